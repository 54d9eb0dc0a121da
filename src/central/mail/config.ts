import { z } from 'zod';
import { readNamedFile, readSecretFile } from '../secret-file.ts';
import type { MailSettings } from './settings.ts';

const address = z.email();
/** `badges@univ.example`, or with a name: `Service des badges <badges@univ.example>`. */
const From = z.string().transform((text, issue) => {
  const [, name, inside] = /^\s*([^<>\p{C}]*?)\s*<([^<>]+)>\s*$/u.exec(text) ?? [];
  const read = address.safeParse(inside ?? text.trim());
  if (read.success) return { name: name ?? '', address: read.data };
  issue.addIssue({ code: 'custom', message: 'an address like "Service des badges <badges@univ.example>"' });
  return z.NEVER;
});

const local = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The `mail` part of the configuration file. The password stands in the environment or in a file of its own, never here. */
export const MailFile = z
  .strictObject({
    /** `smtp://host:587` (encrypted by STARTTLS) or `smtps://host:465`. */
    smtp: z
      .url({ protocol: /^smtps?$/ })
      .transform((text) => new URL(text))
      .refine(({ username, password }) => username === '' && password === '', {
        message: 'no account in the address: use "user" or "userEnv", and "passwordEnv" or "passwordFile"',
      })
      .refine(({ hostname, pathname }) => hostname !== '' && /^\/?$/.test(pathname), 'smtp(s)://host:port'),
    from: From,
    replyTo: address.optional(),
    user: z.string().min(1).optional(),
    userEnv: z.string().min(1).optional(),
    passwordEnv: z.string().min(1).optional(),
    passwordFile: z.string().min(1).optional(),
    startTls: z.enum(['required', 'none']).default('required'),
    /** Authorities in PEM, when the server's certificate comes from the university's own. */
    authoritiesFile: z.string().min(1).optional(),
    mailOnAcceptance: z.boolean().default(false),
  })
  .refine(({ user, userEnv }) => user === undefined || userEnv === undefined, 'one of "user" and "userEnv"')
  .refine(
    ({ passwordEnv, passwordFile }) => passwordEnv === undefined || passwordFile === undefined,
    'one of "passwordEnv" and "passwordFile"',
  )
  .refine(
    ({ user, userEnv, passwordEnv, passwordFile }) =>
      ((user ?? userEnv) === undefined) === ((passwordEnv ?? passwordFile) === undefined),
    'a user goes with a password, and a password with a user',
  )
  .refine(
    ({ smtp, startTls }) => startTls === 'required' || local.has(smtp.hostname),
    '"startTls": "none" is for a relay on this machine only: mails name people',
  );
export type MailFile = z.infer<typeof MailFile>;

/** The settings with their password. Every error says what to do, and quotes no secret. */
export async function readMail(
  file: MailFile,
  environment: Readonly<Record<string, string | undefined>>,
  beside: (name: string) => string,
): Promise<MailSettings> {
  const variable = (name: string): string => {
    const value = environment[name];
    if (value === undefined || value === '') throw new Error(`Mail needs ${name} in the environment.`);
    return value;
  };
  const user = file.userEnv === undefined ? file.user : variable(file.userEnv);
  const password =
    file.passwordFile === undefined
      ? file.passwordEnv && variable(file.passwordEnv)
      : await readSecretFile(beside(file.passwordFile), 'mail', 'mail password');
  const { smtp, startTls } = file;
  const secure = smtp.protocol === 'smtps:';
  const authorities = file.authoritiesFile && (await readNamedFile(beside(file.authoritiesFile), 'mail'));
  return {
    host: smtp.hostname.replace(/^\[|\]$/g, ''),
    port: smtp.port === '' ? (secure ? 465 : 587) : Number(smtp.port),
    encryption: secure ? 'smtps' : startTls,
    auth: user === undefined || password === undefined ? null : { user, password },
    from: file.from,
    replyTo: file.replyTo ?? null,
    mailOnAcceptance: file.mailOnAcceptance,
    ...(authorities === undefined ? {} : { authorities }),
  };
}
