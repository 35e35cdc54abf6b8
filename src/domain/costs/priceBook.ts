/** An item of the cost book: a price per unit, of a year, from a source. */
export interface CostItem {
  /** null for a seed that is in no store. */
  id: string | null;
  code: string | null;
  name: string;
  spec: string | null;
  terrain: string | null;
  unitName: string;
  priceFen: number;
  year: number | null;
  source: string | null;
  standing: 'sourced' | 'toVerify' | null;
  bidFen: number | null;
  typicalFen: number | null;
  overrideFen: number | null;
  overrideReason: string | null;
}

/** Prices of one year: of every item the version in force. */
export type PriceBook = ReadonlyMap<string, CostItem>;

/** What a measure is made of, before it has a price. */
export interface Quantity {
  item: string;
  quantity: number;
}

/** A price set by hand for one policy, with its reason. */
export interface PriceOverride {
  item: string;
  priceFen: number;
  reason: string;
}

export interface PricedLine extends Quantity {
  name: string;
  spec: string | null;
  unitName: string;
  /** null where the book has no such item: the amount is not known. */
  unitFen: number | null;
  amountFen: number | null;
  year: number | null;
  source: string | null;
  /** Why the price is not the book's. */
  overrideReason: string | null;
}

export interface Priced {
  lines: PricedLine[];
  /** null where an item has no price. */
  totalFen: number | null;
}

/**
 * The version of each item in force in a year: the newest not after it, else the oldest there is. Of one year, the
 * terrain asked for comes before the one for any.
 */
export function priceBookOf(items: readonly CostItem[], year: number, terrain: string | null = null): PriceBook {
  const book = new Map<string, CostItem>();
  for (const item of items) {
    const key = item.code ?? item.name;
    const known = book.get(key);
    if (!known || isBetter(item, known, year, terrain)) book.set(key, item);
  }
  return book;
}

function isBetter(item: CostItem, known: CostItem, year: number, terrain: string | null): boolean {
  const age = ({ year: own }: CostItem): number => (own === null ? 1000 : own <= year ? year - own : 500 + own - year);
  if (age(item) !== age(known)) return age(item) < age(known);
  const closeness = ({ terrain: own }: CostItem): number =>
    own === terrain && own !== null ? 2 : own === null || own === 'any' ? 1 : 0;
  return closeness(item) > closeness(known);
}

/** Whether the county set a price of its own and said why; without a reason it is not gone by. */
export function isOverridden({ overrideFen, overrideReason }: CostItem): boolean {
  return overrideFen !== null && (overrideReason ?? '').trim() !== '';
}

/** The price the county goes by: its own where it set one with a reason. */
export function priceOf(item: CostItem): number {
  return isOverridden(item) ? item.overrideFen! : item.priceFen;
}

/** Prices quantities item by item; each line is a whole number of fen, and so is their sum. */
export function priceQuantities(
  quantities: readonly Quantity[],
  book: PriceBook,
  overrides: readonly PriceOverride[] = [],
): Priced {
  const lines = quantities
    .filter(({ quantity }) => quantity > 0)
    .map(({ item, quantity }): PricedLine => {
      const found = book.get(item);
      const own = overrides.find((override) => override.item === item);
      const unitFen = own?.priceFen ?? (found ? priceOf(found) : null);
      return {
        ...{ item, quantity, unitFen, amountFen: unitFen === null ? null : Math.round(quantity * unitFen) },
        ...{ name: found?.name ?? item, spec: found?.spec ?? null, unitName: found?.unitName ?? '' },
        ...{ year: found?.year ?? null, source: found?.source ?? null },
        overrideReason: own?.reason ?? (found && isOverridden(found) ? found.overrideReason : null),
      };
    });
  const isKnown = lines.every(({ amountFen }) => amountFen !== null);
  return { lines, totalFen: isKnown ? lines.reduce((sum, { amountFen }) => sum + amountFen!, 0) : null };
}
