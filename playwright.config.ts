import { defineConfig } from 'playwright/test';

/**
 * End-to-end tests against the real built program and a real store. The browser is found by test/support/browser.ts;
 * where there is none, every test is skipped with the reason. The project `shell` runs a planner's whole way through the
 * Electron shell on its stand-in (all that can run so: `npm run test:e2e:shell`); the Electron project runs where the
 * binary is installed.
 */
export default defineConfig({
  testDir: 'test/e2e',
  testIgnore: '**/sheet/**',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  workers: 2,
  use: { actionTimeout: 20_000 },
  outputDir: 'test-results/e2e',
  projects: [
    { name: 'loopback', testIgnore: ['**/electron.spec.ts', '**/sheet/**'] },
    { name: 'shell', testMatch: '**/tour.spec.ts', grep: /imports, mends, edits/ },
    { name: 'electron', testMatch: '**/electron.spec.ts' },
  ],
});
