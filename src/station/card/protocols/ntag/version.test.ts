import { describe, expect, it } from 'vitest';
import { scriptedCard } from '../scripted-card.ts';
import { ultralightModel } from './version.ts';

const PCSC = 'FFC200010395 01 60';
const ACS = 'FF00000003D44260';

describe('asking an NTAG for its model', () => {
  // NTAG213/215/216 data sheet, table 28; MF0ULx1 data sheet, table 15.
  it.each([
    ['ntag213', '0004040201000F03'],
    ['ntag215', '0004040201001103'],
    ['ntag216', '0004040201001303'],
    ['ultralight-ev1', '0004030101000B03'],
    ['unknown', '0004050201001303'],
  ])('knows %s through either kind of reader', async (model, version) => {
    const { card } = scriptedCard([PCSC, `C003009000 920100 96020000 9708 ${version} 9000`]);
    expect(await ultralightModel(card)).toEqual({ ok: true, value: model });
    const { card: acs } = scriptedCard([PCSC, '6A81'], [ACS, `D54300 ${version} 9000`]);
    expect(await ultralightModel(acs)).toEqual({ ok: true, value: model });
  });

  it.each(['6D00', 'D54301 9000', 'D54300 00 9000', 'D54301 0004040201000F03 9000'])(
    'goes without when the reader says %s',
    async (answer) => {
      const { card } = scriptedCard([PCSC, 'C003016401 9000'], [ACS, answer]);
      expect(await ultralightModel(card)).toEqual({ ok: false, error: 'ntag.pass-through-refused' });
    },
  );
});
