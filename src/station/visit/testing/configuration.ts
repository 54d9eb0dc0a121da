import type { Configuration } from '../../../shared/contract/central.ts';
import { StationId } from '../../../shared/domain/ids.ts';
import { sha } from './people.ts';

/** What central told the station of the unit tests. */
export const configuration: Configuration = {
  station: StationId.parse('0c0c0c0c-0000-4000-8000-000000000001'),
  place: 'Accueil',
  university: 'Université de démonstration',
  receiptKeys: [{ kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43), kid: 'one' }],
  sealingKeys: [],
  ent: {
    pages: {
      password: 'https://ent.example/password',
      firstLogin: null,
      security: 'https://ent.example/security',
    },
    hosts: ['ent.example'],
  },
  consentTexts: [
    { version: '1', sha256: sha('a') },
    { version: '1', sha256: sha('b') },
  ],
  serverTime: '2026-11-20T08:00:00Z',
};
