import {
  type Calibre,
  hoursOfYear,
  type RecordedIndices,
  type RecordedOutage,
  recordedIndices,
} from '../reliability/recordedIndices';

/** One interruption of a group's customers. */
export interface GroupedOutage extends RecordedOutage {
  /** Feeder, township: what the figures are by. */
  group: string;
}

export interface GroupIndices extends RecordedIndices {
  group: string;
  customers: number;
}

/**
 * Recorded indices of each group on its own customers, and of all together.
 * @param customers customers of each group
 * @param allCustomers N of the whole county
 * @returns groups in the order of `customers`; those whose customers are unknown are left out
 */
export function indicesByGroup(
  outages: readonly GroupedOutage[],
  customers: ReadonlyMap<string, number>,
  allCustomers: number,
  year: number,
  calibre: Calibre,
): { groups: GroupIndices[]; all: RecordedIndices } {
  const byGroup = new Map<string, GroupedOutage[]>();
  for (const outage of outages) {
    const list = byGroup.get(outage.group);
    if (list) list.push(outage);
    else byGroup.set(outage.group, [outage]);
  }
  const hours = hoursOfYear(year);
  const groups = [...customers].flatMap(([group, count]) =>
    count > 0 ? [{ group, customers: count, ...recordedIndices(byGroup.get(group) ?? [], count, hours, calibre) }] : [],
  );
  return { groups, all: recordedIndices(outages, allCustomers, hours, calibre) };
}
