import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { startCentral } from '../../../src/central/central.ts';
import { initKeys } from '../../../src/central/keys/files.ts';
import type { Place } from '../../../src/demo/place.ts';
import type { SettingsFile } from '../../../src/shared/contract/settings.ts';

/** A central, and the settings of one kiosk that belongs to it. */
export interface Kiosk {
  /** Writes the settings of one start and gives the path of the file. */
  settings(shell: NonNullable<SettingsFile['shell']>): string;
  close(): Promise<void>;
}

/** Starts central and prepares a profile. The first start on it enrols the kiosk, so it is no sample. */
export async function prepareKiosk(place: Place): Promise<Kiosk> {
  await initKeys(place.file('central-keys'), place.file('recovery.json'));
  const central = await startCentral({
    listen: { host: '127.0.0.1', port: 0 },
    publicUrl: 'https://badges.univ.test',
    university: 'Université de Démonstration',
    database: place.file('central.sqlite'),
    keys: place.file('central-keys'),
    ent: {
      prefixUrl: 'http://127.0.0.1:9/cas', // nobody signs in
      pages: { password: 'http://127.0.0.1:9/password', firstLogin: null, security: null },
      hosts: [],
    },
    resources: resolve('resources'),
    log: { level: 'silent' },
  });
  const { code } = await central.admin.issueEnrolmentCode('Bench');
  const profile = place.file('profile');
  mkdirSync(profile, { recursive: true, mode: 0o700 });
  return {
    settings(shell) {
      const settings: SettingsFile = {
        profile,
        central: { url: central.url },
        enrolmentCode: code,
        stationName: 'Bench',
        keyWrap: 'insecure-file',
        shell,
      };
      const file = place.file('settings.json');
      writeFileSync(file, JSON.stringify(settings), { mode: 0o600 });
      return file;
    },
    close: () => central.close(),
  };
}
