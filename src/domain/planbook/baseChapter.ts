import type { Block, Chapter, DocText, TableRow } from '../../shared/document/model';
import { ChapterNumbers } from './numbering';
import type { GridFacts, PlanBookInput, TownshipFacts } from './planBookInput';
import { numberOrNull, numberText } from './printedFigures';
import { listOf, say } from './words';

/** Chapter 1: the county and its network in the base year. */
export function baseChapter(input: PlanBookInput): Chapter {
  const numbers = new ChapterNumbers(1);
  const missing: DocText[] = input.missing.filter((item) => item.chapter === 'base').map((item) => item.text);
  return {
    id: 'chapter-1',
    number: '1',
    heading: say('DOC_BASE'),
    blocks: [
      ...countySection(input, numbers),
      ...gridSection(input, numbers, missing),
      ...townshipSection(input, numbers, missing),
      ...(missing.length > 0 ? [{ kind: 'missing' as const, items: missing }] : []),
    ],
  };
}

function countySection(input: PlanBookInput, numbers: ChapterNumbers): Block[] {
  const { plan, county, townships } = input;
  const blocks: Block[] = [
    numbers.heading(say('DOC_BASE_COUNTY')),
    {
      kind: 'paragraph',
      text: say('DOC_BASE_COUNTY_TEXT', {
        county: county.name,
        townships: townships.length,
        base: plan.baseYear,
        first: plan.firstYear,
        last: plan.lastYear,
      }),
    },
  ];
  if (plan.targetYear !== null) {
    blocks.push({ kind: 'paragraph', text: say('DOC_BASE_TARGET_TEXT', { year: plan.targetYear }) });
  }
  if (input.villages.length > 0) {
    const households = input.villages.reduce((sum, village) => sum + (village.households ?? 0), 0);
    blocks.push({
      kind: 'paragraph',
      text: say('DOC_BASE_VILLAGES_TEXT', {
        villages: numberText(input.villages.length, 0),
        households: numberText(households, 0),
      }),
    });
  }
  return blocks;
}

interface GridLine {
  label: string;
  unit: DocText;
  value: number | null;
  decimals: number;
  /** Computed from other lines: not listed as missing by itself. */
  derived?: boolean;
}

function ratio(a: number | null, b: number | null, factor = 1): number | null {
  return a === null || b === null || b === 0 ? null : (a / b) * factor;
}

function gridLines(grid: GridFacts): GridLine[] {
  const seats = say('DOC_UNIT_SEATS');
  const sets = say('DOC_UNIT_SETS');
  const lines = say('DOC_UNIT_LINES');
  const households = say('DOC_UNIT_HOUSEHOLDS');
  const insulated = grid.insulatedKm === null || grid.cableKm === null ? null : grid.insulatedKm + grid.cableKm;
  return [
    { label: 'DOC_GRID_SUBSTATIONS', unit: seats, value: grid.substations, decimals: 0 },
    { label: 'DOC_GRID_TRANSFORMERS', unit: sets, value: grid.mainTransformers, decimals: 0 },
    { label: 'DOC_GRID_MVA', unit: 'MVA', value: grid.mainTransformerMva, decimals: 1 },
    { label: 'DOC_GRID_PEAK', unit: 'MW', value: grid.netPeakMw, decimals: 1 },
    {
      label: 'DOC_GRID_CLR',
      unit: 'MVA/MW',
      value: ratio(grid.mainTransformerMva, grid.netPeakMw),
      decimals: 2,
      derived: true,
    },
    { label: 'DOC_GRID_FEEDERS', unit: lines, value: grid.feeders, decimals: 0 },
    { label: 'DOC_GRID_TIE', unit: lines, value: grid.feedersWithTie, decimals: 0 },
    {
      label: 'DOC_GRID_TIE_RATE',
      unit: '%',
      value: ratio(grid.feedersWithTie, grid.feeders, 100),
      decimals: 1,
      derived: true,
    },
    { label: 'DOC_GRID_LENGTH', unit: 'km', value: grid.lineLengthKm, decimals: 2 },
    { label: 'DOC_GRID_INSULATED', unit: 'km', value: grid.insulatedKm, decimals: 2 },
    { label: 'DOC_GRID_CABLE', unit: 'km', value: grid.cableKm, decimals: 2 },
    {
      label: 'DOC_GRID_INSULATION_RATE',
      unit: '%',
      value: ratio(insulated, grid.lineLengthKm, 100),
      decimals: 1,
      derived: true,
    },
    { label: 'DOC_GRID_AREAS', unit: sets, value: grid.publicAreas, decimals: 0 },
    { label: 'DOC_GRID_KVA', unit: 'kVA', value: grid.publicKva, decimals: 0 },
    { label: 'DOC_GRID_DEDICATED', unit: sets, value: grid.dedicatedAreas, decimals: 0 },
    { label: 'DOC_GRID_DEDICATED_KVA', unit: 'kVA', value: grid.dedicatedKva, decimals: 0 },
    { label: 'DOC_GRID_CUSTOMERS', unit: households, value: grid.lowVoltageCustomers, decimals: 0 },
    {
      label: 'DOC_GRID_KVA_PER_CUSTOMER',
      unit: 'kVA',
      value: ratio(grid.publicKva, grid.lowVoltageCustomers),
      decimals: 2,
      derived: true,
    },
    { label: 'DOC_GRID_TERMINALS', unit: sets, value: grid.terminals, decimals: 0 },
  ];
}

