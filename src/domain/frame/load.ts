import type { Issue } from '../../shared/issue';

/** Whose load a row speaks of: a feeder's, a grid's, or (neither) the county's. */
export interface LoadScope {
  feeder: string | null;
  supplyGrid: string | null;
}

/** A peak entered for a year. */
export interface EnteredPeak extends LoadScope {
  year: number;
  peakKw: number;
}

/** A yearly growth; `year` null = every year. */
export interface Growth extends LoadScope {
  supplyAreaClass: string | null;
  year: number | null;
  /** 0.05 = 5 % more than the year before. */
  share: number;
}

/** A load that comes on a date, with simultaneity taken into account. */
export interface PointLoad extends LoadScope {
  id: string;
  name: string;
  node: string | null;
  year: number;
  peakKw: number;
  averageKw: number;
  customers: number;
}

/** A feeder as its load is forecast. */
export interface LoadFeeder {
  id: string;
  name: string;
  supplyGrid: string | null;
  supplyAreaClass: string | null;
  /** Peak of the base year from ledger or network; null where not known. */
  peakKw: number | null;
}

export interface LoadInput {
  baseYear: number;
  feeders: readonly LoadFeeder[];
  /** Peak of the network's nodes, for a county without feeders on record; null where they state none. */
  networkPeakKw: number | null;
  grids: readonly { id: string; name: string }[];
  peaks: readonly EnteredPeak[];
  growths: readonly Growth[];
  points: readonly PointLoad[];
}

/** Where a figure is from: entered, grown from the base year, the base year itself, or not known. */
export type PeakSource = 'entered' | 'growth' | 'ledger' | 'none';

export interface Peak {
  kw: number | null;
  source: PeakSource;
  /** Point loads counted in `kw`, or to be counted where that is not known. */
  pointKw: number;
}

/** Peaks by scope and year: base peak x growth + dated point loads. What is not known stays unknown. */
export interface LoadForecast {
  feeder(id: string, year: number): Peak;
  grid(id: string, year: number): Peak;
  county(year: number): Peak;
  /** Peak of a feeder over its base peak, without point loads; null where not known. */
  factor(feeder: string | null, year: number): number | null;
}

/**
 * Forecasts load. The growth of a feeder is its own, else its grid's, else its class's, else the county's; a year's own
 * rate goes before one for every year. An entered peak goes before both and includes its point loads.
 */
