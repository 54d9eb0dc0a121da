import type { SettingsFile } from '../../src/shared/contract/settings.ts';

/** What the bench runs on, found out once by `index.ts`. */
export interface Machine {
  /** The folder of the built kiosk. */
  readonly app: string;
  /** The Electron program, whether it is there or not. */
  readonly electron: string;
  /** A display server to show windows on. */
  readonly display: boolean;
  readonly root: boolean;
  /** How the shells show their window, the same in ours and in the baseline. */
  readonly screen: NonNullable<SettingsFile['shell']> & { readonly size: { width: number; height: number } };
}
