import type { GridFacts, TownshipFacts } from '../../../domain/planbook/planBookInput';
import { inService } from '../../store/inService';
import type { Store } from '../../store/store';
import type { Scope } from '../sheet/scope';

/**
 * Counts and sums of the county's ledgers. SQL's sum() of no known value is null, which is what unknown is; a count of
 * an empty ledger is unknown too, not 0.
 */
export function readGridFacts(store: Store, scope: Scope): GridFacts {
  const of = (sql: string): number | null => store.get<{ v: number | null }>(sql, scope.countyId)?.v ?? null;
  return {
    substations: of(`SELECT nullif(count(*), 0) AS v FROM substation WHERE countyId = ? AND ${inService()}`),
    mainTransformers: of(`SELECT nullif(count(*), 0) AS v FROM mainTransformer WHERE countyId = ? AND ${inService()}`),
    mainTransformerMva: of(`SELECT sum(capacityMva) AS v FROM mainTransformer WHERE countyId = ? AND ${inService()}`),
    netPeakMw: of('SELECT peakMw AS v FROM county WHERE id = ?'),
    feeders: of(`SELECT nullif(count(*), 0) AS v FROM feeder WHERE countyId = ? AND ${inService()}`),
    feedersWithTie: of(
      `SELECT sum(tieCount > 0 OR tieFeeder1 IS NOT NULL OR tieFeeder1Text IS NOT NULL) AS v FROM feeder
       WHERE countyId = ? AND (tieCount IS NOT NULL OR wiringMode IS NOT NULL)`,
    ),
    lineLengthKm: of(`SELECT sum(lengthKm) AS v FROM feeder WHERE countyId = ? AND ${inService()}`),
    insulatedKm: of(`SELECT sum(insulatedKm) AS v FROM feeder WHERE countyId = ? AND ${inService()}`),
    cableKm: of(`SELECT sum(cableKm) AS v FROM feeder WHERE countyId = ? AND ${inService()}`),
    publicAreas: of(
      `SELECT nullif(sum(ownership = 'public'), 0) AS v FROM transformerArea WHERE countyId = ? AND ${inService()}`,
    ),
    publicKva: of(
      `SELECT sum(capacityKva) AS v FROM transformerArea WHERE countyId = ? AND ${inService()} AND ownership = 'public'`,
    ),
    dedicatedAreas: of(
      `SELECT nullif(sum(ownership = 'dedicated'), 0) AS v FROM transformerArea WHERE countyId = ? AND ${inService()}`,
    ),
    dedicatedKva: of(
      `SELECT sum(capacityKva) AS v FROM transformerArea WHERE countyId = ? AND ${inService()} AND ownership = 'dedicated'`,
    ),
    lowVoltageCustomers: of(
      `SELECT sum(households) AS v FROM transformerArea WHERE countyId = ? AND ${inService()} AND ownership = 'public'`,
    ),
    terminals: of('SELECT nullif(count(*), 0) AS v FROM automationTerminal WHERE countyId = ?'),
  };
}

/** The same by township. */
export function readTownshipFacts(store: Store, scope: Scope): TownshipFacts[] {
  return store.all<TownshipFacts>(
    `SELECT t.id, t.name,
       (SELECT nullif(count(*), 0) FROM village v WHERE v.township = t.id) AS villages,
       (SELECT sum(v.households) FROM village v WHERE v.township = t.id) AS households,
       (SELECT nullif(count(*), 0) FROM feeder f WHERE f.township = t.id AND ${inService('f')}) AS feeders,
       (SELECT sum(f.lengthKm) FROM feeder f WHERE f.township = t.id AND ${inService('f')}) AS lineLengthKm,
       (SELECT nullif(count(*), 0) FROM transformerArea a WHERE a.township = t.id AND ${inService('a')} AND a.ownership = 'public') AS publicAreas,
       (SELECT sum(a.capacityKva) FROM transformerArea a WHERE a.township = t.id AND ${inService('a')} AND a.ownership = 'public') AS publicKva,
       (SELECT sum(a.households) FROM transformerArea a WHERE a.township = t.id AND ${inService('a')} AND a.ownership = 'public') AS lowVoltageCustomers
     FROM township t WHERE t.countyId = ? ORDER BY t.rowid`,
    scope.countyId,
  );
}
