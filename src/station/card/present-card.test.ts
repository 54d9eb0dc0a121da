import { describe, expect, it } from 'vitest';
import { createPresence } from './present-card.ts';

const OK = Buffer.from('9000', 'hex');

/** A card whose exchanges end when told to, and the APDUs that it got, in hex. */
function held({ limitMs = 5_000, graceMs = 0 } = {}) {
  const got: string[] = [];
  const ends: { answer: (bytes: Uint8Array) => void; fail: (error: Error) => void }[] = [];
  const exchange = (apdu: Buffer) =>
    new Promise<Uint8Array>((answer, fail) => {
      got.push(apdu.toString('hex'));
      ends.push({ answer, fail });
    });
  return { got, ends, presence: createPresence({ atr: Buffer.of(0x3b), exchange, limitMs, graceMs }) };
}

/** Lets everything go on that waits for no timer. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

describe('a present card', () => {
  it('takes a copy of what waits in line, from a Buffer too, whose slices are no copies', async () => {
    const { got, ends, presence } = held();
    const first = presence.card.transmit(Buffer.of(1));
    const reused = Buffer.of(2);
    const second = presence.card.transmit(reused);
    reused.fill(0);
    ends[0]?.answer(OK);
    await first;
    ends[1]?.answer(OK);
    await second;
    expect(got).toEqual(['01', '02']);
  });

  it('goes on after an exchange that failed, and after a driver that throws', async () => {
    let calls = 0;
    const exchange = (): Promise<Uint8Array> => {
      calls += 1;
      if (calls === 1) throw new Error('not connected');
      return calls === 2 ? Promise.reject(new Error('reset')) : Promise.resolve(OK);
    };
    const { card } = createPresence({ atr: Buffer.of(0x3b), exchange, limitMs: 5_000, graceMs: 0 });
    const answers = await Promise.all([1, 2, 3].map((byte) => card.transmit(Buffer.of(byte))));
    expect(answers.map((answer) => (answer.ok ? 'ok' : answer.error))).toEqual([
      'card.unreadable',
      'card.unreadable',
      'ok',
    ]);
  });

  it('waits for the removal after a failed exchange, and sends nothing meanwhile', async () => {
    const { got, ends, presence } = held({ graceMs: 60_000 });
    const answers = [presence.card.transmit(Buffer.of(1)), presence.card.transmit(Buffer.of(2))];
    ends[0]?.fail(new Error('transaction failed'));
    await settled();
    presence.leave('card.removed');
    presence.leave('reader.gone');
    const removed = { ok: false, error: 'card.removed' };
    expect(await Promise.all([...answers, presence.card.transmit(Buffer.of(3))])).toEqual([
      removed,
      removed,
      removed,
    ]);
    expect(got).toEqual(['01']);
  });

  it('does not take an answer that comes too late for that of the next call', async () => {
    const { ends, presence } = held({ limitMs: 5 });
    expect(await presence.card.transmit(Buffer.of(1))).toEqual({ ok: false, error: 'card.timeout' });
    const next = presence.card.transmit(Buffer.of(2));
    ends[0]?.answer(Buffer.from('AA9000', 'hex'));
    await settled();
    ends[1]?.answer(OK);
    expect(await next).toEqual({ ok: true, value: OK });
  });
});
