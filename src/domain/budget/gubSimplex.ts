import type { ColumnPool, Share } from './columnPool';
import { invert } from './denseInverse';

const ENTER = 1e-9;
const PIVOT = 1e-9;
/** Shares below this are none. */
const SHARE = 1e-7;
/** Candidates kept from one look at the pool. */
const SHORT_LIST = 40;

/** Kinds of basic column of the working basis. */
const STRUCTURAL = 0;
const SLACK = 1;
const OVER = 2;
const UNDER = 3;

/**
 * Primal simplex for a linear program with one convexity row per cluster (generalised upper bounds, Dantzig and Van
 * Slyke 1967): only the shared limits are in the working basis, each cluster keeps a key column outside it. Limits
 * are elastic at a penalty, so that any choice of key columns is a start.
 */
export class GubSimplex {
  private readonly size: number;
  private readonly inverse: Float64Array;
  /** Working basis by position. */
  private readonly kind: Int8Array;
  private readonly row: Int32Array;
  private readonly basic: Int32Array;
  private readonly level: Float64Array;
  /** Slack of each row when not basic: -1 at min, 1 at max, 0 basic. */
  private readonly slackAt: Int8Array;
  private readonly key: Int32Array;
  private readonly keyWorth: Float64Array;
  /** Price per scaled unit of each row; positive where an upper limit binds. */
  readonly price: Float64Array;
  private readonly step: Float64Array;
  private readonly drift: Float64Array;
  private readonly dense: Float64Array;
  private readonly leader: Int32Array;
  private candidates: number[] = [];
  private sinceInverse = 0;

  /**
   * @param min lower limits, scaled
   * @param max upper limits, scaled
   * @param pool columns, may grow between solves
   * @param keys first column of each cluster
   * @param penalty cost of breaching a limit by one scaled unit
   */
  constructor(
    private readonly min: Float64Array,
    private readonly max: Float64Array,
    private readonly pool: ColumnPool,
    keys: ArrayLike<number>,
    private penalty: number,
  ) {
    const size = min.length;
    this.size = size;
    this.inverse = new Float64Array(size * size);
    this.kind = new Int8Array(size);
    this.row = new Int32Array(size);
    this.basic = new Int32Array(size).fill(-1);
    this.level = new Float64Array(size);
    this.slackAt = new Int8Array(size);
    this.keyWorth = new Float64Array(keys.length);
    this.leader = new Int32Array(keys.length).fill(-1);
    this.price = new Float64Array(size);
    this.step = new Float64Array(size);
    this.drift = new Float64Array(keys.length);
    this.dense = new Float64Array(size);
    this.key = Int32Array.from(keys);
    const activity = this.keyActivity();
    for (let r = 0; r < size; r++) {
      const a = activity[r] as number;
      this.row[r] = r;
      const isOver = a > (max[r] as number);
      const isUnder = a < (min[r] as number);
      this.kind[r] = isOver ? OVER : isUnder ? UNDER : SLACK;
      this.slackAt[r] = isOver ? 1 : isUnder ? -1 : 0;
      this.inverse[r * size + r] = isUnder ? 1 : -1;
      this.level[r] = isOver ? a - (max[r] as number) : isUnder ? (min[r] as number) - a : a;
    }
  }

  private keyActivity(): Float64Array {
    const activity = new Float64Array(this.size);
    for (const column of this.key) this.pool.spread(activity, column, 1);
    return activity;
  }

  /** Raises the cost of breaches. */
  raisePenalty(factor: number): void {
    this.penalty *= factor;
  }

  private costAt(i: number): number {
    const kind = this.kind[i] as number;
    if (kind === SLACK) return 0;
    if (kind !== STRUCTURAL) return -this.penalty;
    const column = this.basic[i] as number;
    const { worth, cluster } = this.pool;
    return (worth[column] as number) - (worth[this.key[cluster[column] as number] as number] as number);
  }

  private refreshPrices(): void {
    const { size, inverse, price } = this;
    price.fill(0);
    for (let i = 0; i < size; i++) {
      const cost = this.costAt(i);
      if (cost === 0) continue;
      const at = i * size;
      for (let r = 0; r < size; r++) price[r] = (price[r] as number) + cost * (inverse[at + r] as number);
    }
  }

  /** step = inverse x (column entering). */
  private project(add: (into: Float64Array) => void): void {
    const { size, inverse, step, dense } = this;
    dense.fill(0);
    add(dense);
    step.fill(0);
    for (let r = 0; r < size; r++) {
      const a = dense[r] as number;
      if (a === 0) continue;
      for (let i = 0; i < size; i++) step[i] = (step[i] as number) + a * (inverse[i * size + r] as number);
    }
  }

