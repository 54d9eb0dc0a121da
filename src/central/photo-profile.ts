import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { PhotoProfile } from '../shared/quality/profile.ts';
import { photoProfiles } from '../shared/quality/profiles.ts';

const isBuiltIn = (name: string): name is keyof typeof photoProfiles => Object.hasOwn(photoProfiles, name);

/** What a university asks of a photo: a profile by its name, or one of its own in a JSON file. Errors say what to do. */
export async function readPhotoProfile(
  chosen: string,
  beside: (name: string) => string,
): Promise<PhotoProfile> {
  if (isBuiltIn(chosen)) return photoProfiles[chosen];
  const path = beside(chosen);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    const names = Object.keys(photoProfiles).join(', ');
    throw new Error(
      `The photo profile ${path} cannot be read (${error.code ?? 'unknown'}). Use ${names}, or a JSON file.`,
    );
  });
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw new Error(`The photo profile ${path} is not JSON: ${(error as Error).message}`);
  }
  const read = PhotoProfile.safeParse(content);
  if (!read.success)
    throw new Error(`The photo profile ${path} is not right:\n${z.prettifyError(read.error)}`);
  return read.data;
}
