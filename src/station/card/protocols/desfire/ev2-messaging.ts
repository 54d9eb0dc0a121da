import { AesKey } from '../../../../shared/card-crypto/aes.ts';
import { aesCmac, cmacSubkeys, type CmacSubkeys } from '../../../../shared/card-crypto/cmac.ts';
import { equalInConstantTime } from '../../../../shared/card-crypto/compare.ts';
import { padWithMarker, withoutMarker } from '../../../../shared/card-crypto/padding.ts';
import { err, ok, type Result } from '../../../../shared/domain/result.ts';
import { concatBytes } from '../../../../shared/seal/bytes.ts';
import type { ProtocolError } from '../errors.ts';
import { littleEndian } from '../little-endian.ts';
import type { Transmitter } from '../transmitter.ts';
import { bodyOf, ofLength, type CommunicationMode, type DesfireCommand } from './channel.ts';
import type { Ev2Keys } from './ev2-keys.ts';
import { sendNative } from './native.ts';
import type { SecureMessaging } from './session.ts';
import { OPERATION_OK } from './status.ts';

/** First bytes of what the initialisation vectors are made of (NT4H2421Gx data sheet, rev. 3.0, 9.1.4): command, response. */
const IV_COMMAND = Uint8Array.of(0xa5, 0x5a);
const IV_RESPONSE = Uint8Array.of(0x5a, 0xa5);
/** Bytes of a MACt (NT4H2421Gx data sheet, rev. 3.0, 9.1.3). */
const MAC = 8;
/** A session ends when its counter can go no further (NT4H2421Gx data sheet, rev. 3.0, 9.1.2). */
const LAST_COUNTER = 0xffff;

/** What an AuthenticateEV2NonFirst keeps of the session before: its identifier and its counter. */
export interface Ev2Transaction {
  readonly identifier: Uint8Array;
  /** Commands exchanged since AuthenticateEV2First; NonFirst does not count and does not reset it. */
  counter: number;
}

/** MACt: the odd bytes of a CMAC (NT4H2421Gx data sheet, rev. 3.0, 9.1.3; AN12196, table 7, steps 7 and 8). */
export const truncatedMac = (key: AesKey, message: Uint8Array, subkeys?: CmacSubkeys): Uint8Array =>
  aesCmac(key, message, subkeys).filter((_, index) => index % 2 === 1);

/** Secure messaging of DESFire EV2 with AES (NT4H2421Gx data sheet, rev. 3.0, 9.1; AN12343). It overwrites the keys at its end. */
export function ev2Messaging(
  card: Transmitter,
  keys: Ev2Keys,
  transaction: Ev2Transaction,
  keyNumber: number,
): SecureMessaging {
  const [enc, macKey] = [new AesKey(keys.encryption), new AesKey(keys.mac)];
  const subkeys = cmacSubkeys(macKey);

  const position = () => concatBytes(littleEndian(transaction.counter, 2), transaction.identifier);

  function iv(label: Uint8Array): Uint8Array {
    const counter = littleEndian(transaction.counter, 2);
    return enc.encryptBlock(concatBytes(label, transaction.identifier, counter, new Uint8Array(8)));
  }

  function protect(command: DesfireCommand, mode: CommunicationMode): Uint8Array {
    const { instruction, header, data = new Uint8Array() } = command;
    if (mode === 'plain') return bodyOf(header, data);
    const enciphered = mode === 'full' && data.length > 0;
    const body = bodyOf(header, enciphered ? enc.encryptCbc(iv(IV_COMMAND), padWithMarker(data)) : data);
    const message = concatBytes(Uint8Array.of(instruction), position(), body);
    return concatBytes(body, truncatedMac(macKey, message, subkeys));
  }

  /** Called after the counter moved: the answer belongs to the next position. */
  function verify(answer: Uint8Array): Result<Uint8Array, ProtocolError> {
    if (answer.length < MAC) return err('desfire.mac-wrong');
    const body = answer.slice(0, -MAC);
    const message = concatBytes(Uint8Array.of(OPERATION_OK), position(), body);
    const expected = truncatedMac(macKey, message, subkeys);
    return equalInConstantTime(expected, answer.slice(-MAC)) ? ok(body) : err('desfire.mac-wrong');
  }

  function decipher(body: Uint8Array, bytes: number): Result<Uint8Array, ProtocolError> {
    if (bytes === 0) return ofLength(body, 0);
    if (body.length === 0 || body.length % 16 !== 0) return err('desfire.answer-invalid');
    const clear = withoutMarker(enc.decryptCbc(iv(IV_RESPONSE), body));
    return clear ? ofLength(clear, bytes) : err('desfire.answer-invalid');
  }

  async function exchange(command: DesfireCommand): Promise<Result<Uint8Array, ProtocolError>> {
    if (transaction.counter >= LAST_COUNTER) return err('desfire.session-over');
    const mode = command.mode === 'administration' ? 'mac' : command.mode;
    const answer = await sendNative(card, command.instruction, protect(command, mode));
    transaction.counter += 1;
    if (!answer.ok) return answer;
    if (command.endsSession) return ofLength(answer.value, 0);
    if (mode === 'plain') return answer;
    const verified = verify(answer.value);
    return verified.ok && mode === 'full' ? decipher(verified.value, command.answerBytes ?? 0) : verified;
  }

  function forget(): void {
    for (const bytes of [keys.encryption, keys.mac, subkeys.first, subkeys.second]) bytes.fill(0);
    enc.forget();
    macKey.forget();
  }

  return { generation: 'ev2', keyNumber, exchange, forget };
}
