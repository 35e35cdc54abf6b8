import { beforeAll, expect, it } from 'vitest';
import { Store } from '../../../src/backend/store/store';
import { diagnoseCounty } from '../../../src/backend/usecases/diagnosis/diagnoseCounty';
import { findingsDocument } from '../../../src/backend/usecases/diagnosis/findingsDocument';
import { importSampleCounty } from '../../../src/backend/usecases/sampleCounty';
import { findScope } from '../../../src/backend/usecases/sheet/scope';
import type { FindingsDocument } from '../../../src/shared/api/diagnosis';
import { tempStore } from '../../support/tempFolder';
import { buildReader } from '../read/builtReader';
import { readJson, type Truths } from '../sample/sampleFiles';

const truths = readJson<Truths & { asOf: string }>('truths.json');
let said: FindingsDocument;

beforeAll(async () => {
  await buildReader();
  const store = Store.open(tempStore(), { create: true });
  const { countyId } = findScope(store, await importSampleCounty(store));
  said = findingsDocument(store, diagnoseCounty(store, countyId, truths.asOf)!);
  store.close();
}, 180_000);

const nameOf = ({ rule, element }: { rule: string; element: { kind: string; code: string | null } }) =>
  `${rule} ${element.kind} ${element.code}`;

it('finds every planted weakness of the sample county and nothing else', () => {
  const found = said.findings.map(nameOf).sort();
  expect(found.filter((name) => !truths.findings.some((truth) => nameOf(truth) === name))).toEqual([]);
  expect(found).toEqual(truths.findings.map(nameOf).sort());
});

/** What a figure of the truth file shows as: words of the sheet stand for stored values. */
const WORDS: Record<string, unknown> = {
  ...{ 是: true, 否: false, 通过: 'pass', 不通过: 'fail' },
  ...{ 在运: 'running', 停运: 'stopped', 故障: 'faulty', 有: 'any', 无: 'none' },
};

function figure(truth: number | string, rule: string): unknown {
  if (rule === 'equipment.notTypicalCapacity' && typeof truth === 'string') return truth.split('/').map(Number);
  return typeof truth === 'string' && truth in WORDS ? WORDS[truth] : truth;
}

it('says of each what the truth file says: figures, limits, units and the cells that show it', () => {
  for (const truth of truths.findings) {
    const found = said.findings.find((finding) => nameOf(finding) === nameOf(truth))!;
    const measured = typeof found.measured === 'number' ? expect.closeTo(found.measured, 1) : found.measured;
    expect(figure(truth.measured, truth.rule), nameOf(truth)).toEqual(measured);
    expect([found.limit, found.unit, found.dimension], nameOf(truth)).toEqual([
      figure(truth.limit, truth.rule),
      truth.unit,
      truth.dimension,
    ]);
    const cells = found.evidence.map(({ file, sheet, cell }) => `${file} ${sheet} ${cell}`);
    const shown = (truth.cells ?? [truth.cell]).map((cell) => `${truth.file} ${truth.sheet} ${cell}`);
    expect(cells, nameOf(truth)).toEqual(expect.arrayContaining(shown));
  }
});

it('asks the engine about the feeders whose sections are drawn, and says of how many it cannot', () => {
  const gap = said.cannotJudge.find(({ rule }) => rule === 'capacity.endVoltage')!;
  expect(gap).toMatchObject({ entity: 'lineSection', column: 'feeder', emptyOf: [38, 40] });
  expect(said.cannotJudge.filter(({ rule }) => rule === 'operation.predictedSaidi')).toHaveLength(1);
});
