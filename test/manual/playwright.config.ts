import { defineConfig } from 'playwright/test';

/** `npm run manual`: takes the pictures of the user manual anew. Not part of `npm test`, which leaves the tree clean. */
export default defineConfig({
  testDir: '.',
  timeout: 300_000,
  workers: 1,
  use: { actionTimeout: 30_000 },
  outputDir: '../../test-results/manual',
});
