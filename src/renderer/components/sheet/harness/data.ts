import type { RefLabels, SheetColumns, SheetMark } from '../../../../shared/api/sheet';
import type { CellValue, ColumnDescription, TableDescription } from '../../../../shared/model/describe';

/** A repeatable stream of numbers in 0..1 (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const towns = ['城关镇', '东河镇', '西岭乡', '南坪镇', '北塘乡', '柳溪镇', '石桥镇', '青山乡', '白沙镇', '龙泉乡'];
const stations = ['城关变', '东河变', '南坪变', '柳溪变', '石桥变'];
const works = [
  '线路改造工程',
  '台区新建工程',
  '联络线新建工程',
  '配变增容工程',
  '柱上开关加装工程',
  '低压线路改造工程',
];

/** Records the harness's references point to. */
export function harnessRefs(): Record<string, RefLabels> {
  const labels = (names: string[], prefix: string): RefLabels => ({
    ids: names.map((_, i) => `${prefix}-${i}`),
    labels: names,
    codes: names.map((_, i) => `${prefix.toUpperCase()}${String(i + 1).padStart(3, '0')}`),
  });
  return {
    township: labels(towns, 'township'),
    substation: labels(stations, 'substation'),
    feeder: labels(
      stations.flatMap((s) => [1, 2, 3, 4].map((n) => `10kV ${s.replace('变', '')}${n}线`)),
      'feeder',
    ),
  };
}

/** Rows for any described table, the same for the same seed: about every ninth optional cell is unknown. */
export function generate(table: TableDescription, columns: ColumnDescription[], count: number, seed = 1): SheetColumns {
  const random = randomFrom(seed);
  const refs = harnessRefs();
  const values: Record<string, CellValue[]> = {};
  for (const column of columns) {
    const cells: CellValue[] = [];
    for (let row = 0; row < count; row++) {
      const known = column.required || column.frozen || random() > 0.11;
      cells.push(known ? cellOf(column, row, random, refs) : null);
    }
    values[column.key] = cells;
    if (column.kind === 'ref' && !column.required) {
      values[`${column.key}Text`] = cells.map((cell, row) => (cell === null && row % 3 === 0 ? '待建站' : null));
    }
  }
  return {
    entity: table.entity,
    ids: Array.from({ length: count }, (_, row) => `row-${row}`),
    columns: values,
    refs,
    provenance: {
      batches: [{ id: 'batch-1', keys: columns.slice(0, Math.ceil(columns.length / 2)).map((c) => c.key) }],
      batchOf: Array.from({ length: count }, (_, row) => (row % 2 === 0 ? 0 : -1)),
    },
    marks: marksFor(columns, count),
  };
}

function marksFor(columns: ColumnDescription[], count: number): SheetMark[] {
  const figure = columns.find((c) => c.kind === 'decimal' || c.kind === 'money');
  if (!figure) return [];
  return [3, 11].flatMap((row): SheetMark[] =>
    row < count
      ? [
          {
            rowId: `row-${row}`,
            key: figure.key,
            severity: row === 3 ? 'error' : 'warning',
            code: 'CELL_NOT_A_NUMBER',
            params: { text: '约3' },
          },
        ]
      : [],
  );
}

function cellOf(
  column: ColumnDescription,
  row: number,
  random: () => number,
  refs: Record<string, RefLabels>,
): CellValue {
  const pick = <T>(list: T[]): T => list[Math.floor(random() * list.length)]!;
  const between = (low: number, high: number) => low + random() * (high - low);
  const low = Math.max(column.min ?? 0, 0);
  const high = Math.min(column.max ?? low + 100, low + 1000);
  switch (column.kind) {
    case 'code':
      return `3304${String(100000 + row)}`;
    case 'text':
      return column.key === 'name'
        ? `${pick(towns)}${pick(works)}${row + 1}`
        : `${pick(towns)}${1 + Math.floor(random() * 40)}号`;
    case 'note':
      return `${pick(towns)}负荷增长较快，现状线路重载，需改造导线并新增联络。`;
    case 'integer':
      return Math.floor(between(low, high));
    case 'decimal':
      return Number(between(low, high).toFixed(column.decimals ?? 2));
    case 'percent':
      return Number(between(0, 100).toFixed(1));
    case 'money':
      return Math.floor(between(10, 900) * 1_000_000);
    case 'year':
      return 2020 + Math.floor(random() * 10);
    case 'date':
      return `202${Math.floor(random() * 6)}-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}`;
    case 'dateTime':
      return `2025-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}-15 08:0${Math.floor(random() * 10)}`;
    case 'boolean':
      return random() > 0.5;
    case 'enum':
      return pick(column.options ?? [])?.value ?? null;
    case 'ref': {
      const ids = column.ref ? refs[column.ref]?.ids : undefined;
      return ids ? pick(ids) : null;
    }
  }
}

/** A plain table of 40 columns for measurements: two frozen, figures, texts, choices, amounts and dates. */
export const wide: TableDescription = {
  entity: 'wide',
  label: { zh: '宽表', en: 'Wide table' },
  owner: 'store',
  nameColumn: 'name',
  identity: ['name'],
  matchKeys: [['code']],
  columns: [
    { key: 'code', kind: 'code', label: { zh: '编码', en: 'Code' }, frozen: true },
    { key: 'name', kind: 'text', label: { zh: '名称', en: 'Name' }, frozen: true, width: 180 },
    ...Array.from({ length: 38 }, (_, i): ColumnDescription => {
      const kinds = ['decimal', 'integer', 'text', 'enum', 'money', 'percent', 'date', 'year'] as const;
      const kind = kinds[i % kinds.length]!;
      return {
        key: `c${i}`,
        kind,
        label: { zh: `列${i + 1}`, en: `Column ${i + 1}` },
        ...(kind === 'enum'
          ? {
              options: ['A+', 'A', 'B', 'C', 'D', 'E'].map((value) => ({
                value,
                label: { zh: `${value}类`, en: `Class ${value}` },
              })),
            }
          : {}),
        ...(kind === 'money' ? { unit: '万元', total: true } : {}),
        ...(kind === 'decimal' ? { unit: 'km', total: true } : {}),
      };
    }),
  ],
};
