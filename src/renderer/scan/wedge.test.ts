import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutLayout } from './azerty.ts';
import { Wedge, withoutTyped } from './wedge.ts';

/** Types these letters and Enter, so many milliseconds apart; the clock is the test's. */
function type(letters: string, every: number, { inField = false, wedge = new Wedge(), from = 1_000 } = {}) {
  let at = from;
  for (const key of letters) {
    expect(wedge.press(key, at, inField)).toBeNull();
    at += every;
  }
  return wedge.press('Enter', at, inField)?.code ?? null;
}

test('keys that come faster than a hand and end with Enter are a code', () => {
  expect(type('22001234', 3)).toBe('22001234');
  expect(type('22001234', 20, { inField: true })).toBe('22001234');
});

test('a hand is no scanner', () => {
  expect(type('22001234', 110)).toBeNull();
  expect(type('Dupont', 60, { inField: true })).toBeNull();
});

test('a few fast keys, keys without Enter, and an Enter that comes late are no code', () => {
  expect(type('12345', 3)).toBeNull();
  const wedge = new Wedge();
  for (const [index, key] of [...'22001234'].entries()) wedge.press(key, index * 5, false);
  expect(wedge.press('Tab', 45, false)).toBeNull();
  expect(wedge.press('Enter', 50, false)).toBeNull();
  for (const [index, key] of [...'22001234'].entries()) wedge.press(key, 1_000 + index * 5, false);
  expect(wedge.press('Enter', 3_000, false)).toBeNull();
});

test('what a hand typed before is no part of the code, and one key that lags makes it a hand’s in a field', () => {
  const wedge = new Wedge();
  wedge.press('D', 0, true);
  wedge.press('u', 150, true);
  expect(type('22001234', 5, { wedge, inField: true, from: 400 })).toBe('22001234');
  const lags = new Wedge();
  for (const [index, key] of [...'22001234'].entries())
    lags.press(key, index * 5 + (index > 3 ? 60 : 0), true);
  expect(lags.press('Enter', 105, true)).toBeNull();
});

test('Shift between letters is the scanner’s own, and two codes in a row are two', () => {
  const wedge = new Wedge();
  const keys = ['Shift', 'A', 'B', 'Shift', 'C', '1', '2', '3'];
  keys.forEach((key, index) => wedge.press(key, index * 4, false));
  expect(wedge.press('Enter', 32, false)?.code).toBe('ABC123');
  expect(type('22001235', 4, { wedge, from: 40 })).toBe('22001235');
});

test('the symbology identifier is taken off', () => {
  expect(type(']Q122001234', 4)).toBe('22001234');
});

test('digits, UUIDs and ESCN addresses that an AZERTY keyboard garbled are put right', () => {
  expect(withoutLayout('éé)à-&')).toBe('éé)à-&');
  expect(withoutLayout('ééàà&é"\'')).toBe('22001234');
  expect(type('ééàà&é"\'', 4)).toBe('22001234');
  const uuid = '0c2a4b6e-8f10-4d32-9c54-7a6b8c9d0e1f';
  expect(withoutLayout("àcéq'b-e)_f&à)'d\"é)çc(')èq-b_cçdàe&f")).toBe(uuid);
  expect(withoutLayout(`httpsM!!esc:gg!${"àcéq'b-e)_f&à)'d\"é)çc(')èq-b_cçdàe&f"}`)).toBe(
    `https://esc.gg/${uuid}`,
  );
});

test('a code that is right stays as it is, and so does any other text', () => {
  for (const code of ['22001234', '0C2A4B6E-8F10-4D32-9C54-7A6B8C9D0E1F', 'P-2291', 'Zoé', 'm2a'])
    expect(withoutLayout(code)).toBe(code);
  fc.assert(fc.property(fc.stringMatching(/^[0-9]{4,20}$/), (digits) => withoutLayout(digits) === digits));
});

test('the field gives back what the scanner typed, and only that', () => {
  expect(withoutTyped('22001234', '22001234')).toBe('');
  expect(withoutTyped('Du22001234', '22001234')).toBe('Du');
  expect(withoutTyped('2001234', '22001234')).toBe(''); // the field got the focus after the first key
  expect(withoutTyped('Dupont', '22001234')).toBe('Dupont');
});
