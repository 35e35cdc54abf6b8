import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildPlanBook } from '../../../src/domain/planbook/buildPlanBook';
import type { PlanBookInput } from '../../../src/domain/planbook/planBookInput';
import { PRINTED_UNIT_FEN } from '../../../src/domain/planbook/roundAmounts';
import type { DocumentBook, TableBlock } from '../../../src/shared/document/model';
import { amountColumns, blocksOfKind, stepsOf, sumSteps, tableOf, tablesOf, zh } from './printedTables';
import { samplePlan } from './samplePlan';

const allFen = (input: PlanBookInput) =>
  input.projects.reduce((sum, project) => sum + project.amounts.reduce((a, b) => a + b.amountFen, 0), 0);

/** Parts, programmes and townships of the list: each subtotal must be the sum of the rows below it. */
function expectGroupsAddUp(table: TableBlock): void {
  const columns = amountColumns(table);
  table.rows.forEach((row, r) => {
    if (row.role === 'row') return;
    const level = row.role === 'total' ? 0 : (row.level ?? 1);
    const end = table.rows.findIndex(
      (other, o) => o > r && (other.role === 'total' || (other.role === 'group' && (other.level ?? 1) <= level)),
    );
    const below = table.rows.slice(r + 1, end === -1 ? undefined : end).filter((other) => other.role === 'row');
    for (const c of columns) {
      if (stepsOf(row.cells[c]) === null && sumSteps(below, c) === 0) continue;
      expect(stepsOf(row.cells[c]), `${table.id} ${zh(row.cells[0])} column ${c}`).toBe(sumSteps(below, c));
    }
  });
}

/** Year columns add up to the total column, row by row. */
function expectRowsAddUp(table: TableBlock): void {
  const years = table.columns.flatMap((column, c) => (column.group ? [c] : []));
  if (years.length === 0) return;
  const total = (years.at(-1) as number) + 1;
  for (const row of table.rows) {
    const printed = stepsOf(row.cells[total]);
    if (printed === null) continue;
    const sum = years.reduce((a, c) => a + (stepsOf(row.cells[c]) ?? 0), 0);
    expect(printed, `${table.id} ${zh(row.cells[0])} ${zh(row.cells[1])}`).toBe(sum);
  }
}

function grandTotals(book: DocumentBook): number[] {
  return tablesOf(book).flatMap((table) => {
    const total = table.rows.find((row) => row.role === 'total');
    const column = table.columns.findIndex((candidate) => zh(candidate.label) === '合计');
    const steps = total && column >= 0 ? stepsOf(total.cells[column]) : null;
    return steps === null ? [] : [steps];
  });
}

describe('amounts of the plan book', () => {
  test('every table adds up as printed, in rows, groups and columns, and all end in one grand total', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 1_000_000 }), (count, seed) => {
        const input = samplePlan(count, seed);
        const book = buildPlanBook(input);
        for (const table of tablesOf(book)) {
          expectRowsAddUp(table);
          if (table.rows.some((row) => row.role === 'total')) expectGroupsAddUp(table);
        }
        const exact = Math.round(allFen(input) / PRINTED_UNIT_FEN);
        expect(new Set(grandTotals(book))).toEqual(count === 0 ? new Set() : new Set([exact]));
      }),
      { numRuns: 25 },
    );
  });

  test('year totals are the same in every table', () => {
    const book = buildPlanBook(samplePlan());
    const totals = tablesOf(book)
      .filter((table) => table.columns.some((column) => column.group))
      .map((table) => {
        const total = table.rows.find((row) => row.role === 'total');
        return table.columns.flatMap((column, c) => (column.group ? [stepsOf(total?.cells[c])] : []));
      });
    expect(totals.length).toBeGreaterThan(5);
    for (const years of totals) expect(years).toEqual(totals[0]);
  });

  test('arranged and unallocated make the maximum of every envelope, as printed', () => {
    const table = tableOf(buildPlanBook(samplePlan()), 'table-3-1');
    const rows = table.rows.filter((row) => row.role === 'row');
    expect(rows.length).toBe(7);
    for (const row of table.rows) {
      const [maximum, arranged, left] = [3, 4, 5].map((c) => stepsOf(row.cells[c]));
      expect((arranged ?? 0) + (left ?? 0)).toBe(maximum);
    }
  });
});

