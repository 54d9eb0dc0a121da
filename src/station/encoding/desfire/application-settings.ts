import { err, ok, type Result } from '../../../shared/domain/result.ts';
import type { DesfireProfile } from '../../../shared/encoding/desfire-profile.ts';
import {
  CARD_LEVEL,
  encodeKeySettings,
  selectApplication,
  type NewApplication,
} from '../../card/protocols/desfire/applications.ts';
import type { OpenWith } from '../../card/protocols/desfire/change-key.ts';
import type { DesfireChannel, DesfireSession } from '../../card/protocols/desfire/channel.ts';
import type { ProtocolError } from '../../card/protocols/errors.ts';
import { littleEndian } from '../../card/protocols/little-endian.ts';
import type { Work } from '../work.ts';

/** GetKeySettings and DeleteApplication (MF3ICDx21_41_81 short data sheet, table 6; codes as in nfc-tools/libfreefare). */
const GET_KEY_SETTINGS = 0x45;
const DELETE_APPLICATION = 0xda;
/** Bits 7 and 6 of the number of keys: AES. */
const AES_KEYS = 0x80;

/** The application of a profile, as it is made. */
export const applicationOf = (profile: DesfireProfile): NewApplication => ({
  id: Number.parseInt(profile.application, 16),
  keys: profile.keys.length,
  settings: {
    settingsChangeable: true,
    createNeedsMaster: profile.createNeedsMaster,
    listNeedsMaster: profile.listNeedsMaster,
    masterChangeable: true,
    changeKey: 0,
  },
});

/** Whether the selected application is as its profile makes it: a bit can flip on the way where no MAC protects it. */
export async function isAsMade(
  channel: DesfireChannel,
  { keys, settings }: NewApplication,
): Promise<Result<boolean, ProtocolError>> {
  const answer = await channel.send({ instruction: GET_KEY_SETTINGS, mode: 'administration' });
  if (!answer.ok) return answer;
  const [present, count] = answer.value;
  if (answer.value.length !== 2) return err('desfire.answer-invalid');
  return ok(present === encodeKeySettings(settings) && count === (AES_KEYS | keys));
}

/** Deletes the application, by the key of the card level when it is known, else by its own master key. */
export async function deleteApplication(
  { card, keys }: Work,
  open: OpenWith,
  master: DesfireSession,
  id: number,
): Promise<Result<unknown, ProtocolError>> {
  const command = { instruction: DELETE_APPLICATION, header: littleEndian(id, 3) };
  if (!keys.cardMaster) return await master.send({ ...command, mode: 'administration', endsSession: true });
  master.end();
  const selected = await selectApplication(card, CARD_LEVEL);
  if (!selected.ok) return selected;
  const session = await open({ number: 0, key: keys.cardMaster });
  if (!session.ok) return session;
  const deleted = await session.value.send({ ...command, mode: 'administration' });
  session.value.end();
  return deleted;
}
