/**
 * Inverts a dense matrix by Gauss and Jordan with row pivoting.
 * @param matrix row by row, destroyed
 * @param size rows
 * @param out receives the inverse, row by row
 * @returns false for a singular matrix
 */
export function invert(matrix: Float64Array, size: number, out: Float64Array): boolean {
  out.fill(0);
  for (let i = 0; i < size; i++) out[i * size + i] = 1;
  for (let p = 0; p < size; p++) {
    let best = p;
    for (let r = p + 1; r < size; r++) {
      if (Math.abs(matrix[r * size + p] as number) > Math.abs(matrix[best * size + p] as number)) best = r;
    }
    const head = matrix[best * size + p] as number;
    if (Math.abs(head) < 1e-12) return false;
    for (let k = 0; k < size; k++) {
      const a = best * size + k;
      const b = p * size + k;
      const m = matrix[a] as number;
      matrix[a] = matrix[b] as number;
      matrix[b] = m / head;
      const o = out[a] as number;
      out[a] = out[b] as number;
      out[b] = o / head;
    }
    for (let r = 0; r < size; r++) {
      if (r === p) continue;
      const f = matrix[r * size + p] as number;
      if (f === 0) continue;
      const to = r * size;
      const from = p * size;
      for (let k = 0; k < size; k++) {
        matrix[to + k] = (matrix[to + k] as number) - f * (matrix[from + k] as number);
        out[to + k] = (out[to + k] as number) - f * (out[from + k] as number);
      }
    }
  }
  return true;
}
