import type { BadgeField } from '../../shared/encoding/content.ts';
import { fieldsIn, type EncodingProfile } from '../../shared/encoding/profile.ts';

/** What of a badge and its holder a profile writes: nothing else leaves central for it. */
export function fieldsOf(profile: EncodingProfile): ReadonlySet<BadgeField> {
  switch (profile.kind) {
    case 'uid-only':
      return new Set();
    case 'classic-sector':
      return new Set(profile.content.flatMap((part) => ('field' in part ? [part.field] : [])));
    case 'desfire-aes':
      return new Set(
        profile.files.flatMap(({ content }) =>
          content.flatMap((part) => ('field' in part ? [part.field] : [])),
        ),
      );
    case 'ntag-ndef':
      return new Set(
        profile.records.flatMap(
          (record) => fieldsIn(record.type === 'uri' ? record.uri : record.text) as BadgeField[],
        ),
      );
  }
}
