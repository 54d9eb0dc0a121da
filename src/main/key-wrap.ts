import { safeStorage } from 'electron';
import { err, ok } from '../shared/domain/result.ts';
import type { KeyWrap } from '../shared/shell/serve-shell.ts';

/** Electron before 40 or so has the synchronous functions only. */
const hasAsync = (): boolean =>
  typeof (safeStorage as Partial<typeof safeStorage>).encryptStringAsync === 'function';

/** False where a key would lie on the disk as good as in clear (`basic_text`: a password that is in Chromium's source). */
async function isWorthIt(): Promise<boolean> {
  if (process.platform === 'linux') {
    const backend = safeStorage.getSelectedStorageBackend();
    if (backend === 'basic_text' || backend === 'unknown') return false;
  }
  return hasAsync() ? safeStorage.isAsyncEncryptionAvailable() : safeStorage.isEncryptionAvailable();
}

/** Keys wrapped by the machine's own key store: GNOME's or KDE's, the Windows or macOS one. */
export const safeStorageKeyWrap: KeyWrap = {
  async wrap(key) {
    if (!(await isWorthIt())) return err('station.key-unavailable');
    const wrapped = hasAsync() ? await safeStorage.encryptStringAsync(key) : safeStorage.encryptString(key);
    return ok(wrapped.toString('base64'));
  },
  async unwrap(wrapped) {
    if (!(await isWorthIt())) return err('station.key-unavailable');
    const bytes = Buffer.from(wrapped, 'base64');
    try {
      return ok(
        hasAsync() ? (await safeStorage.decryptStringAsync(bytes)).result : safeStorage.decryptString(bytes),
      );
    } catch {
      return err('station.key-unavailable'); // wrapped by another machine or user: Electron gives no code for it
    }
  },
};
