import react from '@vitejs/plugin-react';
import { defineConfig, type UserConfig } from 'electron-vite';
import { readFileSync } from 'node:fs';
import { dirname, extname } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Native or heavy: loaded from node_modules when needed. All else is bundled, which makes the start several times faster. */
const external = [
  'better-sqlite3',
  'sharp',
  '@img/sharp-wasm32',
  'smartcard',
  'node-hid',
  '@pokusew/pcsclite',
  'playwright-core',
];
const { dependencies } = JSON.parse(readFileSync(here('./package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
};
const bundled = Object.keys(dependencies).filter((name) => !external.includes(name));

/** scripts/build.mjs builds beside the folder in use and then takes its place. */
const out = here(process.env['TROMBINE_BUILD_FOLDER'] ?? './out/app');

/**
 * What runs in Node. Each is built alone: built together, what they share would lie in a dozen small files, and a start reads
 * them one after the other. The station is CommonJS, whose `require` loads Node's own modules faster than `import` does.
 */
const programs = {
  electron: { file: 'main/index.js', source: './src/main/index.ts' },
  station: { file: 'main/station.cjs', source: './src/station/index.ts' },
  'photo-worker': { file: 'main/photo-worker.js', source: './src/station/photo/worker.ts' },
  'browser-shell': { file: 'browser-shell/index.js', source: './src/browser-shell/index.ts' },
} as const;

const alone = (name: keyof typeof programs): NonNullable<UserConfig['main']> => {
  const { file, source } = programs[name];
  const ending = extname(file);
  return {
    build: {
      outDir: out,
      emptyOutDir: false,
      target: 'node20.18',
      minify: true,
      externalizeDeps: { exclude: bundled },
      rollupOptions: {
        input: here(source),
        output: {
          format: ending === '.cjs' ? 'cjs' : 'es',
          entryFileNames: file,
          chunkFileNames: `${dirname(file)}/chunks/${name}-[name]-[hash]${ending}`,
        },
        external: [...external, /^better-sqlite3\//, /^sharp\//],
      },
    },
  };
};

/** The screen of Electron and of the browser shell, and the bridge to it. */
const screen: Pick<UserConfig, 'preload' | 'renderer'> = {
  preload: {
    build: {
      minify: true,
      outDir: `${out}/preload`,
      rollupOptions: {
        input: { index: here('./src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' }, // a sandboxed preload is CommonJS
      },
    },
  },
  renderer: {
    root: here('./src/renderer'),
    base: '/',
    plugins: [react()],
    build: {
      outDir: `${out}/renderer`,
      emptyOutDir: true,
      target: 'chrome130',
      minify: true,
      assetsInlineLimit: 0, // the content policy knows files, not data in addresses
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 1_000, // kB; a local file, not a download
      rollupOptions: { input: { index: here('./src/renderer/index.html') } },
    },
  },
};

/** One program at a time, as scripts/build.mjs asks for it; the screen comes with the first. */
export default defineConfig(({ mode }) => {
  const name = mode in programs ? (mode as keyof typeof programs) : 'electron';
  return { main: alone(name), ...(name === 'electron' ? screen : {}) };
});
