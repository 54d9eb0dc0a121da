import { z } from 'zod';
import { Configuration } from '../../shared/contract/central.ts';
import { StationId } from '../../shared/domain/ids.ts';
import type { Settings } from '../store/settings.ts';

/** The configuration, and with it who this station is. */
export const configurationSetting = 'configuration';
/** Central's clock minus the station's, when they last spoke. */
export const offsetSetting = 'clock-offset';

/** What the last run left of central's word: who this station is, and the configuration if this program still reads it. */
export interface Enrolled {
  readonly station: StationId;
  readonly configuration: Configuration | null;
}

/** Null when this profile was never enrolled. With it a station starts without a network. */
export function storedEnrolment(settings: Settings): Enrolled | null {
  const text = settings.read(configurationSetting);
  if (text === null) return null;
  const stored: unknown = JSON.parse(text);
  return {
    station: z.object({ station: StationId }).parse(stored).station,
    configuration: Configuration.safeParse(stored).data ?? null,
  };
}

/** Inside a transaction of the store. */
export function storeConfiguration(settings: Settings, configuration: Configuration, at: string): void {
  settings.put(configurationSetting, JSON.stringify(configuration), at);
}
