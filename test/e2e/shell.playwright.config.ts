import { defineConfig } from 'playwright/test';

/**
 * `npm run test:e2e:shell`: the end-to-end suite through the Electron shell on its stand-in. Not here: what is about the
 * loopback door's own process (lifecycle, crash: test/main has their like for the shell), what has no backend (diagram,
 * sheet: pages of components), and the real binary.
 */
export default defineConfig({
  testDir: '.',
  testIgnore: ['**/sheet/**', '**/lifecycle.spec.ts', '**/crash.spec.ts', '**/diagram.spec.ts', '**/electron.spec.ts'],
  timeout: 240_000,
  // Every message passes one process more.
  expect: { timeout: 30_000 },
  workers: 1,
  use: { actionTimeout: 30_000 },
  outputDir: '../../test-results/e2e-shell',
  projects: [{ name: 'shell' }],
});
