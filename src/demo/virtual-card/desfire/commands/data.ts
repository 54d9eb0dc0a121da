import { EMPTY, fromLittleEndian } from '../../bytes.ts';
import { fileAccess } from '../access.ts';
import { Command, refuse, Status, type Reply } from '../codes.ts';
import type { DesfireState } from '../state.ts';
import { general, type CardCommand } from './command.ts';

/** File number, offset and length, three bytes each (AN12343, rev. 1.1, tables 23 to 26: CmdHeader). */
const HEADER = 7;

/** What the header of ReadData and WriteData says. */
function parseHeader(data: Uint8Array): { number: number; offset: number; length: number } {
  return {
    number: data[0] ?? 0,
    offset: fromLittleEndian(data.subarray(1, 4)),
    length: fromLittleEndian(data.subarray(4, HEADER)),
  };
}

const read: CardCommand = {
  plan: (state, wire) => {
    if (wire.length < HEADER) return refuse(Status.lengthError);
    const { number, length } = parseHeader(wire);
    const file = state.selected.files.get(number);
    if (!file) return refuse(Status.fileNotFound);
    const access = fileAccess(file, 'read', state.session?.keyNumber);
    if ('refused' in access) return access;
    return { kind: 'read', mode: access.mode, header: HEADER, body: 0, unknownLength: length === 0 };
  },
  run: (state, data) => {
    const { number, offset, length } = parseHeader(data);
    const content = state.selected.files.get(number)?.content ?? EMPTY;
    const end = length === 0 ? content.length : offset + length; // 0 means: up to the end
    if (end > content.length || offset >= end) return refuse(Status.boundaryError);
    return { data: content.slice(offset, end) };
  },
};

const write: CardCommand = {
  chained: true,
  plan: (state, wire) => {
    if (wire.length < HEADER) return refuse(Status.lengthError);
    const { number, offset, length } = parseHeader(wire);
    const file = state.selected.files.get(number);
    if (!file) return refuse(Status.fileNotFound);
    const access = fileAccess(file, 'write', state.session?.keyNumber);
    if ('refused' in access) return access;
    if (length === 0) return refuse(Status.parameterError);
    if (offset + length > file.content.length) return refuse(Status.boundaryError);
    return { kind: 'write', mode: access.mode, header: HEADER, body: length };
  },
  run: (state, data) => writeFile(state, data),
  // Real chips may be kinder; this one shows the worst that a write without a transaction can leave.
  interrupted: (state, wire) => {
    const { number, offset, length } = parseHeader(wire);
    const file = state.selected.files.get(number);
    if (file?.kind !== 'standard' || file.mode === 'full') return; // what is not deciphered yet is not written
    file.content.set(wire.subarray(HEADER, HEADER + length), offset);
  },
};

/** A standard file changes at once and byte by byte; a backup file waits for the commit. */
function writeFile(state: DesfireState, data: Uint8Array): Reply {
  const { number, offset } = parseHeader(data);
  const file = state.selected.files.get(number);
  if (!file) return refuse(Status.fileNotFound);
  const bytes = data.subarray(HEADER);
  if (file.kind === 'standard') {
    state.power.write(file.content, offset, bytes);
    return { data: EMPTY };
  }
  const draft = state.draft(file).slice();
  draft.set(bytes, offset);
  state.keep(file, draft);
  return { data: EMPTY };
}

export const DATA_COMMANDS: Readonly<Record<number, CardCommand>> = {
  [Command.readData]: read,
  [Command.readDataIso]: { ...read, since: 'ev2' },
  [Command.writeData]: write,
  [Command.writeDataIso]: { ...write, since: 'ev2' },
  [Command.commitTransaction]: {
    plan: general(0, 1),
    run: (state, [option = 0]) => {
      if (option !== 0) return refuse(Status.parameterError); // no transaction MAC file, so none to send
      if (!state.dirty) return refuse(Status.noChanges);
      state.commit();
      return { data: EMPTY };
    },
  },
  [Command.abortTransaction]: {
    plan: general(0),
    run: (state) => {
      if (!state.dirty) return refuse(Status.noChanges);
      state.abort();
      return { data: EMPTY };
    },
  },
};
