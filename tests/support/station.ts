import type { House } from '../../src/demo/house.ts';
import { signal } from '../../src/demo/processes.ts';
import { heading, kiosk, type Hand } from '../../src/demo/tour/visitor/hand.ts';
import { waitUntil } from '../../src/demo/tour/wait.ts';

/** How fast the shell must bring a dead station back to a screen that can be used, in milliseconds. */
export const comebackLimit = 3_000;

/** Kills the station with SIGKILL, at once. Answers its process id. */
export function killStation(house: House): number {
  const station = house.shell.station();
  if (station === undefined) throw new Error('there is no station to kill');
  signal(station.pid, 'SIGKILL');
  return station.pid;
}

/** Waits until another station is there and the welcome screen can be used; answers how long that took, in milliseconds. */
export async function comeback(house: House, hand: Hand, dead: number): Promise<number> {
  const from = performance.now();
  await waitUntil('a new station', 60_000, () => {
    const pid = house.shell.station()?.pid;
    return pid !== undefined && pid !== dead;
  });
  await heading(hand, hand.words.welcome.title);
  await usable(hand);
  return performance.now() - from;
}

/** The veil is away, and a touch on the language is answered by the new station. */
async function usable(hand: Hand): Promise<void> {
  const page = kiosk(hand);
  await page.getByRole('heading', { name: hand.words.veil.title }).waitFor({ state: 'detached' });
  await page
    .getByRole('radio', { name: 'English' })
    .or(page.getByRole('button', { name: 'English' }))
    .first()
    .click();
  await page.getByRole('heading', { name: 'Your badge in five minutes' }).waitFor();
  await page
    .getByRole('radio', { name: 'Français' })
    .or(page.getByRole('button', { name: 'Français' }))
    .first()
    .click();
  await heading(hand, hand.words.welcome.title);
}

/** Keeps every heading that the screen shows from now on, so that nothing it said is missed. */
export async function keepHeadings(hand: Hand): Promise<() => Promise<string[]>> {
  await kiosk(hand).evaluate(() => {
    const seen: string[] = [];
    const look = (): void => {
      for (const one of document.querySelectorAll('h1')) {
        const text = one.textContent ?? '';
        if (text !== '' && seen.at(-1) !== text) seen.push(text);
      }
    };
    Object.assign(globalThis, { headingsSeen: seen });
    new MutationObserver(look).observe(document.documentElement, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    look();
  });
  return () =>
    kiosk(hand).evaluate(() => [...(globalThis as unknown as { headingsSeen: string[] }).headingsSeen]);
}

/** Waits until nothing waits in the station's queue: said by the welcome screen, which counts what waits. */
export async function drained(hand: Hand): Promise<void> {
  const waiting = kiosk(hand).getByText(/envois? en attente/);
  await waiting.first().waitFor({ state: 'detached', timeout: 60_000 });
}
