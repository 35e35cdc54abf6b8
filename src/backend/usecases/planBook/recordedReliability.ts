import type { Store } from '../../store/store';
import type { SqlRow } from '../../store/tableWriter';
import type { Scope } from '../sheet/scope';

/** Recorded reliability of one year, all outages counted (calibre -1), on medium-voltage customers. */
export interface RecordedReliability {
  year: number;
  customers: number;
  saifi: number;
  saidiHours: number;
  asai: number;
}

const HOURS_PER_DAY = 24;

/**
 * SAIFI = sum(N_i) / N, SAIDI = sum(t_i N_i) / N over the outages that start in the base year (DL/T 836, all outages);
 * a medium-voltage customer is a transformer area, public or dedicated. An outage of a whole feeder counts the areas of
 * that feeder, one of an area counts 1, unless the record names its customers.
 * @returns null where there are no outages in that year, or the customer base is unknown
 */
export function readRecordedReliability(store: Store, scope: Scope, plan: SqlRow): RecordedReliability | null {
  const year = plan.baseYear as number;
  const areas = store.get<{ n: number }>(
    'SELECT count(*) AS n FROM transformerArea WHERE countyId = ?',
    scope.countyId,
  );
  const customers = (plan.mvCustomers as number | null) ?? areas?.n ?? 0;
  if (customers <= 0) return null;
  const sums = store.get<{ outages: number; interruptions: number | null; customerHours: number | null }>(
    `SELECT count(*) AS outages, sum(n) AS interruptions,
       sum(n * (julianday("end") - julianday(start)) * 24.0) AS customerHours
     FROM (SELECT o.start, o."end", coalesce(o.customers, CASE WHEN o.area IS NOT NULL THEN 1
         ELSE (SELECT count(*) FROM transformerArea a WHERE a.feeder = o.feeder) END) AS n
       FROM outage o WHERE o.countyId = ? AND o.start >= ? AND o.start < ?)`,
    scope.countyId,
    `${year}-01-01`,
    `${year + 1}-01-01`,
  );
  if (!sums || sums.outages === 0 || sums.interruptions === null || sums.customerHours === null) return null;
  const days = (Date.UTC(year + 1, 0, 1) - Date.UTC(year, 0, 1)) / 86_400_000;
  const saidiHours = sums.customerHours / customers;
  return {
    year,
    customers,
    saifi: sums.interruptions / customers,
    saidiHours,
    asai: 1 - saidiHours / (days * HOURS_PER_DAY),
  };
}
