import type { BenchProblem } from '../../shared/contract/bench.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { FieldError } from '../../shared/encoding/render.ts';
import type { EncodingError } from './errors.ts';

type Help = BenchProblem['help'];
type Told = readonly [code: ErrorCode, help: Help];

const interrupted: Told = ['encoding.interrupted', 'put-back'];
const locked: Told = ['encoding.card-locked', 'other-card'];
const foreign: Told = ['encoding.foreign-content', 'look-up'];
/** What no card should be able to bring about: somebody has to look into it. */
const wrong: Told = ['encoding.interrupted', 'call'];

/** Each error of an encoding in a code of the closed set, and what helps. For anything that may have been an accident: the same card again. */
export const tellings: Readonly<Record<Exclude<EncodingError, FieldError>, Told>> = {
  'card.removed': ['card.removed', 'put-back'],
  'card.unreadable': ['card.unreadable', 'put-back'],
  'card.timeout': ['card.timeout', 'put-back'],
  'card.status-word': ['card.status-word', 'put-back'],
  'card.uid-length': ['card.uid-length', 'other-card'],
  'card.random-uid': ['card.random-uid', 'other-card'],
  'card.changed': ['card.changed', 'one-card'],
  'reader.gone': ['reader.gone', 'put-back'],
  'desfire.authentication-refused': foreign,
  'desfire.card-not-proven': interrupted,
  'desfire.mac-wrong': interrupted,
  'desfire.session-over': interrupted,
  'desfire.answer-invalid': interrupted,
  'desfire.permission-denied': locked,
  'desfire.application-unknown': interrupted,
  'desfire.file-unknown': interrupted,
  'desfire.key-unknown': interrupted,
  'desfire.already-there': interrupted,
  'desfire.no-changes': interrupted,
  'desfire.memory-full': ['encoding.card-full', 'other-card'],
  'desfire.out-of-bounds': interrupted,
  'desfire.command-refused': interrupted,
  'desfire.card-damaged': ['encoding.card-dead', 'void'],
  'classic.authentication-refused': foreign,
  'classic.read-refused': locked,
  'classic.write-refused': locked,
  'classic.block-forbidden': wrong,
  'classic.trailer-invalid': wrong,
  'classic.trailer-final': wrong,
  'ntag.read-refused': interrupted,
  'ntag.write-refused': locked,
  'ntag.pass-through-refused': wrong,
  'ntag.not-formatted': ['encoding.wrong-card-type', 'other-card'],
  'ntag.read-only': locked,
  'ntag.too-small': ['encoding.card-full', 'other-card'],
  'ndef.none': interrupted,
  'ndef.invalid': interrupted,
  'keys.unavailable': ['encoding.keys-unavailable', 'wait'],
  'keys.refused': ['encoding.keys-refused', 'call'],
  'keys.invalid': ['encoding.keys-refused', 'call'],
  'encoding.wrong-card-type': ['encoding.wrong-card-type', 'other-card'],
  'encoding.foreign-content': foreign,
  'encoding.holds-other-data': ['encoding.holds-other-data', 'look-up'],
  'encoding.other-badge': ['encoding.other-badge', 'look-up'],
  'encoding.read-back-differs': ['encoding.read-back-differs', 'put-back'],
  'encoding.card-dead': ['encoding.card-dead', 'void'],
  'command.invalid': ['command.invalid', 'call'],
  'station.store-full': ['station.store-full', 'call'],
  'station.store-damaged': ['station.store-damaged', 'call'],
  'station.store-newer': ['station.store-newer', 'call'],
  'station.already-running': ['station.already-running', 'call'],
};

/** What the person at the bench is told. `touched`: the card is in the journal, and may hold part of an encoding. */
export function told(error: EncodingError, touched = false): Omit<BenchProblem, 'about'> {
  const [code, help] = isFieldError(error)
    ? (['encoding.data-unfit', 'correct-data'] as const)
    : tellings[error];
  return { code, help: helpFor(help, touched), touched };
}

/** A badge has one card: one that got part of the encoding is voided before another one takes its place, one that got nothing is not. */
function helpFor(help: Help, touched: boolean): Help {
  if (touched && help === 'other-card') return 'void';
  return !touched && help === 'void' ? 'other-card' : help;
}

const isFieldError = (error: EncodingError): error is FieldError => error.startsWith('field.');
