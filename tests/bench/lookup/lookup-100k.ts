import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { startCentral } from '../../../src/central/central.ts';
import { initKeys } from '../../../src/central/keys/files.ts';
import { startDemoCas } from '../../../src/demo/cas/server.ts';
import { agent } from '../../../src/demo/people.ts';
import { good, openClerk } from '../../../src/demo/seed/clerk.ts';
import { addResident, asCasPeople } from '../../../src/demo/seed/seed.ts';
import { CardUid } from '../../../src/shared/domain/card-uid.ts';
import type { Figure, Taken } from '../figure.ts';
import { spread, summarise } from '../stats.ts';
import { addBadges, numberOf, uidOf } from './many-badges.ts';

const BADGES = 100_000;
const LOOK_UPS = 500;
const WARM_UP = 50;
/** What 95 of 100 look-ups may take beyond the reading of the UID, in milliseconds. */
const LIMIT_MS = 5;

/**
 * From a UID that was read to its holder, as the look-up asks for it: the station's own way to central with its proof, a central on
 * embedded SQLite on loopback with 100,000 badges, which writes down who looked at whom. There is nothing to compare it with: the
 * baseline is the limit, and the ratio is that of the 95th percentile.
 */
export async function lookup100k(folder: string): Promise<Taken> {
  const file = (name: string) => join(folder, `lookup-${name}`);
  const cas = await startDemoCas({ people: asCasPeople([agent]), services: ['https://badges.univ.test/'] });
  await initKeys(file('keys'), file('recovery.json'));
  const options = {
    listen: { host: '127.0.0.1', port: 0 },
    publicUrl: 'https://badges.univ.test',
    phoneUrl: null,
    university: 'Banc de mesure',
    database: file('central.sqlite'),
    keys: file('keys'),
    ent: {
      prefixUrl: cas.url,
      pages: { password: cas.pages.change, firstLogin: null, security: cas.pages.rules },
      hosts: [],
    },
    resources: 'resources',
    log: { level: 'silent' },
  } as const;
  try {
    await (await startCentral(options)).close(); // makes the tables
    addBadges(options.database, BADGES);
    const central = await startCentral(options);
    try {
      await addResident(central.admin, agent);
      good('the role', await central.admin.grantRole(agent.login, 'card-office'));
      const { code } = await central.admin.issueEnrolmentCode('Service des badges', true);
      const clerk = await openClerk({ profile: file('profile'), central: central.url, code, cas: cas.url });
      try {
        const visit = await clerk.visit(agent.login, agent.password);
        const { office } = clerk.engine.central;
        const samples: number[] = [];
        for (let turn = -WARM_UP; turn < LOOK_UPS; turn += 1) {
          const nth = randomInt(BADGES);
          const uid = CardUid.parse(uidOf(nth));
          const begun = performance.now();
          const found = good('the look-up', await office.search(visit.access, { by: 'uid', uid }));
          const took = performance.now() - begun;
          if (found.badges[0]?.holder.number !== numberOf(nth)) throw new Error(`${uid} is somebody else’s`);
          if (turn >= 0) samples.push(took);
        }
        await visit.leave();
        return { figure: figure(samples) };
      } finally {
        await clerk.close();
      }
    } finally {
      await central.close();
    }
  } finally {
    await cas.stop();
  }
}

function figure(samples: readonly number[]): Figure {
  const summary = summarise(samples);
  const round = (value: number) => Math.round(value * 1000) / 1000;
  return {
    value: round(summary.median),
    unit: 'ms',
    baseline: LIMIT_MS,
    ratio: round(summary.p95 / LIMIT_MS),
    target: 1,
    samples: summary.samples,
    p95: round(summary.p95),
    spread: { value: round(spread(summary)), baseline: 0 },
  };
}
