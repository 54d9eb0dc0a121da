import { concat, EMPTY, hexBytes, littleEndian } from '../../bytes.ts';
import { Command, refuse, Status } from '../codes.ts';
import type { Generation } from '../state.ts';
import { general, type CardCommand } from './command.ts';

/**
 * Hardware and software part of GetVersion, 7 bytes each: NXP, DESFire, subtype, version, 8 KB, ISO/IEC 14443-4. Those
 * of EV1 are in the public trace (published.ts); EV2 differs by its versions 12.0 and 2.1.
 */
const VERSION: Readonly<Record<Generation, Uint8Array>> = {
  ev1: hexBytes('04010101001A05 04010101041A05'),
  ev2: hexBytes('04010112001A05 04010102011A05'),
};

/** Batch, week and year of production: those of the card in the public trace. */
const PRODUCTION = hexBytes('BA4519E320 4913');

export const INFO_COMMANDS: Readonly<Record<number, CardCommand>> = {
  [Command.getVersion]: {
    plan: general(0),
    frames: [7, 7],
    run: ({ generation, uid, showsUid }) => ({
      data: concat(VERSION[generation], showsUid ? uid : new Uint8Array(uid.length), PRODUCTION),
    }),
  },
  [Command.getCardUid]: {
    plan: ({ session }) =>
      session ? { kind: 'read', mode: 'full', header: 0, body: 0 } : refuse(Status.authenticationError),
    run: ({ uid }) => ({ data: uid }),
  },
  [Command.getFreeMemory]: {
    plan: general(0),
    run: ({ picc }) => ({ data: littleEndian(picc.freeBytes, 3) }),
  },
  [Command.formatPicc]: {
    plan: general(0),
    run: (state) => {
      if (!state.atPicc) return refuse(Status.permissionDenied);
      const missing = state.needsMasterKey();
      if (missing !== undefined) return refuse(missing);
      state.power.atomically(() => state.picc.format());
      return { data: EMPTY };
    },
  },
};
