import { defineConfig } from 'playwright/test';

/** `npm run test:electron`: what only the real binary can show (docs/electron.md); skipped with the reason elsewhere. */
export default defineConfig({
  testDir: '.',
  timeout: 240_000,
  expect: { timeout: 60_000 },
  workers: 1,
  outputDir: '../../../test-results/electron',
});