  /**
   * Pivots until no column of the pool improves.
   * @param maxPivots limit on pivots
   * @returns whether the pool's optimum was reached
   */
  solve(maxPivots: number): boolean {
    this.candidates.length = 0;
    for (let n = 0; n < maxPivots; n++) {
      if (this.sinceInverse >= 80) this.reinvert();
      this.refreshPrices();
      if (!this.pivotOnce()) return true;
      this.sinceInverse++;
    }
    return false;
  }

  /**
   * Column of the pool to enter: the best of a short list of candidates, which a full look at the pool renews when
   * none of it improves any more (multiple pricing).
   * @returns column or -1
   */
  private bestColumn(): number {
    const { pool, price, key, candidates } = this;
    for (let pass = 0; pass < 2; pass++) {
      let best = -1;
      let top = ENTER;
      for (let i = 0; i < candidates.length; i++) {
        const column = candidates[i] as number;
        const lead = pool.net(column, price) - pool.net(key[pool.cluster[column] as number] as number, price);
        if (lead > top) {
          top = lead;
          best = column;
        }
      }
      this.lead = top;
      if (best >= 0 || pass === 1) return best;
      this.gatherCandidates();
      if (candidates.length === 0) return -1;
    }
    return -1;
  }

  private lead = 0;

  /** Looks at the whole pool and keeps, of each cluster, the column that improves most; of these the best few. */
  private gatherCandidates(): void {
    const { pool, price, key, keyWorth, candidates, leader } = this;
    const { cluster, worth, start, row, value } = pool;
    candidates.length = 0;
    for (let c = 0; c < key.length; c++) keyWorth[c] = pool.net(key[c] as number, price);
    let k = 0;
    for (let j = 0; j < pool.count; j++) {
      let net = worth[j] as number;
      const to = start[j + 1] as number;
      for (; k < to; k++) net -= (value[k] as number) * (price[row[k] as number] as number);
      const c = cluster[j] as number;
      const lead = net - (keyWorth[c] as number);
      if (lead <= ENTER * (1 + Math.abs(keyWorth[c] as number))) continue;
      const other = leader[c] as number;
      if (other < 0) {
        leader[c] = j;
        candidates.push(j);
      } else if (net > pool.net(other, price)) {
        leader[c] = j;
        candidates[candidates.indexOf(other)] = j;
      }
    }
    for (const j of candidates) leader[cluster[j] as number] = -1;
    if (candidates.length > SHORT_LIST) {
      const lead = new Map(
        candidates.map((j) => [j, pool.net(j, price) - (keyWorth[cluster[j] as number] as number)] as const),
      );
      candidates.sort((a, b) => (lead.get(b) as number) - (lead.get(a) as number) || a - b);
      candidates.length = SHORT_LIST;
    }
  }

  private pivotOnce(): boolean {
    const { size, price } = this;
    let entering = this.bestColumn();
    let gain = entering >= 0 ? this.lead : ENTER;
    let enteringRow = -1;
    let enteringKind = STRUCTURAL;
    for (let r = 0; r < size; r++) {
      const at = this.slackAt[r] as number;
      const y = price[r] as number;
      if (at === -1 && this.max[r] !== this.min[r] && y > gain) {
        gain = y;
        entering = -1;
        enteringRow = r;
        enteringKind = SLACK;
      } else if (at === 1 && this.max[r] !== this.min[r] && -y > gain) {
        gain = -y;
        entering = -1;
        enteringRow = r;
        enteringKind = SLACK;
      }
      if (y - this.penalty > gain) {
        gain = y - this.penalty;
        entering = -1;
        enteringRow = r;
        enteringKind = OVER;
      } else if (-y - this.penalty > gain) {
        gain = -y - this.penalty;
        entering = -1;
        enteringRow = r;
        enteringKind = UNDER;
      }
    }
    if (entering >= 0) {
      const column = entering;
      this.project((dense) => {
        this.pool.spread(dense, column, 1);
        this.pool.spread(dense, this.key[this.pool.cluster[column] as number] as number, -1);
      });
      this.ratio(column, -1, STRUCTURAL, 1);
      return true;
    }
    if (enteringRow < 0) return false;
    const direction = enteringKind === SLACK ? -(this.slackAt[enteringRow] as number) : 1;
    const sign = (enteringKind === UNDER ? 1 : -1) * direction;
    this.project((dense) => {
      dense[enteringRow] = sign;
    });
    this.ratio(-1, enteringRow, enteringKind, direction);
    return true;
  }

