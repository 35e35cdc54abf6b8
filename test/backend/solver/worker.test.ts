import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entryUrl } from '../../../src/backend/host/entryUrl';
import { allocate } from '../../../src/backend/solver/allocate';
import type { WireProblem } from '../../../src/backend/solver/wire';
import { closeSolvers, runInWorker } from '../../../src/backend/solver/workerPool';
import type { AllocateProgress } from '../../../src/domain/budget/allocation';
import { checkChoice } from '../../../src/domain/budget/check';
import { AppError } from '../../../src/shared/appError';
import { generatePortfolio } from '../../bench/allocate/generate';
import { randomPortfolio } from '../../domain/budget/randomPortfolio';

/** These run the built thread (out/main/solverWorker.js), as the product does. */
describe('solver worker', () => {
  beforeAll(() => {
    if (!existsSync(entryUrl('solverWorker'))) throw new Error('out/main/solverWorker.js is missing: npm run build');
  });
  afterAll(closeSolvers);

  it('gives the same answer as the same code in the thread that asks', async () => {
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const portfolio = randomPortfolio(seed);
      const there = await allocate(portfolio);
      const here = await allocate(portfolio, { inThread: true });
      expect({ ...there, seconds: 0 }).toEqual({ ...here, seconds: 0 });
    }
  });

  it('keeps the best split when cancelled, says so, and is free for the next', async () => {
    const portfolio = generatePortfolio(300, 'strong', 4);
    const abort = new AbortController();
    const heard: AllocateProgress[] = [];
    const began = Date.now();
    const split = await allocate(portfolio, {
      signal: abort.signal,
      onProgress: (progress) => {
        heard.push(progress);
        if (progress.stage === 'proof') abort.abort();
      },
    });
    expect(split.stoppedBy).toBe('cancel');
    expect(split.status).toBe('feasible');
    expect(checkChoice(portfolio, split.chosen)).toEqual([]);
    const told = heard.flatMap((p) => (p.chosen ? [p.incumbent as number] : []));
    expect(split.objective).toBe(Math.max(...told));
    expect(split.bound as number).toBeGreaterThanOrEqual(split.objective as number);
    // Incumbents only rise and come with a bound above them once there is one.
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(heard[0]?.stage).toBe('greedy');
    expect(Date.now() - began).toBeLessThan(60_000);
    expect((await allocate(randomPortfolio(1))).status).toBe('optimal');
  });

  it('holds to a time limit', async () => {
    const portfolio = generatePortfolio(300, 'strong', 5);
    const split = await allocate(portfolio, { timeLimitSeconds: 2 });
    expect([split.status, split.stoppedBy]).toEqual(['feasible', 'timeLimit']);
    expect(checkChoice(portfolio, split.chosen)).toEqual([]);
  });

  it('reports a thread that fails by a code, and starts another', async () => {
    const broken = runInWorker(
      { problem: { requires: null } as unknown as WireProblem, gap: 0, deadline: null },
      undefined,
      () => {},
    );
    await expect(broken).rejects.toThrow(AppError);
    await expect(broken).rejects.toMatchObject({ code: 'SOLVER_DIED' });
    expect((await allocate(randomPortfolio(1))).status).toBe('optimal');
  });
});
