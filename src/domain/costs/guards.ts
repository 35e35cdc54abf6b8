import type { CostItem } from './priceBook';
import { priceOf } from './priceBook';

/** Review form: an estimate within 20 % of the requirement, unit prices within 5 % of the latest bids. */
export const REQUIREMENT_SHARE = 0.2;
export const BID_SHARE = 0.05;

export interface Deviation {
  /** (value - reference) / reference. */
  share: number;
  isBeyond: boolean;
}

/** @returns null where there is nothing to compare with */
export function deviation(value: number, reference: number | null, allowed: number): Deviation | null {
  if (reference === null || reference <= 0) return null;
  const share = (value - reference) / reference;
  // Exactly 5 % is within: shares of whole fen are compared as products, without a rounding of their own.
  return { share, isBeyond: Math.abs(value - reference) > reference * allowed + 1e-6 };
}

/** A unit price against the latest bid. */
export function bidDeviation(item: CostItem): Deviation | null {
  return deviation(priceOf(item), item.bidFen, BID_SHARE);
}

/** A unit price against the typical cost: told, not judged. */
export function typicalDeviation(item: CostItem): Deviation | null {
  return deviation(priceOf(item), item.typicalFen, BID_SHARE);
}

/** An estimate against the amount of the requirement. */
export function requirementDeviation(estimateFen: number, requirementFen: number | null): Deviation | null {
  return deviation(estimateFen, requirementFen, REQUIREMENT_SHARE);
}
