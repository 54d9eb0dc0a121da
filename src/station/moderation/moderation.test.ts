import { describe, expect, test } from 'vitest';
import { openHouse } from '../visit/testing/house.ts';
import { testAccount } from '../visit/testing/people.ts';
import { traces } from '../visit/testing/traces.ts';
import { accepted, atWork, blurred, moderator, somebodyElse } from './testing/at-work.ts';
import { fill, pictureOf, waitingPhoto } from './testing/photos.ts';

describe('opening', () => {
  test('somebody without the role is refused, and sees no entry', async () => {
    const house = openHouse(testAccount());
    await house.signIn();
    expect(house.runner.act({ act: 'open-moderation' })).toEqual({
      ok: false,
      error: 'moderation.not-allowed',
    });
    expect(house.runner.view().visit?.work).toBeUndefined();
    expect(house.central.calls).not.toContain('waiting');
  });

  test('the account of a moderator shows how many wait, fresh every ten seconds', async () => {
    const house = openHouse(moderator());
    fill(house.central.photos, 3);
    fill(house.central.photos, 2, 'poor', 10);
    await house.signIn();
    house.clock.advance(1);
    await house.until(({ visit }) => visit?.work?.waiting?.sure === 3);
    expect(house.runner.view().visit?.work).toEqual({ waiting: { sure: 3, unsure: 0, poor: 2 }, refused: 0 });
    fill(house.central.photos, 1, 'unsure', 20);
    house.clock.advance(10_000);
    await house.until(({ visit }) => visit?.work?.waiting?.unsure === 1);
  });

  test('twelve photos are taken, the first is shown, four wait with their pictures', async () => {
    const { screen, central, runner } = await atWork();
    expect(central.photos.requests).toEqual([{ class: null, size: 12, skip: [] }]);
    expect(screen()).toMatchObject({ stage: 'reviewing', done: 0, waiting: { sure: 30 }, undo: null });
    expect(screen().current?.person.firstName).toBe('Prénom1');
    expect(screen().next).toEqual([2, 3, 4, 5].map(pictureOf));
    expect(central.calls.filter((call) => call === 'moderation-image')).toHaveLength(5);
    const picture = await runner.moderationImage(pictureOf(2));
    expect(picture.ok && picture.value.toString()).toContain('Prénom2');
    expect(central.calls.filter((call) => call === 'moderation-image')).toHaveLength(5);
  });

  test('a moderator’s own photo is not offered', async () => {
    const house = openHouse(moderator());
    const own = waitingPhoto(1, 'sure');
    house.central.photos.add({ ...own, person: { ...own.person, id: house.central.account.person.id } });
    fill(house.central.photos, 1, 'poor', 2);
    await house.signIn();
    house.runner.act({ act: 'open-moderation' });
    await house.until(({ screen }) => screen.name === 'moderation' && screen.stage === 'reviewing');
    expect(house.runner.view().screen).toMatchObject({
      current: { person: { firstName: 'Prénom2' } },
      next: [],
    });
  });

  test('nothing waits: said, and looked for again by itself', async () => {
    const { screen, central, clock, until } = await atWork(0);
    expect(screen().stage).toBe('empty');
    fill(central.photos, 1);
    clock.advance(10_000);
    await until(({ screen: now }) => now.name === 'moderation' && now.stage === 'reviewing');
  });
});

