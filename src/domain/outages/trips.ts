import { dayNumber, MINUTES_PER_DAY } from './calendar';
import { FLAG, type OutageColumns } from './records';

/** From this number in a year on a device trips repeatedly (to be verified). */
export const REPEATED_TRIPS = 3;

export interface DeviceTrips {
  device: number;
  /** Faults that opened the switch, those that reclosed successfully included. */
  trips: number;
  reclosed: number;
  /** Positions of the records. */
  records: number[];
}

/**
 * Trips of each device between two days: every fault record is a trip, also where reclosing succeeded and there was no
 * outage. Records are not merged: a switch that trips twice in five minutes has tripped twice.
 * @param isTripping whether a device has a switch of its own to trip (a feeder, not an area)
 * @returns devices with `atLeast` trips or more, most first
 */
export function repeatedTrips(
  { device, start, flags }: OutageColumns,
  isTripping: (device: number) => boolean,
  from: number,
  to: number,
  atLeast = REPEATED_TRIPS,
): DeviceTrips[] {
  const found = new Map<number, DeviceTrips>();
  for (let i = 0; i < device.length; i++) {
    const day = Math.floor(start[i]! / MINUTES_PER_DAY);
    const at = device[i]!;
    if (day < from || day > to || (flags[i]! & FLAG.planned) !== 0 || !isTripping(at)) continue;
    const known = found.get(at) ?? { device: at, trips: 0, reclosed: 0, records: [] };
    known.trips++;
    if ((flags[i]! & FLAG.reclosed) !== 0) known.reclosed++;
    known.records.push(i);
    found.set(at, known);
  }
  return [...found.values()].filter(({ trips }) => trips >= atLeast).sort((a, b) => b.trips - a.trips);
}

/** First day of a year. */
export const firstDayOf = (year: number): number => dayNumber(year, 1, 1);
