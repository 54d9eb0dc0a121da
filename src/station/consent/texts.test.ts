import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { purposes } from '../../shared/domain/consent.ts';
import { languages } from '../../shared/domain/language.ts';
import { loadImageRightsTexts, recordableTexts } from './texts.ts';

const resources = join(import.meta.dirname, '../../../resources/image-rights');

function copy() {
  const folder = mkdtempSync(join(tmpdir(), 'image-rights-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(join(resources, '2026-09'), join(folder, '2026-9'), { recursive: true });
  cpSync(join(resources, '2026-09'), join(folder, '2026-11'), { recursive: true });
  return folder;
}
const load = (folder: string) => {
  const texts = loadImageRightsTexts(folder);
  if (!texts.ok) throw new Error(texts.error);
  return texts.value;
};

test('the texts of the house: every purpose in every language, named by the hash of its file', () => {
  const { version, texts } = load(resources);
  for (const language of languages) {
    expect(texts[language].map((one) => one.purpose)).toEqual(purposes);
    for (const { purpose, title, summary, text, source } of texts[language]) {
      const bytes = readFileSync(join(resources, version, language, `${purpose}.txt`));
      expect(source).toEqual({
        id: 'image-rights',
        version,
        language,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      });
      expect([title, summary, text].every((part) => bytes.includes(part))).toBe(true);
      expect(title).not.toContain('\n');
    }
  }
});

test('the newest version is in force, by its numbers', () => {
  expect(load(copy()).version).toBe('2026-11');
});

test('a missing file, a file without its parts and one that is not UTF-8 are named', () => {
  const folder = copy();
  rmSync(join(folder, '2026-11/en/teaching.txt'));
  writeFileSync(join(folder, '2026-11/fr/badge.txt'), 'Only a title\n');
  writeFileSync(join(folder, '2026-11/fr/directory.txt'), Buffer.from([0x41, 0xff, 0x0a]));
  const texts = loadImageRightsTexts(folder);
  expect(texts).toMatchObject({ ok: false });
  const error = texts.ok ? '' : texts.error;
  for (const name of ['en/teaching.txt', 'fr/badge.txt', 'fr/directory.txt']) expect(error).toContain(name);
  expect(loadImageRightsTexts(join(folder, 'nothing')).ok).toBe(false);
});

test('only texts that central knows can be recorded; the others are named', () => {
  const texts = load(resources);
  const known = [...texts.texts.fr, ...texts.texts.en].map(({ source }) => source);
  expect(recordableTexts(texts, known)).toMatchObject({ unknown: [] });
  expect(recordableTexts(texts, known).recordable).toHaveLength(6);
  const without = known.filter((one) => one !== texts.texts.fr[1]!.source);
  expect(recordableTexts(texts, without)).toMatchObject({ unknown: ['2026-09/fr/directory'] });
  expect(
    recordableTexts(
      texts,
      known.map((one) => ({ ...one, version: '0' })),
    ).recordable,
  ).toEqual([]);
});
