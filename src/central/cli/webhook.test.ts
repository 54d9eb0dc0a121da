// From the configuration file to the university's system: `serve` delivers what the file names, `webhook list` says what waits.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand } from './run.ts';
import { readConfig } from '../config.ts';
import { putPerson } from '../people/add.ts';
import { openStore, type Store } from '../store/store.ts';
import { newSecret, startEndpoint, status, verified, type Endpoint } from '../testing/endpoint.ts';
import { movesOf } from '../testing/moves.ts';

describe('the webhook on the command line', () => {
  let folder: string;
  let store: Store;
  let endpoint: Endpoint;
  const secret = newSecret();
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'trombine-webhook-cli-'));
    endpoint = await startEndpoint();
    await mkdir(join(folder, 'resources/image-rights/1/fr'), { recursive: true });
    await writeFile(join(folder, 'resources/image-rights/1/fr/directory.txt'), 'Annuaire\n\nRésumé.\n');
    await writeFile(
      join(folder, 'central.json'),
      JSON.stringify({
        ...{ listen: { host: '127.0.0.1', port: 0 }, publicUrl: 'https://trombine.example.fr' },
        ...{ university: 'U', database: 'central.sqlite', keysDirectory: 'keys', resources: 'resources' },
        ...{ logLevel: 'silent', webhook: { url: endpoint.url.href, secretEnv: 'HOOK' } },
        cas: { prefixUrl: 'https://ent.example.fr/cas', pages: { password: 'https://ent.example.fr/mdp' } },
      }),
    );
    store = await openStore(join(folder, 'central.sqlite'));
  });
  afterEach(async () => {
    await store.close();
    await endpoint.close();
    await rm(folder, { recursive: true, force: true });
  });

  const run = async (words: string[], ended = () => Promise.resolve()) => {
    const said: string[] = [];
    await runCommand(words, {
      config: () => readConfig(join(folder, 'central.json'), undefined, { HOOK: secret }),
      say: (line) => void said.push(line),
      warn: (line) => void said.push(line),
      write: async (data) => void said.push(data),
      ended,
      account: 'root',
    });
    return said;
  };

  it('is served by what the file names, and listed', async () => {
    await run(['keys', 'init', '--recovery', join(folder, 'safe.json')]);
    const { anEncodedBadge, move } = movesOf(() => ({ store, now: Date.now() }));
    const person = await store.transaction(async (tx) => {
      const names = { firstName: 'Ana', lastName: 'Ruiz', login: 'ana', universityEmail: 'a@x.fr' };
      const numbers = { contactEmail: null, studentNumber: '1', staffNumber: null };
      return (await putPerson(tx, { kind: 'student', ...names, ...numbers })).id;
    });
    const badge = await anEncodedBadge(person);
    await move({ act: 'activate', tap: true }, badge);
    await move({ act: 'oppose', motive: 'lost' }, badge);
    expect(await run(['webhook', 'list'])).toEqual([
      expect.stringMatching(
        `^1  msg_.* badge.activated  ${badge}  waiting: made .*; 0 tries; not before 1970`,
      ),
      expect.stringMatching(`^2  msg_.* badge.deactivated  ${badge}  waiting: .*; after those before it$`),
    ]);
    endpoint.answer = status(410);
    const ended = () => expect.poll(() => endpoint.came.length).toBe(1);
    await run(['serve'], async () => void (await ended()));
    const [came] = endpoint.came;
    if (came === undefined) throw new Error('nothing came');
    expect(await verified(came, secret, Date.now())).toBe(true);
    const listed = await run(['webhook', 'list', '--all']);
    expect(listed[0]).toMatch(/waiting: .*; 1 tries; last trouble HTTP 410; not before /);
    expect(listed.join()).not.toMatch(/ana|whsec/);
  });

  it('does not serve without its secret', async () => {
    await run(['keys', 'init', '--recovery', join(folder, 'safe.json')]);
    const config = () => readConfig(join(folder, 'central.json'), undefined, {});
    const nothing = () => Promise.resolve();
    const world = { config, say: () => undefined, warn: () => undefined, write: nothing, ended: nothing };
    await expect(runCommand(['serve'], { ...world, account: 'root' })).rejects.toThrow(/needs HOOK/);
  });
});
