import { parseArgs } from 'node:util';
import { UsageError } from './world.ts';

export const usage = `Usage: central COMMAND

  serve                              start the central API
  keys init --recovery FILE          make the keys; the recovery key goes to FILE, keep it off line
  keys encoding new --profile ID|FILE.json
                                     random master keys for an encoding profile, in the file of the configuration
  people import FILE.csv             import a roster, whole or not at all
  station code --name "Hall A"       a one-time code for a new station, good for 10 minutes;
                                     with --office, operators may work there
  station list                       stations, what they sent, what is missing
  station revoke ID                  from now on the station gets nothing
  station office ID on|off           whether operators may work at this station
  operator grant LOGIN --role ROLE   ROLE is moderator or card-office
  operator revoke LOGIN --role ROLE  at once, in a visit under way too
  operator list                      who may do what, since when, by whom, and who might before
  badges export [--kind student|staff] [--out FILE.csv]
                                     the active badges, for access control and directories
  badges requested [--out FILE.csv]  requested badges, and whose they are
  badges approve --all               requested badges whose holder has an accepted photo may be printed;
                                     or --badge ID, or --list FILE.csv
  badges to-print [--out FILE.csv]   approved badges: the code to print, holder, number, kind
  badges printed --list FILE.csv     those of the list lie on the bench now; or --badge ID, or --all
  badges reject --badge ID --note "WHY"
                                     requested badges that are not made; or --list FILE.csv
  badges cancel --badge ID --note "WHY"
                                     requested or approved badges that are not made after all; or --list FILE.csv
  badges expire [--dry-run]          badges past the day that is on their card, as central does by itself;
                                     with --dry-run only how many
  webhook list [--all]               events that wait; with --all those delivered, too
  mail list [--all]                  mails that wait or were given up; with --all those sent, too

The environment names the configuration: TROMBINE_CENTRAL_CONFIG=FILE.json`;

const options = {
  name: { type: 'string' },
  recovery: { type: 'string' },
  role: { type: 'string' },
  office: { type: 'boolean', default: false },
  all: { type: 'boolean', default: false },
  kind: { type: 'string' },
  profile: { type: 'string' },
  out: { type: 'string' },
  badge: { type: 'string' },
  list: { type: 'string' },
  note: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
} as const;
type Option = keyof typeof options;

/** What goes with each command: how many words at most, and which options. */
const takes: Readonly<Record<string, readonly [most: number, ...options: Option[]]>> = {
  serve: [0],
  'keys init': [0, 'recovery'],
  'keys encoding': [1, 'profile'],
  'people import': [1],
  'station code': [0, 'name', 'office'],
  'station list': [0],
  'station revoke': [1],
  'station office': [2],
  'operator grant': [1, 'role'],
  'operator revoke': [1, 'role'],
  'operator list': [0],
  'badges export': [0, 'kind', 'out'],
  'badges approve': [0, 'all', 'badge', 'list'],
  'badges requested': [0, 'out'],
  'badges to-print': [0, 'out'],
  'badges printed': [0, 'all', 'badge', 'list'],
  'badges reject': [0, 'badge', 'list', 'note'],
  'badges cancel': [0, 'badge', 'list', 'note'],
  'badges expire': [0, 'dry-run'],
  'webhook list': [0, 'all'],
  'mail list': [0, 'all'],
};

/**
 * Takes a command line apart: the command, the words after it, the options. Throws a `UsageError` for whatever does not go with the command:
 * an option that is passed over would do something else than what was asked.
 */
export function readWords(given: readonly string[]) {
  const { positionals, values } = parse(given);
  const command = positionals.slice(0, 2).join(' ');
  const words = positionals.slice(2);
  const takenBy = takes[command];
  if (takenBy === undefined) throw new UsageError(`There is no command "${command}".\n\n${usage}`);
  const [most, ...known] = takenBy;
  if (words.length > most) throw new UsageError(`${command} takes no "${words[most]}".\n\n${usage}`);
  const foreign = (Object.keys(options) as Option[]).find(
    (name) => values[name] !== undefined && values[name] !== false && !known.includes(name),
  );
  if (foreign !== undefined) throw new UsageError(`--${foreign} does not go with: ${command}\n\n${usage}`);
  return { command, words, values };
}

function parse(given: readonly string[]) {
  try {
    return parseArgs({ args: [...given], allowPositionals: true, options });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${usage}`);
  }
}
