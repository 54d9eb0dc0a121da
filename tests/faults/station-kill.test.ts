import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { VirtualReader } from '../../src/demo/reader.ts';
import type { DemoResident } from '../../src/demo/people.ts';
import { opposeBadge, requestBadge, startActivation } from '../../src/demo/tour/visitor/badge.ts';
import { handOf, heading, touch, type Hand } from '../../src/demo/tour/visitor/hand.ts';
import { decideImageRights } from '../../src/demo/tour/visitor/image-rights.ts';
import { told } from '../../src/demo/tour/visitor/notice.ts';
import { takePhoto } from '../../src/demo/tour/visitor/photo.ts';
import { openSignIn, signIn } from '../../src/demo/tour/visitor/sign-in.ts';
import { waitUntil } from '../../src/demo/tour/wait.ts';
import { tourDecisions } from '../../src/demo/tour/visit.ts';
import type { CommandKind } from '../../src/shared/contract/command.ts';
import { houseFor } from '../support/house.ts';
import { describeWith } from '../support/needs.ts';
import { nameOf, student, withActiveBadge, withEncodedBadge } from '../support/people.ts';
import { comeback, comebackLimit, drained, keepHeadings, killStation } from '../support/station.ts';
import { personOf } from '../support/scenarios/whole-visit.ts';

/** A moment of the visit, and what the screen has called saved by then. */
interface Moment {
  readonly at: string;
  readonly who: DemoResident;
  readonly reach: (hand: Hand) => Promise<void>;
  readonly saved?: CommandKind;
  /** Sent but not yet called saved: may be at central or not, but not twice. */
  readonly perhaps?: CommandKind;
  /** Central is away from sign-in on, so that everything lies in the queue when the station dies. */
  readonly alone?: boolean;
}

const uid = (nth: number) => `04C0FFEE00${String(nth).padStart(2, '0')}80`;
const photographed = (login: string, lastName: string) =>
  student(login, 'Ève', lastName, { photo: 'submitted', imageRights: true });
const decided = (login: string, lastName: string) => student(login, 'Zoé', lastName, { imageRights: true });
const isShown = (title: (hand: Hand) => string) => (hand: Hand) => heading(hand, title(hand));
const firstStep = (hand: Hand) => touch(hand, hand.words.account.next['take-photo'].act);
const photoKept = async (hand: Hand) => {
  await firstStep(hand);
  await takePhoto(hand);
};
const photoSaved = async (hand: Hand) => {
  await photoKept(hand);
  await heading(hand, hand.words.saved.title.photo);
};
const requested = async (hand: Hand) => {
  await requestBadge(hand, false);
  await heading(hand, hand.words.saved.title['badge-request']);
};
const rightsExplained = async (hand: Hand) => {
  await firstStep(hand);
  await isShown(({ words }) => words.imageRights.explain.title)(hand);
};

