import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { countyListSchema } from '../../../src/shared/model/countyList';

it('is a list every entry of which can be picked, each code once', () => {
  const list = countyListSchema.parse(JSON.parse(readFileSync('resources/countyList.json', 'utf8')));
  const codes = list.counties.map((county) => county.code).filter(Boolean);
  expect(new Set(codes).size).toBe(codes.length);
  const names = list.counties.map((county) => `${county.city}${county.name}`);
  expect(new Set(names).size).toBe(names.length);
  expect(list.counties.length).toBeGreaterThan(0);
});
