import { bidDeviation, typicalDeviation } from '../../../domain/costs/guards';
import { type CostItem, isOverridden, type PriceBook, priceBookOf } from '../../../domain/costs/priceBook';
import type { CostItemView } from '../../../shared/api/policies';
import { AppError } from '../../../shared/appError';
import { readResourceJson } from '../../host/resources';
import type { Store } from '../../store/store';
import type { Scope } from '../sheet/scope';

const FILE = 'costs/costBook.json';

type Seed = Pick<
  CostItem,
  'code' | 'name' | 'spec' | 'terrain' | 'unitName' | 'priceFen' | 'year' | 'source' | 'standing'
>;

/** The shipped prices: dated, regional, to be replaced by the county's own. */
export function readSeeds(): CostItem[] {
  const json = readResourceJson(FILE) as { items: Seed[] } | null;
  if (!json) throw new AppError('FILE_NOT_FOUND', { file: `resources/${FILE}` });
  const open = { id: null, bidFen: null, typicalFen: null, overrideFen: null, overrideReason: null };
  return json.items.map((seed) => ({ ...seed, ...open }));
}

/** The county's items; the shipped ones where it has none of a code. */
export function readCostItems(store: Store, { countyId }: Scope): { items: CostItem[]; isSeed: boolean } {
  const own = store.all<CostItem>(
    `SELECT id, code, name, spec, terrain, unitName, priceFen, year, source, standing, bidFen, typicalFen, overrideFen,
       overrideReason FROM costItem WHERE countyId = ? ORDER BY code IS NULL, code, year DESC, name`,
    countyId,
  );
  const codes = new Set(own.map(({ code }) => code));
  return { items: [...own, ...readSeeds().filter(({ code }) => !codes.has(code))], isSeed: own.length === 0 };
}

/** Prices in force in the first year of the plan. */
export function readPriceBook(store: Store, scope: Scope): PriceBook {
  return priceBookOf(readCostItems(store, scope).items, scope.firstYear);
}

export function viewOf(item: CostItem): CostItemView {
  const { typicalFen, ...rest } = item;
  const bid = bidDeviation(item);
  const typical = typicalDeviation(item);
  return {
    ...rest,
    bidShare: bid?.share ?? null,
    isBeyondBid: bid?.isBeyond ?? false,
    typicalShare: typical?.share ?? null,
    isBeyondTypical: typical?.isBeyond ?? false,
    lacksReason: item.overrideFen !== null && !isOverridden(item),
  };
}

/** Takes the shipped items into the county's ledger, where they can be changed; those it has stay. */
export function takeSeeds(store: Store, scope: Scope): void {
  const missing = readCostItems(store, scope).items.filter(({ id }) => id === null);
  store.write({ code: 'CHANGE_COST_SEEDS', params: { count: missing.length } }, (writer) => {
    for (const { code, name, spec, terrain, unitName, priceFen, year, source, standing } of missing) {
      writer.insert('costItem', {
        ...{ countyId: scope.countyId, code, name, spec, terrain, unitName, priceFen, year, source, standing },
      });
    }
  });
}

/**
 * Sets the county's own price of an item, or goes back to the book's.
 * @param overrideFen null for the book's price
 * @throws AppError COST_REASON_MISSING, RECORD_NOT_FOUND
 */
export function overridePrice(store: Store, id: string, overrideFen: number | null, reason: string): void {
  const item = store.get<{ name: string }>('SELECT name FROM costItem WHERE id = ?', id);
  if (!item) throw new AppError('RECORD_NOT_FOUND', { entity: 'costItem', id });
  if (overrideFen !== null && reason.trim() === '') throw new AppError('COST_REASON_MISSING', { name: item.name });
  store.write({ code: 'CHANGE_COST_OVERRIDE', params: { name: item.name } }, (writer) => {
    writer.update('costItem', id, { overrideFen, overrideReason: overrideFen === null ? null : reason.trim() });
  });
}
