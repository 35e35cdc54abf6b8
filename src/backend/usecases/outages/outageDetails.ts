import type { Store } from '../../store/store';
import type { Scope } from '../sheet/scope';

/** What is told of a record besides its times. */
export interface OutageDetail {
  id: string;
  start: string;
  end: string;
  feeder: string | null;
  area: string | null;
  areaText: string | null;
  kind: 'fault' | 'planned' | null;
  cause: string | null;
  reclosing: string | null;
  externalCause: number | null;
  systemShortage: number | null;
  /** Medium-voltage customers cut: as recorded, else 1 for an area, else the areas of the feeder. */
  customers: number;
  hours: number;
}

/**
 * Records that begin between two days.
 * @param from, to YYYY-MM-DD, both included
 */
export function readOutageDetails(store: Store, { countyId }: Scope, from: string, to: string): OutageDetail[] {
  return store.all<OutageDetail>(DETAILS, countyId, from, `${to} 99`);
}

const DETAILS = `SELECT o.id, o.start, o."end", o.feeder, o.area, o.areaText, o.kind, o.cause, o.reclosing, o.externalCause,
    o.systemShortage,
    coalesce(o.customers, CASE WHEN o.area IS NOT NULL OR o.areaText IS NOT NULL THEN 1 ELSE coalesce(n.areas, 0) END) AS customers,
    (julianday(o."end") - julianday(o.start)) * 24.0 AS hours
  FROM outage o
  LEFT JOIN (SELECT feeder, count(*) AS areas FROM transformerArea WHERE feeder IS NOT NULL GROUP BY feeder) n ON n.feeder = o.feeder
  WHERE o.countyId = ? AND o.start >= ? AND o.start < ? ORDER BY o.start, o.id`;
