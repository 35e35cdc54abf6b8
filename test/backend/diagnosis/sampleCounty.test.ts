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