describe('projects of the plan book', () => {
  test('every project is listed exactly once, numbered through and counted', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 80 }), fc.integer({ min: 1, max: 1_000_000 }), (count, seed) => {
        const input = samplePlan(count, seed);
        const list = tableOf(buildPlanBook(input), 'annex-1');
        const rows = list.rows.filter((row) => row.role === 'row');
        expect(rows.map((row) => row.source?.id).sort()).toEqual(input.projects.map((project) => project.id).sort());
        expect(rows.map((row) => row.cells[0])).toEqual(rows.map((_, i) => String(i + 1)));
        expect(zh(list.rows[0]?.cells[0])).toBe(`合计（${count} 项）`);
      }),
      { numRuns: 20 },
    );
  });

  test('those outside the planning years and those without a year stand under headings of their own', () => {
    const input = samplePlan();
    const list = tableOf(buildPlanBook(input), 'annex-1');
    const parts = list.rows.filter((row) => row.level === 1).map((row) => zh(row.cells[0]));
    expect(parts.map((part) => part.replace(/（\d+ 项）$/, ''))).toEqual([
      '规划期内项目（2026—2028年）',
      '规划期外项目',
      '未定年份项目',
    ]);
    const counted = parts.map((part) => Number(/（(\d+) 项）$/.exec(part)?.[1]));
    expect(counted.reduce((a, b) => a + b, 0)).toBe(200);
    // Only one line of the whole table is a total.
    expect(list.rows.filter((row) => row.role === 'total').length).toBe(1);
  });

  test('a project without an amount is counted, prints a dash and adds nothing', () => {
    const input = samplePlan(1);
    input.projects = input.projects.map((project) => ({ ...project, amounts: [] }));
    const list = tableOf(buildPlanBook(input), 'annex-1');
    const row = list.rows.find((candidate) => candidate.role === 'row');
    expect(row?.cells.map(zh)).toContain('—');
    expect(zh(list.rows[0]?.cells[0])).toBe('合计（1 项）');
    expect(list.rows[0]?.cells.map(zh)).toContain('0.00');
  });

  test('money in a planning year keeps a project inside, whatever else it has', () => {
    const input = samplePlan(1);
    const [first] = input.projects;
    if (!first) throw new Error('no project');
    input.projects = [
      {
        ...first,
        startYear: 2024,
        amounts: [
          { year: 2024, source: null, amountFen: 5_000_000 },
          { year: 2026, source: null, amountFen: 7_000_000 },
        ],
      },
    ];
    const list = tableOf(buildPlanBook(input), 'annex-1');
    expect(list.rows.filter((row) => row.level === 1).map((row) => zh(row.cells[0]))).toEqual([
      '规划期内项目（2026—2028年）（1 项）',
    ]);
    expect(list.columns.map((column) => zh(column.label))).toContain('其他年份');
  });

  test('the same plan gives the same book', () => {
    expect(buildPlanBook(samplePlan())).toEqual(buildPlanBook(samplePlan()));
  });
});

test('recorded figures stand apart from the predicted base and years, each with its calibre', () => {
  const book = buildPlanBook(samplePlan());
  const table = tablesOf(book).find(({ title }) => zh(title) === '可靠性指标预测')!;
  expect(table.columns.map(({ label }) => zh(label))).toEqual([
    ...['指标', '单位', '2025年实绩', '2025年预测基准', '2026年预测', '2027年预测', '2028年预测', '2030年目标网架'],
  ]);
  const texts = table.rows.map(({ cells }) => cells.map((cell) => zh(cell ?? '')));
  expect(texts.find(([name]) => name === '用户平均停电次数')).toEqual([
    ...['用户平均停电次数', '次/户·年', '2.500', '2.410', '2.200', '1.900', '1.600', '0.900'],
  ]);
  expect(texts.find(([name]) => name === '其中目标：平均供电可靠率')!.slice(2)).toEqual([
    '',
    '',
    '',
    '',
    '99.9500',
    '',
  ]);
  expect(table.notes.map(zh).join()).toMatch(/实绩口径：.*预测口径：/);
});

describe('a plan without data', () => {
  const empty: PlanBookInput = {
    ...samplePlan(0),
    townships: [],
    programmes: [],
    envelopes: [],
    split: null,
    effects: [],
    forecast: null,
    villages: [],
    missing: [],
    overview: { lastYearFen: null, conventionalInvestmentFen: null, uhvInvestmentFen: null },
    grid: Object.fromEntries(
      Object.keys(samplePlan(0).grid).map((key) => [key, null]),
    ) as unknown as PlanBookInput['grid'],
  };

  test('each chapter says what is missing, and no table of zeros stands in for it', () => {
    const book = buildPlanBook(empty);
    const missing = book.chapters.map((chapter) => chapter.blocks.filter((block) => block.kind === 'missing').length);
    expect(missing).toEqual([1, 1, 1, 1]);
    expect(tablesOf(book)).toEqual([]);
    const words = blocksOfKind(book, 'missing')
      .flatMap((block) => block.items.map(zh))
      .join('');
    for (const topic of ['乡镇', '电网规模', '项目库', '资金盘子', '分配结果', '指标']) expect(words).toContain(topic);
  });
});
