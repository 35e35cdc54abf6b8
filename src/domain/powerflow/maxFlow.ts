/**
 * The most that can flow from node 0 to node 1 of a small graph (E.A. Dinic, 1970). Capacities are numbers, Infinity included as long as
 * every path crosses a finite one.
 */
export class MaxFlow {
  private readonly first: number[] = [];
  private readonly next: number[] = [];
  private readonly head: number[] = [];
  private readonly residual: number[] = [];
  private scale = 0;

  addNode(): number {
    return this.first.push(-1) - 1;
  }

  /** @returns the number of the arc, for `flowIn` */
  addArc(from: number, to: number, capacity: number, backCapacity = 0): number {
    const arc = this.head.length;
    this.link(from, to, capacity);
    this.link(to, from, backCapacity);
    for (const c of [capacity, backCapacity]) if (Number.isFinite(c)) this.scale = Math.max(this.scale, c);
    return arc;
  }

  /** What has come to flow in an arc without back capacity. */
  flowIn(arc: number): number {
    return this.residual[arc + 1]!;
  }

  run(): number {
    // Leftovers of subtraction must not count as ways.
    const least = this.scale * 1e-12;
    let total = 0;
    for (;;) {
      const level = this.levels(least);
      if (level[1]! < 0) return total;
      const at = [...this.first];
      for (;;) {
        const pushed = this.augment(level, at, least);
        if (pushed === 0) break;
        total += pushed;
      }
    }
  }

  private link(from: number, to: number, capacity: number): void {
    this.next.push(this.first[from]!);
    this.first[from] = this.head.push(to) - 1;
    this.residual.push(capacity);
  }

  private levels(least: number): number[] {
    const level = new Array<number>(this.first.length).fill(-1);
    const queue = [0];
    level[0] = 0;
    for (const n of queue) {
      for (let arc = this.first[n]!; arc >= 0; arc = this.next[arc]!) {
        const to = this.head[arc]!;
        if (level[to]! >= 0 || !(this.residual[arc]! > least)) continue;
        level[to] = level[n]! + 1;
        queue.push(to);
      }
    }
    return level;
  }

  /** Pushes along one shortest way; iterative, because feeders are long. */
  private augment(level: readonly number[], at: number[], least: number): number {
    const way: number[] = [];
    let n = 0;
    while (n !== 1) {
      const arc = at[n]!;
      if (arc < 0) {
        const back = way.pop();
        if (back === undefined) return 0;
        n = this.head[back ^ 1]!;
        at[n] = this.next[at[n]!]!;
        continue;
      }
      const to = this.head[arc]!;
      if (level[to] === level[n]! + 1 && this.residual[arc]! > least) {
        way.push(arc);
        n = to;
      } else at[n] = this.next[arc]!;
    }
    const pushed = Math.min(...way.map((arc) => this.residual[arc]!));
    for (const arc of way) {
      this.residual[arc]! -= pushed;
      this.residual[arc ^ 1]! += pushed;
    }
    return pushed;
  }
}
