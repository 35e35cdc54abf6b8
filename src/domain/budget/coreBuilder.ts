import type { RuleRow } from './clusterRules';
import type { Compact } from './compact';
import type { Core } from './core';

/** Puts a core together cluster by cluster. */
export class CoreBuilder {
  isComplete = true;
  private readonly start = [0];
  private readonly loss: number[] = [];
  private readonly options: Int32Array[] = [];
  private readonly closed: number[] = [];
  private readonly closedUse: Float64Array;
  private readonly rules: RuleRow[] = [];

  /**
   * @param scale unit of each row of the problem
   * @param price price per scaled unit
   * @param bound value that losses count down from
   */
  constructor(
    private readonly problem: Compact,
    private readonly scale: Float64Array,
    private readonly price: Float64Array,
    private bound: number,
  ) {
    this.closedUse = new Float64Array(problem.rows);
  }

  /** Adds a cluster with its choices. */
  open(choices: { loss: number; options: number[] }[]): void {
    for (const choice of choices) {
      this.loss.push(choice.loss);
      this.options.push(Int32Array.from(choice.options));
    }
    this.start.push(this.loss.length);
  }

  /** Takes options for good. */
  close(options: readonly number[]): void {
    const { problem, closedUse } = this;
    for (const o of options) {
      this.closed.push(o);
      for (let k = problem.useStart[o] as number; k < (problem.useStart[o + 1] as number); k++) {
        const r = problem.useRow[k] as number;
        closedUse[r] = (closedUse[r] as number) + (problem.useFen[k] as number);
      }
    }
  }

  /** Losses of a cluster counted from more than it is worth raise the value they count down from. */
  raiseBound(by: number): void {
    this.bound += by;
  }

  /** Adds a rule between options; what is closed counts as it is. */
  addRule(rule: RuleRow): void {
    this.rules.push(rule);
  }

  finish(): Core {
    const { problem } = this;
    const choicesOf = new Map<number, number[]>();
    if (this.rules.length > 0) {
      this.options.forEach((list, a) => {
        for (const o of list) {
          const at = choicesOf.get(o);
          if (at) at.push(a);
          else choicesOf.set(o, [a]);
        }
      });
    }
    const ruleUse: [number, number][][] = Array.from({ length: this.loss.length }, () => []);
    const min = Array.from(problem.min, (v, r) => v - (this.closedUse[r] as number));
    const max = Array.from(problem.max, (v, r) => v - (this.closedUse[r] as number));
    const isClosed = new Set(this.closed);
    for (const rule of this.rules) {
      const entries: [number, number][] = [];
      let most = rule.most;
      let least = 0;
      for (const [list, sign] of [
        [rule.plus, 1],
        [rule.minus, -1],
      ] as const) {
        for (const o of list) {
          if (isClosed.has(o)) most -= sign;
          for (const a of choicesOf.get(o) ?? []) {
            entries.push([a, sign]);
            least += Math.max(0, sign);
          }
        }
      }
      // Met whatever the open choices are.
      if (entries.length === 0 || least <= most) continue;
      const row = min.length;
      min.push(Number.NEGATIVE_INFINITY);
      max.push(most);
      for (const [a, sign] of entries) ruleUse[a]?.push([row, sign]);
    }
    const extra = min.length - problem.rows;
    return {
      problem,
      rows: min.length,
      min: Float64Array.from(min),
      max: Float64Array.from(max),
      scale: Float64Array.from([...this.scale, ...new Array<number>(extra).fill(1)]),
      price: Float64Array.from([
        ...this.price.map((y, r) => y / (this.scale[r] as number)),
        ...new Array<number>(extra).fill(0),
      ]),
      start: Int32Array.from(this.start),
      loss: Float64Array.from(this.loss),
      options: this.options,
      ...this.uses(ruleUse),
      closed: this.closed,
      bound: this.bound,
      isComplete: this.isComplete,
    };
  }

  /** Uses of each choice, summed per row. */
  private uses(ruleUse: [number, number][][]): Pick<Core, 'useStart' | 'useRow' | 'useFen'> {
    const { problem } = this;
    const useStart = new Int32Array(this.options.length + 1);
    const useRow: number[] = [];
    const useFen: number[] = [];
    this.options.forEach((list, a) => {
      const from = useRow.length;
      for (const o of list) {
        for (let k = problem.useStart[o] as number; k < (problem.useStart[o + 1] as number); k++) {
          const r = problem.useRow[k] as number;
          let at = list.length > 1 ? useRow.indexOf(r, from) : -1;
          if (at < 0) {
            at = useRow.length;
            useRow.push(r);
            useFen.push(0);
          }
          useFen[at] = (useFen[at] as number) + (problem.useFen[k] as number);
        }
      }
      for (const [row, sign] of ruleUse[a] as [number, number][]) {
        useRow.push(row);
        useFen.push(sign);
      }
      useStart[a + 1] = useRow.length;
    });
    return { useStart, useRow: Int32Array.from(useRow), useFen: Float64Array.from(useFen) };
  }
}
