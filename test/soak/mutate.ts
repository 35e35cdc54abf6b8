import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SheetCollector } from '../../src/backend/exchange/read/allSheets';
import { openSource } from '../../src/backend/exchange/read/byteSource';
import { ReadContext } from '../../src/backend/exchange/read/readContext';
import { readWorkbookInProcess } from '../../src/backend/exchange/read/readInProcess';
import { readWorkbook } from '../../src/backend/exchange/read/readWorkbook';
import { ZipPackage } from '../../src/backend/exchange/read/zip';
import { understandWorkbook } from '../../src/backend/exchange/understand/inspect';
import { AppError } from '../../src/shared/appError';
import { randomFrom } from '../bench/support/generateWorkbook';
import { type ZipPart, zipFile } from '../bench/support/zipFile';

const WORKBOOKS = join(import.meta.dirname, '../fixtures/workbooks');

export interface MutationReport {
  files: number;
  /** How many ended how: `read`, or the code of the refusal. */
  outcomes: Record<string, number>;
  /** What must not be: faults without a code, or reads beyond the time limit. */
  faults: string[];
}

/**
 * Reads and understands `count` damaged copies of the sample workbooks: bytes flipped, runs overwritten, pieces cut out, doubled or cut
 * off. Each must end in a result or in a refusal with a code, within the limits.
 * @param count how many files
 * @param seed the same seed gives the same files
 * @param inOwnProcess through the reading process, as the product does; else in this one, which is faster
 */
export async function readMutations(count: number, seed = 1, inOwnProcess = false): Promise<MutationReport> {
  const samples = readdirSync(WORKBOOKS)
    .filter((name) => !name.endsWith('.json'))
    .sort();
  const originals = samples.map((name) => ({ name, bytes: readFileSync(join(WORKBOOKS, name)) }));
  const random = randomFrom(seed);
  const report: MutationReport = { files: 0, outcomes: {}, faults: [] };
  const read = inOwnProcess ? readWorkbook : readWorkbookInProcess;
  const take = async (input: { name: string; bytes: Buffer }): Promise<void> => {
    const cells = new SheetCollector();
    const info = await read(input, { onChunk: (chunk) => cells.add(chunk) });
    understandWorkbook(info, cells.sheets(info));
  };
  for (let i = 0; i < count; i += 1) {
    const { name, bytes } = originals[i % originals.length]!;
    const isPackage = bytes[0] === 0x50 && random() < 0.7;
    const damaged = isPackage ? await damageInside(bytes, random) : damage(bytes, random);
    const start = performance.now();
    const outcome = await take({ name, bytes: damaged }).then(
      () => 'read',
      (error: unknown) =>
        error instanceof AppError ? error.code : `fault ${error instanceof Error ? error.stack : error}`,
    );
    const seconds = (performance.now() - start) / 1000;
    report.files += 1;
    report.outcomes[outcome] = (report.outcomes[outcome] ?? 0) + 1;
    if (/^fault|^READER_DIED/.test(outcome)) report.faults.push(`${name} #${i} (seed ${seed}): ${outcome}`);
    if (seconds > 25) report.faults.push(`${name} #${i} (seed ${seed}): ${seconds.toFixed(1)} s`);
  }
  return report;
}

/** Damages one part of a package and packs it again with a checksum that fits, so that the parsers get to see it. */
async function damageInside(bytes: Buffer, random: () => number): Promise<Buffer> {
  const source = openSource({ name: 'package', bytes });
  const zip = ZipPackage.open(source, new ReadContext('package', {}, 60_000, 2 ** 33));
  const entries = [...zip.entries.values()].filter((entry) => !entry.name.endsWith('/'));
  const chosen = Math.floor(random() * entries.length);
  const parts: ZipPart[] = [];
  for (const [index, entry] of entries.entries()) {
    const data = await zip.bytes(entry);
    parts.push({ name: entry.name, data: index === chosen && data.length > 0 ? damage(data, random) : data });
  }
  return zipFile(parts);
}

function damage(original: Buffer, random: () => number): Buffer {
  const bytes = Buffer.from(original);
  const at = () => Math.floor(random() * bytes.length);
  const kind = Math.floor(random() * 6);
  if (kind === 0) {
    const flips = 1 + Math.floor(random() * 8);
    for (let i = 0; i < flips; i += 1) bytes[at()]! ^= 1 << Math.floor(random() * 8);
    return bytes;
  }
  if (kind === 1) {
    const start = at();
    bytes.fill(Math.floor(random() * 256), start, Math.min(bytes.length, start + 1 + Math.floor(random() * 64)));
    return bytes;
  }
  if (kind === 2) return bytes.subarray(0, at());
  const start = at();
  const length = Math.min(bytes.length - start, 1 + Math.floor(random() * 512));
  const before = bytes.subarray(0, start);
  const after = bytes.subarray(start + length);
  const piece = bytes.subarray(start, start + length);
  if (kind === 3) return Buffer.concat([before, after]);
  if (kind === 4) return Buffer.concat([before, piece, piece, after]);
  const extreme = Buffer.from(bytes);
  const values = [0xffffffff, 0x7fffffff, 0x80000000, 0xffff, 0];
  if (start + 4 <= extreme.length) extreme.writeUInt32LE(values[Math.floor(random() * values.length)]!, start);
  return extreme;
}
