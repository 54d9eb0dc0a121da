import { desfireCrc32 } from '../../../../shared/card-crypto/crc32.ts';
import { ok, type Result } from '../../../../shared/domain/result.ts';
import { concatBytes } from '../../../../shared/seal/bytes.ts';
import type { ProtocolError } from '../errors.ts';
import type { AuthenticationKey } from './authenticate.ts';
import type { DesfireChannel, DesfireSession } from './channel.ts';
import { instruction } from './instructions.ts';

/** A key to put in the place of another. */
export interface KeyChange {
  /** 0 to 13, in the selected application. */
  readonly number: number;
  /** 16 bytes each. The old one must be known, but for the key of the session itself. */
  readonly oldKey: Uint8Array;
  readonly newKey: Uint8Array;
  /** 0 to 255: which key is in place can be asked without knowing it. */
  readonly version: number;
  /** At card level the key number also says the kind of key: AES (C4 80 … in RevK's notes on AES keys). */
  readonly atCardLevel?: boolean;
}

/** Kind of key, in the key number of the card's master key: AES. */
const AES_KIND = 0x80;

/**
 * ChangeKey (C4). The key of the session itself goes as `new key, version`; another one as `new key xor old key,
 * version, checksum of the new key` (NT4H2421Gx data sheet, rev. 3.0, 10.6.1, table 63; AN12196, tables 25 and 26; the EV1 form puts the
 * checksum of the command in between). Changing the session's own key ends the session.
 */
export async function changeKey(
  session: DesfireSession,
  change: KeyChange,
): Promise<Result<Uint8Array, ProtocolError>> {
  const own = change.number === session.keyNumber;
  const key = own ? change.newKey : change.newKey.map((byte, index) => byte ^ (change.oldKey[index] ?? 0));
  const data = concatBytes(key, Uint8Array.of(change.version));
  const newChecksum = own ? new Uint8Array() : desfireCrc32(change.newKey);
  const ev1 = session.generation === 'ev1';
  return await session.send({
    instruction: instruction.changeKey,
    header: Uint8Array.of(change.number | (change.atCardLevel ? AES_KIND : 0)),
    data: ev1 ? data : concatBytes(data, newChecksum),
    ...(ev1 && { afterChecksum: newChecksum }),
    mode: 'full',
    ...(own && { endsSession: true }),
  });
}

/** GetKeyVersion (64): known to everybody, proves nothing, but tells which key to try first. */
export async function keyVersion(
  channel: DesfireChannel,
  number: number,
): Promise<Result<number | undefined, ProtocolError>> {
  const answer = await channel.send({
    instruction: instruction.getKeyVersion,
    header: Uint8Array.of(number),
    mode: 'administration',
  });
  return answer.ok ? ok(answer.value[0]) : answer;
}

/** Opens a session with a key of the application that {@link ensureKey} works in, and selects it before. */
export type OpenWith = (key: AuthenticationKey) => Promise<Result<DesfireSession, ProtocolError>>;

/**
 * Makes the new key the one in place, however often it is asked and wherever it was interrupted: the new key is tried
 * first, and only when the card refuses it the old one is changed. Both ends are proven by an authentication with the
 * new key, which is the session that comes back. `fresh`: the application was made just now, so that the old key must be there: the
 * attempt that the card would refuse is saved.
 */
export async function ensureKey(
  open: OpenWith,
  change: KeyChange,
  changeWith: AuthenticationKey,
  fresh = false,
): Promise<Result<{ session: DesfireSession; was: 'new' | 'old' }, ProtocolError>> {
  const wanted = { number: change.number, key: change.newKey };
  if (!fresh) {
    const already = await open(wanted);
    if (already.ok) return ok({ session: already.value, was: 'new' });
    if (already.error !== 'desfire.authentication-refused') return already;
  }
  const session = await open(changeWith);
  if (!session.ok) return session;
  const changed = await changeKey(session.value, change);
  session.value.end();
  if (!changed.ok) return changed;
  const proven = await open(wanted);
  return proven.ok ? ok({ session: proven.value, was: 'old' }) : proven;
}
