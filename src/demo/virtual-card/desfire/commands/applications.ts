import { concat, EMPTY, hexBytes, toHex } from '../../bytes.ts';
import { Command, refuse, Status } from '../codes.ts';
import { KeySetting, newApplication, occupied, PICC_ID } from '../picc.ts';
import { general, type CardCommand } from './command.ts';

const MAX_APPLICATIONS = 28;
const MAX_KEYS = 14;

/** Second byte of the settings: bits 7 and 6 say the cipher, bit 5 that file identifiers of ISO/IEC 7816-4 follow. */
const CIPHER = 0xc0;
const AES = 0x80;
const ISO_NAMES = 0x20;

/** Frames with application identifiers hold 19 of them. */
const IDS_PER_FRAME = 57;

/** A file identifier, and a name of up to 16 bytes, may follow. */
const CREATE_LENGTHS = [5, ...Array.from({ length: 17 }, (_, index) => 7 + index)];

export const APPLICATION_COMMANDS: Readonly<Record<number, CardCommand>> = {
  [Command.selectApplication]: {
    bare: true,
    plan: general(3),
    run: (state, data) => {
      const id = toHex(data);
      const application = id === PICC_ID ? state.picc.master : state.picc.applications.get(id);
      if (!application) return refuse(Status.applicationNotFound);
      state.select(application);
      return { data: EMPTY };
    },
  },
  [Command.getApplicationIds]: {
    plan: general(0),
    frames: [IDS_PER_FRAME],
    run: (state) => {
      if (!state.atPicc) return refuse(Status.permissionDenied);
      const missing = state.needsMasterKey('freeListing');
      if (missing !== undefined) return refuse(missing);
      return { data: concat(...[...state.picc.applications.keys()].map((id) => hexBytes(id))) };
    },
  },
  [Command.createApplication]: {
    plan: general(...CREATE_LENGTHS),
    run: (state, data) => {
      if (!state.atPicc) return refuse(Status.permissionDenied);
      const missing = state.needsMasterKey('freeCreation');
      if (missing !== undefined) return refuse(missing);
      const { applications, freeBytes } = state.picc;
      const id = toHex(data.subarray(0, 3));
      const [keySettings = 0, kind = 0] = data.subarray(3);
      const keyCount = kind & 0x0f;
      // Applications with DES keys exist; this card is for AES only, and says so.
      if ((kind & CIPHER) !== AES || keyCount < 1 || keyCount > MAX_KEYS)
        return refuse(Status.parameterError);
      if (data.length > 5 !== ((kind & ISO_NAMES) !== 0)) return refuse(Status.parameterError);
      if (id === PICC_ID || applications.has(id)) return refuse(Status.duplicateError);
      if (applications.size >= MAX_APPLICATIONS) return refuse(Status.countError);
      const cost = occupied(keyCount * 32);
      if (cost > freeBytes) return refuse(Status.outOfMemory);
      state.power.atomically(() => {
        applications.set(id, newApplication(id, keySettings, keyCount));
        state.picc.freeBytes -= cost;
      });
      return { data: EMPTY };
    },
  },
  [Command.deleteApplication]: {
    plan: general(3),
    run: (state, data) => {
      const id = toHex(data);
      const application = state.picc.applications.get(id);
      if (!application) return refuse(Status.applicationNotFound);
      const inside = state.selected === application;
      if (!state.atPicc && !inside) return refuse(Status.permissionDenied);
      // Its own master key is enough where the PICC lets everybody create and delete.
      if (inside && !(state.picc.master.keySettings & KeySetting.freeCreation))
        return refuse(Status.permissionDenied);
      const missing = state.needsMasterKey();
      if (missing !== undefined) return refuse(missing);
      state.power.atomically(() => state.picc.applications.delete(id));
      if (inside) state.select(state.picc.master);
      return { data: EMPTY };
    },
  },
};