export function forecastLoad(input: LoadInput): LoadForecast {
  const { baseYear } = input;
  const feeders = new Map(input.feeders.map((feeder) => [feeder.id, feeder]));
  const entered = new Map(
    input.peaks.map((peak) => [`${peak.feeder ?? ''}|${peak.supplyGrid ?? ''}|${peak.year}`, peak]),
  );
  const enteredKw = (feeder: string | null, grid: string | null, year: number): number | undefined =>
    entered.get(`${feeder ?? ''}|${grid ?? ''}|${year}`)?.peakKw;

  const growthOf = (is: (growth: Growth) => boolean, year: number): number | undefined => {
    const fitting = input.growths.filter(is);
    return (fitting.find((growth) => growth.year === year) ?? fitting.find((growth) => growth.year === null))?.share;
  };
  const isCounty = (growth: Growth): boolean =>
    growth.feeder === null && growth.supplyGrid === null && growth.supplyAreaClass === null;
  const countyGrowth = (year: number) => growthOf(isCounty, year);
  const gridGrowth = (grid: string | null, year: number) =>
    (grid === null ? undefined : growthOf((g) => g.feeder === null && g.supplyGrid === grid, year)) ??
    countyGrowth(year);
  const feederGrowth = (feeder: LoadFeeder | undefined, year: number): number | undefined => {
    if (feeder === undefined) return countyGrowth(year);
    const own = growthOf((g) => g.feeder === feeder.id, year);
    const ofGrid =
      feeder.supplyGrid === null
        ? undefined
        : growthOf((g) => g.feeder === null && g.supplyGrid === feeder.supplyGrid, year);
    const ofClass =
      feeder.supplyAreaClass === null
        ? undefined
        : growthOf(
            (g) => g.feeder === null && g.supplyGrid === null && g.supplyAreaClass === feeder.supplyAreaClass,
            year,
          );
    return own ?? ofGrid ?? ofClass ?? countyGrowth(year);
  };
  const grown = (growth: (year: number) => number | undefined, year: number): number | null => {
    let factor = 1;
    for (let y = baseYear + 1; y <= year; y++) {
      const share = growth(y);
      if (share === undefined) return null;
      factor *= 1 + share;
    }
    return factor;
  };
  const points = (is: (point: PointLoad) => boolean, year: number): number =>
    input.points.reduce(
      (sum, point) => sum + (point.year <= year && point.year > baseYear && is(point) ? point.peakKw : 0),
      0,
    );

  const peak = (
    own: number | undefined,
    base: number | null,
    isEnteredBase: boolean,
    factor: number | null,
    pointKw: number,
    year: number,
  ): Peak => {
    if (own !== undefined) return { kw: own, source: 'entered', pointKw };
    if (base === null) return { kw: null, source: 'none', pointKw };
    if (year === baseYear) return { kw: base, source: isEnteredBase ? 'entered' : 'ledger', pointKw: 0 };
    if (factor === null) return { kw: null, source: 'none', pointKw };
    return { kw: base * factor + pointKw, source: 'growth', pointKw };
  };

  const forecast: LoadForecast = {
    feeder(id, year) {
      const feeder = feeders.get(id);
      const enteredBase = enteredKw(id, null, baseYear);
      return peak(
        enteredKw(id, null, year),
        enteredBase ?? feeder?.peakKw ?? null,
        enteredBase !== undefined,
        grown((y) => feederGrowth(feeder, y), year),
        points((point) => point.feeder === id, year),
        year,
      );
    },
    grid(id, year) {
      const own = enteredKw(null, id, year);
      const members = input.feeders.filter((feeder) => feeder.supplyGrid === id);
      const pointKw = points(
        (point) => point.supplyGrid === id || members.some((feeder) => feeder.id === point.feeder),
        year,
      );
      if (own !== undefined) return { kw: own, source: 'entered', pointKw };
      const base = enteredKw(null, id, baseYear);
      if (base !== undefined)
        return peak(
          own,
          base,
          true,
          grown((y) => gridGrowth(id, y), year),
          pointKw,
          year,
        );
      return summed(
        members.map((feeder) => forecast.feeder(feeder.id, year)),
        points((point) => point.supplyGrid === id && point.feeder === null, year),
      );
    },
    county(year) {
      const own = enteredKw(null, null, year);
      const pointKw = points(() => true, year);
      if (own !== undefined) return { kw: own, source: 'entered', pointKw };
      const enteredBase = enteredKw(null, null, baseYear);
      const base = enteredBase ?? (input.feeders.length === 0 ? (input.networkPeakKw ?? undefined) : undefined);
      if (base !== undefined) {
        return peak(own, base, enteredBase !== undefined, grown(countyGrowth, year), pointKw, year);
      }
      return summed(
        input.feeders.map((feeder) => forecast.feeder(feeder.id, year)),
        points((point) => point.feeder === null, year),
      );
    },
    factor(id, year) {
      if (year === baseYear) return 1;
      if (id === null) {
        const now = forecast.county(year);
        const then = forecast.county(baseYear);
        if (now.kw !== null && then.kw !== null && then.kw > 0 && now.source === 'entered') {
          return Math.max(0, now.kw - now.pointKw) / then.kw;
        }
        return grown(countyGrowth, year);
      }
      const now = forecast.feeder(id, year);
      const then = forecast.feeder(id, baseYear);
      if (now.source === 'entered' && now.kw !== null && then.kw !== null && then.kw > 0) {
        return Math.max(0, now.kw - now.pointKw) / then.kw;
      }
      return grown((y) => feederGrowth(feeders.get(id), y), year);
    },
  };
  return forecast;
}

/** A sum is known where all of its parts are. Feeders do not peak at the same time: entered grid and county peaks go before sums. */
function summed(peaks: readonly Peak[], morePointKw: number): Peak {
  const pointKw = peaks.reduce((sum, peak) => sum + peak.pointKw, 0) + morePointKw;
  if (peaks.length === 0 || peaks.some((peak) => peak.kw === null)) return { kw: null, source: 'none', pointKw };
  const kw = peaks.reduce((sum, peak) => sum + peak.kw!, 0) + morePointKw;
  const isGrown = peaks.some((peak) => peak.source === 'growth');
  return {
    kw,
    source: isGrown ? 'growth' : peaks.every((p) => p.source === 'entered') ? 'entered' : 'ledger',
    pointKw,
  };
}

/** Years for which nothing says what the load is. */
export function missingLoads(forecast: LoadForecast, years: readonly number[]): Issue[] {
  return years
    .filter((year) => forecast.county(year).kw === null && forecast.factor(null, year) === null)
    .map((year) => ({ severity: 'info', code: 'FORECAST_LOAD_MISSING', params: { year } }));
}
