import { afterEach, beforeEach, expect, it } from 'vitest';
import type { House } from '../../../src/demo/house.ts';
import type { DemoResident } from '../../../src/demo/people.ts';
import { button, handOf, heading, kiosk, touch, type Hand } from '../../../src/demo/tour/visitor/hand.ts';
import { reachFraming, shoot } from '../../../src/demo/tour/visitor/photo.ts';
import { saved } from '../../../src/demo/tour/visitor/saved.ts';
import { signIn, signOut } from '../../../src/demo/tour/visitor/sign-in.ts';
import { waitUntil } from '../../../src/demo/tour/wait.ts';
import { Quality } from '../../../src/shared/quality/quality.ts';
import type { StagedCamera } from '../../peers/person-clips.ts';
import {
  breakAnalysis,
  countLooks,
  difference,
  keepSteps,
  patches,
  played,
  previewed,
  previewedTurn,
  seenInFrame,
  unplug,
} from '../booth.ts';
import { listenOutward } from '../outward.ts';
import { nameOf, student } from '../people.ts';
import { personOf } from './whole-visit.ts';

const decided = (login: string, lastName: string): DemoResident =>
  student(login, 'Anouk', lastName, { imageRights: true });
const people = {
  still: decided('astill', 'Lemoine'),
  turner: decided('aturner', 'Garnier'),
  blinker: decided('ablinker', 'Perrin'),
  pair: decided('apair', 'Renaud'),
  unplugged: decided('aunplugged', 'Marchal'),
  unseen: decided('aunseen', 'Colin'),
};
/** Those who must be at central and at the ENT for these scenarios. */
export const photoPeople: readonly DemoResident[] = Object.values(people);

/** The most by which the stored photo may differ from what was shown, in grey levels on average. */
const sameAs = 2;
/** Pixels of the photo that one patch has at least; a face has some of its colour, too. */
const patchPixels = 2000;
/** So long two people are watched, in seconds of the clip; and at least so many pictures of them are looked at. */
const watched = { seconds: 8, looks: 20 };

/**
 * The booth in front of a camera whose clips are known, down to what central has in the end: the same tests for every shell. They come one after
 * the other on one kiosk.
 */
