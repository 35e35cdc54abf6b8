import { defineConfig } from 'vitest/config';

/** Room for slow machines: no test is judged by the clock. */
const patience = { testTimeout: 60_000, hookTimeout: 60_000 };

/** Unit and integration tests; the end-to-end suite is Playwright's (playwright.config.ts), the benchmarks are `npm run bench`. */
export default defineConfig({
  test: {
    // Every core: the default leaves one idle, half of a small machine. Many tests wait for processes of their own.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'pure',
          include: ['test/{domain,shared}/**/*.test.ts'],
          // Nothing to clean up after pure functions: one worker serves many files, which saves its start for each.
          isolate: false,
          ...patience,
        },
      },
      { test: { name: 'program', include: ['test/{backend,renderer,cli,main}/**/*.test.{ts,tsx}'], ...patience } },
    ],
  },
});
