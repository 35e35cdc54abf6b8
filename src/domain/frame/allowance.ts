import type { Allowance, ForecastYear } from '../../shared/api/frame';
import { allowedSaidi } from './goals';
import type { Sums } from './stage/sums';

/**
 * A year's target as customer-hours (停电时户数): the SAIDI it allows times customers, split by township in proportion to
 * customers, beside what is forecast for each.
 * @param townshipsOf numerators of a year by township id ('' = none on record)
 */
export function allowances(
  years: readonly ForecastYear[],
  townshipsOf: (year: number) => ReadonlyMap<string, Sums>,
  nameOf: (township: string) => string,
): Allowance[] {
  return years.map((year) => {
    const townships = [...townshipsOf(year.year)].filter(([, sums]) => sums.customers > 0);
    const customers = townships.reduce((sum, [, own]) => sum + own.customers, 0);
    const allowed = year.target === null ? null : allowedSaidi(year.target);
    return {
      year: year.year,
      totalCustomerHours: allowed === null ? null : allowed * customers,
      townships: townships.map(([id, sums]) => ({
        township: id === '' ? null : id,
        name: id === '' ? '' : nameOf(id),
        customers: sums.customers,
        customerHours: allowed === null ? 0 : allowed * sums.customers,
        forecastCustomerHours: year.saidiHours === null ? null : sums.hours,
      })),
    };
  });
}