  /** Ratio test and basis change for the entering column whose `step` is computed. */
  private ratio(column: number, row: number, kind: number, direction: number): void {
    const { size, step, level, drift } = this;
    const { cluster } = this.pool;
    const touched: number[] = [];
    const move = (c: number, by: number): void => {
      if (drift[c] === 0) touched.push(c);
      drift[c] = (drift[c] as number) + by;
      if (drift[c] === 0) drift[c] = 1e-300;
    };
    if (column >= 0) move(cluster[column] as number, -1);
    for (let i = 0; i < size; i++) {
      if (this.kind[i] === STRUCTURAL && step[i] !== 0)
        move(cluster[this.basic[i] as number] as number, step[i] as number);
    }
    let length = Number.POSITIVE_INFINITY;
    let leave = -1;
    let leaveKey = -1;
    let leaveSide = 0;
    let pivot = 0;
    for (let i = 0; i < size; i++) {
      const w = step[i] as number;
      if (Math.abs(w) < PIVOT) continue;
      let room: number;
      let side = -1;
      if (w > 0) {
        const low = this.kind[i] === SLACK ? (this.min[this.row[i] as number] as number) : 0;
        room = ((level[i] as number) - low) / w;
      } else {
        side = 1;
        const high = this.kind[i] === SLACK ? (this.max[this.row[i] as number] as number) : Number.POSITIVE_INFINITY;
        room = (high - (level[i] as number)) / -w;
      }
      if (room < 0) room = 0;
      if (room < length - 1e-12 || (room < length + 1e-12 && Math.abs(w) > pivot)) {
        length = Math.min(length, room);
        leave = i;
        leaveSide = side;
        pivot = Math.abs(w);
      }
    }
    for (const c of touched) {
      const d = drift[c] as number;
      if (d > -PIVOT) continue;
      const room = Math.max(0, this.keyShare(c) / -d);
      if (room < length - 1e-12) {
        length = room;
        leave = -1;
        leaveKey = c;
      }
    }
    for (const c of touched) drift[c] = 0;
    const ownRange = kind === SLACK ? (this.max[row] as number) - (this.min[row] as number) : Number.POSITIVE_INFINITY;
    if (length === Number.POSITIVE_INFINITY && ownRange === Number.POSITIVE_INFINITY) {
      throw new Error('gub simplex: unbounded ray');
    }
    if (ownRange <= length) {
      for (let i = 0; i < size; i++) level[i] = (level[i] as number) - ownRange * (step[i] as number);
      this.slackAt[row] = -(this.slackAt[row] as number) as -1 | 1;
      return;
    }
    for (let i = 0; i < size; i++) level[i] = (level[i] as number) - length * (step[i] as number);
    if (leaveKey >= 0 && leave < 0) {
      const holder = this.positionIn(leaveKey);
      if (holder < 0) {
        // Only the entering column is left in the cluster: it becomes the key.
        this.key[leaveKey] = column;
        return;
      }
      this.swapKey(leaveKey, holder, column);
      leave = holder;
      leaveSide = -1;
    }
    let enterLevel = length;
    if (kind === SLACK) {
      const from = direction > 0 ? (this.min[row] as number) : (this.max[row] as number);
      enterLevel = from + direction * length;
    }
    if (this.kind[leave] === SLACK) this.slackAt[this.row[leave] as number] = leaveSide;
    // `step` was taken along the direction of movement; the basis needs the column itself.
    const sign = kind === SLACK && direction < 0 ? -1 : 1;
    this.exchange(leave, sign);
    this.kind[leave] = kind;
    this.row[leave] = row;
    this.basic[leave] = column;
    this.level[leave] = enterLevel;
    if (kind === SLACK) this.slackAt[row] = 0;
  }

  /** Share of the key column: what the basic columns of its cluster leave. */
  private keyShare(cluster: number): number {
    let share = 1;
    for (let i = 0; i < this.size; i++) {
      if (this.kind[i] === STRUCTURAL && this.pool.cluster[this.basic[i] as number] === cluster)
        share -= this.level[i] as number;
    }
    return share;
  }

  private positionIn(cluster: number): number {
    let best = -1;
    let size = 0;
    for (let i = 0; i < this.size; i++) {
      if (this.kind[i] !== STRUCTURAL || this.pool.cluster[this.basic[i] as number] !== cluster) continue;
      const w = Math.abs(this.step[i] as number);
      if (w > size || best < 0) {
        best = i;
        size = w;
      }
    }
    return best;
  }

  /** Makes the basic column at `holder` the key of its cluster; the old key takes its place in the basis. */
  private swapKey(cluster: number, holder: number, entering: number): void {
    const { size, inverse, step } = this;
    const at = holder * size;
    const others: number[] = [];
    for (let i = 0; i < size; i++) {
      if (i !== holder && this.kind[i] === STRUCTURAL && this.pool.cluster[this.basic[i] as number] === cluster)
        others.push(i);
    }
    for (let r = 0; r < size; r++) {
      let v = -(inverse[at + r] as number);
      for (const i of others) v -= inverse[i * size + r] as number;
      inverse[at + r] = v;
    }
    // An entering column of the same cluster is measured from the new key from now on.
    if (entering >= 0 && this.pool.cluster[entering] === cluster) step[holder] = (step[holder] as number) - 1;
    let w = -(step[holder] as number);
    for (const i of others) w -= step[i] as number;
    step[holder] = w;
    const old = this.key[cluster] as number;
    this.key[cluster] = this.basic[holder] as number;
    this.basic[holder] = old;
    this.level[holder] = 0;
  }

