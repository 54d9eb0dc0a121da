import { expect, test } from 'vitest';
import { isHidden, isPicture, shownName } from './names.ts';

test.each([
  ['photo.jpg', 'photo.jpg'],
  ['Été à Nîmes.JPG', 'Été à Nîmes.JPG'],
  ['gpj.\u202Egnp.exe', 'gpj.gnp.exe'],
  ['a\u0000b\u001b[31mc\n.png', 'ab[31mc.png'],
  ['\u200b\u2066\u2069', '?'],
  ['', '?'],
  ['写真 2026.webp', '写真 2026.webp'],
  ['x\uFFFD\uFFFD.jpg', 'x.jpg'],
  [`a${'\u0301'.repeat(60)}.jpg`, 'á.jpg'],
])('%j is shown as %j', (name, shown) => {
  expect(shownName(name)).toBe(shown);
});

test('a long name keeps its beginning and its end', () => {
  const shown = shownName(`${'longue'.repeat(60)}-vacances.jpeg`);
  expect([...shown]).toHaveLength(80);
  expect(shown).toMatch(/^longue.*…cances\.jpeg$/);
});

test('pictures by their names, hidden things by theirs', () => {
  expect(['a.jpg', 'B.JPEG', 'c.png', 'd.webp', 'e.HEIC'].every(isPicture)).toBe(true);
  expect(['a.gif', 'b.svg', 'jpg', 'c.jpg.exe', 'd.pdf'].some(isPicture)).toBe(false);
  expect(['.cache', '._photo.jpg', 'System Volume Information', '$RECYCLE.BIN'].every(isHidden)).toBe(true);
  expect(isHidden('DCIM')).toBe(false);
});
