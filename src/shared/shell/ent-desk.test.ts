import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EntOutcome, EntRequest } from '../contract/shell.ts';
import { EntDesk, ticketCap, type EntEars } from './ent-desk.ts';

const ticket: EntOutcome = { outcome: 'ticket', ticket: 'ST-1', state: 'state' };
const request = (id: string): EntRequest => ({
  id,
  url: 'https://ent.test/cas/login',
  hosts: ['ent.test'],
  service: { url: 'https://badges.test/kiosk/cas', state: 'state' },
  logoutUrl: 'https://ent.test/cas/logout',
  language: 'fr',
});

/** A desk whose views write down what is done to them. */
function desk() {
  const done: string[] = [];
  const ears: EntEars[] = [];
  const made = new EntDesk(
    async ({ id }, own) => {
      ears.push(own);
      done.push(`${id} opened`);
      return {
        wipe: async (_logoutUrl, released) => {
          done.push(`${id} hidden`);
          await released;
          done.push(`${id} wiped`);
        },
      };
    },
    (bug) => {
      throw bug;
    },
  );
  const opened = async (id: string) => {
    const before = ears.length;
    const outcome = made.open(request(id), () => undefined);
    await vi.waitFor(() => expect(ears.length).toBe(before + 1));
    const own = ears.at(-1);
    if (own === undefined) throw new Error('no view was opened');
    return { outcome, ears: own };
  };
  return { made, done, opened };
}

describe('the desk of the isolated views', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => void vi.useRealTimers());

  it('answers a view that was given up once it is wiped', async () => {
    const { made, done, opened } = desk();
    const { outcome } = await opened('a');
    made.close('a');
    expect(await outcome).toEqual({ outcome: 'closed' });
    expect(done).toEqual(['a opened', 'a hidden', 'a wiped']);
  });

  it('hides the view with a ticket, and keeps the ENT’s session until the ticket was checked', async () => {
    const { made, done, opened } = desk();
    const { outcome, ears } = await opened('a');
    ears.ended(ticket);
    expect(await outcome).toEqual(ticket);
    expect(done).toEqual(['a opened', 'a hidden']);
    made.close('a');
    await made.closeAll();
    expect(done).toEqual(['a opened', 'a hidden', 'a wiped']);
  });

  it('ends the session of a ticket that nobody comes back for', async () => {
    const { done, opened } = desk();
    const { outcome, ears } = await opened('a');
    ears.ended(ticket);
    await outcome;
    await vi.advanceTimersByTimeAsync(ticketCap);
    expect(done.at(-1)).toBe('a wiped');
  });

  it('wipes what is left of one visitor before it opens a view for the next', async () => {
    const { done, opened } = desk();
    const first = await opened('a');
    first.ears.ended(ticket);
    await first.outcome;
    const second = await opened('b');
    second.ears.ended({ outcome: 'closed' });
    await second.outcome;
    expect(done).toEqual(['a opened', 'a hidden', 'a wiped', 'b opened', 'b hidden', 'b wiped']);
  });

  it('wipes at once when the station is gone', async () => {
    const { made, done, opened } = desk();
    const { outcome, ears } = await opened('a');
    ears.ended(ticket);
    await outcome;
    await made.closeAll();
    expect(done.at(-1)).toBe('a wiped');
  });
});
