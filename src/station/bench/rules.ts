import type { Configuration } from '../../shared/contract/central.ts';
import { EncodingRules } from '../../shared/contract/office.ts';
import type { Log } from '../log.ts';

/** How this university encodes, as central says it; null when it does not, or says something that this program does not understand. */
export function encodingRules(
  { encoding }: Pick<Configuration, 'encoding'>,
  log: Pick<Log, 'error'>,
): EncodingRules | null {
  if (encoding === undefined) return null;
  const rules = EncodingRules.safeParse(encoding);
  if (rules.success) return rules.data;
  const why = rules.error.issues.slice(0, 5).map(({ path, message }) => `${path.join('.')}: ${message}`);
  log.error({ why }, 'the encoding rules of central are refused: no badge is encoded here');
  return null;
}
