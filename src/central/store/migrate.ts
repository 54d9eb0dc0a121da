import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Columns, Step } from './columns.ts';
import { people } from './migrations/010-people.ts';
import { stations } from './migrations/020-stations.ts';
import { visits } from './migrations/030-visits.ts';
import { commands } from './migrations/040-commands.ts';
import { photos } from './migrations/050-photos.ts';
import { consents } from './migrations/060-consents.ts';
import { badges } from './migrations/070-badges.ts';
import { uploads } from './migrations/100-uploads.ts';
import { photoQuality } from './migrations/080-photo-quality.ts';
import { operators } from './migrations/090-operators.ts';
import { mails } from './migrations/110-mails.ts';
import { encoding } from './migrations/120-encoding.ts';
import { officeActs } from './migrations/130-office-acts.ts';
import { webhook } from './migrations/140-webhook.ts';
import { keyCeiling } from './migrations/150-key-ceiling.ts';
import { benchHolds } from './migrations/160-bench-holds.ts';
import { badgeExpiry } from './migrations/170-badge-expiry.ts';

/** All steps, in order. */
const steps: readonly Step[] = [
  people,
  stations,
  visits,
  commands,
  photos,
  consents,
  badges,
  photoQuality,
  operators,
  uploads,
  mails,
  encoding,
  officeActs,
  webhook,
  keyCeiling,
  benchHolds,
  badgeExpiry,
];

/** Brings the database to the newest step, in one transaction. A database that knows more steps is refused, never reset. */
export async function migrate<T>(db: Kysely<T>, columns: Columns): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: {
      getMigrations: async () =>
        Object.fromEntries(
          steps.map((step) => [step.name, { up: (at: Kysely<unknown>) => step.up(at, columns) }]),
        ),
    },
  });
  const known = new Set(steps.map((step) => step.name));
  const applied = await appliedSteps(db);
  const foreign = applied.filter((name) => !known.has(name));
  if (foreign.length > 0) {
    throw new Error(
      `This database was made by a newer version of the program (it has ${foreign.join(', ')}). ` +
        'Install that version again; nothing was changed.',
    );
  }
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw new Error('The database could not be brought up to date.', { cause: error });
}

async function appliedSteps<T>(db: Kysely<T>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === 'kysely_migration')) return [];
  const rows = await (db as unknown as Kysely<{ kysely_migration: { name: string } }>)
    .selectFrom('kysely_migration')
    .select('name')
    .execute();
  return rows.map((row) => row.name);
}
