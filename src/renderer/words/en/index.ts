import { acts } from './acts.ts';
import { bench } from './bench.ts';
import { frame } from './frame.ts';
import { lookup } from './lookup.ts';
import { moderation } from './moderation.ts';
import { scan } from './scan.ts';
import { upload } from './upload.ts';
import { visit } from './visit.ts';
import type { Words } from '../words.ts';

/** All English words of the screens. */
export const en: Words = {
  ...frame,
  ...visit,
  ...acts,
  ...upload,
  ...moderation,
  ...scan,
  ...lookup,
  ...bench,
};
