import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compactVerify, importJWK } from 'jose';
import { describe, expect, it, vi } from 'vitest';
import { badgeRequest, bench, saved, temporaryFolder, testKeyWrap, until } from '../engine-kit.ts';
import { openEngine } from '../engine.ts';
import { err, ok } from '../../shared/domain/result.ts';
import { silentLog } from '../log.ts';
import { credentialKeyWrap } from './credential-key-wrap.ts';
import { insecureKeyWrap } from './insecure-key-wrap.ts';
import type { KeyWrap } from './key-wrap.ts';
import { secretKeyWrap } from './secret-key-wrap.ts';
import { shellKeyWrap } from './shell-key-wrap.ts';
import { Signer } from './signer.ts';
import { Vault } from './vault.ts';

const key = randomBytes(32);

describe('a vault', () => {
  const vault = new Vault(key);
  const sealed = vault.seal(Buffer.from('Ada Lovelace'), 'command:1');

  it('opens what it closed, in the same place only', () => {
    expect(vault.open(sealed, 'command:1')?.toString()).toBe('Ada Lovelace');
    expect(vault.open(sealed, 'command:2')).toBeNull();
    expect(new Vault(randomBytes(32)).open(sealed, 'command:1')).toBeNull();
  });

  it('opens nothing that was changed or cut, in any byte', () => {
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(vault.open(changed, 'command:1')).toBeNull();
      expect(vault.open(sealed.subarray(0, at), 'command:1')).toBeNull();
    }
  });

  it('never writes the same twice', () => {
    expect(vault.seal(Buffer.from('x'), 'a').equals(vault.seal(Buffer.from('x'), 'a'))).toBe(false);
  });
});

