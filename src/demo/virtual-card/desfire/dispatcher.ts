import { concat, EMPTY } from '../bytes.ts';
import { challenge, isAuthentication, type Challenge } from './authenticate.ts';
import { Command, refuse, Status } from './codes.ts';
import { APPLICATION_COMMANDS } from './commands/applications.ts';
import type { CardCommand } from './commands/command.ts';
import { DATA_COMMANDS } from './commands/data.ts';
import { FILE_COMMANDS } from './commands/files.ts';
import { INFO_COMMANDS } from './commands/info.ts';
import { KEY_COMMANDS } from './commands/keys.ts';
import type { DesfireState } from './state.ts';

const COMMANDS: Readonly<Record<number, CardCommand>> = {
  ...INFO_COMMANDS,
  ...APPLICATION_COMMANDS,
  ...KEY_COMMANDS,
  ...FILE_COMMANDS,
  ...DATA_COMMANDS,
};

/** Data bytes of a frame of EV1: 64 bytes of ISO/IEC 14443-4 less its frame, the command or status byte, and reserve. */
const FRAME = 59;

/** Data bytes of an answer without AF frames: what fits in a short APDU. */
const LONG_FRAME = 254;

/** The answer to one frame. */
export interface FrameReply {
  readonly status: Status;
  readonly data: Uint8Array;
}

/** What the next frame AF goes on with. */
type Pending =
  | { readonly kind: 'challenge'; readonly challenge: Challenge }
  | { readonly kind: 'command'; readonly code: number; readonly wire: Uint8Array }
  | { readonly kind: 'answer'; readonly frames: readonly Uint8Array[] };

/** Takes frames, puts commands together, lets them run inside the session, and cuts answers into frames. */
export class Dispatcher {
  readonly #state: DesfireState;
  #pending: Pending | undefined;

  constructor(state: DesfireState) {
    this.#state = state;
  }

  /** The power goes: what was not finished leaves what it leaves. */
  reset(): void {
    const pending = this.#pending;
    this.#pending = undefined;
    if (pending?.kind === 'command') COMMANDS[pending.code]?.interrupted?.(this.#state, pending.wire);
  }

  /** The answer to one native frame. An error ends the session and its transaction. */
  frame(code: number, wire: Uint8Array): FrameReply {
    const pending = this.#pending;
    this.#pending = undefined;
    const reply = this.#handle(code, wire, pending);
    if (!('refused' in reply)) return reply;
    if (reply.refused !== Status.noChanges) this.#state.leaveSession();
    return { status: reply.refused, data: EMPTY };
  }

  #handle(code: number, wire: Uint8Array, pending: Pending | undefined): FrameReply | { refused: Status } {
    if (wire.length > FRAME && this.#state.generation === 'ev1') return refuse(Status.lengthError);
    if (code === Command.moreFrames)
      return pending ? this.#goOn(pending, wire) : refuse(Status.illegalCommand);
    if (pending) return refuse(Status.commandAborted); // the reader did not finish what it began
    if (isAuthentication(code)) return this.#challenge(code, wire);
    return this.#command(code, wire);
  }

  #challenge(code: number, wire: Uint8Array): FrameReply | { refused: Status } {
    if (code !== Command.authenticateAes && this.#state.generation === 'ev1')
      return refuse(Status.illegalCommand);
    const begun = challenge(this.#state, code, wire);
    if ('refused' in begun) return begun;
    this.#pending = { kind: 'challenge', challenge: begun };
    return { status: Status.additionalFrame, data: begun.data };
  }

  #goOn(pending: Pending, wire: Uint8Array): FrameReply | { refused: Status } {
    switch (pending.kind) {
      case 'challenge': {
        const reply = pending.challenge.finish(wire);
        return 'refused' in reply ? reply : { status: Status.ok, data: reply.data };
      }
      case 'command':
        return this.#command(pending.code, concat(pending.wire, wire));
      case 'answer':
        return wire.length > 0 ? refuse(Status.lengthError) : this.#send(pending.frames);
    }
  }

  #command(code: number, wire: Uint8Array): FrameReply | { refused: Status } {
    const state = this.#state;
    const command = COMMANDS[code];
    if (!command || (command.since === 'ev2' && state.generation === 'ev1'))
      return refuse(Status.illegalCommand);
    const session = command.bare ? undefined : state.session;
    const overhead = session?.wireLength({ kind: 'general', mode: 'mac', header: 0, body: 0 }) ?? 0;
    const plan = command.plan(state, wire, wire.length - overhead);
    if ('refused' in plan) return plan;

    const expected = session?.wireLength(plan) ?? plan.header + plan.body;
    if (wire.length < expected && command.chained) {
      this.#pending = { kind: 'command', code, wire };
      return { status: Status.additionalFrame, data: EMPTY };
    }
    if (wire.length !== expected) return refuse(Status.lengthError);

    const data = session ? session.open(code, wire, plan) : wire;
    if (!data) return refuse(Status.integrityError);
    const reply = command.run(state, data);
    if ('refused' in reply) return reply;
    // A command that ended the session is answered without its protection.
    const sealed = session && session === state.session ? session.seal(reply.data, plan) : reply.data;
    return this.#send(framesOf(code, command, sealed));
  }

  #send([frame = EMPTY, ...rest]: readonly Uint8Array[]): FrameReply {
    if (rest.length > 0) this.#pending = { kind: 'answer', frames: rest };
    return { status: rest.length > 0 ? Status.additionalFrame : Status.ok, data: frame };
  }
}

/** Cuts an answer: at the lengths of the command first, then at the size of a frame. */
function framesOf(code: number, command: CardCommand, data: Uint8Array): Uint8Array[] {
  const frames: Uint8Array[] = [];
  const full = code === Command.readDataIso ? LONG_FRAME : FRAME;
  for (let at = 0; at < data.length; at += frames.at(-1)?.length ?? 0)
    frames.push(data.slice(at, at + (command.frames?.[frames.length] ?? full)));
  return frames;
}
