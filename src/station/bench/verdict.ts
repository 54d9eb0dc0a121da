import type { BenchProblem } from '../../shared/contract/bench.ts';
import type { CardSecrets, CardVerdict, OfficeBadge } from '../../shared/contract/office.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { isPassing } from '../moderation/passing.ts';
import type { KeysOfCard } from '../encoding/card-keys.ts';
import { notReady } from '../office/not-ready.ts';

type Told = Omit<BenchProblem, 'touched'>;
type Refusal = Exclude<CardVerdict, { verdict: 'encode' }>;

/** Central's refusal of a card or a badge, as the bench tells it. */
export function refusalOf(verdict: Refusal): Told {
  switch (verdict.verdict) {
    case 'badge-not-ready':
      // A printed one that is not ready is one on which somebody else has just worked.
      return { code: notReady(verdict.badge) ?? 'bench.badge-has-card', help: 'next', about: null };
    case 'card-taken':
      return { code: takenBy(verdict.by), help: 'look-up', about: verdict.by };
    case 'profile-changed':
      return { code: 'bench.profile-changed', help: 'put-back', about: null };
  }
}

function takenBy({ state }: OfficeBadge): ErrorCode {
  if (state === 'opposed') return 'bench.card-opposed';
  return state === 'expired' || state === 'destroyed' ? 'bench.card-over' : 'bench.card-taken';
}

/** Whether the badge or its card is at fault, so that it counts: not the network, a profile that is read anew, or a badge that another bench has. */
export const isFailure = ({ code, help }: Pick<BenchProblem, 'code' | 'help'>): boolean =>
  help !== 'wait' && code !== 'bench.profile-changed' && code !== 'bench.badge-elsewhere';

/** What helps when central did not answer, or says no to the operator or the station. */
export const helpWithCentral = (code: ErrorCode): BenchProblem['help'] =>
  helps[code] ?? (isPassing(code) ? 'wait' : 'call');

const helps: Partial<Record<ErrorCode, BenchProblem['help']>> = {
  'badge.none': 'next',
  'bench.badge-elsewhere': 'next',
  // It was set aside on a bench, this one or another.
  'encoding.card-dead': 'other-card',
  'encoding.data-unfit': 'correct-data',
};

/** Keys as bytes, which whoever asked for them can overwrite. */
export function keysOfSecrets({ uid, keys, cardMaster }: CardSecrets): KeysOfCard {
  const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));
  return {
    uid,
    keys: new Map(Object.entries(keys).map(([name, hex]) => [name, bytes(hex)])),
    ...(cardMaster === undefined ? {} : { cardMaster: bytes(cardMaster) }),
  };
}
