import { err, ok, type Result } from '../domain/result.ts';
import type { BadgeData, BadgeField, FieldPart } from './content.ts';

/** Why a badge's data do not fit the profile, and which field it is. */
export type FieldError = `field.${'missing' | 'too-long' | 'too-short' | 'invalid'}:${BadgeField}`;

const DIGITS = /^[0-9]+$/;
const PRINTABLE = /^[\x20-\x7E]+$/;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** A field as a text: dates lose their dashes. An empty one is missing. */
export function textOf(data: BadgeData, field: BadgeField): Result<string, FieldError> {
  const text = data[field];
  if (text === undefined || text === '') return err(`field.missing:${field}`);
  if (field !== 'expiry') return ok(text);
  const [, year, month, day] = DATE.exec(text) ?? [];
  const real = !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
  return year && month && day && real ? ok(year + month + day) : err('field.invalid:expiry');
}

/** The bytes of one field, exactly as many as its place has. */
export function render(part: FieldPart, data: BadgeData): Result<Uint8Array, FieldError> {
  const text = textOf(data, part.field);
  if (!text.ok) return text;
  const nibbles = nibblesOf(part, text.value);
  if (nibbles === null) return err(`field.invalid:${part.field}`);
  const wanted = part.length * 2;
  if (nibbles.length > wanted) return err(`field.too-long:${part.field}`);
  const pad = part.pad ?? (part.encoding === 'uint' ? { side: 'left', byte: '00' } : null);
  if (nibbles.length < wanted && pad === null) return err(`field.too-short:${part.field}`);
  // Only digits can end in the middle of a byte: half a padding byte completes it.
  const padded =
    pad?.side === 'left'
      ? nibbles.padStart(wanted, pad.byte)
      : nibbles.padEnd(
          wanted,
          (nibbles.length % 2 === 1 ? pad?.byte[1] : '') + (pad?.byte ?? '').repeat(wanted),
        );
  const bytes = Uint8Array.from(padded.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return ok(part.encoding === 'uint' && part.order === 'little' ? bytes.toReversed() : bytes);
}

/** Hex digits of a text in its encoding; null when it cannot be written so. */
function nibblesOf({ encoding }: FieldPart, text: string): string | null {
  switch (encoding) {
    case 'ascii':
      return PRINTABLE.test(text) ? hexOfAscii(text) : null;
    case 'bcd':
      return DIGITS.test(text) ? text : null;
    case 'hex': {
      const digits = text.replaceAll('-', '').toUpperCase();
      return /^(?:[0-9A-F]{2})+$/.test(digits) ? digits : null;
    }
    case 'uint':
      return DIGITS.test(text) ? evenly(BigInt(text).toString(16).toUpperCase()) : null;
  }
}

const evenly = (digits: string): string => (digits.length % 2 === 0 ? digits : `0${digits}`);
const hexOfAscii = (text: string): string =>
  Array.from(text, (character) => character.charCodeAt(0).toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
