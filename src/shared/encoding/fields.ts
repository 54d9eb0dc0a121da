import { ok, type Result } from '../domain/result.ts';
import type { BadgeData, BadgeField, Content } from './content.ts';
import { fieldsIn, SECTOR_BYTES, type EncodingProfile, type NtagProfile } from './profile.ts';
import { render, textOf, type FieldError } from './render.ts';

/** A record with its fields filled in. */
export type FilledRecord =
  | { readonly type: 'uri'; readonly uri: string }
  | { readonly type: 'text'; readonly language: string; readonly text: string };

/** What is to stand on one card. */
export type CardContent =
  | { readonly kind: 'uid-only' }
  /** The three data blocks, 48 bytes. */
  | { readonly kind: 'classic-sector'; readonly sector: Uint8Array }
  | { readonly kind: 'ntag-ndef'; readonly records: readonly FilledRecord[] }
  /** Whole files, by their number. */
  | { readonly kind: 'desfire-aes'; readonly files: ReadonlyMap<number, Uint8Array> };

/** What a profile writes for these data; an error names the first field that does not fit. */
export function bytesOf(profile: EncodingProfile, data: BadgeData): Result<CardContent, FieldError> {
  switch (profile.kind) {
    case 'uid-only':
      return ok({ kind: 'uid-only' });
    case 'classic-sector': {
      const sector = filled(profile.content, SECTOR_BYTES, data);
      return sector.ok ? ok({ kind: profile.kind, sector: sector.value }) : sector;
    }
    case 'ntag-ndef': {
      const records = filledRecords(profile, data);
      return records.ok ? ok({ kind: profile.kind, records: records.value }) : records;
    }
    case 'desfire-aes': {
      const files = new Map<number, Uint8Array>();
      for (const { file, size, content } of profile.files) {
        const bytes = filled(content, size, data);
        if (!bytes.ok) return bytes;
        files.set(file, bytes.value);
      }
      return ok({ kind: profile.kind, files });
    }
  }
}

function filled(content: Content, size: number, data: BadgeData): Result<Uint8Array, FieldError> {
  const bytes = new Uint8Array(size);
  for (const part of content) {
    if ('constant' in part) {
      bytes.set(
        (part.constant.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)),
        part.offset,
      );
      continue;
    }
    const field = render(part, data);
    if (!field.ok) return field;
    bytes.set(field.value, part.offset);
  }
  return ok(bytes);
}

function filledRecords({ records }: NtagProfile, data: BadgeData): Result<FilledRecord[], FieldError> {
  const done: FilledRecord[] = [];
  for (const record of records) {
    let text = record.type === 'uri' ? record.uri : record.text;
    for (const name of fieldsIn(text)) {
      const value = textOf(data, name as BadgeField);
      if (!value.ok) return value;
      text = text.replaceAll(`{${name}}`, () =>
        record.type === 'uri' ? encodeURIComponent(value.value) : value.value,
      );
    }
    done.push(record.type === 'uri' ? { ...record, uri: text } : { ...record, text });
  }
  return ok(done);
}
