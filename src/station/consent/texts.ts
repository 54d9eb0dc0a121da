import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PurposeText } from '../../shared/contract/station.ts';
import { purposes, type Purpose } from '../../shared/domain/consent.ts';
import { Sha256 } from '../../shared/domain/ids.ts';
import { languages, type Language } from '../../shared/domain/language.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';

/** The words about image rights that are in force, in every language. */
export interface ImageRightsTexts {
  readonly version: string;
  readonly texts: Readonly<Record<Language, readonly PurposeText[]>>;
}

/**
 * Reads `<folder>/<version>/<language>/<purpose>.txt` of the newest version. A file is a title line, a summary paragraph and the whole
 * text, separated by blank lines; its SHA-256 is that of its bytes. The error says to the installer what to correct.
 */
export function loadImageRightsTexts(folder: string): Result<ImageRightsTexts, string> {
  const version = newestVersion(folder);
  if (version === undefined) return err(`${folder} has no version of the image-rights texts`);
  const faults: string[] = [];
  const read = (language: Language): PurposeText[] =>
    purposes.flatMap((purpose) => {
      const path = join(folder, version, language, `${purpose}.txt`);
      const text = readText(path, purpose, language, version);
      if (text.ok) return [text.value];
      faults.push(text.error);
      return [];
    });
  const texts = { fr: read('fr'), en: read('en') } satisfies Record<Language, PurposeText[]>;
  return faults.length > 0 ? err(faults.join('\n')) : ok({ version, texts });
}

/** Versions are names that sort by their numbers: 1, 2, 10 or 2026-11-20. */
function newestVersion(folder: string): string | undefined {
  try {
    const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    return folders
      .map((entry) => entry.name)
      .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
      .at(-1);
  } catch {
    return undefined; // no such folder: said by the caller
  }
}

function readText(
  path: string,
  purpose: Purpose,
  language: Language,
  version: string,
): Result<PurposeText, string> {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    return err(`${path} is missing or cannot be read: every purpose needs a text in every language`);
  }
  let words: string;
  try {
    words = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return err(`${path} is not UTF-8`);
  }
  const [title, summary, ...text] = words.trim().split(/\r?\n[ \t]*\r?\n\s*/);
  if (!title || !summary || text.length === 0 || title.includes('\n'))
    return err(`${path} must be a title line, a summary paragraph and a text, separated by blank lines`);
  const sha256 = Sha256.parse(createHash('sha256').update(bytes).digest('hex'));
  const source = { id: 'image-rights', version, language, sha256 } as const;
  return ok({ purpose, title, summary, text: text.join('\n\n'), source });
}

/** The texts that a decision may name: in force here and known to central. `unknown` lists the files' purposes that central does not know. */
export function recordableTexts(
  { texts }: ImageRightsTexts,
  known: readonly { readonly version: string; readonly sha256: Sha256 }[],
): { recordable: (PurposeText['source'] & { purpose: Purpose })[]; unknown: string[] } {
  const all = languages.flatMap((language) => texts[language]).filter((one) => one.purpose !== 'badge');
  const isKnown = ({ source }: PurposeText): boolean =>
    known.some((one) => one.version === source.version && one.sha256 === source.sha256);
  return {
    recordable: all.filter(isKnown).map(({ purpose, source }) => ({ ...source, purpose })),
    unknown: all
      .filter((one) => !isKnown(one))
      .map(({ purpose, source }) => `${source.version}/${source.language}/${purpose}`),
  };
}
