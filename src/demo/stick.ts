import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { portraitFrames } from './portrait.ts';

/** Makes a folder that stands for a visitor's USB stick: the drawn person in a folder, and things that are no photos. */
export async function demoStick(folder: string): Promise<string> {
  await mkdir(join(folder, 'Photos'), { recursive: true });
  const frames = await portraitFrames(3);
  await Promise.all(
    frames.map((jpeg, at) => writeFile(join(folder, 'Photos', `portrait-${at + 1}.jpg`), jpeg)),
  );
  await writeFile(join(folder, 'portrait.jpg'), frames[0] ?? '');
  await writeFile(join(folder, 'Rapport de stage.pdf'), '%PDF-1.4\n');
  return folder;
}
