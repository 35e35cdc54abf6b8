/**
 * Processor time of one run on this thread, ms: total over repeated runs / their number, after one run to warm up. Unlike the clock it
 * does not count the time that other programs take; memory that others keep busy still shows.
 * @param leastMs processor time to spend at least
 */
export function cpuMs(run: () => void, leastMs = 600): number {
  run();
  const start = process.threadCpuUsage();
  let runs = 0;
  for (;;) {
    run();
    runs++;
    const { user, system } = process.threadCpuUsage(start);
    const spent = (user + system) / 1000;
    if (spent >= leastMs) return spent / runs;
  }
}
