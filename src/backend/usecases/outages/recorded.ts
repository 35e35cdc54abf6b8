import { type GroupedOutage, indicesByGroup } from '../../../domain/outages/recordedByGroup';
import {
  type Calibre,
  hoursOfYear,
  type RecordedIndices,
  recordedIndices,
} from '../../../domain/reliability/recordedIndices';
import type { RecordedGroup, RecordedState } from '../../../shared/api/outages';
import type { Store } from '../../store/store';
import type { Scope } from '../sheet/scope';
import { type OutageDetail, readOutageDetails } from './outageDetails';

/** An area's feeder and township: whose customers an outage cuts. */
interface AreaPlace {
  id: string;
  feeder: string | null;
  township: string | null;
}

/**
 * Recorded indices of a year by feeder, township and year, in one calibre, on medium-voltage customers (one per area).
 * An outage of a whole feeder cuts its townships in the proportion of the feeder's areas there.
 * @param year null for the year of the newest record
 */
export function readRecorded(store: Store, scope: Scope, year: number | null, calibre: Calibre): RecordedState {
  const years = store
    .all<{ year: string }>(
      'SELECT DISTINCT substr(start, 1, 4) AS year FROM outage WHERE countyId = ? ORDER BY year',
      scope.countyId,
    )
    .map((row) => Number(row.year));
  const shown = year ?? years.at(-1) ?? new Date().getFullYear();
  const areas = store.all<AreaPlace>(
    'SELECT id, feeder, township FROM transformerArea WHERE countyId = ?',
    scope.countyId,
  );
  const plan = store.get<{ n: number | null }>('SELECT mvCustomers AS n FROM plan WHERE id = ?', scope.planId);
  const customers = plan?.n ?? areas.length;
  const details = readOutageDetails(store, scope, `${shown}-01-01`, `${shown}-12-31`).filter(counts);
  const byFeeder = indicesByGroup(details.flatMap(ofFeeder), countBy(areas, 'feeder'), customers, shown, calibre);
  const shares = townshipShares(areas);
  const townOf = new Map(areas.map((area) => [area.id, area.township]));
  const inTowns = details.flatMap((detail) => ofTownships(detail, shares, townOf));
  const byTownship = indicesByGroup(inTowns, countBy(areas, 'township'), customers, shown, calibre);
  const names = namesOf(store, scope);
  const named = (groups: typeof byFeeder.groups): RecordedGroup[] =>
    groups
      .map(({ group, customers: own, ...indices }) => ({
        ...{ id: group, name: names.get(group) ?? group, customers: own },
        ...figures(indices),
      }))
      .sort((a, b) => b.saidiHours - a.saidiHours || a.name.localeCompare(b.name));
  return {
    ...{ year: shown, years, calibre, customers },
    all:
      customers > 0 ? figures(recordedIndices(details.map(asRecorded), customers, hoursOfYear(shown), calibre)) : null,
    byFeeder: named(byFeeder.groups),
    byTownship: named(byTownship.groups),
    byYear: years.map((one) => ({
      year: one,
      ...figures(
        recordedIndices(
          readOutageDetails(store, scope, `${one}-01-01`, `${one}-12-31`).filter(counts).map(asRecorded),
          ...([customers, hoursOfYear(one), calibre] as const),
        ),
      ),
    })),
  };
}

/** A successful reclosing is a trip, not an interruption. */
const counts = ({ reclosing }: OutageDetail): boolean => reclosing !== 'success';

function figures({ outages, saifi, saidiHours, caidiHours, asai }: RecordedIndices) {
  return { outages, saifi, saidiHours, caidiHours, asai };
}

function asRecorded(detail: OutageDetail) {
  return {
    kind: detail.kind === 'planned' ? ('planned' as const) : ('fault' as const),
    external: detail.externalCause === 1,
    shortage: detail.systemShortage === 1,
    customers: detail.customers,
    hours: detail.hours,
  };
}

function ofFeeder(detail: OutageDetail): GroupedOutage[] {
  return detail.feeder === null ? [] : [{ ...asRecorded(detail), group: detail.feeder }];
}

/** Of each feeder: the share of its areas that lies in each township. */
function townshipShares(areas: readonly AreaPlace[]): Map<string, Map<string, number>> {
  const shares = new Map<string, Map<string, number>>();
  const totals = countBy(areas, 'feeder');
  for (const { feeder, township } of areas) {
    if (feeder === null || township === null) continue;
    const own = shares.get(feeder) ?? new Map<string, number>();
    own.set(township, (own.get(township) ?? 0) + 1 / totals.get(feeder)!);
    shares.set(feeder, own);
  }
  return shares;
}

function ofTownships(
  detail: OutageDetail,
  shares: ReadonlyMap<string, ReadonlyMap<string, number>>,
  townOf: ReadonlyMap<string, string | null>,
): GroupedOutage[] {
  const recorded = asRecorded(detail);
  if (detail.area !== null) {
    const township = townOf.get(detail.area) ?? null;
    return township === null ? [] : [{ ...recorded, group: township }];
  }
  return [...(shares.get(detail.feeder ?? '') ?? [])].map(([group, share]) => ({
    ...{ ...recorded, group, customers: recorded.customers * share },
  }));
}

function countBy(areas: readonly AreaPlace[], key: 'feeder' | 'township'): Map<string, number> {
  const found = new Map<string, number>();
  for (const area of areas) if (area[key] !== null) found.set(area[key], (found.get(area[key]) ?? 0) + 1);
  return found;
}

function namesOf(store: Store, { countyId }: Scope): Map<string, string> {
  const rows = store.all<{ id: string; name: string }>(
    'SELECT id, name FROM feeder WHERE countyId = ? UNION ALL SELECT id, name FROM township WHERE countyId = ?',
    ...[countyId, countyId],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
