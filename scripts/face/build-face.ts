import { build } from 'esbuild';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { attentionHeads } from './attention-heads.ts';
import { readSource, sources } from './sources.ts';

const root = resolve(import.meta.dirname, '../..');

/** Puts all that the face analysis loads into a folder: its worker, the runtime, the models and their notices. */
export async function buildFace(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const put = (name: string, bytes: Uint8Array | string) => writeFileSync(join(folder, name), bytes);
  const packages = join(root, 'node_modules');
  for (const name of Object.keys(sources) as (keyof typeof sources)[]) put(name, readSource(packages, name));
  for (const [name, head] of attentionHeads(readSource(packages, 'attention.tflite'))) put(name, head);
  copyFileSync(join(import.meta.dirname, 'notices.txt'), join(folder, 'notices.txt'));
  copyFileSync(join(root, 'resources/licences/apache-2.0.txt'), join(folder, 'apache-2.0.txt'));
  await buildWorker(join(root, 'src/renderer/face/worker.ts'), join(folder, 'worker.js'));
}

/** Bundles a worker as one classic script: LiteRT's loader needs `importScripts`, which a module worker has not. */
export async function buildWorker(entry: string, outfile: string): Promise<void> {
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'chrome130',
    logLevel: 'warning',
  });
}
