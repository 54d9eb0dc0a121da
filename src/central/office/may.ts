import type { ErrorCode } from '../../shared/domain/errors.ts';
import { err, type Result } from '../../shared/domain/result.ts';
import type { Context } from '../context.ts';
import { mayActAs } from '../operators/roles.ts';
import type { Reader } from '../store/store.ts';
import type { OpenVisit } from '../visits/token.ts';

/** What central is made of, as the card office's questions need it. */
export type Place = Pick<Context, 'store' | 'clock' | 'limits'>;

/** All that `work` reads is of one moment; the role and the station are judged in that very moment. */
export function asOffice<T>(
  { store }: Pick<Place, 'store'>,
  visit: OpenVisit,
  work: (reader: Reader) => Promise<Result<T, ErrorCode>>,
): Promise<Result<T, ErrorCode>> {
  return store.snapshot(async (reader) =>
    (await mayActAs(reader, 'card-office', visit)) ? work(reader) : err('office.not-allowed'),
  );
}
