import { defineConfig } from 'playwright/test';

/** Runs the sheet's component tests alone: `playwright test -c test/e2e/sheet`. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../../out/e2e-sheet',
  fullyParallel: true,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: 'line',
  use: { viewport: { width: 1366, height: 768 } },
});
