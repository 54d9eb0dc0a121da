import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of one's own for one run: nothing of a demo or a test outlives it. */
export interface Place {
  readonly path: string;
  /** Absolute path of a file or folder inside. */
  file(name: string): string;
  /** Removes the folder and all that is in it. Harmless twice. */
  remove(): void;
}

/** Makes a fresh temporary folder; it goes at `remove`, and in any case when this process exits. */
export function temporaryPlace(prefix: string): Place {
  const path = mkdtempSync(join(tmpdir(), prefix));
  // A browser that is just ending may still write while we delete: try again for a moment.
  const remove = () => rmSync(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  process.once('exit', remove);
  return {
    path,
    file: (name) => join(path, name),
    remove: () => {
      remove();
      process.off('exit', remove);
    },
  };
}
