import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { blankUid } from '../../../src/demo/drawer.ts';
import type { House } from '../../../src/demo/house.ts';
import { agent } from '../../../src/demo/people.ts';
import { withPrintedBadge } from '../../../src/demo/seed/printed.ts';
import type { ShellName } from '../../../src/demo/shell.ts';
import { openBench } from '../../../src/demo/tour/visitor/bench.ts';
import { handOf } from '../../../src/demo/tour/visitor/hand.ts';
import { signIn } from '../../../src/demo/tour/visitor/sign-in.ts';
import { discreetName } from '../../../src/shared/domain/person.ts';
import { quantile } from '../../bench/stats.ts';
import { startHouse } from '../house.ts';
import { describeWith, type Needs } from '../needs.ts';
import { encodeOne, mixUps, pileOf, put, type Made } from './pile.ts';

/** Many names that are alike, because these are mixed up. */
const firsts = ['Léa', 'Léo', 'Lou', 'Noé', 'Zoé', 'Inès', 'Maël', 'Maëlle'];
const lasts = ['Martin', 'Marin', 'Moulin', 'Merlin', 'Maurin', 'Morin', 'Mathurin'];

/** Milliseconds that one badge may take, its share of the seed included. */
const EACH_MS = 5_000;

/**
 * A pile of so many badges, encoded without a touch through pcscd in one shell: no card may be bound to anybody but the person whose
 * badge was scanned, at central and on the card itself. Writes its figures to `out/mass-<shell>.json`.
 */
export function encodesAPile(shell: ShellName, needs: Needs, count: number): void {
  describeWith(
    { reader: true, ...needs },
    `an operator encodes ${count} badges in mass mode, in ${shell}`,
    () => {
      const people = Array.from({ length: count }, (_, nth) =>
        withPrintedBadge(nth, [
          nth % 9 === 8 ? 'staff' : 'student',
          firsts[nth % firsts.length] ?? '',
          `${lasts[nth % lasts.length]} ${String.fromCharCode(65 + (nth % 26))}${Math.floor(nth / 26)}`,
        ]),
      );
      let house: House;
      const made: Made[] = [];
      const limit = 120_000 + count * EACH_MS;

      beforeAll(async () => {
        house = await startHouse({
          ...{ shell, cas: 'demo', reader: 'virtual', orientation: 'landscape' },
          residents: [agent, ...people],
        });
      }, limit);
      afterAll(() => house.stop(), 60_000);

      it(`all ${count}, each for the person whose badge was scanned`, { timeout: limit }, async () => {
        const hand = handOf(house.surfaces, 'fr');
        await signIn(hand, agent, discreetName(agent));
        await openBench(hand);
        const pile = await pileOf(house, people);
        expect(pile).toHaveLength(count);
        const begun = performance.now();
        for (const [place, piled] of pile.entries()) {
          // any card for any badge: seven is prime to how many there are, or the last ones are taken in their order
          const card = count % 7 === 0 ? place : (place * 7) % count;
          made.push(await encodeOne(house, hand, piled, blankUid(card)));
        }
        const seconds = (performance.now() - begun) / 1000;
        await put(house, null);
        const found = await mixUps(house, made);
        const times = made.map(({ took }) => took);
        const figures = {
          ...{ shell, badges: count, mixUps: found.length, seconds: Math.round(seconds * 10) / 10 },
          perHour: Math.round((count / seconds) * 3600),
          millisecondsPerBadge: {
            median: Math.round(quantile(times, 0.5)),
            p95: Math.round(quantile(times, 0.95)),
          },
        };
        mkdirSync('out', { recursive: true });
        writeFileSync(`out/mass-${shell}.json`, `${JSON.stringify(figures, null, 2)}\n`);
        console.log(JSON.stringify(figures));
        expect(found).toEqual([]);
      });
    },
  );
}

/** How many badges `npm run mass` asks for; undefined in the ordinary run of the tests. */
export const massAsked = (): number | undefined => {
  const asked = Number(process.env['MASS'] ?? '');
  return Number.isInteger(asked) && asked > 0 ? asked : undefined;
};
