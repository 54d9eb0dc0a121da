import { beforeEach, describe, expect, it } from 'vitest';
import { hexBytes, toHex } from '../bytes.ts';
import { PowerCut } from '../card.ts';
import { sectorAccess } from './access-bits.ts';
import { classicCard, type ClassicCard } from './classic-card.ts';

const TRANSPORT = 'FFFFFFFFFFFF';
const KEY_A = 'A0A1A2A3A4A5';
const KEY_B = 'B0B1B2B3B4B5';
const DATA = '000102030405060708090A0B0C0D0E0F';
/** Condition 100 on all blocks and 011 on the trailer: A or B reads, B writes. An example of many public guides. */
const READ_A_WRITE_B = '78778800';

let card: ClassicCard;
const send = (hex: string) => toHex(card.transmit(hexBytes(hex)));
const load = (key: string) => send(`FF82000006${key}`);
const authenticate = (block: string, type: '60' | '61') => send(`FF860000050100${block}${type}00`);
const read = (block: string) => send(`FFB000${block}10`);
const write = (block: string, data: string) => send(`FFD600${block}10${data}`);

beforeEach(() => {
  card = classicCard({ uid: '11223344' });
});

/** Sector 1 gets its two keys and conditions. */
function lock(): void {
  load(TRANSPORT);
  authenticate('04', '60');
  expect(write('07', `${KEY_A}${READ_A_WRITE_B}${KEY_B}`)).toBe('9000');
}

describe('MIFARE Classic 1K as delivered', () => {
  it('has its UID and check byte in block 0, which nobody writes', () => {
    load(TRANSPORT);
    expect(authenticate('00', '60')).toBe('9000');
    expect(read('00')).toMatch(/^1122334444.*9000$/);
    expect(write('00', DATA)).toBe('6300');
  });

  it('takes a 7-byte UID', () => {
    card = classicCard({ uid: '04A1B2C3D4E580' });
    expect(send('FFCA000000')).toBe('04A1B2C3D4E5809000');
    expect(toHex(card.block(0)).slice(0, 14)).toBe('04A1B2C3D4E580');
    expect(card.block(0)).toHaveLength(16);
  });

  it('writes and reads a block after the key of its sector', () => {
    load(TRANSPORT);
    expect(read('04')).toBe('6982');
    expect(authenticate('04', '60')).toBe('9000');
    expect(write('05', DATA)).toBe('9000');
    expect(read('05')).toBe(`${DATA}9000`);
    expect(read('08')).toBe('6982'); // the next sector
  });

  it('never shows key A, and shows a key B that is data', () => {
    load(TRANSPORT);
    authenticate('04', '60');
    expect(read('07')).toBe('000000000000FF078069FFFFFFFFFFFF9000');
  });

  it('does nothing for a key B that can be read', () => {
    load(TRANSPORT);
    expect(authenticate('04', '61')).toBe('9000');
    expect(read('04')).toBe('6300');
  });

  it('refuses a wrong key, a key that was not loaded, and addresses that it has not', () => {
    expect(authenticate('04', '60')).toBe('6988');
    load(KEY_A);
    expect(authenticate('04', '60')).toBe('6300');
    expect(authenticate('40', '60')).toBe('6A82');
    expect(send('FF8200000501020304 05')).toBe('6989');
    expect(read('04')).toBe('6982');
  });
});

describe('MIFARE Classic 1K with access conditions', () => {
  beforeEach(lock);

  it('lets key A read and key B write', () => {
    load(KEY_A);
    authenticate('04', '60');
    expect(read('04')).toBe(`${'00'.repeat(16)}9000`);
    expect(write('04', DATA)).toBe('6300');
    expect(read('04')).toBe('6982'); // the refusal ended the session
    load(KEY_B);
    authenticate('04', '61');
    expect(write('04', DATA)).toBe('9000');
    expect(read('04')).toBe(`${DATA}9000`);
    expect(read('07')).toBe(`000000000000${READ_A_WRITE_B}0000000000009000`);
  });

  it('forgets its session with the power, not its content', () => {
    load(KEY_A);
    authenticate('04', '60');
    card.powerOff();
    card.powerOn();
    expect(read('04')).toBe('6982');
    expect(toHex(card.block(7))).toBe(`${KEY_A}${READ_A_WRITE_B}${KEY_B}`);
  });

  it('tears a block byte by byte', () => {
    load(KEY_B);
    authenticate('04', '61');
    card.tear({ bytes: 5, atomic: 'old' });
    expect(() => write('04', 'FF'.repeat(16))).toThrow(PowerCut);
    expect(toHex(card.block(4))).toBe('FF'.repeat(5) + '00'.repeat(11));
  });

  it('loses a sector for ever when its trailer is torn inside the access bits', () => {
    load(KEY_B);
    authenticate('04', '61');
    card.tear({ bytes: 7, atomic: 'old' });
    expect(() => write('07', `${KEY_A}FF078069${KEY_B}`)).toThrow(PowerCut);
    card.powerOn();
    for (const [key, type] of [
      [KEY_A, '60'],
      [KEY_B, '61'],
    ] as const) {
      load(key);
      expect(authenticate('04', type)).toBe('6300');
    }
    load(TRANSPORT);
    expect(authenticate('08', '60')).toBe('9000');
  });
});

describe('access bits', () => {
  it('are taken with their complements only', () => {
    expect(sectorAccess(hexBytes(`${TRANSPORT}FF078069${TRANSPORT}`))).toBeDefined();
    for (let bit = 0; bit < 24; bit++) {
      const trailer = hexBytes(`${TRANSPORT}FF078069${TRANSPORT}`);
      trailer[6 + (bit >> 3)] = (trailer[6 + (bit >> 3)] ?? 0) ^ (1 << (bit & 7));
      expect(sectorAccess(trailer)).toBeUndefined();
    }
  });
});
