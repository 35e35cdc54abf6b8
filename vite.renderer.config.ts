import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import type { UserConfig } from 'vite';
import { bundledFonts } from './vite.fonts.config';

/** The renderer's build, shared by electron-vite and by the development server that runs without Electron. */
export const rendererConfig: UserConfig = {
  root: resolve('src/renderer'),
  // The server replaces the placeholder by the nonce of the page load (src/backend/host/staticFiles.ts).
  html: { cspNonce: 'CSP_NONCE_PLACEHOLDER' },
  plugins: [react(), bundledFonts()],
  build: {
    outDir: resolve('out/renderer'),
    emptyOutDir: true,
    minify: true,
    // The content security policy blocks data: URLs, so nothing is inlined.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 4000,
    rolldownOptions: { input: { index: resolve('src/renderer/index.html') } },
  },
};
