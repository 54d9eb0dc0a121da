import type { EncodingProfile } from '../../shared/encoding/profile.ts';
import type { CardKind } from '../card/protocols/identify/identify-card.ts';

/** Sectors of each chip that have three data blocks (MF1S50YYX_V1 and MF1S70YYX_V1 data sheets, 8.6). */
const sectors = { mini: 5, '1k': 16, '4k': 32 } as const;

/** Whether a profile can be written to such a card. The UID alone can be read from any. */
export function suits(card: CardKind, profile: EncodingProfile): boolean {
  switch (profile.kind) {
    case 'uid-only':
      return true;
    case 'classic-sector':
      return card.kind === 'classic' && profile.sector < sectors[card.model];
    case 'ntag-ndef':
      return card.kind === 'ultralight';
    case 'desfire-aes': {
      if (card.kind !== 'desfire' || card.version.generation === 'd40') return false;
      return profile.chip === 'ev1' || card.version.generation !== 'ev1';
    }
  }
}