function gridSection(input: PlanBookInput, numbers: ChapterNumbers, missing: DocText[]): Block[] {
  const lines = gridLines(input.grid);
  const unknown = lines.filter((line) => line.value === null && !line.derived);
  if (unknown.length > 0)
    missing.push(say('DOC_MISSING_GRID', { items: listOf(unknown.map((line) => say(line.label))) }));
  const heading = numbers.heading(say('DOC_BASE_GRID'));
  if (lines.every((line) => line.value === null)) return [heading];
  const table = numbers.nextTable();
  const year = input.plan.baseYear;
  return [
    heading,
    { kind: 'paragraph', text: say('DOC_BASE_GRID_TEXT', { year, table: table.number }) },
    {
      kind: 'table',
      ...table,
      title: say('DOC_BASE_GRID_TABLE', { year }),
      unit: null,
      page: 'portrait',
      columns: [
        { label: say('DOC_COL_NO'), align: 'center', widthMm: 14 },
        { label: say('DOC_COL_ITEM'), align: 'left', widthMm: 86 },
        { label: say('DOC_COL_UNIT'), align: 'center', widthMm: 28 },
        { label: say('DOC_COL_VALUE'), align: 'right', widthMm: 37 },
      ],
      rows: lines.map(
        (line, i): TableRow => ({
          role: 'row',
          cells: [
            String(i + 1),
            say(line.label),
            line.unit,
            line.value === null ? say('DOC_UNKNOWN') : numberText(line.value, line.decimals),
          ],
        }),
      ),
      notes: [],
    },
  ];
}

const townshipColumns: { key: keyof TownshipFacts; label: string; decimals: number; widthMm: number }[] = [
  { key: 'villages', label: 'DOC_COL_VILLAGES', decimals: 0, widthMm: 18 },
  { key: 'households', label: 'DOC_COL_HOUSEHOLDS', decimals: 0, widthMm: 20 },
  { key: 'feeders', label: 'DOC_COL_FEEDERS', decimals: 0, widthMm: 17 },
  { key: 'lineLengthKm', label: 'DOC_COL_LENGTH', decimals: 2, widthMm: 21 },
  { key: 'publicAreas', label: 'DOC_COL_AREAS', decimals: 0, widthMm: 19 },
  { key: 'publicKva', label: 'DOC_COL_KVA', decimals: 0, widthMm: 20 },
  { key: 'lowVoltageCustomers', label: 'DOC_COL_CUSTOMERS', decimals: 0, widthMm: 20 },
];

function townshipSection(input: PlanBookInput, numbers: ChapterNumbers, missing: DocText[]): Block[] {
  const heading = numbers.heading(say('DOC_BASE_TOWNSHIPS'));
  const { townships } = input;
  if (townships.length === 0) {
    missing.push(say('DOC_MISSING_TOWNSHIPS'));
    return [heading];
  }
  const incomplete = townships.filter((township) => townshipColumns.some(({ key }) => township[key] === null));
  if (incomplete.length > 0) missing.push(say('DOC_MISSING_TOWNSHIP_VALUES', { count: incomplete.length }));
  const table = numbers.nextTable();
  const year = input.plan.baseYear;
  // km are rounded per row first, so that the printed column adds up to the printed total.
  const printed = (township: TownshipFacts, column: (typeof townshipColumns)[number]) => {
    const value = township[column.key] as number | null;
    return value === null ? null : Math.round(value * 10 ** column.decimals) / 10 ** column.decimals;
  };
  const totals = townshipColumns.map((column) => {
    const known = townships.map((township) => printed(township, column)).filter((value) => value !== null);
    return known.length === 0 ? null : known.reduce((a, b) => a + b, 0);
  });
  return [
    heading,
    {
      kind: 'table',
      ...table,
      title: say('DOC_BASE_TOWNSHIPS_TABLE', { year }),
      unit: null,
      page: 'portrait',
      columns: [
        { label: say('DOC_COL_NO'), align: 'center', widthMm: 11 },
        { label: say('DOC_COL_TOWNSHIP'), align: 'left', widthMm: 24 },
        ...townshipColumns.map((column) => ({
          label: say(column.label),
          align: 'right' as const,
          widthMm: column.widthMm,
        })),
      ],
      rows: [
        {
          role: 'total',
          cells: [
            say('DOC_TOTAL'),
            null,
            ...totals.map((value, c) => numberOrNull(value, townshipColumns[c]?.decimals ?? 0)),
          ],
          span: 2,
        },
        ...townships.map(
          (township, i): TableRow => ({
            role: 'row',
            cells: [
              String(i + 1),
              township.name,
              ...townshipColumns.map((column) => numberOrNull(printed(township, column), column.decimals)),
            ],
            source: { entity: 'township', id: township.id },
          }),
        ),
      ],
      notes: [say('DOC_BASE_TOWNSHIPS_NOTE')],
    },
  ];
}
