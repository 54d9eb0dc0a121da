import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** How the compiled baseline is started, or why there is none. */
export type JavaLoop = { readonly args: readonly string[] } | { readonly missing: string };

/** Compiles the loop into a folder, where there is a JDK. */
export function compileJavaLoop(folder: string): JavaLoop {
  const version = spawnSync('javac', ['-version'], { encoding: 'utf8' });
  if (version.status !== 0) return { missing: 'there is no JDK (apt install default-jdk-headless)' };
  const source = join(import.meta.dirname, 'UidLoop.java');
  const compiled = spawnSync('javac', ['-d', folder, source], { encoding: 'utf8' });
  if (compiled.status !== 0) return { missing: `javac refused: ${compiled.stderr.trim()}` };
  const library = pcscLibrary();
  if (library === undefined) return { missing: 'libpcsclite.so.1 is not installed' };
  return { args: [`-Dsun.security.smartcardio.library=${library}`, '-cp', folder, 'UidLoop'] };
}

/** Java looks for it by names that Debian does not use. */
function pcscLibrary(): string | undefined {
  const folders = ['/usr/lib', ...readdirSync('/usr/lib').map((name) => join('/usr/lib', name))];
  return folders.map((folder) => join(folder, 'libpcsclite.so.1')).find((file) => existsSync(file));
}
