import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Native or heavy: loaded from node_modules when needed. All else is bundled, which makes the start several times faster. */
const external = [
  'better-sqlite3',
  'sharp',
  '@img/sharp-wasm32',
  'smartcard',
  '@pokusew/pcsclite',
  'playwright-core',
];
const { dependencies } = JSON.parse(readFileSync(here('./package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
};
const bundled = Object.keys(dependencies).filter((name) => !external.includes(name));

/** scripts/build.mjs builds beside the folder in use and then takes its place. */
const out = here(process.env['TROMBINE_BUILD_FOLDER'] ?? './out/app');

/** `main` and `browser-shell` come from one build, which empties the folder; preload and renderer follow. */
export default defineConfig({
  main: {
    build: {
      outDir: out,
      emptyOutDir: true,
      target: 'node20.18',
      minify: true,
      externalizeDeps: { exclude: bundled },
      rollupOptions: {
        input: {
          'main/index': here('./src/main/index.ts'),
          'main/station': here('./src/station/index.ts'),
          'main/photo-worker': here('./src/station/photo/worker.ts'),
          'browser-shell/index': here('./src/browser-shell/index.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'main/chunks/[name]-[hash].js' },
        external: [...external, /^better-sqlite3\//, /^sharp\//],
      },
    },
  },
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
});
