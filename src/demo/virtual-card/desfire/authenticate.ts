import { concat, equal, rotateLeft } from '../bytes.ts';
import { decrypt, encrypt, lastBlock, ZERO_IV } from './aes.ts';
import { Command, refuse, Status, type Reply } from './codes.ts';
import { ev1Messaging, ev1SessionKey } from './messaging/ev1.ts';
import {
  announcedCapabilities,
  ev2Messaging,
  ev2SessionKeys,
  NO_CAPABILITIES,
  type Ev2Messaging,
} from './messaging/ev2.ts';
import type { DesfireState } from './state.ts';

const RANDOM = 16;
const TRANSACTION = 4;
const MAX_CAPABILITIES = 6;

/** First half of an authentication: the card's challenge, and what it does with the reader's answer. */
export interface Challenge {
  readonly data: Uint8Array;
  finish(answer: Uint8Array): Reply;
}

/** Commands that begin an authentication. */
export function isAuthentication(command: number): boolean {
  const { authenticateAes, authenticateEv2First, authenticateEv2NonFirst } = Command;
  return [authenticateAes, authenticateEv2First, authenticateEv2NonFirst].some((one) => one === command);
}

/** Begins an authentication: EV1 by AES (AA), or EV2 (71, and 77 inside its transaction). */
export function challenge(
  state: DesfireState,
  command: number,
  data: Uint8Array,
): Challenge | { readonly refused: Status } {
  const first = command === Command.authenticateEv2First;
  const [number = 0, announced = 0] = data;
  if (first ? data.length < 2 : data.length !== 1) return refuse(Status.lengthError);
  if (first && (announced > MAX_CAPABILITIES || data.length !== 2 + announced))
    return refuse(Status.lengthError);
  const key = state.selected.keys[number];
  if (!key) return refuse(Status.noSuchKey);
  if (state.atPicc && state.picc.fromFactory) return refuse(Status.authenticationError);
  const transaction = state.ev2;
  if (command === Command.authenticateEv2NonFirst && !transaction) return refuse(Status.permissionDenied);

  const rndB = state.random('RndB', RANDOM);
  const sent = encrypt(key.value, rndB);
  const proof = { state, number, key: key.value, rndB };
  if (command === Command.authenticateAes)
    return { data: sent, finish: (wire) => finishEv1(proof, sent, wire) };
  return { data: sent, finish: (wire) => finishEv2(proof, wire, first ? data.slice(2) : transaction) };
}

interface Proof {
  readonly state: DesfireState;
  readonly number: number;
  readonly key: Uint8Array;
  readonly rndB: Uint8Array;
}

/** Reads RndA out of E(RndA ‖ RndB'); undefined when the reader has another key. */
function readProof({ key, rndB }: Proof, wire: Uint8Array, iv: Uint8Array): Uint8Array | undefined {
  if (wire.length !== 2 * RANDOM) return undefined;
  const clear = decrypt(key, wire, iv);
  return equal(clear.slice(RANDOM), rotateLeft(rndB)) ? clear.slice(0, RANDOM) : undefined;
}

/** One chain of initial vectors from the challenge to the answer E(RndA') (public trace of EV1, published.ts). */
function finishEv1(proof: Proof, sent: Uint8Array, wire: Uint8Array): Reply {
  const rndA = readProof(proof, wire, lastBlock(sent));
  if (!rndA) return refuse(Status.authenticationError);
  const { state, number, key, rndB } = proof;
  state.leaveSession();
  state.session = ev1Messaging(number, ev1SessionKey(rndA, rndB));
  return { data: encrypt(key, rotateLeft(rndA), lastBlock(wire)) };
}

/**
 * Answers E(TI ‖ RndA' ‖ PDcap2 ‖ PCDcap2), or E(RndA') inside a transaction, whose identifier and counter go on
 * (NT4H2421Gx data sheet, rev. 3.0, 9.1.5 and 9.1.6). `carried` is the transaction, or the capabilities of the reader.
 */
function finishEv2(proof: Proof, wire: Uint8Array, carried: Ev2Messaging | Uint8Array | undefined): Reply {
  const rndA = readProof(proof, wire, ZERO_IV);
  if (!rndA || !carried) return refuse(Status.authenticationError);
  const { state, number, key, rndB } = proof;
  const keys = ev2SessionKeys(key, rndA, rndB);
  const echo = rotateLeft(rndA);
  if (!(carried instanceof Uint8Array)) {
    state.ev2 = state.session = ev2Messaging(number, keys, carried.transaction, carried.counter());
    return { data: encrypt(key, echo) };
  }
  const transaction = state.random('TI', TRANSACTION);
  state.leaveSession();
  state.ev2 = state.session = ev2Messaging(number, keys, transaction);
  return {
    data: encrypt(key, concat(transaction, echo, NO_CAPABILITIES, announcedCapabilities(carried))),
  };
}
