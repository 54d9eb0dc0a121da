import { err, ok, type Result } from '../../../../shared/domain/result.ts';
import { concatBytes, utf8 } from '../../../../shared/seal/bytes.ts';
import { uriPrefixes } from './uri-prefixes.ts';

/** A record that badges carry. */
export type NdefRecord =
  | { readonly type: 'text'; readonly language: string; readonly text: string }
  | { readonly type: 'uri'; readonly uri: string }
  /** Any other record, as it is: `format` is its TNF. */
  | {
      readonly type: 'other';
      readonly format: number;
      readonly name: Uint8Array;
      readonly payload: Uint8Array;
    };

/** Flags of the first byte of a record (NFC Forum NDEF 1.0, 3.2). */
const BEGIN = 0x80;
const END = 0x40;
const CHUNKED = 0x20;
const SHORT = 0x10;
const HAS_ID = 0x08;
const FORMAT = 0x07;
/** TNF of the types that the NFC Forum names (3.2.6). */
const WELL_KNOWN = 0x01;
/** Names of the text and the URI record (RTD Text 1.0, 3; RTD URI 1.0, 3). */
const TEXT = 0x54;
const URI = 0x55;
/** Status byte of a text (RTD Text 1.0, table 3): bit 7 says UTF-16, bits 5 to 0 the length of the language code. */
const UTF16 = 0x80;
const LANGUAGE_BYTES = 0x3f;

/** Records as one NDEF message. */
export function encodeNdef(records: readonly NdefRecord[]): Uint8Array {
  if (records.length === 0) throw new Error('a message has at least one record');
  return concatBytes(
    ...records.map((record, index) => {
      const { format, name, payload } = partsOf(record);
      const place = (index === 0 ? BEGIN : 0) | (index === records.length - 1 ? END : 0);
      const short = payload.length < 256;
      const length = new DataView(new ArrayBuffer(4));
      length.setUint32(0, payload.length);
      return concatBytes(
        Uint8Array.of(place | (short ? SHORT : 0) | format, name.length),
        new Uint8Array(length.buffer).slice(short ? 3 : 0),
        name,
        payload,
      );
    }),
  );
}

/** The records of one NDEF message. Chunked records are refused: no badge has them. */
export function parseNdef(message: Uint8Array): Result<NdefRecord[], 'ndef.invalid'> {
  const records: NdefRecord[] = [];
  let rest = message;
  for (;;) {
    const record = parseRecord(rest, records.length === 0);
    if (!record) return err('ndef.invalid');
    records.push(record.record);
    rest = rest.subarray(record.bytes);
    if (record.last) return rest.length === 0 ? ok(records) : err('ndef.invalid');
  }
}

function parseRecord(bytes: Uint8Array, first: boolean) {
  const [flags, nameBytes] = bytes;
  if (flags === undefined || nameBytes === undefined) return null;
  if (flags & CHUNKED || (flags & BEGIN) !== (first ? BEGIN : 0)) return null;
  const lengthBytes = flags & SHORT ? 1 : 4;
  const idBytes = flags & HAS_ID ? 1 : 0;
  if (bytes.length < 2 + lengthBytes + idBytes) return null;
  const payloadBytes = bytes.subarray(2, 2 + lengthBytes).reduce((sum, byte) => sum * 256 + byte, 0);
  const name = 2 + lengthBytes + idBytes;
  const payload = name + nameBytes + (idBytes ? (bytes[name - 1] ?? 0) : 0);
  if (bytes.length < payload + payloadBytes) return null;
  const record = contentOf(
    flags & FORMAT,
    bytes.slice(name, name + nameBytes),
    bytes.slice(payload, payload + payloadBytes),
  );
  return record && { record, bytes: payload + payloadBytes, last: (flags & END) !== 0 };
}

function contentOf(format: number, name: Uint8Array, payload: Uint8Array): NdefRecord | null {
  const [head = 0] = payload;
  if (format === WELL_KNOWN && name.length === 1 && payload.length > 0) {
    if (name[0] === URI) {
      const rest = decode(payload.slice(1));
      return rest === null ? null : { type: 'uri', uri: (uriPrefixes[head] ?? '') + rest };
    }
    if (name[0] === TEXT && !(head & UTF16)) {
      const from = 1 + (head & LANGUAGE_BYTES);
      const [language, text] = [decode(payload.slice(1, from)), decode(payload.slice(from))];
      return language === null || text === null ? null : { type: 'text', language, text };
    }
  }
  return { type: 'other', format, name, payload };
}

function partsOf(record: NdefRecord) {
  switch (record.type) {
    case 'text': {
      const language = utf8(record.language);
      if (language.length > LANGUAGE_BYTES) throw new Error('the language code is too long');
      const payload = concatBytes(Uint8Array.of(language.length), language, utf8(record.text));
      return { format: WELL_KNOWN, name: Uint8Array.of(TEXT), payload };
    }
    case 'uri': {
      const code = longestPrefix(record.uri);
      const rest = record.uri.slice((uriPrefixes[code] ?? '').length);
      return {
        format: WELL_KNOWN,
        name: Uint8Array.of(URI),
        payload: concatBytes(Uint8Array.of(code), utf8(rest)),
      };
    }
    case 'other':
      return record;
  }
}

function longestPrefix(uri: string): number {
  return uriPrefixes.reduce(
    (best, prefix, code) =>
      uri.startsWith(prefix) && prefix.length > (uriPrefixes[best] ?? '').length ? code : best,
    0,
  );
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null; // not UTF-8: the record is invalid
  }
}
