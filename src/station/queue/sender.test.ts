import { describe, expect, it } from 'vitest';
import { notYet, type DeliveryOutcome } from '../central/memory-central.ts';
import { aPerson, badgeRequest, bench, photoSubmit, saved, until, type Bench } from '../engine-kit.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { CommandId } from '../../shared/domain/ids.ts';
import { ceiling } from './back-off.ts';

/** Time for what must not happen; what must happen is waited for by `until`. */
const rest = async (): Promise<void> => {
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** Each answer in turn to a delivery, then the honest one. */
function answers({ central }: Bench, ...list: DeliveryOutcome[]): void {
  central.fault = (id, _delivery, proceed) => {
    const next = list.shift();
    if (next === undefined) return proceed();
    central.deliveries.push(id);
    return Promise.resolve(next);
  };
}

describe('the sender', () => {
  it('sends the commands of one person in order, and four persons at once', async () => {
    const one = bench();
    const engine = await one.open();
    const open = new Map<CommandId, () => void>();
    let most = 0;
    one.central.fault = async (id, _delivery, proceed) => {
      await new Promise<void>((resolve) => open.set(id, resolve));
      return proceed();
    };
    const people = Array.from({ length: 5 }, aPerson);
    const drafts = people.flatMap((person) => [
      badgeRequest(person),
      badgeRequest(person),
      badgeRequest(person),
    ]);
    await saved(engine, ...drafts);
    const left = [...drafts];
    while (left.length > 0) {
      const persons = new Set(left.map(({ subject }) => subject)).size;
      await until(() => open.size === Math.min(4, persons));
      most = Math.max(most, open.size);
      const subjects = [...open.keys()].map((id) => drafts.find((draft) => draft.id === id)?.subject);
      expect(new Set(subjects).size).toBe(subjects.length);
      const [id, finish] = [...open].at(-1) ?? [];
      open.delete(id!);
      left.splice(
        left.findIndex((draft) => draft.id === id),
        1,
      );
      finish!();
    }
    await until(() => engine.outbox.queued() === 0);
    expect(most).toBe(4);
    for (const person of people) {
      const order = (list: readonly { id: CommandId; subject: string }[]): CommandId[] =>
        list.filter(({ subject }) => subject === person).map(({ id }) => id);
      expect(order(one.central.applied)).toEqual(order(drafts));
    }
  });

  it('lets one bad command block nobody else, but its own person waits for it', async () => {
    const one = bench();
    const engine = await one.open();
    const [bad, next, other] = [badgeRequest(), badgeRequest(), badgeRequest()];
    const follower = { ...next, subject: bad.subject };
    one.central.fault = (id, _delivery, proceed) =>
      id === bad.id ? Promise.resolve(notYet('central.error')) : proceed();
    await saved(engine, bad, follower, other);
    expect(await engine.outbox.settled(other.id, 1000)).toEqual({ state: 'applied' });
    await rest();
    expect(one.central.applied.map(({ id }) => id)).toEqual([other.id]);
    expect(engine.outbox.queued()).toBe(2);
  });

  it('drains by itself as soon as central can be reached again, however long it was away', async () => {
    const one = bench();
    const engine = await one.open();
    await rest();
    one.central.setReachable('down');
    await saved(engine, badgeRequest(), badgeRequest(), photoSubmit());
    for (let hour = 0; hour < 5; hour += 1) {
      one.clock.advance(3_600_000);
      await rest();
    }
    expect(engine.outbox.queued()).toBe(3);
    one.central.setReachable('ok');
    await until(() => engine.outbox.queued() === 0);
    expect(one.central.applied).toHaveLength(3);
  });

  it('tries one command a minute while central is said to be down, should the health check be wrong', async () => {
    const one = bench();
    const engine = await one.open();
    await rest();
    let tried = 0;
    one.central.setReachable('down');
    one.central.onAttempt = () => (tried += 1);
    await saved(engine, ...Array.from({ length: 10 }, () => badgeRequest()));
    await until(() => tried > 0);
    await rest();
    expect(tried).toBe(1);
    for (let minute = 0; minute < 10; minute += 1) {
      one.clock.advance(60_000);
      await rest();
    }
    expect(tried).toBeGreaterThan(5);
    expect(tried).toBeLessThanOrEqual(11);
  });

  it('takes up after a restart what the last run left', async () => {
    const one = bench();
    const first = await one.open();
    one.central.setReachable('down');
    const drafts = [badgeRequest(), photoSubmit()];
    await saved(first, ...drafts);
    await first.close();
    one.central.setReachable('ok');
    const second = await one.open();
    await until(() => second.outbox.queued() === 0);
    expect(new Set(one.central.applied.map(({ id }) => id))).toEqual(new Set(drafts.map(({ id }) => id)));
  });

  it('sends again the very same bytes when the answer was lost, and central applies them once', async () => {
    const one = bench();
    const engine = await one.open();
    const sent: string[] = [];
    let lost = 2;
    one.central.fault = async (_id, delivery, proceed) => {
      sent.push(JSON.stringify(delivery));
      const answer = await proceed();
      return (lost -= 1) >= 0 ? notYet('central.unreachable') : answer;
    };
    const draft = photoSubmit();
    await saved(engine, draft);
    while (engine.outbox.queued() > 0) {
      one.clock.advance(1000);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(sent).toHaveLength(3);
    expect(new Set(sent).size).toBe(1);
    expect(one.central.applied).toHaveLength(1);
  });

  it('waits longer each time, never beyond 15 minutes, and remembers it over a restart', async () => {
    const one = bench();
    let engine = await one.open();
    one.central.fault = (id) => {
      one.central.deliveries.push(id);
      return Promise.resolve(notYet('central.error'));
    };
    await saved(engine, badgeRequest());
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 14; attempt += 1) {
      await until(() => one.central.deliveries.length === attempt);
      await rest();
      if (attempt === 7) {
        await engine.close();
        engine = await one.open();
        await rest();
        expect(one.central.deliveries).toHaveLength(attempt);
      }
      const before = one.clock.now();
      while (one.central.deliveries.length === attempt) {
        one.clock.advance(Math.max(1, one.clock.next() ?? 1));
        await rest();
      }
      waits.push(one.clock.now() - before);
    }
    expect(waits).toEqual(
      [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900, 900].map((seconds) => seconds * 1000),
    );
  });

  it('honours Retry-After, also when central can be reached all the time', async () => {
    const one = bench();
    const engine = await one.open();
    answers(one, notYet('central.too-many-requests', 120_000));
    await saved(engine, badgeRequest());
    await until(() => one.central.deliveries.length === 1);
    await rest();
    one.central.setReachable('down');
    one.central.setReachable('ok');
    one.clock.advance(119_000);
    await rest();
    expect(one.central.deliveries).toHaveLength(1);
    one.clock.advance(1_000);
    await until(() => engine.outbox.queued() === 0);
  });

  it.each<ErrorCode>([
    'command.conflict',
    'command.too-large',
    'command.invalid',
    'command.signature-refused',
    'attachment.missing',
  ])(
    'puts what central will never take (%s) into quarantine: listed, taken out, sent again on demand',
    async (code) => {
      const one = bench();
      const engine = await one.open();
      answers(one, notYet(code));
      const [draft, after] = [photoSubmit(), badgeRequest()];
      await saved(engine, draft, { ...after, subject: draft.subject });
      expect(await engine.outbox.settled(draft.id, 1000)).toEqual({ state: 'refused', code });
      expect(await engine.outbox.settled(after.id, 1000)).toEqual({ state: 'applied' });
      expect(engine.quarantine.list()).toMatchObject([
        { id: draft.id, kind: 'photo.submit', code, final: false },
      ]);
      expect(engine.quarantine.take(draft.id)?.attachments).toHaveLength(2);
      expect(engine.quarantine.retry(draft.id)).toBe(true);
      expect(await engine.outbox.settled(draft.id, 1000)).toEqual({ state: 'applied' });
      expect(engine.quarantine.list()).toEqual([]);
    },
  );

  it('tries again after a restart what was refused without a receipt: the reason may be gone', async () => {
    const one = bench();
    const engine = await one.open();
    answers(one, notYet('command.too-large'), notYet('command.too-large'));
    const draft = photoSubmit();
    await saved(engine, draft);
    await engine.outbox.settled(draft.id, 1000);
    await engine.close();
    const again = await one.open();
    expect(await again.outbox.settled(draft.id, 1000)).toMatchObject({ state: 'refused' });
    await again.close();
    const third = await one.open();
    expect(await third.outbox.settled(draft.id, 1000)).toEqual({ state: 'applied' });
    expect(third.quarantine.list()).toEqual([]);
    expect(one.central.applied).toHaveLength(1);
  });

  it('keeps what a receipt refused, over a restart too, and does not send it again', async () => {
    const one = bench();
    const engine = await one.open();
    one.central.refuse = () => 'photo.unreadable';
    const draft = photoSubmit();
    await saved(engine, draft);
    await engine.outbox.settled(draft.id, 1000);
    await engine.close();
    const again = await one.open();
    expect(again.quarantine.list()).toMatchObject([{ id: draft.id, code: 'photo.unreadable', final: true }]);
    expect(again.quarantine.take(draft.id)?.attachments).toHaveLength(2);
    expect(again.quarantine.retry(draft.id)).toBe(false);
    await rest();
    expect(one.central.deliveries).toHaveLength(1);
  });

  it.each<ErrorCode>(['station.revoked', 'station.unknown', 'station.clock-wrong', 'station.proof-refused'])(
    'keeps everything and stops hammering when central says %s',
    async (code) => {
      const one = bench();
      const engine = await one.open();
      let revoked = true;
      one.central.fault = (id, _delivery, proceed) => {
        if (!revoked) return proceed();
        one.central.deliveries.push(id);
        return Promise.resolve(notYet(code));
      };
      await saved(engine, ...Array.from({ length: 20 }, () => badgeRequest()));
      await until(() => engine.trouble() === code);
      await rest();
      expect(one.central.deliveries.length).toBeLessThanOrEqual(4);
      for (let minute = 0; minute < 60; minute += 1) {
        one.clock.advance(60_000);
        await rest();
      }
      expect(one.central.deliveries.length).toBeLessThan(60);
      expect(engine.outbox.queued()).toBe(20);
      revoked = false;
      one.clock.advance(ceiling + 30_000);
      await until(() => engine.outbox.queued() === 0);
      expect(engine.trouble()).toBeNull();
    },
  );
});
