import { describe, expect, it } from 'vitest';
import { isId, newId } from '../../src/shared/ids';

describe('newId', () => {
  it('makes ids that sort as they were made, or rows of one paste would change places', () => {
    const ids = Array.from({ length: 20_000 }, () => newId());
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every(isId)).toBe(true);
  });

  it('keeps its order when the clock stands still or goes back', () => {
    const now = Date.now() + 3_600_000;
    const ids = [newId(now), newId(now), newId(now - 60_000), newId(now - 1), newId(now + 1)];
    expect([...ids].sort()).toEqual(ids);
  });

  it('carries the time it was made', () => {
    const later = Date.now() + 7_200_000;
    const id = newId(later);
    expect(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)).toBe(later);
  });
});
