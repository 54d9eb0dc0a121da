import { AES_BLOCK, AesKey, zeroBlock } from '../../../../shared/card-crypto/aes.ts';
import { aesCmac, cmacSubkeys } from '../../../../shared/card-crypto/cmac.ts';
import { equalInConstantTime } from '../../../../shared/card-crypto/compare.ts';
import { desfireCrc32 } from '../../../../shared/card-crypto/crc32.ts';
import { padWithZeros } from '../../../../shared/card-crypto/padding.ts';
import { err, ok, type Result } from '../../../../shared/domain/result.ts';
import { concatBytes } from '../../../../shared/seal/bytes.ts';
import type { ProtocolError } from '../errors.ts';
import type { Transmitter } from '../transmitter.ts';
import { bodyOf, type DesfireCommand } from './channel.ts';
import { sendNative } from './native.ts';
import type { SecureMessaging } from './session.ts';
import { OPERATION_OK } from './status.ts';

/** Bytes of a MAC on the air: the first half of the CMAC (MF3ICDx21_41_81 short data sheet, 8.6). */
const MAC = 8;
/** Bytes of a CRC-32. */
const CHECKSUM = 4;

/**
 * Secure messaging of DESFire EV1 with AES (MF3ICDx21_41_81 short data sheet, 8.6, names it; the public logs cited in the
 * tests show it byte by byte). One chain runs through the whole session: the initialisation vector of each step is the last block or the
 * CMAC of the step before, in both directions. It begins with zeros. The session key is taken over, and overwritten at
 * the end.
 */
export function ev1Messaging(card: Transmitter, sessionKey: Uint8Array, keyNumber: number): SecureMessaging {
  const key = new AesKey(sessionKey);
  const subkeys = cmacSubkeys(key);
  let iv = zeroBlock();

  function mac(message: Uint8Array): Uint8Array {
    iv = aesCmac(key, message, subkeys, iv);
    return iv.slice(0, MAC);
  }

  function protect(command: DesfireCommand): Uint8Array {
    const { instruction, header, data = new Uint8Array(), mode, afterChecksum = new Uint8Array() } = command;
    const body = bodyOf(header, data);
    const whole = concatBytes(Uint8Array.of(instruction), body);
    if (mode === 'full' && data.length > 0) {
      const clear = padWithZeros(concatBytes(data, desfireCrc32(whole), afterChecksum));
      const cryptogram = key.encryptCbc(iv, clear);
      iv = cryptogram.slice(-AES_BLOCK);
      return bodyOf(header, cryptogram);
    }
    const code = mac(whole); // not sent in general, but the card's chain went through it
    return mode === 'mac' && data.length > 0 ? concatBytes(body, code) : body;
  }

  function checkMac(answer: Uint8Array): Result<Uint8Array, ProtocolError> {
    if (answer.length < MAC) return err('desfire.mac-wrong');
    const data = answer.slice(0, -MAC);
    const expected = mac(concatBytes(data, Uint8Array.of(OPERATION_OK)));
    return equalInConstantTime(expected, answer.slice(-MAC)) ? ok(data) : err('desfire.mac-wrong');
  }

  function decipher(answer: Uint8Array, bytes: number): Result<Uint8Array, ProtocolError> {
    const expected = Math.ceil((bytes + CHECKSUM) / AES_BLOCK) * AES_BLOCK;
    if (answer.length !== expected) return err('desfire.answer-invalid');
    const clear = key.decryptCbc(iv, answer);
    iv = answer.slice(-AES_BLOCK);
    const data = clear.slice(0, bytes);
    const checksum = desfireCrc32(concatBytes(data, Uint8Array.of(OPERATION_OK)));
    const right = padWithZeros(concatBytes(data, checksum));
    return equalInConstantTime(clear, right) ? ok(data) : err('desfire.mac-wrong');
  }

  async function exchange(command: DesfireCommand): Promise<Result<Uint8Array, ProtocolError>> {
    const answer = await sendNative(card, command.instruction, protect(command));
    if (!answer.ok) return answer;
    if (command.endsSession) return answer.value.length === 0 ? answer : err('desfire.answer-invalid');
    const bytes = command.answerBytes ?? 0;
    return command.mode === 'full' && bytes > 0 ? decipher(answer.value, bytes) : checkMac(answer.value);
  }

  function forget(): void {
    for (const bytes of [sessionKey, subkeys.first, subkeys.second]) bytes.fill(0);
    key.forget();
  }

  return { generation: 'ev1', keyNumber, exchange, forget };
}
