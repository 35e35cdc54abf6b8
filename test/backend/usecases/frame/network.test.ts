import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { exportNetwork } from '../../../../src/backend/usecases/frame/exportNetwork';
import { readForecast } from '../../../../src/backend/usecases/frame/forecastView';
import { undo } from '../../../../src/backend/usecases/history';
import { evaluate } from '../../../../src/domain/evaluation/evaluate';
import type { Network1 } from '../../../../src/domain/network/network1';
import { Stores, take } from './support';

const folder = 'test/fixtures/networks';
const published = readdirSync(folder).map((file): [string, Network1] => [
  file,
  JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')),
]);
const stores = new Stores();
afterAll(() => stores.remove());

/** The same network under other ids, in another order, with branches turned round. */
function relabelled(network: Network1, seed: number): Network1 {
  const other = (id: string, kind: string): string => {
    const marks = ['__proto__', 'constructor', '線段;"1"', ' 空 格 ', 'N1', 'n1', '[a]', '0'];
    const sum = [...`${kind}${id}${seed}`].reduce((n, c) => (n * 31 + c.charCodeAt(0)) % 65_521, 7);
    return sum % 7 === 0 ? `${marks[sum % marks.length]} ${id}` : `${sum}:${id}`;
  };
  const shuffled = <T>(items: readonly T[] | undefined): T[] =>
    (items ?? [])
      .map((item, i) => [(i * 7919 + seed * 104_729) % 1009, item] as const)
      .sort((a, b) => a[0] - b[0])
      .map(([, item]) => item);
  const turns = (id: string): boolean => (id.length + seed) % 2 === 0;
  return {
    ...network,
    nodes: shuffled(network.nodes).map((node) => ({ ...node, id: other(node.id, 'n') })),
    branches: shuffled(network.branches).map((branch) => {
      const [from, to] = turns(branch.id) ? [branch.to, branch.from] : [branch.from, branch.to];
      return { ...branch, id: other(branch.id, 'b'), from: other(from, 'n'), to: other(to, 'n') };
    }),
    devices: shuffled(network.devices).map((device) => ({
      ...device,
      branch: other(device.branch, 'b'),
      end: turns(device.branch) ? (device.end === 'from' ? ('to' as const) : ('from' as const)) : device.end,
    })),
  };
}

const cases = published.flatMap(([name, network]): [string, Network1][] => [
  [name, network],
  [`${name}, relabelled and reordered`, relabelled(network, 3)],
]);

describe.each(cases)('%s', (_name, network) => {
  it('is the current frame, evaluates as the file does, and goes out again unchanged', () => {
    const plan = stores.withNetwork(network);
    const direct = evaluate(network);
    expect(evaluate(exportNetwork(plan.store, plan.scope))).toEqual(direct);
    const { base, years, targetFrame } = readForecast(plan.store, plan.scope);
    expect(base.customerBase).toBe('asGiven');
    for (const key of ['saifi', 'saidiHours', 'caidiHours', 'asai'] as const) {
      const expected = direct.reliability?.[key] ?? null;
      for (const figures of [base, ...years]) {
        if (expected === null) expect(figures[key]).toBeNull();
        else expect(Math.abs(figures[key]! - expected)).toBeLessThan(1e-9);
      }
    }
    if (direct.reliability !== null) {
      expect(base.customers).toBe(network.nodes.reduce((sum, node) => sum + (node.customers ?? 0), 0));
    }
    expect(targetFrame).toBeNull();
  });
});

describe('a network imported again', () => {
  it('keeps the ids of what it still holds, and undo brings the rest back', () => {
    const network = published.find(([name]) => name === 'rbts-bus2-A.json')![1];
    const plan = stores.withNetwork(network);
    const ids = () => plan.store.all<{ id: string; code: string }>('SELECT id, code FROM lineSection ORDER BY code');
    const before = ids();
    const leaf = network.branches.find((b) => b.kind === 'transformer')!;
    const less: Network1 = {
      ...network,
      nodes: network.nodes.filter((node) => node.id !== leaf.to),
      branches: network.branches
        .filter((branch) => branch.id !== leaf.id)
        .map((b, i) => (i === 0 ? { ...b, lengthKm: 9 } : b)),
      devices: (network.devices ?? []).filter((device) => device.branch !== leaf.id),
    };
    const result = take(plan, less);
    expect(result.issues.map((issue) => issue.code)).toContain('NETWORK_ELEMENTS_GONE');
    expect(result.byEntity.lineSection).toMatchObject({ inserted: 0, updated: 1 });
    expect(ids()).toEqual(before.filter(({ code }) => code !== leaf.id));
    expect(evaluate(exportNetwork(plan.store, plan.scope))).toEqual(evaluate(less));
    undo(plan.store);
    expect(evaluate(exportNetwork(plan.store, plan.scope))).toEqual(evaluate(network));
  });

  it('follows a branch that was opened from sections to ties (bug: it stood in both)', () => {
    const network = published.find(([name]) => name === 'rbts-bus2-A.json')![1];
    const plan = stores.withNetwork(network);
    const tie = network.branches.find((b) => b.normallyOpen)!;
    const moved: Network1 = {
      ...network,
      branches: network.branches.map((b) => (b.id === tie.id ? { ...b, normallyOpen: false } : b)),
    };
    take(plan, moved);
    expect(evaluate(exportNetwork(plan.store, plan.scope))).toEqual(evaluate(moved));
  });

  it('takes nothing in a dry run', () => {
    const plan = stores.plan();
    const network = published[0]![1];
    const bytes = new TextEncoder().encode('{}');
    return import('../../../../src/backend/usecases/frame/importNetwork').then(({ importNetwork }) => {
      const file = { name: 'net.json', bytes };
      const result = importNetwork(plan.store, plan.scope, network, file, { isDryRun: true });
      expect(result.counts.inserted).toBeGreaterThan(0);
      expect(plan.store.all('SELECT 1 FROM networkNode')).toEqual([]);
      expect(plan.store.all("SELECT 1 FROM change WHERE label = 'CHANGE_NETWORK_IMPORT'")).toEqual([]);
    });
  });
});
