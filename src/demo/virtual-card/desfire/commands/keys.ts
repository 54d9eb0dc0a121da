import { EMPTY, equal, xor } from '../../bytes.ts';
import { Command, refuse, Status, type Reply } from '../codes.ts';
import { crc32 } from '../crc32.ts';
import { KeySetting, type AesKey } from '../picc.ts';
import type { DesfireState } from '../state.ts';
import { general, type CardCommand } from './command.ts';

/** Cipher bits beside the number of keys, and beside the number of the PICC key in ChangeKey. */
const AES = 0x80;
const KEY_NUMBER = 0x0f;

/** Key, version, and the CRC of the new key when it is not the key of the session (AN12196, rev. 2.0, tables 25, 26). */
const KEY = 16;
const KEY_AND_VERSION = KEY + 1;
const CRC = 4;

/** Nibble of the key settings that says which key changes keys: 0 to D, the key itself (E), none but the master (F). */
const SAME_KEY = 0xe;
const FROZEN = 0xf;

export const KEY_COMMANDS: Readonly<Record<number, CardCommand>> = {
  [Command.getKeySettings]: {
    plan: general(0),
    run: (state) => {
      const missing = state.needsMasterKey('freeListing');
      if (missing !== undefined) return refuse(missing);
      const cipher = state.atPicc && state.picc.fromFactory ? 0 : AES;
      return { data: Uint8Array.of(state.selected.keySettings, cipher | state.selected.keys.length) };
    },
  },
  [Command.changeKeySettings]: {
    plan: ({ session }) =>
      session?.keyNumber === 0
        ? { kind: 'write', mode: 'full', header: 0, body: 1 }
        : refuse(Status.authenticationError),
    run: (state, [settings = 0]) => {
      const { selected, power } = state;
      if (!(selected.keySettings & KeySetting.settingsChangeable)) return refuse(Status.permissionDenied);
      power.atomically(() => (selected.keySettings = settings));
      return { data: EMPTY };
    },
  },
  [Command.getKeyVersion]: {
    plan: general(1),
    run: ({ selected }, [number = 0]) => {
      const key = selected.keys[number];
      return key ? { data: Uint8Array.of(key.version) } : refuse(Status.noSuchKey);
    },
  },
  [Command.changeKey]: { plan: planChange, run: change },
};

function planChange(state: DesfireState, wire: Uint8Array): ReturnType<CardCommand['plan']> {
  const { selected, session } = state;
  const [first = 0] = wire;
  const number = first & KEY_NUMBER;
  // At the PICC level the cipher of the new key stands beside its number; this card is for AES only.
  if ((first & 0xf0) !== (state.atPicc ? AES : 0)) return refuse(Status.parameterError);
  if (!selected.keys[number]) return refuse(Status.noSuchKey);
  if (!session) return refuse(Status.authenticationError);
  const refused = mayChange(selected.keySettings, number, session.keyNumber);
  if (refused !== undefined) return refuse(refused);
  const extra = number === session.keyNumber ? 0 : CRC;
  return { kind: 'write', mode: 'full', header: 1, body: KEY_AND_VERSION, extra };
}

function mayChange(settings: number, number: number, sessionKey: number): Status | undefined {
  if (number === 0) {
    if (!(settings & KeySetting.masterKeyChangeable)) return Status.permissionDenied;
    return sessionKey === 0 ? undefined : Status.authenticationError;
  }
  const changer = settings >> 4;
  if (changer === FROZEN) return Status.permissionDenied;
  const needed = changer === SAME_KEY ? number : changer;
  return sessionKey === needed ? undefined : Status.authenticationError;
}

/** The new key comes as it is for the key of the session, which ends; else as the difference to the old one. */
function change(state: DesfireState, data: Uint8Array): Reply {
  const number = (data[0] ?? 0) & KEY_NUMBER;
  const { keys } = state.selected;
  const body = data.slice(1);
  const own = state.session?.keyNumber === number;
  const sent = body.slice(0, KEY);
  const value = own ? sent : xor(sent, keys[number]?.value ?? EMPTY);
  if (!own && !equal(crc32(value), body.slice(KEY_AND_VERSION))) return refuse(Status.integrityError);
  const key: AesKey = { value, version: body[KEY] ?? 0 };
  state.power.atomically(() => (keys[number] = key));
  if (own) state.leaveSession();
  return { data: EMPTY };
}
