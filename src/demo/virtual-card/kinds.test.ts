import { describe, expect, it } from 'vitest';
import { hexBytes, toHex } from './bytes.ts';
import { CARD_KINDS } from './kinds.ts';

const UID = '04A1B2C3D4E580';

describe.each(Object.entries(CARD_KINDS))('a card of kind %s', (kind, make) => {
  it('shows its UID in the field, or a random one', () => {
    const shown = toHex(make(UID).transmit(hexBytes('FFCA000000')));
    expect(shown).toMatch(kind === 'desfire-random-uid' ? /^08.{6}9000$/ : `${UID}9000`);
  });

  it('is another card each time', () => {
    expect(make(UID)).not.toBe(make(UID));
  });
});
