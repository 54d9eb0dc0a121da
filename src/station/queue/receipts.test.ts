import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { Receipt } from '../../shared/contract/receipt.ts';
import type { CommandId, Sha256, StationId } from '../../shared/domain/ids.ts';
import { makeReceiptKey, MemoryCentral, type DeliveryFault } from '../central/memory-central.ts';
import { bench, photoSubmit, saved, until } from '../engine-kit.ts';
import { ManualClock } from '../manual-clock.ts';
import { verifyReceipt, type Expected } from './receipts.ts';

const hash = (letter: string): Sha256 => letter.repeat(64) as Sha256;
const expected: Expected = {
  command: uuidv7() as CommandId,
  station: randomUUID() as StationId,
  commandSha256: hash('a'),
  attachments: [hash('b'), hash('c')],
};
const good: Receipt = {
  ...expected,
  attachments: [...expected.attachments],
  receivedAt: '2026-11-20T08:00:00Z',
  outcome: 'applied',
};
const central = new MemoryCentral(new ManualClock());
const keys = central.configuration.receiptKeys;
const verdict = async (jws: string) => verifyReceipt(jws, keys, expected);

describe('a receipt', () => {
  it('counts when a known key signed it for this command', async () => {
    expect(await verdict(await central.sign(good))).toEqual({ ok: true, value: good });
    const { outcome: _, ...named } = good;
    const refused = { ...named, outcome: 'refused', code: 'photo.unreadable' };
    expect(await verdict(await central.sign(refused))).toEqual({ ok: true, value: refused });
  });

  it.each<[string, Record<string, unknown>]>([
    ['another command', { command: uuidv7() }],
    ['another station', { station: randomUUID() }],
    ['other bytes', { commandSha256: hash('d') }],
    ['fewer attachments', { attachments: [hash('b')] }],
    ['more attachments', { attachments: [hash('b'), hash('c'), hash('c')] }],
    ['attachments in another order', { attachments: [hash('c'), hash('b')] }],
  ])('for %s does not count', async (_what, change) => {
    expect(await verdict(await central.sign({ ...good, ...change }))).toEqual({
      ok: false,
      error: 'of-something-else',
    });
  });

  it.each<[string, () => Promise<string> | string]>([
    ['nothing', () => ''],
    ['a page of a captive portal', () => '<html><body>Welcome to our Wi-Fi</body></html>'],
    ['an unsigned one', async () => `${(await central.sign(good)).split('.').slice(0, 2).join('.')}.`],
    [
      'alg none',
      () => `${part({ alg: 'none', typ: 'trombine-receipt+jws', kid: keys[0]?.kid })}.${part(good)}.`,
    ],
    [
      'an HMAC with the public key',
      () =>
        `${part({ alg: 'HS256', typ: 'trombine-receipt+jws', kid: keys[0]?.kid })}.${part(good)}.${part({})}`,
    ],
    ['another type of signed word', () => central.sign(good, central.receiptKey, 'trombine-command+jws')],
    ['an outcome that does not exist', () => central.sign({ ...good, outcome: 'maybe' })],
    ['a refusal without a code', () => central.sign({ ...good, outcome: 'refused' })],
    [
      'a forged key under a known name',
      () => central.sign(good, { ...makeReceiptKey(), kid: keys[0]?.kid ?? '' }),
    ],
  ])('that is %s does not count', async (_what, make) => {
    expect(await verdict(await make())).toEqual({ ok: false, error: 'not-a-receipt' });
  });

  it('of a key that is not known yet is told apart', async () => {
    expect(await verdict(await central.sign(good, makeReceiptKey()))).toEqual({
      ok: false,
      error: 'unknown-key',
    });
  });

  it('changed in any character does not count', async () => {
    const jws = await central.sign(good);
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.';
    await fc.assert(
      fc.asyncProperty(fc.nat(jws.length - 1), fc.constantFrom(...letters), async (at, letter) => {
        fc.pre(jws[at] !== letter);
        const read = await verdict(jws.slice(0, at) + letter + jws.slice(at + 1));
        // The last letter of a signature has bits that no byte uses: such a text is another spelling of the same receipt.
        if (at === jws.length - 1 && read.ok) expect(read.value).toEqual(good);
        else expect(read.ok).toBe(false);
      }),
      { numRuns: 400 },
    );
  });

  it('of any text at all never throws', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `${text}.${text}.${text}`),
        ),
        async (text) => {
          expect((await verdict(text)).ok).toBe(false);
        },
      ),
    );
  });
});

describe('an answer that is no receipt', () => {
  const wrong: [string, (central: MemoryCentral) => DeliveryFault][] = [
    ['unsigned', () => async () => ({ ok: true, value: { receipt: 'e30.e30.' } })],
    [
      'for another command',
      (own) => async (_id, delivery) => ({
        ok: true,
        value: { receipt: await own.sign({ ...own.receiptFor(delivery), command: uuidv7() }) },
      }),
    ],
    [
      'with another hash',
      (own) => async (_id, delivery) => ({
        ok: true,
        value: { receipt: await own.sign({ ...own.receiptFor(delivery), commandSha256: hash('e') }) },
      }),
    ],
    [
      'without the attachments',
      (own) => async (_id, delivery) => ({
        ok: true,
        value: { receipt: await own.sign({ ...own.receiptFor(delivery), attachments: [] }) },
      }),
    ],
    [
      'of an unknown key',
      (own) => async (_id, delivery) => ({
        ok: true,
        value: { receipt: await own.sign(own.receiptFor(delivery), makeReceiptKey()) },
      }),
    ],
  ];
  it.each(wrong)('(%s) is "not yet": everything is kept until the honest one comes', async (_what, make) => {
    const { open, central: own, clock } = bench();
    const engine = await open();
    let lies = 0;
    const lie = make(own);
    own.fault = (id, delivery, proceed) => ((lies += 1) <= 3 ? lie(id, delivery, proceed) : proceed());
    const draft = photoSubmit();
    await saved(engine, draft);
    await until(() => lies === 1);
    for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(engine.outbox.queued()).toBe(1);
    expect(engine.quarantine.list()).toEqual([]);
    while (engine.outbox.queued() > 0) {
      clock.advance(60_000);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await engine.outbox.settled(draft.id, 0)).toEqual({ state: 'applied' });
    expect(lies).toBe(4);
  });

  it('but signed by central’s new key counts after one look at the configuration', async () => {
    const { open, central: own } = bench();
    const engine = await open();
    await until(() => own.reads > 0);
    const reads = own.reads;
    const fresh = makeReceiptKey();
    own.configuration = {
      ...own.configuration,
      receiptKeys: [...own.configuration.receiptKeys, { ...fresh.publicKey, kid: fresh.kid }],
    };
    own.fault = async (_id, delivery) => ({
      ok: true,
      value: { receipt: await own.sign(own.receiptFor(delivery), fresh) },
    });
    const draft = photoSubmit();
    await saved(engine, draft);
    expect(await engine.outbox.settled(draft.id, 1000)).toEqual({ state: 'applied' });
    expect(own.reads).toBe(reads + 1);
  });
});

function part(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
