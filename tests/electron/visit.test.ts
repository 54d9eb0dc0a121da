import { describe, expect, it } from 'vitest';
import { newcomer, residents } from '../../src/demo/people.ts';
import { opposeBadge } from '../../src/demo/tour/visitor/badge.ts';
import { handOf, heading } from '../../src/demo/tour/visitor/hand.ts';
import { told } from '../../src/demo/tour/visitor/notice.ts';
import { openSignIn, signIn } from '../../src/demo/tour/visitor/sign-in.ts';
import { discreetName } from '../../src/shared/domain/person.ts';
import { houseFor } from '../support/house.ts';
import { describeWith } from '../support/needs.ts';
import { personOf, wholeVisit } from '../support/scenarios/whole-visit.ts';
import { comeback, comebackLimit, drained, killStation } from '../support/station.ts';

const holder = residents.find(({ has }) => has.badge?.state === 'active');
if (holder === undefined) throw new Error('nobody of the demo has an active badge');

describeWith(
  { reader: true, cas: true, electron: true },
  'a visit in Electron with LemonLDAP::NG, pcscd and central on SQLite',
  () => {
    const house = houseFor(() => ({ shell: 'electron', cas: 'llng', reader: 'virtual' }));
    describe('from the welcome screen to the last trace', () => wholeVisit(house, newcomer, 'fr'));

    it('kill -9 of the station when an opposition is called saved: back within 3 s, and it is at central once', async () => {
      const hand = handOf(house().surfaces, 'fr');
      await signIn(hand, holder, discreetName(holder));
      await opposeBadge(hand, 'stolen');
      await heading(hand, hand.words.saved.title.opposition);
      expect(await comeback(house(), hand, killStation(house()))).toBeLessThan(comebackLimit);
      await told(hand, 'visit.restarted');
      await drained(hand);
      const commands = await house().central.admin.commands(await personOf(house(), holder));
      expect(commands.filter(({ kind }) => kind === 'badge.oppose')).toHaveLength(1);
    });

    it('kill -9 of the station while the page of the ENT is open: the page goes, the kiosk comes back', async () => {
      const hand = handOf(house().surfaces, 'fr');
      await openSignIn(hand);
      expect(await comeback(house(), hand, killStation(house()))).toBeLessThan(comebackLimit);
      await house().surfaces.entGone();
    });
  },
);
