import { z } from 'zod';
import { ErrorCode } from '../domain/errors.ts';

/** The four frames of the wire, as JSON text. `contract` lets several contracts share one channel. */
export const Frame = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('call'),
    contract: z.string(),
    id: z.number().int(),
    name: z.string(),
    input: z.unknown(),
  }),
  z.object({ kind: z.literal('answer'), contract: z.string(), id: z.number().int(), value: z.unknown() }),
  z.object({ kind: z.literal('refusal'), contract: z.string(), id: z.number().int(), code: ErrorCode }),
  z.object({ kind: z.literal('event'), contract: z.string(), name: z.string(), value: z.unknown() }),
]);
export type Frame = z.infer<typeof Frame>;

/** Reads one frame; anything else is dropped by the caller, never guessed at. */
export function parseFrame(text: string): Frame | undefined {
  try {
    const parsed = Frame.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined; // not JSON: a hostile or torn frame
  }
}
