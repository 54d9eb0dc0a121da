import { describe, expect, it } from 'vitest';
import { asHex, hex } from '../scripted-card.ts';
import { encodeNdef, parseNdef, type NdefRecord } from './ndef-record.ts';

describe('NDEF records', () => {
  it('write and read the URI of AN12196, table 17', () => {
    // D1 01 4D 55 04 "choose.url.com/ntag424?e=…&c=…"
    const url = `https://choose.url.com/ntag424?e=${'0'.repeat(32)}&c=${'0'.repeat(16)}`;
    const message = encodeNdef([{ type: 'uri', uri: url }]);
    expect(asHex(message).slice(0, 38)).toBe('D1014D550463686F6F73652E75726C2E636F6D');
    expect(parseNdef(message)).toEqual({ ok: true, value: [{ type: 'uri', uri: url }] });
  });

  it('write and read a text with its language (RTD Text 1.0, annex A: "Hello, World!")', () => {
    const message = encodeNdef([{ type: 'text', language: 'en-US', text: 'Hello, World!' }]);
    expect(asHex(message)).toBe('D101135405656E2D555348656C6C6F2C20576F726C6421');
    expect(parseNdef(message)).toMatchObject({ value: [{ language: 'en-US', text: 'Hello, World!' }] });
  });

  it('keep several records, long ones and unknown ones', () => {
    const records: NdefRecord[] = [
      { type: 'text', language: 'fr', text: 'é'.repeat(200) },
      { type: 'uri', uri: 'xmpp:somebody' },
      { type: 'other', format: 4, name: hex('61'), payload: hex('00FF') },
    ];
    expect(parseNdef(encodeNdef(records))).toEqual({ ok: true, value: records });
  });

  it('read a record that has an id', () => {
    expect(parseNdef(hex('D9 01 02 01 55 41 04 61'))).toMatchObject({ value: [{ uri: 'https://a' }] });
  });

  it.each([
    ['nothing', ''],
    ['a message cut short', 'D1014D5504'],
    ['bytes after the end', 'D101025504 61 00'],
    ['a message without an end', '91010255 0461'],
    ['a message without a beginning', '5101025504 61'],
    ['a chunked record', 'F101025504 61'],
    ['a text that is not UTF-8', 'D10104540266 72FF'],
  ])('refuse %s', (_name, bytes) => {
    expect(parseNdef(hex(bytes))).toEqual({ ok: false, error: 'ndef.invalid' });
  });
});
