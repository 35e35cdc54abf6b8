import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readAllSheets, readWorkbook } from '../../../src/backend/exchange/read/readWorkbook';
import type { SheetChunk } from '../../../src/backend/exchange/sheetCells';
import { ledgerCsv, ledgerXlsx } from '../../bench/support/generateWorkbook';
import { buildReader } from './builtReader';
import { makeXlsx, worksheet } from './makeXlsx';
import { cellsOf, readFixture, WORKBOOKS } from './support';

beforeAll(buildReader);

const path = join(WORKBOOKS, 'A_农网项目计划.xls');

describe('the reading process', () => {
  it('gives the same cells as reading in this process, and the hash of the file', async () => {
    const { info, sheets } = await readAllSheets(path);
    expect(info.file.sha256).toBe(createHash('sha256').update(readFileSync(path)).digest('hex'));
    const here = await readFixture('A_农网项目计划.xls');
    expect(sheets.map((sheet) => [...cellsOf(sheet)])).toEqual(here.sheets.map((sheet) => [...cellsOf(sheet)]));
    expect(info).toEqual(here.info);
  });

  it('takes bytes as well as a path, and tells sheets before cells, and progress', async () => {
    const seen: string[] = [];
    const shares: number[] = [];
    await readWorkbook(
      { name: '台账.xlsx', bytes: readFileSync(join(WORKBOOKS, 'A_农网项目计划.xlsx')) },
      {
        onSheets: (sheets) => void seen.push(...sheets.map((sheet) => sheet.name)),
        onChunk: (chunk) => void seen.push(`chunk ${chunk.sheetIndex}`),
        onProgress: (share) => void shares.push(share),
      },
    );
    expect(seen).toEqual(['2013年第二批', '填报说明', 'chunk 0', 'chunk 1']);
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
  });

  it('waits for whoever takes the chunks, and loses none', async () => {
    let atWork = 0;
    let most = 0;
    let rows = 0;
    await readWorkbook(
      { name: 't.csv', bytes: Buffer.from([...ledgerCsv({ rows: 30_000 })].join('')) },
      {
        onChunk: async (chunk: SheetChunk) => {
          atWork += 1;
          most = Math.max(most, atWork);
          await new Promise((resolve) => setTimeout(resolve, 2));
          rows += chunk.rowCount;
          atWork -= 1;
        },
      },
    );
    expect(most).toBe(1);
    expect(rows).toBe(30_001);
  });

  it('passes refusals on with their code', async () => {
    await expect(readWorkbook({ name: 'a.xlsx', bytes: Buffer.from('%PDF-1.4') })).rejects.toMatchObject({
      name: 'AppError',
      code: 'FILE_IS_PDF',
      params: { file: 'a.xlsx' },
    });
    await expect(readWorkbook('/nowhere/a.xlsx')).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
  });

  it('is stopped by a signal at once, and by a taker that fails', async () => {
    const controller = new AbortController();
    const bytes = ledgerXlsx({ rows: 20_000 });
    const reading = readWorkbook(
      { name: 't.xlsx', bytes },
      { signal: controller.signal, onChunk: () => controller.abort(new Error('stopped by the user')) },
    );
    await expect(reading).rejects.toThrow('stopped by the user');
    const failing = readWorkbook(
      { name: 't.xlsx', bytes },
      {
        onChunk: () => {
          throw new Error('disk full');
        },
      },
    );
    await expect(failing).rejects.toThrow('disk full');
  });

  it('is killed from outside when it takes too long or too much memory, with a worded error', async () => {
    const rows = Array.from(
      { length: 200_000 },
      (_, i) => `<row r="${i + 1}"><c t="inlineStr"><is><t>${i}</t></is></c></row>`,
    );
    const bytes = makeXlsx({ sheets: [worksheet(rows.join(''))] });
    await expect(readWorkbook({ name: 't.xlsx', bytes }, { limits: { timeMs: 1 } })).rejects.toMatchObject({
      code: 'READ_TIME_LIMIT',
    });
    await expect(readWorkbook({ name: 't.xlsx', bytes }, { limits: { rssBytes: 60 << 20 } })).rejects.toMatchObject({
      code: 'READ_MEMORY_LIMIT',
    });
  });
});
