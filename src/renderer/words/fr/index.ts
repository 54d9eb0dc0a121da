import { acts } from './acts.ts';
import { bench } from './bench.ts';
import { frame } from './frame.ts';
import { lookup } from './lookup.ts';
import { moderation } from './moderation.ts';
import { scan } from './scan.ts';
import { upload } from './upload.ts';
import { visit } from './visit.ts';

/** All French words of the screens, in plain spaces; `setFrench` makes them typographic. */
export const fr = { ...frame, ...visit, ...acts, ...upload, ...moderation, ...scan, ...lookup, ...bench };
