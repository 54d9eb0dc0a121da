import { describe, expect, it } from 'vitest';
import { hexBytes, toHex } from '../bytes.ts';
import { desfireCard, type DesfireCard } from '../desfire/desfire-card.ts';
import { Command } from '../desfire/codes.ts';
import { CardRefused, DesfireReader } from '../test-kit/desfire-reader.ts';
import { countApdus, tortureEveryStep, type Torture } from './enumerate.ts';
import { everyFault } from './faults.ts';
import type { VirtualTerminal } from './terminal.ts';

const APPLICATION = '01A0F5';
const ZERO = new Uint8Array(16);
const KEY = hexBytes('000102030405060708090A0B0C0D0E0F');
const CONTENT = Uint8Array.from({ length: 70 }, (_, index) => index + 1);

/** What the driver or the reader said in place of an answer. */
class NoAnswer extends Error {}

/** A second pass finds what the first one left: create only what is missing, change the key only if it is the old one. */
async function encode(how: 'ev1' | 'ev2', terminal: VirtualTerminal): Promise<string | undefined> {
  const status = terminal.status();
  if (status.status !== 'ready') return undefined;
  const transmit = async (apdu: Uint8Array) => {
    const answer = await status.card.transmit(apdu);
    if (!answer.ok) throw new NoAnswer(answer.error);
    return answer.value;
  };
  const reader = new DesfireReader(transmit);
  const allowing = (word: number) => (cause: unknown) => {
    if (!(cause instanceof CardRefused && cause.status === word)) throw cause as Error;
  };
  const authenticate = async (): Promise<void> => {
    await reader.select(APPLICATION);
    await reader.authenticate(how, 0, KEY).catch(async (cause: unknown) => {
      allowing(0xae)(cause);
      await reader.authenticate(how, 0, ZERO);
    });
  };
  try {
    const uid = await transmit(hexBytes('FFCA000000'));
    await reader.select('000000');
    await reader.command(Command.createApplication, hexBytes(`${APPLICATION}0F81`)).catch(allowing(0xde));
    await authenticate();
    await reader.createFile('backup', 1, 'full', 0x0000, CONTENT.length).catch(allowing(0xde));
    await authenticate();
    await reader.write(1, 0, CONTENT, 'full');
    await reader.command(Command.commitTransaction);
    await authenticate();
    const back = await reader.read(1, 0, CONTENT.length, 'full');
    if (toHex(back) !== toHex(CONTENT)) return undefined;
    await authenticate();
    await reader.changeKey(0, KEY, 1);
    await reader.select(APPLICATION);
    await reader.authenticate(how, 0, KEY);
    const after = await transmit(hexBytes('FFCA000000'));
    return toHex(after) === toHex(uid) ? toHex(uid.slice(0, -2)) : undefined;
  } catch (cause) {
    // A status, a missing answer, or an answer that proves a wrong key or MAC: the encoding did not happen.
    expect(cause).toBeInstanceOf(Error);
    return undefined;
  }
}

const encoded = (card: DesfireCard) => ({
  content: toHex(card.content(APPLICATION, 1) ?? ZERO),
  key: toHex(card.application(APPLICATION)?.keys[0]?.value ?? ZERO),
});
const BLANK = '00'.repeat(CONTENT.length);
const WANTED = { content: toHex(CONTENT), key: toHex(KEY) };

describe.each(['ev1', 'ev2'] as const)('an encoding of %s under every fault at every APDU', (how) => {
  const blank = (uid: string) => desfireCard({ uid, generation: how });
  const others = new Map<string, DesfireCard>();
  let next = 0;
  const torture: Torture<DesfireCard, string | undefined> = {
    card: () => blank('04A1B2C3D4E580'),
    run: (terminal) => encode(how, terminal),
    faults: (count) =>
      everyFault(count, {
        words: [0x6f00, 0x91ca],
        other: () => {
          const uid = `04${(next++).toString(16).padStart(12, '0')}`.toUpperCase();
          const card = blank(uid);
          others.set(uid, card);
          return card;
        },
      }),
    limitMs: 5,
  };

  it('takes the same number of APDUs each time', async () => {
    const count = await countApdus(torture);
    expect(count).toBeGreaterThan(20);
    expect(await countApdus(torture)).toBe(count);
  });

  it('is never told as done without the bytes, never leaves half of them, and a second pass completes it', async () => {
    let failures = 0;
    const cases = await tortureEveryStep(torture, async ({ name, card, result, terminal }) => {
      const done = result === undefined ? undefined : (others.get(result) ?? card);
      if (done) expect([name, encoded(done)]).toEqual([name, WANTED]);
      else failures += 1;
      const content = card.content(APPLICATION, 1);
      if (content) expect([WANTED.content, BLANK], name).toContain(toHex(content));
      terminal.insert(card);
      expect([name, await encode(how, terminal)]).toEqual([name, '04A1B2C3D4E580']);
      expect([name, encoded(card)]).toEqual([name, WANTED]);
    });
    expect(cases).toBe((await countApdus(torture)) * (2 * (2 + 2 + 2) + 4 + 1));
    expect(failures).toBeGreaterThan(cases / 2);
  });
});
