import { defineConfig } from 'playwright/test';

/** Runs the sheet's component tests alone: `playwright test -c test/e2e/sheet`. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../../out/e2e-sheet',
  // One page drawing in software keeps both cores of a small machine busy: a second one only makes both slower.
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: 'line',
  use: { viewport: { width: 1366, height: 768 } },
});
