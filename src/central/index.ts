// The central process: the only place that reads the environment, the command line and the signals.
import { userInfo } from 'node:os';
import { runCommand } from './cli/run.ts';
import { usage } from './cli/words.ts';
import { UsageError } from './cli/world.ts';
import { readConfig } from './config.ts';

const config = () => {
  const path = process.env['TROMBINE_CENTRAL_CONFIG'];
  if (path === undefined)
    throw new UsageError('Set TROMBINE_CENTRAL_CONFIG to the configuration file (JSON).');
  return readConfig(path, process.env['DATABASE_URL'], process.env);
};

const ended = () =>
  new Promise<void>((end) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => end());
  });

/** Who types: an account without a name has a number. */
const account = (): string => {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? 'unknown'}`;
  }
};

/** A pipe that its reader has closed is told to whoever writes, and ends nothing by itself. */
const write = (data: string) =>
  new Promise<void>((done, fail) => {
    process.stdout.write(data, (error) => {
      if (error == null) done();
      else fail(new Error(`The output could not be written to the end (${error.message}).`));
    });
  });
process.stdout.on('error', () => undefined);

const words = process.argv.slice(2);
if (words.length === 0 || words.includes('--help')) {
  console.log(usage);
} else {
  runCommand(words, {
    config,
    say: (line) => console.log(line),
    warn: (line) => console.error(line),
    write,
    ended,
    account: account(),
  }).catch((error: unknown) => {
    // Everything that reaches this point was said in a sentence for whoever typed the command.
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
