#!/usr/bin/env node
// Takes the models and the runtime of the face analysis out of the pinned packages, checks every byte of them, and puts them with their
// worker into a folder. Nothing is downloaded, here or later.
//   node scripts/face-models.mjs out/app/renderer/face
import { resolve } from 'node:path';
import { buildFace } from './face/build-face.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('into which folder? node scripts/face-models.mjs FOLDER');
  process.exit(2);
}
try {
  await buildFace(resolve(folder));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
