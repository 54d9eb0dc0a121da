import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { spawnTrouble } from './ask-program.ts';
import { commandKeys } from './command-keys.ts';

const key = '000102030405060708090A0B0C0D0E0F';
const asked = {
  profile: { id: 'house', version: 2 },
  key: '1',
  bytes: 16 as const,
  input: Uint8Array.of(4, 0xab, 0xff),
};

describe('keys behind a program', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'trombine-kms-'));
  });
  afterEach(async () => {
    vi.useRealTimers();
    await rm(folder, { recursive: true, force: true });
  });

  /** A program of Node: `said` is what it was given. */
  const program = async (code: string, timeout = 20_000) => {
    const file = join(folder, 'kms.mjs');
    const read = "const said = (await import('node:fs')).readFileSync(0, 'utf8');\n";
    await writeFile(file, `${read}${code}`);
    return commandKeys([process.execPath, file, 'a b', '$(id)'], { together: 2, timeout });
  };
  const answer = (text: string) => `process.stdout.write(${JSON.stringify(text)});`;

  it('are asked for in one line of JSON, without a shell, without central’s environment', async () => {
    process.env['TROMBINE_TEST_SECRET'] = 'x';
    const seen = join(folder, 'seen.json');
    const keys = await program(
      `const { writeFileSync } = await import('node:fs');
       writeFileSync(${JSON.stringify(seen)}, JSON.stringify({ said, argv: process.argv.slice(2), env: process.env }));
       ${answer(JSON.stringify({ key }))}`,
    );
    const derived = await keys.derive(asked);
    delete process.env['TROMBINE_TEST_SECRET'];
    expect(derived).toEqual({ ok: true, value: new Uint8Array(Buffer.from(key, 'hex')) });
    const { said, argv, env } = JSON.parse(await readFile(seen, 'utf8')) as Record<string, unknown>;
    expect(said).toBe('{"profile":"house","version":2,"key":"1","input":"04ABFF"}\n');
    expect(argv).toEqual(['a b', '$(id)']);
    expect(env).not.toHaveProperty('TROMBINE_TEST_SECRET');
  });

  it('are cut to six bytes, or come so, for a MIFARE Classic', async () => {
    const wanted = { ok: true, value: Uint8Array.of(0, 1, 2, 3, 4, 5) };
    const long = await program(answer(JSON.stringify({ key, more: 1 })));
    expect(await long.derive({ ...asked, bytes: 6 })).toEqual(wanted);
    const short = await program(answer(JSON.stringify({ key: key.slice(0, 12).toLowerCase() })));
    expect(await short.derive({ ...asked, bytes: 6 })).toEqual(wanted);
    expect(await short.derive(asked)).toEqual({ ok: false, error: 'refused' });
  });

  it.each([
    ['says no', 'process.exit(1);', 'refused'],
    ['says not now', 'process.exit(75);', 'no-answer'],
    ['says nothing', '', 'refused'],
    ['answers and fails', `${answer(JSON.stringify({ key }))} process.exitCode = 3;`, 'refused'],
    ['answers no JSON', answer(key), 'refused'],
    ['answers no key', answer('{"key":"xyz"}'), 'refused'],
    ['answers the key of a blank card', answer(JSON.stringify({ key: '00'.repeat(16) })), 'refused'],
    ['answers a key that is too short', answer(JSON.stringify({ key: key.slice(2) })), 'refused'],
    ['never stops talking', 'for (;;) process.stdout.write("x".repeat(9999));', 'refused'],
    [
      'dies of a signal',
      'process.kill(process.pid, "SIGKILL"); await new Promise(() => setInterval(() => 0, 99));',
      'refused',
    ],
  ])('are not there when it %s', async (_what, code, error) => {
    expect(await (await program(code)).derive(asked)).toEqual({ ok: false, error });
  });

  it('are not waited for without end: the program and its children are ended', async () => {
    const child = join(folder, 'child');
    const keys = await program(
      `const { spawn } = await import('node:child_process');
       const { writeFileSync } = await import('node:fs');
       const one = spawn(process.execPath, ['-e', 'setInterval(() => 0, 999)'], { stdio: 'inherit' });
       writeFileSync(${JSON.stringify(child)}, String(one.pid));
       setInterval(() => 0, 999);`,
      1_500,
    );
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }); // the time is over when the child runs, and not before
    const derived = keys.derive(asked);
    while ((await readFile(child, 'utf8').catch(() => '')) === '');
    vi.advanceTimersByTime(1_500);
    expect(await derived).toEqual({ ok: false, error: 'no-answer' });
    vi.useRealTimers();
    const pid = Number(await readFile(child, 'utf8'));
    // A zombie that nobody has collected yet is no running program.
    const runs = async () => {
      const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => 'gone');
      return status !== 'gone' && !/\) [ZX] /.test(status);
    };
    await expect.poll(runs).toBe(false);
  });

  it('end nothing of central when the program runs as somebody else, whom central may not end', async () => {
    const refused = Object.assign(new Error('kill EPERM'), { code: 'EPERM' });
    const kill = vi.spyOn(process, 'kill').mockImplementation(() => {
      throw refused;
    });
    try {
      // It ends by itself once nobody listens: nothing else can.
      const keys = await program('setTimeout(() => process.exit(0), 3_000);', 1_000);
      expect(await keys.derive(asked)).toEqual({ ok: false, error: 'no-answer' });
      expect(kill).toHaveBeenCalled();
    } finally {
      kill.mockRestore();
    }
  });

  it('are tried again later when central is short of processes, which says nothing of the program', async () => {
    for (const code of ['EAGAIN', 'EMFILE', 'ENFILE', 'ENOMEM'])
      expect(spawnTrouble(Object.assign(new Error(code), { code }))).toBe('no-answer');
    // Node throws this one.
    const endless = commandKeys([join(folder, 'x'.repeat(5_000))]);
    expect(await endless.derive(asked)).toEqual({ ok: false, error: 'unknown' });
    await writeFile(join(folder, 'no-program'), 'x', { mode: 0o600 });
    const none = commandKeys([join(folder, 'no-program')]);
    expect(await none.derive(asked)).toEqual({ ok: false, error: 'unknown' });
  });

  it('are not there when there is no such program', async () => {
    const keys = commandKeys([join(folder, 'none')]);
    expect(await keys.derive(asked)).toEqual({ ok: false, error: 'unknown' });
  });

  it('never run more programs together than was said', async () => {
    const keys = await program(
      `const { mkdirSync, rmdirSync } = await import('node:fs');
       const folder = ${JSON.stringify(folder)};
       let place = null;
       for (const name of ['one', 'two']) { try { mkdirSync(folder + '/' + name); place = name; break; } catch {} }
       if (place === null) process.exit(1);
       await new Promise((done) => setTimeout(done, 50));
       rmdirSync(folder + '/' + place);
       ${answer(JSON.stringify({ key }))}`,
    );
    const all = await Promise.all(Array.from({ length: 7 }, () => keys.derive(asked)));
    expect(all.every(({ ok }) => ok)).toBe(true);
  });
});
