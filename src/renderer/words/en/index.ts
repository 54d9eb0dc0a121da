import { acts } from './acts.ts';
import { frame } from './frame.ts';
import { moderation } from './moderation.ts';
import { upload } from './upload.ts';
import { visit } from './visit.ts';
import type { Words } from '../words.ts';

/** All English words of the screens. */
export const en: Words = { ...frame, ...visit, ...acts, ...upload, ...moderation };
