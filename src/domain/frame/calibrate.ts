import { branchesAtNodes } from '../network/adjacency';
import { findFeeders } from '../network/feeders';
import { type Calibration, calibrateFailures, type RecordedFeeder } from '../reliability/calibrateFailures';
import { type Frame, makeFrame } from './frame';
import { toNetwork } from './toNetwork';

/** A frame whose failure rates were multiplied to fit the record, and by what. */
export interface CalibratedFrame {
  frame: Frame;
  calibration: Calibration;
  /** Feeders that took part, by ledger id. */
  feeders: number;
}

/**
 * Fits the failure rates of the feeders on record to it; others get the county's factor.
 * @param recorded by ledger id of the feeder; a feeder of the ledger without outages has had none
 * @param years length of the record
 * @returns null where no feeder of the frame is one of the ledger's, or nothing is expected or recorded
 */
export function calibrateFrame(
  frame: Frame,
  recorded: ReadonlyMap<string, RecordedFeeder>,
  years: number,
): CalibratedFrame | null {
  const branches = [...frame.branches.values()].filter((branch) => branch.feeder !== undefined || branch.normallyOpen);
  const parts = { nodes: [...frame.nodes.values()], branches, switches: [] as never[] };
  const ids = new Set(branches.map((branch) => branch.id));
  const switches = [...frame.switches.values()].filter((device) => ids.has(device.branch));
  if (branches.some((b) => !b.normallyOpen && b.failuresPerYear > 0 && b.repairHours === undefined)) return null;
  const network = toNetwork({ ...parts, switches }, frame);
  const feeders = findFeeders(network, branchesAtNodes(network));
  if (feeders.count === 0) return null;
  const none: RecordedFeeder = { faults: 0, customerInterruptions: 0, customerHours: 0 };
  const byHead = Array.from(feeders.head, (head) => {
    const feeder = frame.branches.get(network.branchIds[head]!)!.feeder;
    return (feeder === undefined ? undefined : recorded.get(feeder)) ?? none;
  });
  const calibration = calibrateFailures(network, feeders, byHead, years);
  if (calibration.recordedFaults === 0 || calibration.expectedFaults === 0) return null;
  const factorOf = new Map<string, number>();
  network.branchIds.forEach((id, b) => {
    const feeder = feeders.ofBranch[b]!;
    if (feeder >= 0) factorOf.set(id, calibration.feeders[feeder]!.factor);
  });
  const scaled = [...frame.branches.values()].map((branch) => ({
    ...branch,
    failuresPerYear: branch.failuresPerYear * (factorOf.get(branch.id) ?? calibration.factor),
  }));
  return {
    frame: makeFrame({ nodes: frame.nodes.values(), branches: scaled, switches: frame.switches.values() }, frame),
    calibration,
    feeders: feeders.count,
  };
}
