import { describe, expect, it } from 'vitest';
import { newcomer } from '../../src/demo/people.ts';
import { houseFor } from '../support/house.ts';
import { describeWith } from '../support/needs.ts';
import { hostileRenderer } from '../support/renderer.ts';
import { wholeVisit } from '../support/scenarios/whole-visit.ts';

describeWith(
  { reader: true, cas: true, chromium: true },
  'a visit in the Chromium kiosk with LemonLDAP::NG, pcscd and central on SQLite',
  () => {
    const house = houseFor(() => ({ shell: 'chromium', cas: 'llng', reader: 'virtual' }));
    describe('from the welcome screen to the last trace', () => wholeVisit(house, newcomer, 'fr'));

    it('the station tells a renderer nothing of the visitor any more', async () => {
      const view = JSON.stringify(await (await hostileRenderer(house().surfaces.kiosk())).call('view', null));
      expect(view).toContain('"visit":null');
      for (const word of [newcomer.firstName, newcomer.lastName, newcomer.login, newcomer.number])
        expect(view).not.toContain(word);
    });
  },
);
