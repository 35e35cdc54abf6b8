import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JobCounter } from '../../src/backend/host/jobCounter';
import { asWishes, kindOf, readWishes } from '../../src/main/startArgs';
import { fitBounds, SMALLEST } from '../../src/main/windowBounds';

const screen = { x: 0, y: 0, width: 1920, height: 1040 };

describe('bounds of the window', () => {
  it('are kept where the upper edge can be grasped on some display', () => {
    const kept = { x: 100, y: 50, width: 1400, height: 900 };
    expect(fitBounds(kept, [screen])).toEqual(kept);
    const left = { x: -1920, y: 200, width: 1920, height: 1080 };
    expect(fitBounds({ ...kept, x: -1500, y: 300 }, [screen, left])).toEqual({ ...kept, x: -1500, y: 300 });
  });

  it('come back to the first display where the edge is above, below or beside all of them', () => {
    for (const place of [
      { x: 100, y: -30 },
      { x: 100, y: 1030 },
      { x: 1900, y: 100 },
      { x: -1300, y: 100 },
      { x: 5000, y: 5000 },
    ]) {
      const found = fitBounds({ ...place, width: 1400, height: 900 }, [screen]);
      expect(found).toEqual({ x: 260, y: 70, width: 1400, height: 900 });
    }
  });

  it('never leave the title bar out of reach, whatever was kept and whatever displays there are', () => {
    const area = fc.record({
      x: fc.integer({ min: -4000, max: 4000 }),
      y: fc.integer({ min: -2000, max: 2000 }),
      width: fc.integer({ min: 640, max: 3840 }),
      height: fc.integer({ min: 480, max: 2160 }),
    });
    fc.assert(
      fc.property(fc.option(area), fc.array(area, { minLength: 1, maxLength: 3 }), (kept, displays) => {
        const found = fitBounds(kept, displays);
        const isGraspable = displays.some(
          (display) =>
            found.y >= display.y &&
            found.y + 40 <= display.y + display.height &&
            Math.min(found.x + found.width, display.x + display.width) - Math.max(found.x, display.x) >= 160,
        );
        const isLarge = displays.some(
          (display) =>
            found.width >= Math.min(SMALLEST.width, display.width) &&
            found.height >= Math.min(SMALLEST.height, display.height),
        );
        return isGraspable && isLarge;
      }),
    );
  });
});

describe('command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'countyframe-args-'));
  for (const name of ['a.countyframe', 'b.XLSX', 'c.csv', 'd.exe']) writeFileSync(join(folder, name), '');

  it('finds store and files between what Chromium puts there', () => {
    const argv = ['countyframe', '--allow-x', 'a.countyframe', '--type=y', 'b.XLSX', 'd.exe', 'missing.csv', 'c.csv'];
    expect(readWishes(argv, folder)).toEqual({
      store: join(folder, 'a.countyframe'),
      files: [join(folder, 'b.XLSX'), join(folder, 'c.csv')],
    });
  });

  it('takes files as the desktops of Linux hand them over: as addresses, percent-encoded', () => {
    const named = join(folder, '云岫 县.countyframe');
    writeFileSync(named, '');
    const argv = [
      'countyframe',
      pathToFileURL(named).href,
      pathToFileURL(join(folder, 'c.csv')).href,
      'file://%zz.csv',
    ];
    expect(readWishes(argv, folder)).toEqual({ store: named, files: [join(folder, 'c.csv')] });
  });

  it('takes a store that is still to be made only by name', () => {
    expect(readWishes(['electron', '.', '--store', 'new.db'], folder).store).toBe(join(folder, 'new.db'));
    expect(readWishes(['electron', '.', '--store=new.db'], folder).store).toBe(join(folder, 'new.db'));
    expect(readWishes(['electron', '.', '--store', '--other'], folder).store).toBeNull();
    expect(readWishes(['electron', '.', 'new.countyframe'], folder).store).toBeNull();
  });

  it('knows what it opens', () => {
    expect(kindOf('/x/A.CountyFrame')).toBe('store');
    expect(kindOf('a.et')).toBe('sheet');
    expect(kindOf('a.lnk')).toBeNull();
    expect(asWishes({ store: null, files: ['/a.csv'] })).toEqual({ store: null, files: ['/a.csv'] });
    expect(asWishes({ store: '/x/any.name', files: [] })).toEqual({ store: '/x/any.name', files: [] });
    for (const wrong of [
      { store: 'relative.countyframe', files: [] },
      { store: '/a\0.countyframe', files: [] },
      { store: null, files: ['/run.exe'] },
      { store: null, files: ['a.csv'] },
      { store: null, files: Array.from({ length: 201 }, () => '/a.csv') },
    ]) {
      expect(asWishes(wrong)).toBeNull();
    }
  });
});

describe('work under way', () => {
  async function* work(): AsyncGenerator<number, string> {
    yield 1;
    yield 2;
    return 'done';
  }

  async function* fail(): AsyncGenerator<number, string> {
    yield* [];
    throw new Error('no');
  }

  it('counts a stream until it ends, fails or is left, and nothing else', async () => {
    const told: number[] = [];
    const jobs = new JobCounter((count) => told.push(count));
    for await (const step of jobs.follow(['imports', 'commit'], work())) expect(step).toBeGreaterThan(0);
    const left = jobs.follow(['budget', 'split'], work());
    await left.next();
    await left.return('left');
    await left.return('left again');
    const failing = jobs.follow(['outputs', 'workbook'], fail());
    await expect(failing.next()).rejects.toThrow('no');
    for (const name of ['news', 'drive']) expect(jobs.follow(['app', name], work())).toBeTruthy();
    expect(jobs.follow(['app', 'state'], { a: 1 })).toEqual({ a: 1 });
    expect(told).toEqual([1, 0, 1, 0, 1, 0]);
  });
});
