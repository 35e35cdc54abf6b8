import { type Language, wordMessage } from '../../shared/messages';
import type { NetworkColumns } from '../network/network';
import type { Ink } from './drawing';
import type { BranchPaint, DiagramPaint, LegendEntry } from './paint';

/** What a plan does to an element. */
export type Change = 'new' | 'changed' | 'retired';

const CHANGE_PAINTS: Readonly<Record<Change, BranchPaint & { ink: Ink }>> = {
  new: { ink: 'new', width: 2.6, dash: 'solid', mark: 'markNew', classes: ['new'] },
  changed: { ink: 'changed', width: 2.6, dash: 'solid', mark: 'markChanged', classes: ['changed'] },
  retired: { ink: 'retired', width: 1.6, dash: 'dashed', mark: 'markRetired', classes: ['retired'] },
};

/** Changes by colour, line and a mark in the line: new = solid with +, changed = with a triangle, retired = dashed with a cross. */
export function paintChanges(change: (branch: number) => Change | undefined, language: Language): DiagramPaint {
  const word: Record<Change, string> = {
    new: 'DIAGRAM_NEW',
    changed: 'DIAGRAM_CHANGED',
    retired: 'DIAGRAM_RETIRED',
  };
  return {
    branch: (b) => {
      const kind = change(b);
      return kind === undefined ? undefined : CHANGE_PAINTS[kind];
    },
    legend: (['new', 'changed', 'retired'] as const).map((kind) => {
      const { ink, width = 2, dash = 'solid', mark } = CHANGE_PAINTS[kind];
      return { text: wordMessage(language, word[kind]), line: { ink, width, dash, ...(mark && { mark }) } };
    }),
  };
}

const RAMP: readonly Ink[] = ['load0', 'load1', 'load2', 'load3', 'load4'];

/** Wider and darker with each step, so that print in grey keeps the order. */
function rampPaint(step: number): { ink: Ink; width: number; dash: 'solid' } {
  return { ink: RAMP[step]!, width: 1.4 + 0.9 * step, dash: 'solid' };
}

/** Edges of the loading steps, share of the rating; heavy begins at the fourth, overload at the last. */
export interface LoadingSteps {
  edges: readonly [number, number, number, number];
}

export const DEFAULT_LOADING_STEPS: LoadingSteps = { edges: [0.3, 0.5, 0.7, 1] };

/**
 * Loading of branches on a ramp with the figure beside it.
 * @param share load / rating by branch index, NaN where unknown (loadingOf)
 */
export function paintLoading(
  share: Float64Array,
  language: Language,
  steps: LoadingSteps = DEFAULT_LOADING_STEPS,
): DiagramPaint {
  const percent = (value: number): string => `${(100 * value).toFixed(value < 0.1 ? 1 : 0)} %`;
  const { edges } = steps;
  const names = [
    `≤ ${percent(edges[0])}`,
    ...edges.slice(0, 3).map((edge, i) => `${percent(edge)} – ${percent(edges[i + 1]!)}`),
    `> ${percent(edges[3])} ${wordMessage(language, 'DIAGRAM_OVERLOAD')}`,
  ];
  return {
    branch: (b) => {
      const value = share[b]!;
      if (Number.isNaN(value)) return undefined;
      const step = edges.filter((edge) => value > edge).length;
      const text = Number.isFinite(value) ? percent(value) : '∞';
      return { ...rampPaint(step), figure: text, emphasis: step >= 3, classes: [`loading${step}`] };
    },
    legend: names.map((text, i) => ({ text, line: rampPaint(i) })),
  };
}

/**
 * Contribution of branches to the customer hours lost, on a ramp by share of the largest, with the figure beside it.
 * @param hours customer hours per year by branch index
 */
export function paintCustomerHours(hours: Float64Array, language: Language): DiagramPaint {
  let most = 0;
  for (const h of hours) if (h > most) most = h;
  const legend: LegendEntry[] = [0.2, 0.4, 0.6, 0.8, 1].map((edge, i) => ({
    text: `≤ ${figure(edge * most)}${i === 4 ? ` ${wordMessage(language, 'DIAGRAM_CUSTOMER_HOURS_UNIT')}` : ''}`,
    line: rampPaint(i),
  }));
  return {
    branch: (b) => {
      const value = hours[b]!;
      if (!(value > 0)) return undefined;
      const step = Math.min(4, Math.floor((5 * value) / most));
      return { ...rampPaint(step), figure: figure(value), emphasis: step >= 3, classes: [`customerHours${step}`] };
    },
    legend: most > 0 ? legend : [],
  };
}

function figure(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

/** Voltage limits, per unit: 10 kV deviates by at most 7 %. */
export interface VoltageLimits {
  lowPu: number;
  highPu: number;
}

export const DEFAULT_VOLTAGE_LIMITS: VoltageLimits = { lowPu: 0.93, highPu: 1.07 };

/**
 * Voltages: nodes outside the limits as triangles with their figure, others plain; `all` writes every figure.
 * @param voltagesPu by node index, NaN where unknown
 */
export function paintVoltages(
  network: Pick<NetworkColumns, 'nodeCount'>,
  voltagesPu: Float64Array,
  language: Language,
  limits: VoltageLimits = DEFAULT_VOLTAGE_LIMITS,
  all = false,
): DiagramPaint {
  let lowest = -1;
  for (let n = 0; n < network.nodeCount; n++) {
    if (!Number.isNaN(voltagesPu[n]!) && (lowest < 0 || voltagesPu[n]! < voltagesPu[lowest]!)) lowest = n;
  }
  return {
    node: (n) => {
      const v = voltagesPu[n]!;
      if (Number.isNaN(v)) return undefined;
      const text = v.toFixed(4);
      if (v < limits.lowPu) return { ink: 'low', symbol: 'voltageLow', figure: text, classes: ['voltageLow'] };
      if (v > limits.highPu) return { ink: 'high', symbol: 'voltageHigh', figure: text, classes: ['voltageHigh'] };
      return all || n === lowest ? { figure: text } : undefined;
    },
    legend: [
      {
        text: `${wordMessage(language, 'DIAGRAM_VOLTAGE_LOW')} < ${limits.lowPu.toFixed(2)} p.u.`,
        symbol: 'voltageLow',
        ink: 'low',
      },
      {
        text: `${wordMessage(language, 'DIAGRAM_VOLTAGE_HIGH')} > ${limits.highPu.toFixed(2)} p.u.`,
        symbol: 'voltageHigh',
        ink: 'high',
      },
    ],
  };
}

/** Several paints on one drawing: what an earlier one says of an element holds before a later one. */
export function combinePaints(paints: readonly DiagramPaint[]): DiagramPaint {
  return {
    branch: (b) => merged(paints.map((p) => p.branch?.(b))),
    node: (n) => merged(paints.map((p) => p.node?.(n))),
    legend: paints.flatMap((p) => p.legend),
  };
}

function merged<T extends { classes?: readonly string[] }>(parts: readonly (T | undefined)[]): T | undefined {
  const known = parts.filter((p): p is T => p !== undefined);
  if (known.length === 0) return undefined;
  return Object.assign({}, ...known.toReversed(), { classes: known.flatMap((p) => p.classes ?? []) }) as T;
}
