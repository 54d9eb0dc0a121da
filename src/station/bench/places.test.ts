import { expect, test } from 'vitest';
import { placesOf } from './places.ts';

test.each([
  ['a field and a security module', 1, ['ACS ACR1252 1S CL Reader PICC 0', 'ACS ACR1252 1S CL Reader SAM 0']],
  [
    'the same, as interfaces of one device',
    1,
    [
      'ACS ACR1252 Dual Reader [ACR1252 Dual Reader PICC] 00 00',
      'ACS ACR1252 Dual Reader [ACR1252 Dual Reader SAM] 01 00',
    ],
  ],
  [
    'a field, a contact slot and a security module',
    1,
    [
      'Feitian R502 [R502 Contactless Reader] 00 00',
      'Feitian R502 [R502 Contact Reader] 01 00',
      'Feitian R502 [R502 SAM1 Reader] 02 00',
    ],
  ],
  ['fields that name their module too', 2, ['ACS ACR1222 1SAM PICC Reader', 'Prox Contactless SAM 00 00']],
  ['two readers of one kind', 2, ['ACS ACR122U PICC Interface 00 00', 'ACS ACR122U PICC Interface 01 00']],
  ['two slots that say nothing', 2, ['Virtual PCD 00 00', 'Virtual PCD 00 01']],
  ['a name like another word', 2, ['Samsung Reader 0', 'Contactor 0']],
  ['two readers whose product speaks of contact chips', 2, ['A Contact [CL] 00 00', 'A Contact [CL] 01 00']],
])('%s: %i', (_what, places, names) => {
  expect(placesOf(names)).toBe(places);
});
