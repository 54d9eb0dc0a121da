import { describe, expect, test } from 'vitest';
import { accepted, atWork, blurred, somebodyElse } from './testing/at-work.ts';

describe('taking back', () => {
  test('within ten seconds: the photo is there again, the command names the decision', async () => {
    const { decide, screen, central, runner, clock, settle, current, items } = await atWork();
    const first = current();
    decide();
    await settle();
    clock.advance(9_999);
    expect(runner.act({ act: 'undecide-photo', photo: first }).ok).toBe(true);
    expect(current()).toBe(first);
    expect(screen()).toMatchObject({ done: 0, undo: null, waiting: { sure: 30 } });
    await settle();
    expect(central.saved[1]).toMatchObject({
      kind: 'photo.undecide',
      subject: items[0]?.person.id,
      actor: { role: 'moderator' },
      payload: { photo: first, decision: central.saved[0]?.id },
    });
    decide(blurred);
    await settle();
    expect(central.photos.decision(first)).toEqual(blurred);
    expect(screen().refused).toEqual([]);
  });

  test('after ten seconds it is refused, and offered no more', async () => {
    const { decide, screen, runner, clock, central, settle, current } = await atWork();
    const first = current();
    decide();
    await settle();
    clock.advance(10_000);
    expect(screen().undo).toBeNull();
    clock.advance(1);
    expect(runner.act({ act: 'undecide-photo', photo: first })).toEqual({
      ok: false,
      error: 'moderation.undo-too-late',
    });
    await settle();
    expect(central.saved).toHaveLength(1);
  });

  test('one decision after the other, the last one first', async () => {
    const { decide, screen, runner, settle, current, central } = await atWork();
    const [first, second] = [current(), screen().next];
    expect(second).toHaveLength(4);
    decide();
    const next = current();
    decide(blurred);
    for (const photo of [next, first]) {
      expect(screen().undo?.photo).toBe(photo);
      runner.act({ act: 'undecide-photo', photo });
      expect(current()).toBe(photo);
    }
    await settle();
    expect(screen()).toMatchObject({ undo: null, done: 0 });
    expect(central.saved.map((one) => one.kind).toSorted()).toEqual([
      'photo.decide',
      'photo.decide',
      'photo.undecide',
      'photo.undecide',
    ]);
  });

  test('before the store has answered, and the store then refuses: nothing is sent at all', async () => {
    const { decide, runner, central, settle, current, screen } = await atWork();
    const first = current();
    let open!: () => void;
    central.holdSave = new Promise((resolve) => (open = resolve));
    central.storeFault = 'station.store-full';
    decide();
    runner.act({ act: 'undecide-photo', photo: first });
    open();
    await settle();
    expect(central.saved).toEqual([]);
    expect(current()).toBe(first);
    expect(screen().done).toBe(0);
  });

  test('the decision was refused meanwhile: nothing waits to be taken back', async () => {
    const { decide, runner, central, items, settle } = await atWork();
    central.photos.decideElsewhere(items[0]!.photo, somebodyElse, accepted);
    decide();
    await settle();
    expect(runner.act({ act: 'undecide-photo', photo: items[0]!.photo }).ok).toBe(false);
  });

  test('a decision that was too late, and taken back: said once, and the photo goes', async () => {
    const { decide, runner, central, items, settle, screen } = await atWork();
    central.photos.decideElsewhere(items[0]!.photo, somebodyElse, accepted);
    central.receipts = 'held';
    decide();
    await settle();
    runner.act({ act: 'undecide-photo', photo: items[0]!.photo });
    await settle();
    expect(screen().current?.photo).toBe(items[0]?.photo);
    central.deliver();
    await settle();
    expect(screen().refused).toMatchObject([{ person: 'Prénom1 Attente', what: 'undo' }]);
    expect(screen().current?.photo).toBe(items[1]?.photo);
    expect(central.photos.decision(items[0]!.photo)).toEqual(accepted);
  });

  test('central does not take it back: said with the name, and the photo goes', async () => {
    const { decide, runner, central, items, settle, screen } = await atWork();
    decide();
    await settle();
    central.refusal = 'moderation.undo-effects';
    runner.act({ act: 'undecide-photo', photo: items[0]!.photo });
    await settle();
    expect(screen().refused).toMatchObject([
      { person: 'Prénom1 Attente', what: 'undo', code: 'moderation.undo-effects' },
    ]);
    expect(screen().current?.photo).toBe(items[1]?.photo);
  });
});
