import type { z } from 'zod';
import { Problem } from '../../shared/contract/central.ts';
import type { RawAnswer } from './http-exchange.ts';

/** What an answer says once it is checked; `invalid` is anything that central would never send, a captive portal for example. */
export type Read<T> =
  { kind: 'value'; value: T } | { kind: 'problem'; problem: Problem } | { kind: 'invalid' };

/** Reads JSON of this shape, or a problem (RFC 9457); the status must fit what it is. */
export function readJson<T>(answer: RawAnswer, shape: z.ZodType<T>): Read<T> {
  if (answer.status >= 400) return readProblem(answer);
  if (answer.status < 200 || answer.status > 299 || answer.mediaType !== 'application/json')
    return { kind: 'invalid' };
  const value = shape.safeParse(parse(answer.body));
  return value.success ? { kind: 'value', value: value.data } : { kind: 'invalid' };
}

/** Reads a JPEG: its media type and its first bytes must say so. */
export function readJpeg(answer: RawAnswer): Read<Uint8Array> {
  if (answer.status >= 400) return readProblem(answer);
  const jpeg = answer.body[0] === 0xff && answer.body[1] === 0xd8 && answer.body[2] === 0xff;
  if (answer.status !== 200 || answer.mediaType !== 'image/jpeg' || !jpeg) return { kind: 'invalid' };
  return { kind: 'value', value: new Uint8Array(answer.body) };
}

/** Reads bytes of this media type; what they are is for others to say. */
export function readBytes(answer: RawAnswer, mediaType: string): Read<Uint8Array> {
  if (answer.status >= 400) return readProblem(answer);
  if (answer.status !== 200 || answer.mediaType !== mediaType) return { kind: 'invalid' };
  return { kind: 'value', value: new Uint8Array(answer.body) };
}

/** Reads an answer without content. */
export function readNothing(answer: RawAnswer): Read<null> {
  if (answer.status >= 400) return readProblem(answer);
  return answer.status === 204 ? { kind: 'value', value: null } : { kind: 'invalid' };
}

function readProblem(answer: RawAnswer): Read<never> {
  if (answer.mediaType !== 'application/problem+json') return { kind: 'invalid' };
  const problem = Problem.safeParse(parse(answer.body));
  return problem.success ? { kind: 'problem', problem: problem.data } : { kind: 'invalid' };
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined; // not JSON: no schema takes it, and the caller says so
  }
}
