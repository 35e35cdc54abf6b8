import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { dayNumber, MINUTES_PER_DAY } from '../../src/domain/outages/calendar';
import { judgeOutages } from '../../src/domain/outages/judge';
import { FLAG, type OutageColumns } from '../../src/domain/outages/records';
import type { OutageRuleSet } from '../../src/domain/outages/ruleSets';

/** Records of a county and of a province, and the feeders they fall on. */
const SIZES = [
  { records: 50_000, devices: 2_000 },
  { records: 5_000_000, devices: 200_000 },
];
const YEAR = 2025;

/** The same windows in SQL: gaps and islands for merging, a range window for the 60 days. */
const SQL = `
WITH ordered AS (
  SELECT device, start, "end", planned,
    max("end") OVER (PARTITION BY device ORDER BY start, planned ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
  FROM record WHERE reclosed = 0
), begun AS (
  SELECT device, start / ${MINUTES_PER_DAY} AS day, planned FROM ordered WHERE before IS NULL OR start > before + 5
), counted AS (
  SELECT device, day, planned,
    count(*) OVER (PARTITION BY device ORDER BY day RANGE BETWEEN 59 PRECEDING AND CURRENT ROW) AS in60
  FROM begun WHERE day <= :asOf
)
SELECT device, sum(day >= :first) AS total, sum(day >= :first AND planned = 1) AS planned,
  max(CASE WHEN day >= :first THEN in60 END) AS most60, sum(day > :asOf - 50) AS last50, sum(day > :asOf - 30) AS last30
FROM counted GROUP BY device`;

function records(count: number, devices: number): OutageColumns {
  let seed = 20260301;
  const random = (): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
  const from = dayNumber(YEAR - 1, 6, 1) * MINUTES_PER_DAY;
  const span = (dayNumber(YEAR, 12, 31) + 1) * MINUTES_PER_DAY - from;
  const columns: OutageColumns = {
    device: new Int32Array(count),
    start: new Int32Array(count),
    end: new Int32Array(count),
    flags: new Uint8Array(count),
  };
  for (let i = 0; i < count; i++) {
    columns.device[i] = Math.floor(random() * devices);
    columns.start[i] = from + Math.floor(random() * span);
    columns.end[i] = columns.start[i]! + Math.floor(random() * 600);
    columns.flags[i] = (random() < 0.3 ? FLAG.planned : 0) | (random() < 0.1 ? FLAG.reclosed : 0);
  }
  return columns;
}

/** Frequent outages judged from columns, against the same windows as SQL in SQLite (rows in memory, indexed). */
export default {
  name: 'frequent outages',
  async run(): Promise<string[]> {
    const { sets } = JSON.parse(readFileSync('resources/outages/ruleSets.json', 'utf8')) as { sets: OutageRuleSet[] };
    const lines: string[] = ['processor time; SQLite in memory with an index on device and start'];
    const asOf = dayNumber(YEAR, 12, 31);
    for (const { records: count, devices } of SIZES) {
      const columns = records(count, devices);
      const options = { asOfDay: asOf, calibre: 'all' as const, majorDays: new Set<number>() };
      const before = process.cpuUsage();
      const judged = judgeOutages(columns, devices, null, sets[0]!, options);
      const own = cpuSince(before);
      const db = new Database(':memory:');
      db.exec('CREATE TABLE record (device INTEGER, start INTEGER, "end" INTEGER, planned INTEGER, reclosed INTEGER)');
      const insert = db.prepare('INSERT INTO record VALUES (?, ?, ?, ?, ?)');
      db.transaction(() => {
        for (let i = 0; i < count; i++) {
          const flags = columns.flags[i]!;
          insert.run(columns.device[i], columns.start[i], columns.end[i], flags & 1, (flags & FLAG.reclosed) >> 1);
        }
      })();
      db.exec('CREATE INDEX recordByDevice ON record (device, start, planned)');
      const beforeSql = process.cpuUsage();
      let differing = 0;
      let found = 0;
      for (const row of db.prepare(SQL).iterate({ asOf, first: dayNumber(YEAR, 1, 1) }) as Iterable<SqlRow>) {
        found++;
        const isSame =
          judged.total[row.device] === row.total &&
          judged.planned[row.device] === row.planned &&
          judged.windowCount[row.device] === (row.most60 ?? 0);
        if (!isSame) differing++;
      }
      const sql = cpuSince(beforeSql);
      db.close();
      lines.push(
        `${count.toLocaleString('en')} records of ${devices.toLocaleString('en')} lines: ${own.toFixed(0)} ms, ` +
          `SQL ${sql.toFixed(0)} ms (${(sql / own).toFixed(1)} times as long); ${differing} of ${found} lines differ`,
      );
    }
    return lines;
  },
};

interface SqlRow {
  device: number;
  total: number;
  planned: number;
  most60: number | null;
}

function cpuSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
