import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { EncodingProfile } from '../../shared/encoding/profile.ts';

/** An encoding profile by its id, among those of `resources`, or in a JSON file. Errors say what to do. */
export async function readEncodingProfile(
  chosen: string,
  resources: string,
  beside: (name: string) => string,
): Promise<EncodingProfile> {
  const folder = join(resources, 'encoding-profiles');
  const builtIn = /^[a-z0-9][a-z0-9-]*$/.test(chosen);
  const path = builtIn ? join(folder, `${chosen}.json`) : beside(chosen);
  const text = await readFile(path, 'utf8').catch(async (error: NodeJS.ErrnoException) => {
    const names = (await readdir(folder).catch(() => [])).map((name) => name.replace(/\.json$/, ''));
    throw new Error(
      `The encoding profile ${path} cannot be read (${error.code ?? 'unknown'}). Use ${names.join(', ')}, or a JSON file.`,
    );
  });
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw new Error(`The encoding profile ${path} is not JSON: ${(error as Error).message}`);
  }
  const read = EncodingProfile.safeParse(content);
  if (!read.success)
    throw new Error(`The encoding profile ${path} is not right:\n${z.prettifyError(read.error)}`);
  return read.data;
}