describe('deciding', () => {
  test('the next photo comes at once, the command is the moderator’s on the photo’s person', async () => {
    const { decide, screen, central, items, runner } = await atWork();
    central.receipts = 'held';
    expect(decide(blurred).ok).toBe(true);
    expect(screen().current?.photo).toBe(items[1]?.photo);
    expect(screen()).toMatchObject({ done: 1, waiting: { sure: 29 } });
    expect(screen().undo).toMatchObject({ person: 'Prénom1 Attente', decision: 'rejected' });
    await new Promise((resolve) => setImmediate(resolve));
    expect(central.saved).toEqual([
      expect.objectContaining({
        kind: 'photo.decide',
        subject: items[0]?.person.id,
        actor: { role: 'moderator', visit: expect.any(String) as string },
        payload: { photo: items[0]?.photo, decision: blurred },
      }),
    ]);
    expect(central.saved[0]?.subject).not.toBe(runner.view().visit?.account.person.id);
  });

  test('the photo before, one that is not there, or the same once more: refused, nothing saved', async () => {
    const { decide, runner, central, items, settle, current } = await atWork();
    const first = current();
    decide();
    for (const photo of [first, items[5]!.photo, waitingPhoto(99).photo])
      expect(runner.act({ act: 'decide-photo', photo, decision: accepted }).ok).toBe(false);
    await settle();
    expect(central.saved).toHaveLength(1);
  });

  test('more are taken when four are left, and none is shown twice', async () => {
    const { decide, screen, central, settle } = await atWork();
    const seen: string[] = [];
    for (let count = 0; count < 30; count += 1) {
      seen.push(screen().current?.person.firstName ?? 'nobody');
      decide();
      await settle();
    }
    expect(new Set(seen).size).toBe(30);
    expect(central.photos.requests.length).toBeGreaterThan(2);
    expect(central.photos.requests.length).toBeLessThan(8);
    expect(screen()).toMatchObject({ stage: 'empty', done: 30, waiting: { sure: 0 } });
  });

  test('decisions that central does not have yet do not starve the moderator, nor come back', async () => {
    const { decide, screen, central, settle } = await atWork();
    central.receipts = 'held';
    const seen = new Set<string>();
    for (let count = 0; count < 18; count += 1) {
      seen.add(screen().current?.person.firstName ?? 'nobody');
      decide();
      await settle();
    }
    expect(seen.size).toBe(18);
    expect(screen().waiting?.sure).toBe(12);
  });

  test('a full disk: the photo is there again, and the screen says why', async () => {
    const { decide, screen, central, settle, current } = await atWork();
    const first = current();
    central.storeFault = 'station.store-full';
    decide();
    await settle();
    expect(screen()).toMatchObject({
      problem: 'station.store-full',
      done: 0,
      undo: null,
      waiting: { sure: 30 },
    });
    expect(current()).toBe(first);
    central.storeFault = null;
    decide();
    await settle();
    expect(screen()).toMatchObject({ problem: null, done: 1 });
    expect(central.saved).toHaveLength(1);
  });

  test('two moderators never hold the same photo', async () => {
    const one = await atWork(20);
    const two = openHouse(moderator());
    two.central.photos = one.central.photos;
    await two.signIn();
    two.runner.act({ act: 'open-moderation' });
    await two.until(({ screen }) => screen.name === 'moderation' && screen.stage === 'reviewing');
    const held = new Set<string>();
    for (let count = 0; count < 20; count += 1) {
      for (const { runner, settle } of [one, two]) {
        const { screen } = runner.view();
        if (screen.name !== 'moderation' || screen.current === null) continue;
        expect(held).not.toContain(screen.current.photo);
        held.add(screen.current.photo);
        runner.act({ act: 'decide-photo', photo: screen.current.photo, decision: accepted });
        await settle();
      }
    }
    expect(held.size).toBe(20);
    expect(one.central.saved.length + two.central.saved.length).toBe(20);
    expect(one.screen().refused).toEqual([]);
  });

  test('somebody else was faster: said afterwards with the name, until it is dismissed', async () => {
    const { decide, screen, central, runner, items, settle } = await atWork();
    central.photos.decideElsewhere(items[0]!.photo, somebodyElse, blurred);
    decide();
    await settle();
    expect(screen().refused).toEqual([
      { photo: items[0]?.photo, person: 'Prénom1 Attente', what: 'accepted', code: 'moderation.decided' },
    ]);
    expect(screen()).toMatchObject({ done: 0, undo: null });
    expect(screen().current?.photo).toBe(items[1]?.photo);
    expect(runner.act({ act: 'dismiss-notice' }).ok).toBe(true);
    expect(screen().refused).toEqual([]);
  });

  test('a refusal that comes on the account is counted there and said when the work is opened again', async () => {
    const { decide, central, runner, items, settle, open, screen } = await atWork();
    central.receipts = 'held';
    decide();
    await settle();
    runner.act({ act: 'back' });
    central.photos.decideElsewhere(items[0]!.photo, somebodyElse, accepted);
    central.deliver();
    expect(runner.view().visit?.work?.refused).toBe(1);
    await open();
    expect(screen().refused).toHaveLength(1);
  });
});

describe('skipping and choosing', () => {
  test('after more photos than one request can give back, those skipped first come again', async () => {
    const { screen, current, runner, settle } = await atWork(230);
    for (let count = 0; count < 220; count += 1) {
      expect(runner.act({ act: 'skip-photo', photo: current() }).ok).toBe(true);
      await settle();
    }
    expect(screen().stage).toBe('reviewing');
  });

  test('a skipped photo is given back, and does not come again', async () => {
    const { runner, current, central, screen, settle } = await atWork(3);
    const first = current();
    expect(runner.act({ act: 'skip-photo', photo: first }).ok).toBe(true);
    await settle();
    expect(current()).not.toBe(first);
    expect(central.photos.requests.at(-1)?.skip).toEqual([first]);
    const other = central.photos.take(somebodyElse, { class: null, size: 20, skip: [] });
    expect(other.ok && other.value.items.map((item) => item.photo)).toEqual([first]);
    expect(screen().done).toBe(0);
    expect(runner.act({ act: 'skip-photo', photo: first }).ok).toBe(false);
  });

  test('only photos of one class, and all of them again', async () => {
    const { runner, screen, central, settle } = await atWork(5);
    fill(central.photos, 2, 'poor', 50);
    runner.act({ act: 'only-photos', class: 'poor' });
    expect(screen()).toMatchObject({ stage: 'loading', only: 'poor', current: null });
    await settle();
    expect(screen()).toMatchObject({ stage: 'reviewing', current: { class: 'poor' } });
    expect(central.photos.requests.at(-1)).toMatchObject({ class: 'poor' });
    runner.act({ act: 'only-photos', class: 'unsure' });
    await settle();
    expect(screen().stage).toBe('empty');
    runner.act({ act: 'only-photos', class: null });
    await settle();
    expect(screen()).toMatchObject({ only: null, current: { class: 'sure' } });
  });

  test('an answer to the filter before changes nothing', async () => {
    const { runner, screen, central, settle } = await atWork(5);
    let open!: () => void;
    central.holdBatch = new Promise((resolve) => (open = resolve));
    runner.act({ act: 'only-photos', class: 'poor' });
    central.holdBatch = Promise.resolve();
    runner.act({ act: 'only-photos', class: 'sure' });
    await settle();
    open();
    await settle();
    expect(screen()).toMatchObject({ stage: 'reviewing', only: 'sure' });
  });
});

