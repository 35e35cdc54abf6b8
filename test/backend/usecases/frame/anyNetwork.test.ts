import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { exportNetwork } from '../../../../src/backend/usecases/frame/exportNetwork';
import { readForecast } from '../../../../src/backend/usecases/frame/forecastView';
import { type Evaluation, evaluate } from '../../../../src/domain/evaluation/evaluate';
import { randomIsland, randomNetwork } from '../../../domain/reliability/randomNetwork';
import { Stores, take } from './support';

const stores = new Stores();
afterAll(() => stores.remove());

/** Networks nobody has seen: loops, parts without a source, limited ties, no failures, no customers, missing repair times. */
const networks = fc.oneof(
  randomNetwork({ loops: true }),
  randomNetwork({ nodes: 16, ties: 5, capacity: 'limited' }),
  randomIsland({ loops: true }),
);

/** What a file may leave out or write as null, and odd figures. */
const quirks = fc.record({
  drop: fc.constantFrom('none', 'repairHours', 'failuresPerYear', 'customers', 'devices', 'operateHours'),
  every: fc.integer({ min: 1, max: 5 }),
  baseKv: fc.constantFrom(undefined, null, 10, 12.66),
  sourceVoltagePu: fc.constantFrom(undefined, 1, 1.05),
  impedance: fc.boolean(),
  customers: fc.constantFrom(1, 0.5, 1e6, 1e-3),
});

const figuresOf = ({ reliability, powerFlow, reliabilityReason, powerFlowReason }: Evaluation) =>
  JSON.parse(
    JSON.stringify(
      { reliability, powerFlow, reasons: [reliabilityReason?.code, powerFlowReason?.code] },
      (_key, value) => (typeof value === 'number' ? Number(value.toPrecision(9)) : value),
    ),
  );

it('imports, forecasts and goes out again with the evaluation of the file', () => {
  const plan = stores.plan();
  fc.assert(
    fc.property(networks, quirks, (network, quirk) => {
      const json = JSON.parse(JSON.stringify(network)) as Record<string, Record<string, unknown>[]> &
        Record<string, unknown>;
      if (quirk.baseKv !== undefined) json.baseKv = quirk.baseKv as never;
      if (quirk.sourceVoltagePu !== undefined) json.sourceVoltagePu = quirk.sourceVoltagePu as never;
      const strip = (list: Record<string, unknown>[] | undefined, key: string) =>
        list?.forEach((item, i) => {
          if (i % quirk.every === 0) {
            if (i % 2 === 0) delete item[key];
            else item[key] = null;
          }
        });
      if (quirk.drop === 'devices') delete (json as Record<string, unknown>).devices;
      else if (quirk.drop !== 'none') {
        strip(json.nodes, quirk.drop);
        strip(json.branches, quirk.drop);
        strip(json.devices, quirk.drop);
      }
      json.nodes!.forEach((node, i) => {
        if (typeof node.customers === 'number') node.customers *= quirk.customers;
        node.peakKw = 3.3 * i;
        node.peakKvar = i % 3 === 0 ? -1.5 : 1;
      });
      if (quirk.impedance) for (const branch of json.branches!) Object.assign(branch, { rOhm: 0.1, xOhm: 0.2 });
      const direct = evaluate(json);
      take(plan, json);
      const text = JSON.parse(JSON.stringify(exportNetwork(plan.store, plan.scope)));
      // One store after another network: elements of the same code keep their place, so that sums differ in the last digit.
      expect(figuresOf(evaluate(text))).toEqual(figuresOf(direct));
      const { base, years } = readForecast(plan.store, plan.scope);
      for (const key of ['saifi', 'saidiHours', 'caidiHours', 'asai'] as const) {
        const wanted = direct.reliability?.[key] ?? null;
        for (const figures of [base, ...years]) {
          if (wanted === null) expect(figures[key]).toBeNull();
          else expect(Math.abs(figures[key]! - wanted)).toBeLessThan(1e-9 * Math.max(1, wanted));
        }
      }
    }),
    { numRuns: 40 },
  );
}, 120_000);
