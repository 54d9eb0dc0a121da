import { describe, expect, it } from 'vitest';
import { parseApdu } from './apdu.ts';
import { hexBytes } from './bytes.ts';

describe('a command APDU', () => {
  it.each([
    ['without data and answer', '00A40400', '', undefined],
    ['with an answer', 'FFCA000000', '', 256],
    ['with an answer of some bytes', 'FFB0000410', '', 16],
    ['with data', 'FFD6000404 01020304', '01020304', undefined],
    ['with both', '905A000003 01A0F5 00', '01A0F5', 256],
  ])('%s is read', (_, hex, data, le) => {
    expect(parseApdu(hexBytes(hex))).toMatchObject({ data: hexBytes(data), le });
  });

  it.each(['', '90', '905A00', '905A00000301A0', '905A00000301A0F50000', '905A0000 00 00'])(
    'of a length that does not fit is refused: %s',
    (hex) => {
      expect(parseApdu(hexBytes(hex))).toBeUndefined();
    },
  );
});
