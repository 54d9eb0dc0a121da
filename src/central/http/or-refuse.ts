import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { Result } from '../../shared/domain/result.ts';
import { ProblemError } from './problem.ts';

/** The value, or the refusal on its way to the caller. */
export function orRefuse<T>(result: Result<T, ErrorCode>): T {
  if (!result.ok) throw new ProblemError(result.error);
  return result.value;
}
