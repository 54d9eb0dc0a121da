import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ConsentText, Purpose } from '../../shared/domain/consent.ts';
import { Purpose as PurposeName } from '../../shared/domain/consent.ts';
import { Language } from '../../shared/domain/language.ts';
import type { Sha256 } from '../../shared/domain/ids.ts';
import { sha256 } from '../hash.ts';

interface KnownText {
  readonly version: string;
  readonly language: Language;
  readonly purpose: Purpose;
  readonly sha256: Sha256;
}

/** The words on image rights that a decision may refer to. */
export interface ConsentTexts {
  readonly all: readonly KnownText[];
  /** Whether exactly this text was ever published for this purpose. */
  knows(purpose: Purpose, text: ConsentText): boolean;
}

const folders = async (path: string) =>
  (await readdir(path, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);

/** Reads `image-rights/<version>/<language>/<purpose>.txt`. All versions stay: an act may arrive late under an older one. */
export async function loadConsentTexts(resources: string): Promise<ConsentTexts> {
  const root = join(resources, 'image-rights');
  const all: KnownText[] = [];
  const versions = await folders(root).catch(() => {
    throw new Error(
      `There is no folder ${root}. Set "resources" to the folder that holds the texts of image rights.`,
    );
  });
  for (const version of versions.sort()) {
    for (const name of await folders(join(root, version))) {
      const language = Language.safeParse(name);
      if (!language.success) throw new Error(`${join(root, version, name)}: not a language of the screens.`);
      for (const file of await readdir(join(root, version, name))) {
        const purpose = PurposeName.safeParse(file.replace(/\.txt$/, ''));
        if (!file.endsWith('.txt')) continue;
        if (!purpose.success) throw new Error(`${join(root, version, name, file)}: not a purpose.`);
        const digest = sha256(await readFile(join(root, version, name, file)));
        all.push({ version, language: language.data, purpose: purpose.data, sha256: digest });
      }
    }
  }
  if (all.length === 0) throw new Error(`${root} holds no text: add <version>/<language>/<purpose>.txt`);
  return {
    all,
    knows: (purpose, text) =>
      all.some(
        (one) =>
          one.purpose === purpose &&
          one.version === text.version &&
          one.language === text.language &&
          one.sha256 === text.sha256,
      ),
  };
}
