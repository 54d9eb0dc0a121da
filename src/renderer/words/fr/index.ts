import { acts } from './acts.ts';
import { frame } from './frame.ts';
import { moderation } from './moderation.ts';
import { upload } from './upload.ts';
import { visit } from './visit.ts';

/** All French words of the screens, in plain spaces; `setFrench` makes them typographic. */
export const fr = { ...frame, ...visit, ...acts, ...upload, ...moderation };
