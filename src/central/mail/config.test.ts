import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MailFile, readMail } from './config.ts';

const good = { smtp: 'smtp://smtp.univ.example:587', from: 'Service des badges <badges@univ.example>' };

describe('the mail settings', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'trombine-mail-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const read = (content: unknown, environment: Record<string, string> = {}) =>
    readMail(MailFile.parse(content), environment, (name) => join(folder, name));

  it('ask for encryption unless a relay on this machine does without', async () => {
    expect(await read(good)).toEqual({
      host: 'smtp.univ.example',
      port: 587,
      encryption: 'required',
      auth: null,
      from: { name: 'Service des badges', address: 'badges@univ.example' },
      replyTo: null,
      mailOnAcceptance: false,
    });
    expect(await read({ ...good, smtp: 'smtps://smtp.univ.example' })).toMatchObject({
      port: 465,
      encryption: 'smtps',
    });
    expect(await read({ ...good, smtp: 'smtp://127.0.0.1:25', startTls: 'none' })).toMatchObject({
      encryption: 'none',
    });
  });

  it('take the password from the environment or from a file that nobody else reads', async () => {
    const named = { ...good, userEnv: 'MAIL_USER', passwordEnv: 'MAIL_PASSWORD' };
    expect((await read(named, { MAIL_USER: 'u', MAIL_PASSWORD: 'p' })).auth).toEqual({
      user: 'u',
      password: 'p',
    });
    await expect(read(named, { MAIL_USER: 'u' })).rejects.toThrow(/MAIL_PASSWORD in the environment/);
    const filed = { ...good, user: 'u', passwordFile: 'secret' };
    await expect(read(filed)).rejects.toThrow(/secret cannot be read \(ENOENT\)/);
    await writeFile(join(folder, 'secret'), 'p w\n', { mode: 0o600 });
    expect((await read(filed)).auth).toEqual({ user: 'u', password: 'p w' });
    await chmod(join(folder, 'secret'), 0o644);
    await expect(read(filed)).rejects.toThrow(/chmod 600/);
  });

  it.each([
    ['another protocol', { ...good, smtp: 'http://smtp.univ.example' }, /smtp/],
    [
      'a password in the address',
      { ...good, smtp: 'smtp://u:p@smtp.univ.example' },
      /no account in the address/,
    ],
    ['a sender that is none', { ...good, from: 'Badges\r\nBcc: x@y.fr <b@univ.example>' }, /an address like/],
    ['two senders', { ...good, from: 'a@univ.example, b@univ.example' }, /an address like/],
    ['mails in clear over the network', { ...good, startTls: 'none' }, /relay on this machine only/],
    ['a user without a password', { ...good, user: 'u' }, /goes with a password/],
    ['two passwords', { ...good, user: 'u', passwordEnv: 'A', passwordFile: 'b' }, /one of/],
    ['a word too many', { ...good, password: 'p' }, /password/],
  ])('refuse %s', (_what, content, message) => {
    expect(() => MailFile.parse(content)).toThrow(message);
  });
});