describe('when central is away', () => {
  test('said and tried again; what is in hand goes on, and nothing is lost', async () => {
    const { decide, screen, central, clock, settle, until } = await atWork(14);
    central.setOnline(false);
    for (let count = 0; count < 12; count += 1) {
      decide();
      await settle();
    }
    expect(screen()).toMatchObject({ stage: 'unreachable', done: 12 });
    expect(central.saved).toHaveLength(12);
    const asked = central.photos.requests.length;
    clock.advance(2_000);
    await settle();
    central.setOnline(true);
    clock.advance(1);
    await until(({ screen: now }) => now.name === 'moderation' && now.stage === 'reviewing');
    expect(central.photos.requests.length).toBeGreaterThan(asked);
    expect(central.queued()).toBe(0);
    expect(screen()).toMatchObject({ done: 12, waiting: { sure: 2 } });
  });

  test('with photos in hand it is said beside them', async () => {
    const { screen, central, runner, settle } = await atWork(30);
    central.batchFault = 'central.unreachable';
    runner.act({ act: 'skip-photo', photo: screen().current!.photo });
    await settle();
    expect(screen()).toMatchObject({ stage: 'reviewing', problem: 'central.unreachable' });
  });
});

describe('the end', () => {
  test('what was taken back stays taken back, even when the store had not yet the decision', async () => {
    const { decide, current, runner, settle, central, on } = await atWork();
    const photo = current();
    decide(blurred);
    expect(runner.act({ act: 'undecide-photo', photo }).ok).toBe(true);
    runner.act({ act: 'leave' });
    await on('leaving');
    await settle();
    expect(central.saved).toMatchObject([
      { kind: 'photo.decide', payload: { photo } },
      { kind: 'photo.undecide', payload: { photo, decision: central.saved[0]?.id } },
    ]);
  });

  test('the role was revoked meanwhile: back on the account, which says so; refused decisions too', async () => {
    const { decide, central, on, clock, runner, settle, screen } = await atWork();
    central.photos.revoked = true;
    decide();
    await settle();
    expect(screen().refused).toMatchObject([{ code: 'moderation.not-allowed', person: 'Prénom1 Attente' }]);
    clock.advance(60_000);
    expect(await on('account')).toEqual({
      name: 'account',
      tab: 'personal',
      notice: 'moderation.not-allowed',
    });
    expect((await runner.moderationImage(pictureOf(2))).ok).toBe(false);
  });

  test('a moderator’s visit may last longer than an hour if central says so, anybody else’s not', async () => {
    for (const [account, hours] of [
      [moderator(), 3],
      [testAccount(), 1],
    ] as const) {
      const house = openHouse(account);
      house.central.visitLasts = 3 * 3_600_000;
      const from = house.clock.now();
      await house.signIn();
      while (house.runner.view().screen.name !== 'leaving') {
        house.clock.advance(20_000);
        house.runner.act({ act: 'touch' });
        await house.settle();
      }
      expect((house.clock.now() - from) / 3_600_000).toBeCloseTo(hours, 1);
    }
  });

  test('the visit is over at central: the visit ends here', async () => {
    const { central, clock, on } = await atWork();
    central.batchFault = 'visit.expired';
    clock.advance(60_000);
    await on('leaving');
  });

  test('five minutes untouched, warned after four; nothing of anybody is left', async () => {
    const { runner, clock, settle, decide } = await atWork();
    decide();
    await settle();
    clock.advance(239_999);
    expect(runner.view().visit?.idle).toBeNull();
    await settle();
    clock.advance(1);
    expect(runner.view().visit?.idle).not.toBeNull();
    await settle();
    expect(traces(runner.memory())).toContain('Prénom3');
    clock.advance(60_000);
    expect(runner.view().screen.name).toBe('leaving');
    await settle();
    expect(traces(runner.memory())).not.toMatch(/Prénom|Attente|picture of/);
  });

  test('pictures that nobody needs any more are overwritten', async () => {
    const { runner, decide, clock, settle, central } = await atWork();
    const [first, last] = [pictureOf(1), pictureOf(5)];
    for (let count = 0; count < 3; count += 1) decide();
    await settle();
    expect((await runner.moderationImage(last)).ok).toBe(true);
    expect((await runner.moderationImage(first)).ok).toBe(false);
    runner.act({ act: 'back' });
    expect((await runner.moderationImage(last)).ok).toBe(false);
    clock.advance(1);
    expect(central.photos.pictures.get(last)?.toString()).toContain('Prénom5');
  });
});
