import { concat, EMPTY, fromLittleEndian, littleEndian } from '../../bytes.ts';
import { Command, refuse, Status, type Reply } from '../codes.ts';
import type { CommMode } from '../messaging/messaging.ts';
import { occupied, type DataFile } from '../picc.ts';
import type { DesfireState } from '../state.ts';
import { general, type CardCommand } from './command.ts';

const MAX_FILE_NUMBER = 0x1f;

/** Communication settings of a file: 00 plain, 01 MAC, 03 full (02 is plain too). */
const MODES: readonly CommMode[] = ['plain', 'mac', 'plain', 'full'];
const MODE_CODE: Readonly<Record<CommMode, number>> = { plain: 0, mac: 1, full: 3 };

/** File type in GetFileSettings. */
const KIND_CODE: Readonly<Record<DataFile['kind'], number>> = { standard: 0, backup: 1 };

/** Number, settings, access rights, size; a file identifier of ISO/IEC 7816-4 may follow the number. */
const CREATE_LENGTHS = [7, 9];

export const FILE_COMMANDS: Readonly<Record<number, CardCommand>> = {
  [Command.createStandardFile]: {
    plan: general(...CREATE_LENGTHS),
    run: (state, data) => create(state, 'standard', data),
  },
  [Command.createBackupFile]: {
    plan: general(...CREATE_LENGTHS),
    run: (state, data) => create(state, 'backup', data),
  },
  [Command.deleteFile]: {
    plan: general(1),
    run: (state, [number = 0]) => {
      const missing = state.needsMasterKey('freeCreation');
      if (missing !== undefined) return refuse(missing);
      if (!state.selected.files.has(number)) return refuse(Status.fileNotFound);
      state.power.atomically(() => state.selected.files.delete(number));
      return { data: EMPTY };
    },
  },
  [Command.getFileIds]: {
    plan: general(0),
    run: (state) => {
      if (state.atPicc) return refuse(Status.permissionDenied);
      const missing = state.needsMasterKey('freeListing');
      if (missing !== undefined) return refuse(missing);
      return { data: Uint8Array.from(state.selected.files.keys()) };
    },
  },
  [Command.getFileSettings]: {
    plan: general(1),
    run: (state, [number = 0]) => {
      const missing = state.needsMasterKey('freeListing');
      if (missing !== undefined) return refuse(missing);
      const file = state.selected.files.get(number);
      if (!file) return refuse(Status.fileNotFound);
      const head = Uint8Array.of(KIND_CODE[file.kind], MODE_CODE[file.mode]);
      return { data: concat(head, littleEndian(file.access, 2), littleEndian(file.content.length, 3)) };
    },
  },
};

function create(state: DesfireState, kind: DataFile['kind'], data: Uint8Array): Reply {
  if (state.atPicc) return refuse(Status.permissionDenied);
  const missing = state.needsMasterKey('freeCreation');
  if (missing !== undefined) return refuse(missing);
  const [number = 0] = data;
  const [settings = 0] = data.subarray(-6);
  const access = fromLittleEndian(data.subarray(-5, -3));
  const size = fromLittleEndian(data.subarray(-3));
  const mode = MODES[settings];
  if (number > MAX_FILE_NUMBER || !mode || size === 0) return refuse(Status.parameterError);
  if (!keysExist(access, state.selected.keys.length)) return refuse(Status.parameterError);
  if (state.selected.files.has(number)) return refuse(Status.duplicateError);
  const cost = occupied(size) * (kind === 'backup' ? 2 : 1);
  if (cost > state.picc.freeBytes) return refuse(Status.outOfMemory);
  state.power.atomically(() => {
    state.selected.files.set(number, { kind, mode, access, content: new Uint8Array(size) });
    state.picc.freeBytes -= cost;
  });
  return { data: EMPTY };
}

/** Each nibble is a key of the application, everybody (E) or nobody (F). */
function keysExist(access: number, keyCount: number): boolean {
  return [12, 8, 4, 0].map((shift) => (access >> shift) & 0xf).every((key) => key >= 0xe || key < keyCount);
}
