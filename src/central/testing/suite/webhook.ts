import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BadgeId, PersonId } from '../../../shared/domain/ids.ts';
import { moveBadge, type BadgeMove } from '../../badges/transition.ts';
import { makeLogger } from '../../http/log.ts';
import { purge } from '../../purge.ts';
import { openStore, type Store } from '../../store/store.ts';
import { turnTime } from '../../webhook/outbox.ts';
import { httpPost, type Post } from '../../webhook/post.ts';
import { deliverDue, type WebhookPost } from '../../webhook/round.ts';
import type { WebhookSettings } from '../../webhook/settings.ts';
import { keyOf, newSecret, startEndpoint, status, verified, type Endpoint } from '../endpoint.ts';
import { movesOf } from '../moves.ts';
import { openHouse, outcomeOf, type House, type MakeDatabase } from '../house.ts';
import { carded, newcomer } from '../officer.ts';

const minute = 60_000;

/** What the university's own system is told of badges, through a real HTTP server. */
export function webhookSuite(makeDatabase: MakeDatabase): void {
  describe('the webhook', () => {
    let house: House;
    let store: Store;
    let other: Store;
    let endpoint: Endpoint;
    let secret: string;
    let settings: WebhookSettings;
    let person: PersonId;
    let badge: BadgeId;
    beforeEach(async () => {
      endpoint = await startEndpoint();
      secret = newSecret();
      settings = { url: endpoint.url, secrets: [keyOf(secret)] };
      // Its own courier sleeps: the tests say when a round is made.
      house = await openHouse(makeDatabase, { webhook: settings, limits: { webhookEvery: 2 ** 31 - 1 } });
      [store, other] = [await openStore(house.databaseUrl), await openStore(house.databaseUrl)];
      person = await newcomer(house, 'ana');
      badge = await anEncodedBadge(person);
    });
    afterEach(async () => {
      await store.close();
      await other.close();
      await house.close();
      await endpoint.close();
    });

    const { anEncodedBadge, attribution, move: moveThat } = movesOf(() => ({ store, now: house.now }));
    const move = (what: BadgeMove, id = badge, by?: 'system') => moveThat(what, id, by);
    const activate: BadgeMove = { act: 'activate', tap: true };
    const oppose: BadgeMove = { act: 'oppose', motive: 'lost' };
    const reinstate: BadgeMove = { act: 'reinstate', tap: true };
    /** As many events as this, of one badge that comes and goes. */
    const events = async (count: number) => {
      for (let done = 0; done < count; done += 1)
        await move(done === 0 ? activate : done % 2 === 1 ? oppose : reinstate);
    };
    const courier = (more: Partial<WebhookPost> = {}): WebhookPost => ({
      context: { store, clock: () => house.now },
      settings,
      post: httpPost(settings),
      logger: makeLogger('info', { write: (line: string) => void house.log.push(line) }),
      random: () => 1,
      ...more,
    });
    const round = (more: Partial<WebhookPost> = {}) => deliverDue(courier(more), () => false);
    const reports = () => house.central.admin.webhook();
    const nextTry = async () => (await reports())[0]?.next_ms ?? 0;
    const told = () =>
      endpoint.came.map(({ body }) => JSON.parse(body) as { type: string; data: { sequence: number } });
    const numbers = () => told().map(({ data }) => data.sequence);
    const states = async () => (await reports()).map(({ state }) => state).join(' ');
    const alarms = () => house.log.filter((line) => line.includes('ALARM'));

    it('says when a badge begins to work and when it stops, signed, with the forms of its UID', async () => {
      const { station } = house;
      const ben = await carded(house, 'ben', 'active', '047C2B4AA15780' as never);
      const visit = await station.visit('ben');
      const payload = { badge: ben.badge, motive: 'stolen' } as const;
      const opposition = await station.command(visit, 'badge.oppose', payload);
      expect(await outcomeOf(station, opposition)).toBe('applied');
      expect(await outcomeOf(station, opposition)).toBe('applied');
      await round();
      expect(endpoint.came.map(({ path }) => path)).toEqual(['/badges', '/badges']);
      for (const one of endpoint.came) {
        expect(await verified(one, secret, house.now)).toBe(true);
        expect(await verified(one, newSecret(), house.now)).toBe(false);
        expect(await verified({ ...one, body: one.body.replace('04', '05') }, secret, house.now)).toBe(false);
        expect(one.headers['content-type']).toBe('application/json; charset=utf-8');
      }
      const data = {
        ...{ badge: ben.badge, kind: 'student', uid: '047C2B4AA15780', uidReversed: '8057A14A2B7C04' },
        ...{ uidDecimal: '1262425284368256', uidReversedDecimal: '36125147264678916' },
        ...{ supannRefId: '{ISO15693}047C2B4AA15780', login: 'ben' },
        ...{ studentNumber: 'n-ben', staffNumber: null },
      };
      const at = opposition.command.occurredAt;
      const activatedAt = expect.any(String) as string;
      expect(told()).toEqual([
        {
          ...{ type: 'badge.activated', timestamp: activatedAt },
          data: { ...data, sequence: 1, act: 'activate', motive: null, occurredAt: activatedAt },
        },
        {
          ...{ type: 'badge.deactivated', timestamp: at },
          data: { ...data, sequence: 2, act: 'oppose', motive: 'stolen', occurredAt: at },
        },
      ]);
      expect(await states()).toBe('delivered delivered');
    });

    it('says nothing of what changes nothing at a door', async () => {
      await move({ act: 'deliver' });
      await move({ act: 'oppose', motive: 'faulty' });
      await move({ act: 'destroy' });
      expect(await reports()).toEqual([]);
      const next = await anEncodedBadge(person);
      await move(activate, next);
      await move({ act: 'deliver' }, next);
      await move({ act: 'expire' }, next, 'system');
      await move({ act: 'destroy' }, next);
      await round();
      expect(told()).toMatchObject([
        { type: 'badge.activated', data: { act: 'activate' } },
        { type: 'badge.deactivated', data: { act: 'expire', motive: null } },
      ]);
    });

    it('is written with the change or not at all', async () => {
      const lost = store.transaction(async (tx) => {
        const row = await tx
          .selectFrom('badges')
          .selectAll()
          .where('id', '=', badge)
          .executeTakeFirstOrThrow();
        expect((await moveBadge(tx, row, activate, attribution('card-office'))).ok).toBe(true);
        throw new Error('the power went');
      });
      await expect(lost).rejects.toThrow('the power went');
      expect(await reports()).toEqual([]);
      // The number that it had is not missing.
      await move(activate);
      expect((await reports()).map(({ sequence }) => sequence)).toEqual([1]);
    });

    it('keeps the order through failures of every kind and restarts, and loses nothing', async () => {
      await events(12);
      const failures: Endpoint['answer'][] = [
        status(500),
        status(503, { 'retry-after': '7' }),
        (_came, response) => void response.destroy(),
        status(429),
        status(400),
        (_came, response) => void response.writeHead(200, { 'content-length': '100' }).write('half'),
        status(204),
      ];
      const taken: number[] = [];
      let asked = 0;
      endpoint.answer = (came, response) => {
        const { data } = JSON.parse(came.body) as { data: { sequence: number } };
        asked += 1;
        const one = asked % failures.length;
        // A status of success counts, whatever becomes of the body.
        if (one >= 5) taken.push(data.sequence);
        return failures[one]?.(came, response);
      };
      for (let tries = 0; taken.length < 12; tries += 1) {
        expect(tries).toBeLessThan(60);
        await round({ random: Math.random });
        if (tries % 5 === 4) await house.restart();
        house.now += 16 * minute;
      }
      expect(taken).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
      // Never a later one before an earlier one was taken: what came is what was taken, with repetitions.
      expect(numbers()).toEqual(numbers().toSorted((a, b) => a - b));
      const ids = new Map(endpoint.came.map(({ headers, body }) => [headers['webhook-id'], body]));
      expect(ids.size).toBe(12);
      for (const { headers, body } of endpoint.came) expect(ids.get(headers['webhook-id'])).toBe(body);
      expect(new Set((await reports()).map(({ state }) => state))).toEqual(new Set(['delivered']));
    });

    it('waits longer each time, across a restart, a quarter of an hour at most', async () => {
      await move(activate);
      endpoint.answer = status(500);
      const waits: number[] = [];
      for (let tries = 0; tries < 13; tries += 1) {
        await round();
        const next = await nextTry();
        waits.push((next - house.now) / 1000);
        house.now = next - 1;
        await round();
        expect(endpoint.came).toHaveLength(tries + 1);
        house.now += 1;
        if (tries === 5) await house.restart();
      }
      expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]);
      // Signed anew each time, under the same id.
      const stamps = endpoint.came.map(({ headers }) => Number(headers['webhook-timestamp']));
      expect(new Set(stamps).size).toBe(stamps.length);
      expect(new Set(endpoint.came.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    });

    it('comes back when it is asked to, but no later than that quarter of an hour', async () => {
      await move(activate);
      const next = async (answer: Endpoint['answer']) => {
        endpoint.answer = answer;
        await round();
        const at = await nextTry();
        const wait = at - house.now;
        house.now = at;
        return wait;
      };
      expect(await next(status(503, { 'retry-after': '120' }))).toBe(120_000);
      expect(await next(status(429, { 'retry-after': '86400' }))).toBe(15 * minute);
      expect(await next(status(503, { 'retry-after': '0' }))).toBe(1000);
      const date = new Date(house.now + 5 * minute).toUTCString();
      const wait = await next(status(503, { 'retry-after': date }));
      expect(Math.abs(wait - 5 * minute)).toBeLessThanOrEqual(1000);
      expect(await next(status(503, { 'retry-after': 'soon' }))).toBe(16_000);
    });

    it.each([410, 400, 401, 404, 301, 307])(
      'keeps what is refused by %i, and raises an alarm',
      async (code) => {
        const elsewhere = await startEndpoint();
        await events(3);
        endpoint.answer = status(code, { location: elsewhere.url.href });
        await round();
        await round();
        expect(numbers()).toEqual([1]);
        expect(alarms()).toHaveLength(1);
        expect(alarms()[0]).toMatch(new RegExp(`"level":50.*"trouble":"HTTP ${code}"`));
        expect(await states()).toBe('waiting waiting waiting');
        endpoint.answer = status(200);
        house.now += 15 * minute;
        await round();
        expect(numbers()).toEqual([1, 1, 2, 3]);
        expect(elsewhere.came).toEqual([]);
        await elsewhere.close();
      },
    );

    it('waits for nothing that only a wrong clock has seen: a turn that was never given back, a next try', async () => {
      await events(2);
      const ahead = house.now + 365 * 24 * 60 * minute;
      const wrong = { context: { store, clock: () => ahead } };
      const killed = (left: () => void) => () => (left(), new Promise<never>(() => undefined));
      await new Promise<void>((left) => void round({ ...wrong, post: killed(left) }));
      await round();
      expect(numbers()).toEqual([1, 2]);
      await move(reinstate);
      await round({ ...wrong, post: () => Promise.resolve({ failure: 'ECONNREFUSED' }) });
      await round();
      expect(numbers()).toEqual([1, 2, 3]);
    });

    it('raises an alarm when nothing was taken for an hour, whatever the reason', async () => {
      await move(activate);
      endpoint.answer = status(500);
      await round();
      expect(alarms()).toEqual([]);
      house.now += 61 * minute;
      await round();
      expect(alarms()).toHaveLength(1);
    });

    it('is delivered by one of two processes at a time, in one order', async () => {
      await events(10);
      endpoint.answer = async (_came, response) => {
        await new Promise((later) => setImmediate(later));
        response.writeHead(204).end();
      };
      const second = { context: { store: other, clock: () => house.now } };
      for (let rounds = 0; (await states()).includes('waiting'); rounds += 1) {
        expect(rounds).toBeLessThan(30);
        await Promise.all([round(), round(second), round(), round(second)]);
      }
      expect(numbers()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      expect(endpoint.most()).toBe(1);
    });

    it('is delivered again, under the same id, when the process was killed before it could write it down', async () => {
      await events(2);
      let left = (): void => undefined;
      const gone = new Promise<void>((done) => (left = done));
      const real = httpPost(settings);
      const killed: Post = async (body, headers) => {
        await real(body, headers);
        left();
        return new Promise(() => undefined); // the process is no more
      };
      void round({ post: killed });
      await gone;
      house.now += turnTime - 1;
      await round({ context: { store: other, clock: () => house.now } });
      expect(numbers()).toEqual([1]);
      house.now += 1;
      await round({ context: { store: other, clock: () => house.now } });
      expect(numbers()).toEqual([1, 1, 2]);
      expect(endpoint.came[0]?.headers['webhook-id']).toBe(endpoint.came[1]?.headers['webhook-id']);
    });

    it('believes nobody who comes back after the turn has passed on', async () => {
      await events(2);
      let wake = (): void => undefined;
      let left = (): void => undefined;
      const asleep = new Promise<void>((done) => (wake = done));
      const gone = new Promise<void>((done) => (left = done));
      const slow = round({
        post: async () => {
          left();
          await asleep;
          return { status: 500, retryAfter: undefined };
        },
      });
      await gone;
      house.now += turnTime;
      endpoint.answer = status(503, { 'retry-after': '60' });
      await round({ context: { store: other, clock: () => house.now } });
      const before = await reports();
      wake();
      await slow;
      expect(await reports()).toEqual(before);
      house.now += minute;
      endpoint.answer = status(204);
      await round();
      expect(numbers()).toEqual([1, 1, 2]);
    });

    it('is signed by both secrets while they are being changed', async () => {
      const next = newSecret();
      await move(activate);
      await round({ settings: { secrets: [keyOf(next), keyOf(secret)] } });
      const [one] = endpoint.came;
      if (one === undefined) throw new Error('nothing came');
      expect(one.headers['webhook-signature']?.split(' ')).toHaveLength(2);
      for (const good of [next, secret]) expect(await verified(one, good, house.now)).toBe(true);
      expect(await verified(one, newSecret(), house.now)).toBe(false);
    });

    it('leaves neither secret nor address nor person in the log', async () => {
      endpoint.answer = status(500);
      await move(activate);
      await round();
      house.now += minute;
      endpoint.answer = status(204);
      await round();
      const log = house.log.join('');
      expect(log).toContain('a webhook event was delivered');
      for (const word of [secret, secret.slice(6), endpoint.url.host, 'n-ana', '"ana"'])
        expect(log).not.toContain(word);
    });

    it('numbers on after the purge, which leaves what waits', async () => {
      await move(activate);
      await round();
      await move(oppose);
      endpoint.answer = status(500);
      await round();
      house.now += 31 * 24 * 60 * minute;
      await purge({ store, clock: () => house.now });
      expect((await reports()).map(({ sequence, state }) => `${sequence} ${state}`)).toEqual(['2 waiting']);
      await move(reinstate);
      expect((await reports()).map(({ sequence }) => sequence)).toEqual([2, 3]);
    });

    it('gives each change a number of its own, in the order of the commits, however many come at once', async () => {
      const people = await Promise.all(
        ['p1', 'p2', 'p3', 'p4', 'p5', 'p6'].map((one) => newcomer(house, one)),
      );
      const ids: BadgeId[] = [];
      for (const one of people) ids.push(await anEncodedBadge(one));
      await Promise.all(ids.map((id) => move(activate, id)));
      expect((await reports()).map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6]);
      await round();
      expect(numbers()).toEqual([1, 2, 3, 4, 5, 6]);
    });
  });

  it('the webhook is delivered by central itself, and without settings nothing is written', async () => {
    const endpoint = await startEndpoint();
    const webhook = { url: endpoint.url, secrets: [keyOf(newSecret())] };
    const house = await openHouse(makeDatabase, { webhook, limits: { webhookEvery: 20 } });
    await carded(house, 'ana', 'active');
    await expect.poll(() => endpoint.came.length).toBe(1);
    await house.close();
    await endpoint.close();
    const quiet = await openHouse(makeDatabase);
    await carded(quiet, 'ana', 'active');
    expect(await quiet.central.admin.webhook()).toEqual([]);
    await quiet.close();
  });
}
