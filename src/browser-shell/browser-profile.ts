import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What belongs to the whole browser: no dialog that opens or saves a file, where a visitor would browse the disk. */
const machine = { select_file_dialogs: { allowed: false } };
/** What belongs to each page: no print dialog (it saves to a file as well), no download (3: none at all). */
const pages = {
  printing: { enabled: false },
  download_restrictions: 3,
  translate: { enabled: false },
  browser: { enable_spellchecking: false },
  credentials_enable_service: false,
  autofill: { profile_enabled: false, credit_card_enabled: false },
};

/** A fresh folder for Chromium with the settings that its command line has no word for. Ask for its removal at the end. */
export async function makeProfile(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'trombine-browser-'));
  await mkdir(join(folder, 'Default'));
  await writeFile(join(folder, 'Local State'), JSON.stringify(machine));
  await writeFile(join(folder, 'Default', 'Preferences'), JSON.stringify(pages));
  // its last process may still write for a moment
  return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 10 }) };
}
