import { acts } from './acts.ts';
import { frame } from './frame.ts';
import { upload } from './upload.ts';
import { visit } from './visit.ts';
import { work } from './work.ts';
import type { FirstWords } from '../words.ts';

/** English words that are there from the first screen on. */
export const en: FirstWords = { ...frame, ...visit, ...acts, ...upload, ...work };
