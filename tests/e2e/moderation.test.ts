import { afterAll, beforeEach, expect, it } from 'vitest';
import { readRaw, startMailbox, type Mailbox } from '../../src/central/testing/mailbox.ts';
import { agent, type DemoResident } from '../../src/demo/people.ts';
import { handOf, heading, kiosk, touch, type Hand } from '../../src/demo/tour/visitor/hand.ts';
import { told } from '../../src/demo/tour/visitor/notice.ts';
import { signIn } from '../../src/demo/tour/visitor/sign-in.ts';
import { waitUntil } from '../../src/demo/tour/wait.ts';
import { discreetName } from '../../src/shared/domain/person.ts';
import type { RejectionReason } from '../../src/shared/domain/photo.ts';
import { houseFor } from '../support/house.ts';
import { describeWith } from '../support/needs.ts';
import { student } from '../support/people.ts';
import { markersOf, remainsOnDisk, remainsOnScreen } from '../support/remains.ts';
import { personOf } from '../support/scenarios/whole-visit.ts';
import { watchTrials, type Trials } from '../support/trials.ts';

const portraits = ['astronaut', 'admiral', 'president'] as const;
/** Fifty people whose photos wait: every seventh one is poor, every fifth is unsure. */
const queue: readonly DemoResident[] = Array.from({ length: 50 }, (_, index) =>
  student(`attente${index}`, `Prénom${index}`, `Attente${index}`, {
    queued: {
      portrait: { of: portraits[index % 3] ?? 'admiral', light: 0.8 + index / 100 },
      ...(index % 5 === 1 ? { values: { MouthClosed: 0.2 } } : {}),
      ...(index % 7 === 3 ? { values: { Sharpness: 1.5 }, tries: 4, anyway: true } : {}),
    },
  }),
);
const message = 'Retirez la casquette, merci.';

describeWith(
  { chromium: true },
  'an operator decides on fifty photos by the keyboard, in the Chromium kiosk',
  () => {
    let mailbox: Mailbox | undefined;
    const house = houseFor(async () => {
      mailbox = await startMailbox({ disabledCommands: ['STARTTLS', 'AUTH'] });
      return {
        ...{ shell: 'chromium', cas: 'demo', reader: 'memory', orientation: 'landscape' },
        residents: [agent, ...queue],
        limits: { mailEvery: 200 },
        mail: {
          ...{ host: '127.0.0.1', port: mailbox.port, encryption: 'none', auth: null },
          from: { name: 'Service des badges', address: 'badges@univ.test' },
          replyTo: null,
          mailOnAcceptance: false,
        },
      };
    });
    afterAll(() => mailbox?.close());
    let hand: Hand;
    let trials: Trials;
    /** What was decided on whom, by their names on the screen. */
    const decided = new Map<string, 'accepted' | RejectionReason>();
    beforeEach(() => {
      hand = handOf(house().surfaces, 'fr');
    });

    it('finds the work on the account, with how many photos wait', async () => {
      await signIn(hand, agent, discreetName(agent));
      await kiosk(hand).getByText('50 photos attendent').waitFor();
      await touch(hand, hand.words.work.open);
      trials = await watchTrials(kiosk(hand));
      expect(await trials.seen(null)).toMatch(/^Prénom\d+ Attente\d+$/);
    });

    it('an undo brings the photo back, and it can be decided anew, with a message', async () => {
      const { keyboard } = kiosk(hand);
      const first = await trials.seen(null);
      await keyboard.press('a');
      expect(await trials.seen(first)).not.toBe(first);
      await kiosk(hand).getByText(`Acceptée : ${first}`).waitFor();
      await keyboard.press('z');
      await trials.back(first);
      await keyboard.press('r');
      await keyboard.press('7');
      await keyboard.press('m');
      await keyboard.type(message);
      await keyboard.press('Enter');
      decided.set(first, 'other');
      await kiosk(hand).getByText(`Refusée : ${first}`).waitFor();
    });

    it('all of them in less than two minutes, the next one at once', async () => {
      const { keyboard } = kiosk(hand);
      const from = performance.now();
      let last = [...decided.keys()].at(-1) ?? null;
      while (decided.size < queue.length) {
        const name = await trials.seen(last);
        const rejects = decided.size % 6 === 5;
        for (const key of rejects ? ['r', '2', 'Enter'] : ['a']) await keyboard.press(key);
        decided.set(name, rejects ? 'blurred' : 'accepted');
        last = name;
      }
      await kiosk(hand).getByRole('heading', { name: hand.words.moderation.empty.title }).waitFor();
      const seconds = (performance.now() - from) / 1000;
      const changes = (await trials.changes()).toSorted((a, b) => a - b);
      const median = changes[Math.floor(changes.length / 2)] ?? Infinity;
      console.log(
        `${queue.length - 1} photos in ${seconds.toFixed(1)} s; key to next photo: median ${median.toFixed(0)} ms, worst ${changes.at(-1)?.toFixed(0)} ms`,
      );
      expect(seconds).toBeLessThan(120);
      expect(median).toBeLessThan(100);
    });

    it('central holds every decision, by this operator, each once', async () => {
      for (const resident of queue) {
        const person = await personOf(house(), resident);
        const want = decided.get(`${resident.firstName} ${resident.lastName}`);
        const [photo] = await waitForDecision(person);
        expect(photo).toMatchObject(
          want === 'accepted' ? { state: 'accepted', reason: null } : { state: 'rejected', reason: want },
        );
      }
    });

    it('those who were rejected get a mail with the reason, and what to do; nobody else does', async () => {
      const rejected = queue.filter((one) => decided.get(`${one.firstName} ${one.lastName}`) !== 'accepted');
      await waitUntil('the mails', 60_000, () => (mailbox?.mails.length ?? 0) >= rejected.length);
      expect(mailbox?.mails.flatMap(({ to }) => to).toSorted()).toEqual(
        rejected.map(({ login }) => `${login}@univ.test`).toSorted(),
      );
      const texts = mailbox?.mails.map(({ raw }) => readRaw(raw).parts[0]?.text ?? '') ?? [];
      expect(texts.filter((text) => text.includes('la photo est floue'))).toHaveLength(rejected.length - 1);
      expect(texts.filter((text) => text.includes(message))).toHaveLength(1);
    });

    it('the role is taken away: the work is over at once, and the account says why', async () => {
      await house().central.admin.revokeRole(agent.login, 'moderator');
      await told(hand, 'moderation.not-allowed');
      await kiosk(hand).getByText(hand.words.work.photos).waitFor({ state: 'detached' });
      await touch(hand, hand.words.bar.leave);
      await heading(hand, hand.words.welcome.title);
    });

    it('nothing of those who were looked at is left on the screen, in the browser or on the disk', async () => {
      for (const resident of queue.slice(0, 3)) {
        const markers = await markersOf(house(), resident, await personOf(house(), resident));
        expect(markers.pictures.length).toBeGreaterThan(0);
        expect(await remainsOnScreen(kiosk(hand), markers)).toEqual([]);
        expect(remainsOnDisk(house(), markers)).toEqual([]);
      }
    });

    async function waitForDecision(person: Awaited<ReturnType<typeof personOf>>) {
      let photos = await house().central.admin.photos(person);
      await waitUntil('the decision at central', 60_000, async () => {
        photos = await house().central.admin.photos(person);
        return photos[0]?.state !== 'submitted';
      });
      return photos;
    }
  },
);