export function photoScenarios(house: () => House, camera: () => StagedCamera): void {
  let hand: Hand;
  const page = () => kiosk(hand);
  const words = () => hand.words.photo;
  beforeEach(async () => {
    hand = handOf(house().surfaces, 'fr');
    await heading(hand, hand.words.welcome.title);
  });

  const leaving = () => button(hand, hand.words.bar.leave).first();
  /** A visit that a failed test left open would fail the next ones, too. */
  afterEach(async () => {
    const leave = leaving();
    if (await leave.isVisible()) await leave.click();
  });

  const toBooth = async (who: DemoResident): Promise<void> => {
    await signIn(hand, who, nameOf(who));
    await touch(hand, hand.words.account.next['take-photo'].act);
  };
  const kept = async (): Promise<void> => {
    await touch(hand, words().keep);
    await saved(hand, 'photo', 'transmitted');
  };
  const keep = async (): Promise<void> => {
    await kept();
    await touch(hand, hand.words.common.continue);
    await signOut(hand);
  };
  /** The newest photo of somebody at central, unsealed with central's key. */
  const stored = async (who: DemoResident) => {
    const [photo] = await house().central.admin.photos(await personOf(house(), who));
    if (photo === undefined) throw new Error(`central has no photo of ${who.login}`);
    return {
      picture: photo.images['identity-photo'],
      quality: Quality.parse(JSON.parse(photo.quality ?? 'null')),
      class: photo.class,
    };
  };

  it('somebody who stands well is photographed without a touch, and central holds what was shown', async () => {
    await camera().show('good');
    const outward = await listenOutward(house());
    await toBooth(people.still);
    expect(await reachFraming(hand)).toBe('auto');
    const shown = await previewed(page());
    const seen = await seenInFrame(page());
    await kept();
    expect(outward.elsewhere()).toEqual([]);
    expect(await outward.violations()).toEqual([]);
    expect(outward.asked()).toBeGreaterThan(0);
    await touch(hand, hand.words.common.continue);
    await signOut(hand);
    const photo = await stored(people.still);
    expect(await difference(photo.picture, shown)).toBeLessThan(sameAs);
    expect(await difference(photo.picture, seen)).toBeLessThan(sameAs);
    expect(photo.class).toBe('sure');
    expect(photo.quality).toMatchObject({ analysis: 'on', tries: 1, anyway: false });
    expect(photo.quality.measures.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
  });

  it('a photo that was turned by hand is stored as it was shown', async () => {
    await camera().show('good');
    await toBooth(people.turner);
    await reachFraming(hand);
    const before = await previewedTurn(page());
    const side = before > 0 ? words().turnLeft : words().turnRight;
    for (let half = 0; half < 6; half += 1) await button(hand, side).click();
    expect(Math.abs((await previewedTurn(page())) - before)).toBeCloseTo(3, 1);
    const shown = await previewed(page());
    await keep();
    expect(await difference((await stored(people.turner)).picture, shown)).toBeLessThan(sameAs);
  });

  it('of somebody who closes the eyes, blurs and leans now and then, only a good frame is ever kept', async () => {
    await camera().show('alternating');
    await toBooth(people.blinker);
    for (const shot of [1, 2, 3]) {
      expect(await reachFraming(hand), `shot ${shot}`).toBe('auto');
      await isGood(await previewed(page()));
      await touch(hand, words().again);
      await heading(hand, words().live.title);
    }
    await reachFraming(hand);
    const shown = await previewed(page());
    await keep();
    const { picture } = await stored(people.blinker);
    await isGood(picture);
    expect(await difference(picture, shown)).toBeLessThan(sameAs);
  });

  it('two people are never photographed by themselves; the button leads to the reasons, and at the third try to a photo', async () => {
    await camera().show('two');
    await toBooth(people.pair);
    await page().locator('.ask', { hasText: words().ask.alone }).waitFor();
    const steps = await keepSteps(page());
    const looks = await countLooks(page());
    const from = await played(page());
    await waitUntil(
      'enough of the clip',
      60_000,
      async () => (await played(page())) > from + watched.seconds && (await looks()) >= watched.looks,
    );
    expect(await steps()).toEqual(['live']);
    for (const shot of [1, 2, 3]) {
      await shoot(hand);
      await heading(hand, words().refused.title);
      await page().getByText(words().reason.SingleFacePresent).waitFor();
      expect(await button(hand, words().refused.anyway).count(), `shot ${shot}`).toBe(shot < 3 ? 0 : 1);
      if (shot < 3) await touch(hand, words().refused.again);
    }
    await touch(hand, words().refused.anyway);
    await heading(hand, words().framing.title);
    await keep();
    const { quality, ...photo } = await stored(people.pair);
    expect(photo.class).toBe('poor');
    expect(quality).toMatchObject({ analysis: 'on', tries: 3, anyway: true });
    expect(quality.measures).toContainEqual(
      expect.objectContaining({ check: 'SingleFacePresent', verdict: 'fail' }),
    );
  });

  it('a camera that goes in the middle of the countdown comes back by itself, and nothing was taken', async () => {
    await camera().show('two'); // nothing takes itself meanwhile
    await toBooth(people.unplugged);
    const shootButton = page().getByRole('button', { name: words().shoot, exact: true, disabled: false });
    await shootButton.waitFor();
    const steps = await keepSteps(page());
    await shootButton.click();
    await button(hand, words().now).waitFor();
    await camera().show('good'); // what is there when it comes back
    await unplug(page());
    await page().locator('.mirror[data-step="live"][data-flowing="false"]').waitFor();
    expect(await reachFraming(hand)).toBe('auto');
    expect(await steps()).toEqual(['live', 'counting', 'live', 'taking', 'frozen', 'framing']);
    await leaving().click();
    await heading(hand, hand.words.welcome.title);
  });

  it('without a face analysis the booth says that checks are off, takes photos, and central hears of it', async () => {
    await camera().show('good');
    const restore = await breakAnalysis(page());
    await toBooth(people.unseen);
    await page().getByText(words().checksOff).first().waitFor();
    await shoot(hand);
    await heading(hand, words().framing.title);
    const shown = await previewed(page());
    await keep();
    await restore();
    const { quality, ...photo } = await stored(people.unseen);
    expect(await difference(photo.picture, shown)).toBeLessThan(sameAs);
    expect(quality).toMatchObject({ analysis: 'off', tries: 1, anyway: false });
    expect(quality.measures.every(({ verdict }) => verdict === 'unknown')).toBe(true);
    expect(photo.class).toBe('unsure');
  });

  async function isGood(picture: Uint8Array): Promise<void> {
    const { good, bad } = await patches(picture);
    expect(bad).toBeLessThan(patchPixels / 10);
    expect(good).toBeGreaterThan(patchPixels);
  }
}
