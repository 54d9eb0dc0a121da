import { readFile } from 'node:fs/promises';
import { StationId } from '../../shared/domain/ids.ts';
import { startCentral } from '../central.ts';
import { instant } from '../clock.ts';
import type { Configured } from '../config.ts';
import { NewKeysError } from '../encoding/new-keys.ts';
import { initKeys } from '../keys/files.ts';
import { importPeople } from '../people/import.ts';
import { PlaceError } from '../replace-file.ts';
import { issueCode } from '../stations/code.ts';
import { listStations, type StationReport } from '../stations/list.ts';
import { revokeStation } from '../stations/revoke.ts';
import { openStore, type Store } from '../store/store.ts';
import { exportBadges } from './badges.ts';
import { newEncodingKeys } from './encoding.ts';
import { expireBadges } from './expiring.ts';
import { moveBadges, type MovingVerb } from './moving.ts';
import { changeOffice, changeRole, sayMails, sayOperators } from './operators.ts';
import { listRequested, listToPrint } from './printing.ts';
import { sayWebhook } from './webhook.ts';
import { readWords, usage } from './words.ts';
import { UsageError, type World } from './world.ts';

/** Runs one command. Throws a `UsageError` for a mistake in it, or in what it names. */
export function runCommand(given: readonly string[], world: World): Promise<void> {
  return run(given, world).catch((error: unknown) => {
    if (error instanceof PlaceError || error instanceof NewKeysError)
      throw new UsageError(error.message, { cause: error });
    throw error;
  });
}

async function run(given: readonly string[], world: World): Promise<void> {
  const {
    command,
    words: [argument, wanted],
    values,
  } = readWords(given);
  switch (command) {
    case 'serve': {
      const { readMail, readWebhook, ...options } = await world.config();
      const mail = await readMail();
      const webhook = await readWebhook();
      const central = await startCentral({
        ...options,
        ...(mail === undefined ? {} : { mail }),
        ...(webhook === undefined ? {} : { webhook }),
      });
      await world.ended();
      await central.close();
      return;
    }
    case 'keys init': {
      if (values.recovery === undefined)
        throw new UsageError('Say where the recovery key goes: keys init --recovery FILE');
      const { keys } = await world.config();
      await initKeys(keys, values.recovery);
      world.say(`Keys are in ${keys}.`);
      world.say(`The recovery key is in ${values.recovery}: take it off line now. It is nowhere else.`);
      return;
    }
    case 'keys encoding': {
      if (argument !== 'new') throw new UsageError(usage);
      return newEncodingKeys(values.profile, world);
    }
    case 'people import':
      return withStore(world, (store) => importFile(store, argument, world));
    case 'station code': {
      const { name } = values;
      if (name === undefined) throw new UsageError('Give the station a name: station code --name "Hall A"');
      return withStore(world, async (store) => {
        const { code, expiresMs } = await issueCode({ store, clock: Date.now }, name, values.office);
        world.say(`${code}   (${name}${values.office ? ', office' : ''}, once, until ${instant(expiresMs)})`);
      });
    }
    case 'station list':
      return withStore(world, async (store) => {
        for (const station of await store.transaction(listStations)) world.say(describe(station));
      });
    case 'station revoke': {
      const id = StationId.safeParse(argument);
      if (!id.success) throw new UsageError('Name the station by its id, as `station list` shows it.');
      return withStore(world, async (store) => {
        const revoked = await revokeStation({ store, clock: Date.now }, id.data);
        if (!revoked.ok) throw new UsageError(`There is no station ${id.data}.`);
        world.say(`${id.data} is revoked.`);
      });
    }
    case 'station office':
      return withStore(world, (store) => changeOffice(store, { id: argument, wanted }, world));
    case 'operator grant':
    case 'operator revoke': {
      const change = command === 'operator grant' ? 'grant' : 'revoke';
      const who = { login: argument, role: values.role };
      return withStore(world, (store) => changeRole(store, change, who, world));
    }
    case 'operator list':
      return withStore(world, (store) => sayOperators(store, world));
    case 'badges export': {
      return withStore(world, (store) => exportBadges(store, values, world));
    }
    case 'badges approve':
    case 'badges printed':
    case 'badges reject':
    case 'badges cancel': {
      const verb = command.slice('badges '.length) as MovingVerb;
      return withStore(world, (store, config) => moveBadges(store, verb, values, world, config));
    }
    case 'badges expire': {
      const dryRun = values['dry-run'];
      return withStore(world, (store, config) => expireBadges(store, dryRun, world, config));
    }
    case 'badges to-print': {
      return withStore(world, (store, { encoding }) => listToPrint(store, values.out, world, encoding?.escn));
    }
    case 'badges requested':
      return withStore(world, (store) => listRequested(store, values.out, world));
    case 'webhook list':
      return withStore(world, (store) => sayWebhook(store, values.all, world));
    case 'mail list':
      return withStore(world, (store) => sayMails(store, values.all, world));
    default:
      throw new UsageError(usage);
  }
}

async function withStore(
  world: World,
  work: (store: Store, config: Configured) => Promise<void>,
): Promise<void> {
  const config = await world.config();
  const store = await openStore(config.database);
  try {
    await work(store, config);
  } finally {
    await store.close();
  }
}

async function importFile(store: Store, file: string | undefined, world: World): Promise<void> {
  if (file === undefined) throw new UsageError('Name the file: people import FILE.csv');
  const csv = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${file} cannot be read (${error.code ?? 'unknown'}).`);
  });
  const imported = await importPeople(store, csv);
  if ('errors' in imported) {
    const lines = imported.errors.map(({ line, message }) => `${file}:${line}: ${message}`);
    throw new UsageError([...lines, 'Nobody was imported.'].join('\n'));
  }
  world.say(`${imported.added} added, ${imported.updated} updated, ${imported.unchanged} unchanged.`);
}

function describe(station: StationReport): string {
  const { id, name, revokedAt, office, lastSeenAt, lastSequence, refused, gaps, incidents } = station;
  const words = [
    revokedAt === null ? 'enrolled' : `revoked ${revokedAt}`,
    ...(office ? ['office'] : []),
    `last seen ${lastSeenAt ?? 'never'}`,
    `${lastSequence} sent`,
  ];
  if (refused > 0) words.push(`${refused} refused`);
  if (gaps.length > 0)
    words.push(`missing ${gaps.map(({ from, to }) => (from === to ? from : `${from}-${to}`)).join(', ')}`);
  if (incidents.length > 0)
    words.push(`LOOK: ${incidents.map((one) => `${one.kind} at ${one.sequence}`).join(', ')}`);
  return `${id}  ${name}: ${words.join('; ')}`;
}
