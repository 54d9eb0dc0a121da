// The central process: the only place that reads the environment, the command line and the signals.
import { runCommand, usage, UsageError } from './cli.ts';
import { readConfig } from './config.ts';

const config = () => {
  const path = process.env['TROMBINE_CENTRAL_CONFIG'];
  if (path === undefined)
    throw new UsageError('Set TROMBINE_CENTRAL_CONFIG to the configuration file (JSON).');
  return readConfig(path, process.env['DATABASE_URL']);
};

const ended = () =>
  new Promise<void>((end) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => end());
  });

const words = process.argv.slice(2);
if (words.length === 0 || words.includes('--help')) {
  console.log(usage);
} else {
  runCommand(words, { config, say: (line) => console.log(line), ended }).catch((error: unknown) => {
    // Everything that reaches this point was said in a sentence for whoever typed the command.
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