  /** Replaces the basic column at a position by the one whose `step` is held (times sign). */
  private exchange(leave: number, sign: number): void {
    const { size, inverse, step } = this;
    const pivot = (step[leave] as number) * sign;
    const at = leave * size;
    for (let r = 0; r < size; r++) inverse[at + r] = (inverse[at + r] as number) / pivot;
    for (let i = 0; i < size; i++) {
      const w = (step[i] as number) * sign;
      if (i === leave || w === 0) continue;
      const to = i * size;
      for (let r = 0; r < size; r++) inverse[to + r] = (inverse[to + r] as number) - w * (inverse[at + r] as number);
    }
  }

  /** Computes inverse and levels anew, which ends the drift of many updates. */
  private reinvert(): void {
    const { size } = this;
    this.sinceInverse = 0;
    const matrix = new Float64Array(size * size);
    const column = new Float64Array(size);
    for (let i = 0; i < size; i++) {
      column.fill(0);
      if (this.kind[i] === STRUCTURAL) {
        const basic = this.basic[i] as number;
        this.pool.spread(column, basic, 1);
        this.pool.spread(column, this.key[this.pool.cluster[basic] as number] as number, -1);
      } else column[this.row[i] as number] = this.kind[i] === UNDER ? 1 : -1;
      for (let r = 0; r < size; r++) matrix[r * size + i] = column[r] as number;
    }
    if (!invert(matrix, size, this.inverse)) throw new Error('gub simplex: singular basis');
    const target = this.keyActivity();
    for (let r = 0; r < size; r++) {
      target[r] = -(target[r] as number);
      const at = this.slackAt[r] as number;
      if (at !== 0) target[r] = (target[r] as number) + ((at < 0 ? this.min[r] : this.max[r]) as number);
    }
    for (let i = 0; i < size; i++) {
      let v = 0;
      for (let r = 0; r < size; r++) v += (this.inverse[i * size + r] as number) * (target[r] as number);
      this.level[i] = v;
    }
  }

  /** Net worth of the key column of a cluster at the present prices. */
  clusterPrice(cluster: number): number {
    return this.pool.net(this.key[cluster] as number, this.price);
  }

  /** Columns with a positive share that do not have their cluster to themselves. */
  fractional(): Share[] {
    const out: Share[] = [];
    const { basic, kind, level, pool, key } = this;
    const rest = new Map<number, number>();
    for (let i = 0; i < this.size; i++) {
      if (kind[i] !== STRUCTURAL) continue;
      const share = level[i] as number;
      if (share <= SHARE) continue;
      const c = pool.cluster[basic[i] as number] as number;
      rest.set(c, (rest.get(c) ?? 1) - share);
      out.push({ column: basic[i] as number, share });
    }
    for (const [c, share] of rest) if (share > SHARE) out.push({ column: key[c] as number, share });
    return out.filter((s) => s.share < 1 - SHARE);
  }

  /** The column that holds a whole cluster, or the one with the largest share. */
  leading(): Int32Array {
    const out = this.key.slice();
    const { basic, kind, level, pool } = this;
    for (let i = 0; i < this.size; i++) {
      if (kind[i] === STRUCTURAL && (level[i] as number) > 0.5) {
        out[pool.cluster[basic[i] as number] as number] = basic[i] as number;
      }
    }
    return out;
  }

  /** Worth of the present answer without the cost of breaches. */
  worth(): number {
    const { basic, kind, level, pool, key } = this;
    let total = 0;
    for (let c = 0; c < key.length; c++) total += pool.worth[key[c] as number] as number;
    for (let i = 0; i < this.size; i++) {
      if (kind[i] !== STRUCTURAL) continue;
      const j = basic[i] as number;
      const own = pool.worth[j] as number;
      total += (level[i] as number) * (own - (pool.worth[key[pool.cluster[j] as number] as number] as number));
    }
    return total;
  }

  /** Total breach of limits, scaled: above zero when the pool holds no answer at this penalty. */
  breach(): number {
    let breach = 0;
    for (let i = 0; i < this.size; i++) {
      if (this.kind[i] === OVER || this.kind[i] === UNDER) breach += Math.max(0, this.level[i] as number);
    }
    return breach;
  }

  /** Cost of the breaches. */
  breachCost(): number {
    return this.breach() * this.penalty;
  }

  /** Brings prices and levels to full precision. */
  settle(): void {
    this.reinvert();
    this.refreshPrices();
  }
}
