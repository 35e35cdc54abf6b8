/** Outage records by column, as they go to a worker: times are minutes of `calendar.ts`. */
export interface OutageColumns {
  /** Index of the device each record cuts, 0..devices-1. */
  device: Int32Array;
  start: Int32Array;
  end: Int32Array;
  /** Sum of `FLAG`s. */
  flags: Uint8Array;
}

export const FLAG = {
  planned: 1,
  /** A successful reclosing: a trip of the switch, not an outage. */
  reclosed: 2,
  external: 4,
  shortage: 8,
  /** On the national regulator's ledger. */
  regulator: 16,
} as const;

/** Records of every device in the order of their start; of one minute, faults before planned ones. */
export interface RecordOrder {
  /** Where each device's records begin in `order`; one more than there are devices. */
  first: Int32Array;
  order: Int32Array;
}

/**
 * Sorts records into their devices: linear, with a sort only of those devices whose records do not come in order.
 * @param devices number of devices
 */
export function orderRecords({ device, start, flags }: OutageColumns, devices: number): RecordOrder {
  const first = new Int32Array(devices + 1);
  for (let i = 0; i < device.length; i++) first[device[i]! + 1]!++;
  for (let d = 0; d < devices; d++) first[d + 1]! += first[d]!;
  const next = first.slice(0, devices);
  const order = new Int32Array(device.length);
  for (let i = 0; i < device.length; i++) order[next[device[i]!]!++] = i;
  const isBefore = (a: number, b: number): number =>
    start[a]! - start[b]! || (flags[a]! & FLAG.planned) - (flags[b]! & FLAG.planned) || a - b;
  for (let d = 0; d < devices; d++) {
    for (let k = first[d]! + 1; k < first[d + 1]!; k++) {
      if (isBefore(order[k - 1]!, order[k]!) <= 0) continue;
      order.subarray(first[d]!, first[d + 1]!).sort(isBefore);
      break;
    }
  }
  return { first, order };
}