describe('a signer', () => {
  it('signs what a library verifies, over exactly the bytes it was given', async () => {
    const signer = new Signer(key);
    const bytes = Buffer.from('{"a" :  1, "é": "…"}');
    const read = await compactVerify(
      signer.sign(bytes, { typ: 'x+jws', kid: 'me' }),
      await importJWK(signer.publicKey, 'EdDSA'),
    );
    expect(Buffer.from(read.payload).equals(bytes)).toBe(true);
    expect(read.protectedHeader).toEqual({ alg: 'EdDSA', typ: 'x+jws', kid: 'me' });
  });

  it('is the key of RFC 8032, 7.1, test 1', () => {
    const seed = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex');
    expect(Buffer.from(new Signer(seed).publicKey.x, 'base64url').toString('hex')).toBe(
      'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    );
  });
});

describe('a key wrap', () => {
  const shell = (open: boolean): KeyWrap =>
    shellKeyWrap({
      call: (async (name: string, input: { key?: string; wrapped?: string }) => {
        if (!open) return err('station.key-unavailable');
        return ok(name === 'wrapKey' ? { wrapped: `AAAA${input.key}` } : { key: input.wrapped?.slice(4) });
      }) as never,
    });
  const folder = (): string => temporaryFolder();
  const credential = (): string => {
    const path = join(folder(), 'credential');
    writeFileSync(path, randomBytes(32));
    return path;
  };
  it.each<[string, () => KeyWrap]>([
    ['of the shell', () => shell(true)],
    ['of a systemd credential', () => credentialKeyWrap(credential())],
    ['of an insecure file', () => insecureKeyWrap(join(folder(), 'secret'), silentLog)],
  ])('%s gives back what it wrapped, and hides it', async (_what, make) => {
    const wrap = make();
    const wrapped = await wrap.wrap(key);
    if (!wrapped.ok) throw new Error(wrapped.error);
    const back = await wrap.unwrap(wrapped.value);
    expect(back.ok && Buffer.from(back.value).equals(key)).toBe(true);
    if (wrap.name !== 'shell') expect(Buffer.from(wrapped.value).includes(key)).toBe(false);
  });

  it.each<[string, KeyWrap]>([
    ['a shell that offers nothing', shell(false)],
    ['a credential that is not there', credentialKeyWrap('/nonexistent/credential')],
    ['a secret that is too short', secretKeyWrap('short', () => randomBytes(16))],
  ])('refuses with %s', async (_what, wrap) => {
    expect(await wrap.wrap(key)).toEqual({ ok: false, error: 'station.key-unavailable' });
    expect(await wrap.unwrap(randomBytes(61))).toEqual({ ok: false, error: 'station.key-unavailable' });
  });

  it('that is insecure says so in the log', () => {
    const warn = vi.fn();
    insecureKeyWrap(join(temporaryFolder(), 'secret'), { ...silentLog, warn });
    expect(warn.mock.calls.join()).toMatch(/NOT protected/);
  });
});

describe('the station keys', () => {
  it('lie wrapped, readable by nobody else', async () => {
    const { open, profile } = bench();
    await (await open()).close();
    const files = readdirSync(join(profile, 'keys'));
    expect(files.sort()).toEqual(['signing.json', 'vault.json']);
    for (const name of files) expect(statSync(join(profile, 'keys', name)).mode & 0o077).toBe(0);
  });

  const harms: [string, (profile: string) => KeyWrap][] = [
    ['their files are gone', (profile) => (rmSync(join(profile, 'keys'), { recursive: true }), testKeyWrap)],
    ['one file is gone', (profile) => (rmSync(join(profile, 'keys', 'vault.json')), testKeyWrap)],
    [
      'a file is damaged',
      (profile) => (writeFileSync(join(profile, 'keys', 'signing.json'), '{"version":'), testKeyWrap),
    ],
    ['the machine’s secret changed', () => secretKeyWrap('test', () => Buffer.alloc(32, 1))],
    ['another kind of wrap is used', () => secretKeyWrap('other', () => Buffer.alloc(32, 1))],
    [
      'files of another station are there',
      (profile) => {
        const other = { version: 1, wrap: 'open', wrapped: Buffer.alloc(32, 7).toString('base64') };
        for (const name of ['vault', 'signing'])
          writeFileSync(join(profile, 'keys', `${name}.json`), JSON.stringify(other));
        return { name: 'open', wrap: async (bytes) => ok(bytes), unwrap: async (bytes) => ok(bytes) };
      },
    ],
  ];
  it.each(harms)(
    'when %s: refused, nothing made anew, nothing changed; whole again once they are back',
    async (_what, harm) => {
      const { open, profile, options, central } = bench();
      const engine = await open();
      central.setReachable('down');
      await saved(engine, badgeRequest());
      await engine.close();
      const keep = new Map(
        ['signing', 'vault'].map((name) => [name, readFileSync(join(profile, 'keys', `${name}.json`))]),
      );
      const keyWrap = harm(profile);
      const before = readdirSync(profile, { recursive: true }).sort();
      const error = vi.fn();
      const refused = await openEngine(options({ keyWrap, log: { ...silentLog, error } }));
      expect(refused).toEqual({ ok: false, error: 'station.key-unavailable' });
      expect(error).toHaveBeenCalledOnce();
      expect(readdirSync(profile, { recursive: true }).sort()).toEqual(
        existsSync(join(profile, 'keys')) ? [...new Set([...before, 'keys'])].sort() : before,
      );
      for (const [name, bytes] of keep) writeFileSync(join(profile, 'keys', `${name}.json`), bytes);
      central.setReachable('ok');
      const again = await open();
      await until(() => again.outbox.queued() === 0);
      expect(central.applied).toHaveLength(1);
    },
  );

  it('without their database are not taken for a new station', async () => {
    const { open, profile, options } = bench();
    await (await open()).close();
    rmSync(join(profile, 'station.db'));
    expect(await openEngine(options())).toEqual({ ok: false, error: 'station.store-damaged' });
  });

  it('half made at a first start that was cut off are made whole by the next', async () => {
    const { open, options } = bench();
    let wraps = 0;
    const breaking: KeyWrap = {
      ...testKeyWrap,
      wrap: async (bytes) => ((wraps += 1) === 2 ? err('station.key-unavailable') : testKeyWrap.wrap(bytes)),
    };
    expect(await openEngine(options({ keyWrap: breaking }))).toEqual({
      ok: false,
      error: 'station.key-unavailable',
    });
    await open();
  });
});
