import { createRequire } from 'node:module';
import type Sharp from 'sharp';

/**
 * sharp on WebAssembly. Its native binary shares GLib with Electron's GTK on Linux and then never frees a picture, or crashes
 * (lovell/sharp #4525); WebAssembly also keeps a hostile JPEG inside a sandbox. sharp falls back to it where the native binary
 * is not there, so that is what this says to sharp. Must run before anything else loads sharp in this thread.
 */
export async function loadSharp(): Promise<typeof Sharp> {
  const require = createRequire(import.meta.url);
  const native = nativeBinary(require);
  if (native !== undefined)
    require.cache[native] = { id: native, filename: native, loaded: true, exports: null } as never;
  const { default: sharp } = await import('sharp');
  if (!('emscripten' in sharp.versions))
    throw new Error('sharp runs natively: the photo worker wants WebAssembly');
  return sharp;
}

/** Path of the native binary that sharp would load on this machine; undefined when it is not installed. */
function nativeBinary(require: NodeJS.Require): string | undefined {
  const fromSharp = createRequire(require.resolve('sharp'));
  for (const libc of process.platform === 'linux' ? ['', 'musl'] : ['']) {
    try {
      return fromSharp.resolve(`@img/sharp-${process.platform}${libc}-${process.arch}/sharp.node`);
    } catch {
      continue; // not this one
    }
  }
  return undefined;
}
