import type { Network1 } from '../../../src/domain/network/network1';

/**
 * An independent power flow: Newton-Raphson in rectangular coordinates on the dense bus admittance matrix. Shares nothing with the engine: no
 * trees, no sweep. Needs impedances above zero.
 * @returns voltages by node id and losses; null where it does not converge from a flat start
 */
export function newtonPowerFlow(
  document: Network1,
): { voltages: Map<string, number>; lossKw: number; lossKvar: number } | null {
  const { nodes } = document;
  const n = nodes.length;
  const index = new Map(nodes.map((node, i) => [node.id, i]));
  const g = Array.from({ length: n }, () => new Float64Array(n));
  const b = Array.from({ length: n }, () => new Float64Array(n));
  const zBase = document.baseKv! ** 2;
  for (const branch of document.branches) {
    if (branch.normallyOpen) continue;
    const i = index.get(branch.from)!;
    const j = index.get(branch.to)!;
    const r = branch.rOhm! / zBase;
    const x = branch.xOhm! / zBase;
    const square = r * r + x * x;
    for (const [p, q, sign] of [
      [i, i, 1],
      [j, j, 1],
      [i, j, -1],
      [j, i, -1],
    ] as const) {
      g[p]![q]! += (sign * r) / square;
      b[p]![q]! -= (sign * x) / square;
    }
  }
  const e = new Float64Array(n).fill(document.sourceVoltagePu ?? 1);
  const f = new Float64Array(n);
  const unknown = nodes.flatMap((node, i) => (node.kind === 'source' ? [] : [i]));
  const m = unknown.length;
  const current = (i: number): [number, number] => {
    let re = 0;
    let im = 0;
    for (let j = 0; j < n; j++) {
      re += g[i]![j]! * e[j]! - b[i]![j]! * f[j]!;
      im += g[i]![j]! * f[j]! + b[i]![j]! * e[j]!;
    }
    return [re, im];
  };
  for (let round = 0; round < 60; round++) {
    const rows = Array.from({ length: 2 * m }, () => new Float64Array(2 * m + 1));
    let mismatch = 0;
    unknown.forEach((i, row) => {
      const [re, im] = current(i);
      const dp = -(nodes[i]!.peakKw ?? 0) / 1000 - (e[i]! * re + f[i]! * im);
      const dq = -(nodes[i]!.peakKvar ?? 0) / 1000 - (f[i]! * re - e[i]! * im);
      mismatch = Math.max(mismatch, Math.abs(dp), Math.abs(dq));
      unknown.forEach((j, column) => {
        const gij = g[i]![j]!;
        const bij = b[i]![j]!;
        const own = i === j ? 1 : 0;
        rows[row]![column] = e[i]! * gij + f[i]! * bij + own * re;
        rows[row]![m + column] = -e[i]! * bij + f[i]! * gij + own * im;
        rows[m + row]![column] = f[i]! * gij - e[i]! * bij - own * im;
        rows[m + row]![m + column] = -f[i]! * bij - e[i]! * gij + own * re;
      });
      rows[row]![2 * m] = dp;
      rows[m + row]![2 * m] = dq;
    });
    if (mismatch < 1e-12 || (round > 8 && mismatch < 1e-10)) return results();
    const step = solve(rows);
    if (step === null) return null;
    unknown.forEach((i, row) => {
      e[i]! += step[row]!;
      f[i]! += step[m + row]!;
    });
    if (!Number.isFinite(mismatch)) return null;
  }
  return null;

  function results(): { voltages: Map<string, number>; lossKw: number; lossKvar: number } {
    let lossKw = 0;
    let lossKvar = 0;
    for (const branch of document.branches) {
      if (branch.normallyOpen) continue;
      const i = index.get(branch.from)!;
      const j = index.get(branch.to)!;
      const z = (branch.rOhm! ** 2 + branch.xOhm! ** 2) / zBase;
      const square = (e[i]! - e[j]!) ** 2 + (f[i]! - f[j]!) ** 2;
      lossKw += (1000 * square * branch.rOhm!) / z;
      lossKvar += (1000 * square * branch.xOhm!) / z;
    }
    return { voltages: new Map(nodes.map((node, i) => [node.id, Math.hypot(e[i]!, f[i]!)])), lossKw, lossKvar };
  }
}

/** Gauss elimination with row pivoting; the right-hand side is the last column. */
function solve(rows: Float64Array[]): Float64Array | null {
  const n = rows.length;
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(rows[i]![k]!) > Math.abs(rows[pivot]![k]!)) pivot = i;
    if (!(Math.abs(rows[pivot]![k]!) > 1e-300)) return null;
    [rows[k], rows[pivot]] = [rows[pivot]!, rows[k]!];
    for (let i = k + 1; i < n; i++) {
      const factor = rows[i]![k]! / rows[k]![k]!;
      if (factor === 0) continue;
      for (let j = k; j <= n; j++) rows[i]![j]! -= factor * rows[k]![j]!;
    }
  }
  const x = new Float64Array(n);
  for (let k = n - 1; k >= 0; k--) {
    let sum = rows[k]![n]!;
    for (let j = k + 1; j < n; j++) sum -= rows[k]![j]! * x[j]!;
    x[k] = sum / rows[k]![k]!;
  }
  return x;
}
