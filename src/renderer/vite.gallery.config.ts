import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { faceFiles } from '../../scripts/face/vite-face-files.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The gallery: every screen fed with made-up views, for designers and for the accessibility test. Never in the product. */
export default defineConfig({
  root: here('./gallery'),
  base: './',
  plugins: [react(), faceFiles()],
  server: { fs: { allow: [here('../..')] } },
  build: { outDir: here('../../out/gallery'), emptyOutDir: true, assetsInlineLimit: 0, target: 'chrome130' },
});
