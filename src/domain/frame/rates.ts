import type { Construction } from '../../shared/frame/elements';

/** Failures a year, per km of line or per transformer, and hours each. */
export interface Rate {
  ratePerYear: number;
  hours: number;
}

export type Rates = Record<Construction | 'transformer', Rate>;

/**
 * Seeds for lines that state no figures of their own: values of general knowledge, to be replaced by the county's own
 * (ledger 可靠性参数). They are used for new and ledger-only lines, never for lines with figures.
 */
export const SEED_RATES: Rates = {
  bare: { ratePerYear: 0.18, hours: 4 },
  insulated: { ratePerYear: 0.1, hours: 4 },
  cable: { ratePerYear: 0.04, hours: 6 },
  transformer: { ratePerYear: 0.015, hours: 8 },
};

/** Hours to operate a tie or switch remotely, and by hand. */
export const REMOTE_HOURS = 0.05;
export const MANUAL_HOURS = 1;
