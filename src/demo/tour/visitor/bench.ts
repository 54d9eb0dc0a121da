import { waitUntil } from '../wait.ts';
import { heading, kiosk, touch, type Hand } from './hand.ts';

/** From the account to the bench, which waits for a code. */
export async function openBench(hand: Hand): Promise<void> {
  await touch(hand, hand.words.office.bench);
  await heading(hand, hand.words.bench.identify.title);
  await hand.seen('bench');
}

/** Milliseconds between two keys of a scanner. */
const KEY_MS = 4;

/**
 * A scanner that types like a keyboard: the code and Enter, faster than any hand. The keys carry the times at which a scanner would
 * press them, as those of a real keyboard do, however busy the machine is.
 */
export async function scanByKeys(hand: Hand, code: string): Promise<void> {
  const page = kiosk(hand);
  const devtools = await page.context().newCDPSession(page);
  const begun = Date.now();
  const keys = [...code].map((key) => ({ key, text: key }));
  const enter = { key: 'Enter', code: 'Enter', text: '\r', windowsVirtualKeyCode: 13 };
  await Promise.all(
    [...keys, enter].flatMap((key, place) => {
      const timestamp = (begun + place * KEY_MS) / 1000;
      const { text: _text, ...up } = key;
      return [
        devtools.send('Input.dispatchKeyEvent', { ...key, type: 'keyDown', timestamp }),
        devtools.send('Input.dispatchKeyEvent', { ...up, type: 'keyUp', timestamp: timestamp + 0.001 }),
      ];
    }),
  );
  await devtools.detach();
}

/** What the bench says, as a person reads it from two metres. */
export interface BenchSays {
  /** `wait`, `ask`, `work`, `good` or `bad`. */
  readonly tone: string;
  readonly title: string;
  /** Whose badge it is; empty when none was scanned. */
  readonly person: string;
  readonly uid: string;
}

/** Looks at the bench once, all of it at the same moment. */
export async function lookAtBench(hand: Hand): Promise<BenchSays> {
  return kiosk(hand).evaluate(() => {
    const text = (selector: string) =>
      document.querySelector<HTMLElement>(selector)?.innerText.replaceAll(/\s+/g, ' ').trim() ?? '';
    return {
      tone: document.querySelector<HTMLElement>('.band-outcome')?.dataset['tone'] ?? '',
      title: text('.band-outcome h2'),
      person: text('.bearer-name'),
      uid: text('.way-uid b'),
    };
  });
}

/** Waits until the bench says what is wanted; answers what it says then. */
export async function benchSays(
  hand: Hand,
  what: string,
  wanted: (says: BenchSays) => boolean,
  ms = 15_000,
): Promise<BenchSays> {
  let says: BenchSays | undefined;
  await waitUntil(what, ms, async () => {
    says = await lookAtBench(hand);
    return wanted(says);
  }).catch((error: unknown) => {
    throw new Error(`${what}: the bench says ${JSON.stringify(says)}`, { cause: error });
  });
  return says as BenchSays;
}

/** Waits until the bench asks for the card of somebody's badge, under the name that is printed on it. */
export async function asksForCardOf(hand: Hand, person: string): Promise<void> {
  await benchSays(
    hand,
    `the badge of ${person}`,
    ({ tone, person: shown }) => tone === 'ask' && shown === person,
  );
}

/** Waits until the bench says that this badge is encoded and verified; answers the UID it shows. */
export async function isEncoded(hand: Hand, person: string): Promise<string> {
  const { encoded, activated } = hand.words.bench.done;
  const { uid } = await benchSays(
    hand,
    `the encoded badge of ${person}`,
    ({ title, person: shown }) => (title === encoded || title === activated) && shown === person,
  );
  return uid;
}
