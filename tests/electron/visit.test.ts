import { describe } from 'vitest';
import { newcomer } from '../../src/demo/people.ts';
import { houseFor } from '../support/house.ts';
import { describeWith } from '../support/needs.ts';
import { wholeVisit } from '../support/scenarios/whole-visit.ts';

describeWith(
  { reader: true, cas: true, electron: true },
  'a visit in Electron with LemonLDAP::NG, pcscd and central on SQLite',
  () => {
    const house = houseFor(() => ({ shell: 'electron', cas: 'llng', reader: 'virtual' }));
    describe('from the welcome screen to the last trace', () => wholeVisit(house, newcomer, 'fr'));
  },
);
