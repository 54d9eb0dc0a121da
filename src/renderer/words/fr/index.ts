import { acts } from './acts.ts';
import { frame } from './frame.ts';
import { upload } from './upload.ts';
import { visit } from './visit.ts';
import { work } from './work.ts';

/** French words that are there from the first screen on, in plain spaces; `setFrench` makes them typographic. */
export const fr = { ...frame, ...visit, ...acts, ...upload, ...work };
