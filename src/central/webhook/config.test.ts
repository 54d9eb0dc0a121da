import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readWebhook, WebhookFile } from './config.ts';

const [one, two] = [7, 8].map((byte) => `whsec_${Buffer.alloc(32, byte).toString('base64')}`) as [
  string,
  string,
];
const url = 'https://si.univ.example/badges';

describe('the webhook settings', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'trombine-webhook-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const read = (file: unknown, environment: Record<string, string> = {}) =>
    readWebhook(WebhookFile.parse(file), environment, (name) => join(folder, name));
  const secretIn = async (text: string, mode = 0o600) => {
    await writeFile(join(folder, 'secret'), text);
    await chmod(join(folder, 'secret'), mode);
    return { url, secretFile: 'secret' };
  };

  it('take the secret from the environment or from a file, the old one too while it is being changed', async () => {
    const settings = await read({ url, secretEnv: 'HOOK' }, { HOOK: one });
    expect(settings.url.href).toBe(url);
    expect(settings.secrets.map((key) => key[0])).toEqual([7]);
    const both = await read(await secretIn(`${two}\n${one}\n`));
    expect(both.secrets.map((key) => key[0])).toEqual([8, 7]);
  });

  it.each([
    ['plain http over the network', { url: 'http://si.univ.example/', secretEnv: 'HOOK' }],
    ['an account in the address', { url: 'https://a:b@si.univ.example/', secretEnv: 'HOOK' }],
    ['another protocol', { url: 'ftp://si.univ.example/', secretEnv: 'HOOK' }],
    ['no secret', { url }],
    ['two places for the secret', { url, secretEnv: 'HOOK', secretFile: 'secret' }],
    ['the secret itself', { url, secret: one }],
  ])('refuse %s', (_what, file) => {
    expect(WebhookFile.safeParse(file).success).toBe(false);
  });

  it.each(['http://127.0.0.1:9/x', 'http://localhost/x', 'http://[::1]/x'])('take %s', (local) => {
    expect(WebhookFile.safeParse({ url: local, secretEnv: 'HOOK' }).success).toBe(true);
  });

  it('say what is wrong with a secret, never the secret', async () => {
    await expect(read({ url, secretEnv: 'HOOK' })).rejects.toThrow('needs HOOK in the environment');
    const weak = `whsec_${Buffer.alloc(16, 9).toString('base64')}`;
    for (const text of [weak, 'my-password', `${one} my-password`]) {
      const said = await read(await secretIn(text)).catch((error: Error) => error.message);
      expect(said).toContain('holds no webhook secret');
      expect(said).not.toContain(text);
    }
    for (const blank of ['', '\n\n', ' '])
      await expect(read(await secretIn(blank))).rejects.toThrow('secret is empty: write the secret in it');
    await expect(read({ url, secretFile: 'none' })).rejects.toThrow('cannot be read (ENOENT)');
    await expect(read(await secretIn(one, 0o644))).rejects.toThrow('chmod 600');
  });
});
