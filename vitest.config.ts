import { defineConfig } from 'vitest/config';

/** Unit and integration tests; the end-to-end suite is Playwright's (playwright.config.ts), the benchmarks are `npm run bench`. */
export default defineConfig({
  test: {
    include: ['test/{domain,backend,shared,renderer,cli,main}/**/*.test.{ts,tsx}'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