describeWith({ reader: true, chromium: true }, 'kill -9 of the station', () => {
  const reader = () => house().reader as VirtualReader;
  const activated = async (hand: Hand, nth: number) => {
    await startActivation(hand);
    await reader().present(uid(nth));
    await heading(hand, hand.words.saved.title.activation);
  };
  const moments: readonly Moment[] = [
    { at: 'right after sign-in', who: student('kill01', 'Un', 'Premier'), reach: async () => undefined },
    {
      at: 'in the explanation of image rights',
      who: student('kill02', 'Un', 'Deuxième'),
      reach: rightsExplained,
    },
    {
      at: 'in the booth, once image rights are saved',
      who: student('kill03', 'Un', 'Troisième'),
      saved: 'consent.record',
      reach: async (hand) => {
        await firstStep(hand);
        await decideImageRights(hand, tourDecisions);
        await heading(hand, hand.words.photo.live.title);
      },
    },
    {
      at: 'right after the photo was sent',
      who: decided('kill04', 'Quatrième'),
      perhaps: 'photo.submit',
      reach: photoKept,
    },
    {
      at: 'when the photo is called saved',
      who: decided('kill05', 'Cinquième'),
      saved: 'photo.submit',
      reach: photoSaved,
    },
    {
      at: 'when the photo is called saved, with central away',
      who: decided('kill06', 'Sixième'),
      saved: 'photo.submit',
      alone: true,
      reach: photoSaved,
    },
    {
      at: 'when the request is called saved',
      who: photographed('kill07', 'Septième'),
      saved: 'badge.request',
      reach: requested,
    },
    {
      at: 'when the request is called saved, with central away',
      who: photographed('kill08', 'Huitième'),
      saved: 'badge.request',
      alone: true,
      reach: requested,
    },
    {
      at: 'in front of the reader',
      who: withEncodedBadge('kill09', 'Un', 'Neuvième', uid(9)),
      reach: startActivation,
    },
    {
      at: 'when the activation is called saved',
      who: withEncodedBadge('kill10', 'Un', 'Dixième', uid(10)),
      saved: 'badge.activate',
      reach: (hand) => activated(hand, 10),
    },
    {
      at: 'when the opposition is called saved',
      who: withActiveBadge('kill11', 'Un', 'Onzième', uid(11)),
      saved: 'badge.oppose',
      reach: async (hand) => {
        await opposeBadge(hand, 'stolen');
        await heading(hand, hand.words.saved.title.opposition);
      },
    },
  ];
  /** Milliseconds after the photo was sent: the whole way from the act to the receipt lies in between. */
  const instants = [1, 10, 40, 120].map((after, nth) => ({
    after,
    who: decided(`inst${nth}`, `Instant${nth}`),
  }));
  const welcomed = student('kill12', 'Un', 'Douzième');
  const house = houseFor(() => ({
    shell: 'chromium',
    cas: 'demo',
    reader: 'virtual',
    residents: [...moments, ...instants].map(({ who }) => who).concat(welcomed),
  }));

  let hand: Hand;
  let deaths = 0;
  const took: number[] = [];
  /** The shell waits longer and longer for a station that keeps dying; a fresh shell starts to count anew. */
  const freshEnough = async () => {
    if (deaths > 0 && deaths % 3 === 0) await house().restartShell();
    hand = handOf(house().surfaces, 'fr');
    await heading(hand, hand.words.welcome.title);
  };
  const dieAndComeBack = async () => {
    deaths += 1;
    const ms = await comeback(house(), hand, killStation(house()));
    took.push(Math.round(ms));
    expect(ms).toBeLessThan(5 * comebackLimit);
  };
  const kinds = async (who: DemoResident) =>
    (await house().central.admin.commands(await personOf(house(), who))).map(({ kind }) => kind);
  const counts = async (who: DemoResident, kind: CommandKind) =>
    (await kinds(who)).filter((one) => one === kind).length;

  it('on the welcome screen', async () => {
    await freshEnough();
    await dieAndComeBack();
  });

  it('while the page of the ENT is open', async () => {
    await freshEnough();
    await openSignIn(hand);
    await dieAndComeBack();
    await house().surfaces.entGone();
  });

  it('while the kiosk says good-bye', async () => {
    await freshEnough();
    await signIn(hand, welcomed, nameOf(welcomed));
    await touch(hand, hand.words.bar.leave);
    await heading(hand, hand.words.leaving.title);
    await dieAndComeBack();
  });

  it.each(moments)('$at', async ({ who, reach, saved, perhaps, alone }) => {
    await freshEnough();
    const before = await kinds(who);
    await signIn(hand, who, nameOf(who));
    if (alone === true) house().gate.set('cut');
    await reach(hand);
    await dieAndComeBack();
    await told(hand, 'visit.restarted');
    await reader().remove();
    house().gate.set('open');
    await drained(hand);
    if (saved !== undefined)
      await waitUntil(`the ${saved} of ${who.login}`, 60_000, async () => (await counts(who, saved)) > 0);
    const made = (await kinds(who)).slice(before.length);
    expect(made.filter((kind) => kind !== perhaps)).toEqual(saved === undefined ? [] : [saved]);
    expect(made.filter((kind) => kind === perhaps).length).toBeLessThanOrEqual(1);
  });

  it.each(instants)('$after ms after the photo was sent', async ({ after, who }) => {
    await freshEnough();
    await signIn(hand, who, nameOf(who));
    const headings = await keepHeadings(hand);
    await photoKept(hand);
    await pause(after); // the instant of the fault, not a wait for anything
    await dieAndComeBack();
    const calledSaved = (await headings()).includes(hand.words.saved.title.photo);
    await drained(hand);
    if (calledSaved)
      await waitUntil(
        'the photo that was called saved',
        60_000,
        async () => (await counts(who, 'photo.submit')) > 0,
      );
    expect(await counts(who, 'photo.submit')).toBeLessThanOrEqual(1);
    expect(await house().central.admin.photos(await personOf(house(), who))).toHaveLength(
      await counts(who, 'photo.submit'),
    );
  });

  describe('at the end', () => {
    beforeAll(() => console.log(`comebacks in ms: ${took.join(', ')}`));

    it('the station was back in time, but for moments in which the machine was busy with something else', () => {
      const median = took.toSorted((a, b) => a - b)[Math.floor(took.length / 2)];
      expect(median).toBeLessThan(comebackLimit);
    });

    it('central has every command once, without a gap', async () => {
      const commands = await house().central.admin.commands();
      expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length);
      expect(commands.every(({ outcome }) => outcome === 'applied')).toBe(true);
      for (const station of await house().central.admin.stations())
        expect(station).toMatchObject({ gaps: [], incidents: [] });
    });
  });
});
