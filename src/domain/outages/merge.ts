import { MINUTES_PER_DAY } from './calendar';
import { FLAG, type OutageColumns, type RecordOrder } from './records';

/** Outages of one device after merging, in the order of their start; the arrays are used again for the next device. */
export class MergedOutages {
  count = 0;
  /** Calendar day of the start: an outage belongs to it. */
  day = new Int32Array(64);
  end = new Int32Array(64);
  /** Of the record the outage began with. */
  isPlanned = new Uint8Array(64);
  isOnRegulatorLedger = new Uint8Array(64);
  /** Outage each record taken went into, in the order they were taken; only where it was asked for. */
  readonly members: { record: number; outage: number }[] = [];

  constructor(private readonly keepsMembers = false) {}

  clear(): void {
    this.count = 0;
    this.members.length = 0;
  }

  /** Takes the next record in the order of starts. */
  take(columns: OutageColumns, record: number, gapMinutes: number): void {
    const flags = columns.flags[record]!;
    if ((flags & FLAG.reclosed) !== 0) return;
    const start = columns.start[record]!;
    const end = Math.max(start, columns.end[record]!);
    const last = this.count - 1;
    if (last >= 0 && start - this.end[last]! <= gapMinutes) {
      if (end > this.end[last]!) this.end[last] = end;
    } else {
      this.grow();
      this.day[this.count] = Math.floor(start / MINUTES_PER_DAY);
      this.end[this.count] = end;
      this.isPlanned[this.count] = flags & FLAG.planned;
      this.isOnRegulatorLedger[this.count] = 0;
      this.count++;
    }
    const outage = this.count - 1;
    if ((flags & FLAG.regulator) !== 0) this.isOnRegulatorLedger[outage] = 1;
    if (this.keepsMembers) this.members.push({ record, outage });
  }

  private grow(): void {
    const size = this.day.length;
    if (this.count < size) return;
    const bigger = <Of extends Int32Array | Uint8Array>(made: Of, from: Of): Of => {
      made.set(from);
      return made;
    };
    this.day = bigger(new Int32Array(size * 2), this.day);
    this.end = bigger(new Int32Array(size * 2), this.end);
    this.isPlanned = bigger(new Uint8Array(size * 2), this.isPlanned);
    this.isOnRegulatorLedger = bigger(new Uint8Array(size * 2), this.isOnRegulatorLedger);
  }
}

/**
 * Merges the records of a device, and of the device that feeds it: overlapping records are one outage, and so is a new
 * cut within the gap after restoration, however long the chain gets.
 * @param device whose records; @param parent the feeder of an area, -1 for none
 */
export function mergeDevice(
  into: MergedOutages,
  columns: OutageColumns,
  { first, order }: RecordOrder,
  device: number,
  parent: number,
  gapMinutes: number,
): void {
  into.clear();
  let own = first[device]!;
  const ownEnd = first[device + 1]!;
  let fed = parent < 0 ? 0 : first[parent]!;
  const fedEnd = parent < 0 ? 0 : first[parent + 1]!;
  const { start, flags } = columns;
  while (own < ownEnd || fed < fedEnd) {
    const a = own < ownEnd ? order[own]! : -1;
    const b = fed < fedEnd ? order[fed]! : -1;
    const isOwn =
      b < 0 ||
      (a >= 0 &&
        (start[a]! < start[b]! ||
          (start[a]! === start[b]! && (flags[a]! & FLAG.planned) <= (flags[b]! & FLAG.planned))));
    into.take(columns, isOwn ? a : b, gapMinutes);
    if (isOwn) own++;
    else fed++;
  }
}
