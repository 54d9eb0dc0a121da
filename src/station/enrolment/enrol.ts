import type { Configuration } from '../../shared/contract/central.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { Audit } from '../audit/audit.ts';
import type { StationCentral } from '../central/station-central.ts';
import { instant, type Clock } from '../clock.ts';
import type { Signer } from '../keys/signer.ts';
import type { Settings } from '../store/settings.ts';
import type { Store } from '../store/store.ts';
import { storeConfiguration } from './stored-configuration.ts';

interface Parts {
  readonly store: Store;
  readonly settings: Settings;
  readonly audit: Audit;
  readonly central: Pick<StationCentral, 'enrol'>;
  readonly signer: Signer;
  readonly clock: Clock;
}

/** What a station brings to be enrolled. */
export interface Newcomer {
  /** How people call this station, up to 80 characters. */
  readonly name: string;
  /** The one-time code that central printed; null when there is none. */
  readonly code: string | null;
}

/**
 * Makes this machine a station of central: its key is on disk already, the code proves that somebody wants it. When the answer is
 * lost on the way, the same code and key asked again give the same station.
 */
export async function enrol(
  parts: Parts,
  { name, code }: Newcomer,
): Promise<Result<Configuration, ErrorCode>> {
  const { store, settings, audit, central, signer, clock } = parts;
  if (code === null) return err('station.not-enrolled');
  const answer = await central.enrol({ code, name, publicKey: signer.publicKey });
  if (!answer.ok) return answer;
  const at = instant(clock.now());
  const written = store.write(() => {
    storeConfiguration(settings, answer.value, at);
    audit.append({ event: 'station-enrolled', station: answer.value.station }, at);
  });
  return written.ok ? ok(answer.value) : written;
}
