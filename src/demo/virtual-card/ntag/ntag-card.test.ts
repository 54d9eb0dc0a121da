import { describe, expect, it } from 'vitest';
import { hexBytes, toHex } from '../bytes.ts';
import { PowerCut } from '../card.ts';
import { ntagCard, type NtagCard } from './ntag-card.ts';

const UID = '04A1B2C3D4E580';

function open(model: 'ntag213' | 'ntag215') {
  const card: NtagCard = ntagCard({ model, uid: UID });
  const send = (hex: string) => toHex(card.transmit(hexBytes(hex)));
  return { card, send, write: (page: string, data: string) => send(`FFD600${page}04${data}`) };
}

describe.each([
  ['ntag213', 'E1101200', '0004040201000F03', 45],
  ['ntag215', 'E1103E00', '0004040201001103', 135],
] as const)('%s', (model, capability, version, pages) => {
  it('shows UID with check bytes, capability and an empty NDEF message', () => {
    const { send } = open(model);
    expect(send('FFB0000010')).toMatch(new RegExp(`^04A1B2..C3D4E580..480000${capability}9000$`));
    const check = (hex: string) => hexBytes(hex).reduce((sum, byte) => sum ^ byte, 0);
    expect(check(`88${send('FFB0000004').slice(0, 8)}`)).toBe(0);
    expect(check(send('FFB0000105').slice(0, 10))).toBe(0);
    expect(send('FFB0000404')).toBe('0300FE009000');
  });

  it('gives its version in a transparent exchange', () => {
    expect(open(model).send('FFC2000103950160')).toMatch(new RegExp(`9708${version}9000$`));
  });

  it('has so many pages, and begins again behind the last one', () => {
    const { send } = open(model);
    const last = (pages - 1).toString(16).padStart(2, '0');
    expect(send(`FFB000${last}10`)).toMatch(/^0000000004A1B2/);
    expect(send(`FFB000${pages.toString(16)}10`)).toBe('6A82');
    expect(send(`FFD600${pages.toString(16)}0400000000`)).toBe('6A82');
  });

  it('takes pages of four bytes', () => {
    const { send, write } = open(model);
    expect(write('04', '01020304')).toBe('9000');
    expect(send('FFB0000404')).toBe('010203049000');
    expect(send('FFD60004100102030405060708090A0B0C0D0E0F10')).toBe('6700');
  });

  it('keeps its UID, and lets capability and locks only gain bits', () => {
    const { card, write } = open(model);
    expect(write('00', 'FFFFFFFF')).toBe('6300');
    expect(write('02', '00000000')).toBe('9000');
    expect(toHex(card.page(2)).slice(2, 4)).toBe('48');
    expect(write('03', '0000000F')).toBe('9000');
    expect(toHex(card.page(3))).toBe(`${capability.slice(0, 6)}0F`);
  });

  it('locks page 4 for ever', () => {
    const { send, write } = open(model);
    expect(write('02', '00001000')).toBe('9000');
    expect(write('02', '00000000')).toBe('9000');
    expect(write('04', '01020304')).toBe('6300');
    expect(write('05', '01020304')).toBe('9000');
    expect(send('FFB0000404')).toBe('0300FE009000');
  });

  it('locks the pages of a dynamic lock bit', () => {
    const { write } = open(model);
    const lockPage = model === 'ntag213' ? '28' : '82';
    expect(write(lockPage, '01000000')).toBe('9000');
    expect(write('10', '01020304')).toBe('6300');
    expect(write(model === 'ntag213' ? '12' : '20', '01020304')).toBe('9000');
  });

  it('can lock its whole user memory, and then still takes its configuration', () => {
    const { write } = open(model);
    const lockPage = model === 'ntag213' ? 0x28 : 0x82;
    const page = (number: number) => number.toString(16).padStart(2, '0');
    expect(write('02', '0000F8FF')).toBe('9000');
    expect(write(page(lockPage), 'FF0F0000')).toBe('9000');
    for (let user = 3; user < lockPage; user++) expect(write(page(user), '01020304')).toBe('6300');
    expect(write(page(lockPage + 1), '04000000')).toBe('9000');
  });

  it('tears a page byte by byte', () => {
    const { card, write } = open(model);
    card.tear({ bytes: 2, atomic: 'new' });
    expect(() => write('05', 'FFFFFFFF')).toThrow(PowerCut);
    expect(toHex(card.page(5))).toBe('FFFF0000');
  });
});
