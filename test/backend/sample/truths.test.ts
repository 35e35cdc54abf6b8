import { beforeAll, describe, expect, it } from 'vitest';
import type { ReadRow } from '../../../src/backend/exchange/understand/readTypes';
import {
  cellText,
  numberAt,
  readJson,
  readSample,
  refAt,
  rowsOf,
  type SampleFile,
  type Truth,
  type Truths,
  textAt,
} from './sampleFiles';

const plan = readJson<{ files: string[] }>('plan.json');
const truths = readJson<Truths>('truths.json');
let files: SampleFile[];
beforeAll(async () => {
  files = await readSample(plan.files);
});

/** Record a truth's cell stands in. */
function recordOf(truth: Truth, cell = truth.cell): ReadRow {
  const row = Number(/\d+$/.exec(cell)![0]);
  const table = files.flatMap((file) => file.tables).find((t) => t.file === truth.file && t.sheet === truth.sheet)!;
  return table.rows.find((candidate) => candidate.row === row)!;
}

const year = (text: string) => Number(/\d{4}/.exec(text)?.[0]);

/** What a truth measures, worked out again from the cells it names. */
function measure(truth: Truth): number | string {
  const text = cellText(files, truth.file, truth.sheet, truth.cell);
  const texts = (truth.cells ?? []).map((cell) => cellText(files, truth.file, truth.sheet, cell));
  const record = recordOf(truth);
  switch (truth.basis) {
    case 'cell':
      return typeof truth.measured === 'number' ? Number(text) : text;
    case 'age':
      return year(truths.asOf) - year(text);
    case 'crossSection':
      return Number(/\d+$/.exec(text)?.[0]);
    case 'share':
      return Number(((Number(text) / numberAt(record, 'households')) * 100).toFixed(2));
    case 'kinds':
      return new Set(texts.map((wiring) => wiring.includes('环网'))).size;
    case 'ratio': {
      const sum = (place: number) => texts.filter((_, i) => i % 2 === place).reduce((all, t) => all + Number(t), 0);
      return Number((sum(0) / sum(1)).toFixed(2));
    }
    case 'count':
      return texts.length || 1;
  }
}

describe('the truth file', () => {
  it('plants sixty weaknesses and more, in all five dimensions', () => {
    expect(truths.format).toBe('countyframe.sampleTruths/1');
    expect(truths.findings.length).toBeGreaterThanOrEqual(60);
    const dimensions = ['frame', 'equipment', 'capacity', 'intelligence', 'operation'];
    expect(new Set(truths.findings.map((truth) => truth.dimension))).toEqual(new Set(dimensions));
    const keys = truths.findings.map((truth) => `${truth.rule} ${truth.element.kind} ${truth.element.code}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('every cell it names holds what it says (bug: a truth that points beside its cell)', () => {
    for (const truth of [...truths.findings, ...truths.consequences]) {
      const where = `${truth.rule} ${truth.element.name} ${truth.sheet} ${truth.cell}`;
      expect(measure(truth), where).toBe(truth.measured);
    }
  });

  it('every cell stands in the row of its element (bug: right value, wrong line)', () => {
    for (const truth of truths.findings) {
      const { kind, code, name } = truth.element;
      if (kind === 'supplyGrid' || kind === 'voltageLevel') continue;
      for (const cell of truth.cells ?? [truth.cell]) {
        const record = recordOf(truth, cell);
        const where = `${truth.rule} ${name} ${cell}`;
        if (record.entity === kind)
          expect([textAt(record, 'code'), textAt(record, 'name')], where).toEqual([code, name]);
        else if (kind === 'feeder') expect(refAt(record, 'feeder'), where).toBe(code);
        else
          expect(record.refs.area?.code ?? feederOfArea(code), where).toBe(
            record.refs.area?.code ? code : refAt(record, 'feeder'),
          );
      }
    }
  });

  it('measures lie beyond their limits by more than a twentieth, where they are numbers (bug: truths at the edge)', () => {
    for (const { rule, element, measured, limit } of truths.findings) {
      if (typeof measured !== 'number' || typeof limit !== 'number' || limit === 0 || rule.startsWith('operation.'))
        continue;
      const apart = Math.abs(measured - limit) / limit;
      // A voltage of 94 % qualified is far from 97 % though the figures are close.
      expect(apart, `${rule} ${element.name}`).toBeGreaterThan(rule === 'capacity.voltageQualified' ? 0.01 : 0.05);
    }
  });
});

function feederOfArea(code: string): string {
  const area = rowsOf(files, 'transformerArea').find((row) => row.values.code === code)!;
  return refAt(area, 'feeder');
}
