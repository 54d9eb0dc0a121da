import { z } from 'zod';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import { parseJson } from '../keys/sign.ts';
import { askProgram } from './ask-program.ts';
import type { KeyAsked, KeyTrouble, MasterKeys } from './master-keys.ts';

const Answer = z.object({ key: z.string().regex(/^(?:[0-9A-Fa-f]{2})+$/) });

/** How many programs run at once, and how long each may take, in milliseconds. */
const usual = { together: 4, timeout: 5_000 };

/**
 * Master keys behind a program of the university (a KMS, an HSM, a SAM): it gets one line of JSON, `{ profile, version, key, input }` with the
 * input in upper-case hex, and answers `{ key }`: the 16 bytes of AN10922 in hex, or the 6 of a MIFARE Classic. `argv` begins with an absolute path.
 */
export function commandKeys(
  argv: readonly string[],
  { together, timeout }: { readonly together: number; readonly timeout: number } = usual,
): MasterKeys {
  let running = 0;
  const waiting: (() => void)[] = [];
  return {
    async derive(asked) {
      if (running >= together) await new Promise<void>((turn) => waiting.push(turn));
      else running += 1;
      try {
        const answer = await askProgram(argv, question(asked), timeout);
        return answer.ok ? keyOf(answer.value, asked) : answer;
      } finally {
        const next = waiting.shift();
        if (next === undefined) running -= 1;
        else next();
      }
    },
    close: () => undefined,
  };
}

const question = ({ profile, key, input }: KeyAsked): string =>
  JSON.stringify({
    ...{ profile: profile.id, version: profile.version, key },
    input: Buffer.from(input).toString('hex').toUpperCase(),
  });

function keyOf(said: Buffer, { bytes }: KeyAsked): Result<Uint8Array, KeyTrouble> {
  const read = Answer.safeParse(parseJson(said));
  said.fill(0);
  if (!read.success) return err('refused');
  const key = Buffer.from(read.data.key, 'hex');
  // Zeros are the key of every blank DESFire card.
  if ((key.length !== 16 && key.length !== bytes) || key.every((byte) => byte === 0)) {
    key.fill(0);
    return err('refused');
  }
  const wanted = new Uint8Array(key.subarray(0, bytes));
  key.fill(0);
  return ok(wanted);
}
