import { describe, expect, it } from 'vitest';
import { readAllSheets } from '../../../src/backend/exchange/read/readWorkbook';
import { undo } from '../../../src/backend/store/reverse';
import { defaultAsOf, requireDay } from '../../../src/backend/usecases/diagnosis/asOfDay';
import { chooseEdition, resetRule, setRule } from '../../../src/backend/usecases/diagnosis/choices';
import {
  diagnoseCounty,
  effectOfChange,
  effectOfEdition,
} from '../../../src/backend/usecases/diagnosis/diagnoseCounty';
import { findingsWorkbook } from '../../../src/backend/usecases/diagnosis/findingsWorkbook';
import { readChoices, readLibrary } from '../../../src/backend/usecases/diagnosis/rules';
import { dropRun, keepRun, listRuns, readRun } from '../../../src/backend/usecases/diagnosis/runs';
import { planStore } from '../../support/planStore';
import { buildReader } from '../read/builtReader';

const AS_OF = '2025-12-31';

/** A county of three feeders with radii of 4, 6 and 8 km in class C. */
function county() {
  const made = planStore();
  const { countyId } = made.scope;
  made.store.write({ code: 'CHANGE_EDIT' }, (writer) => {
    for (const supplyRadiusKm of [4, 6, 8]) {
      writer.insert('feeder', { countyId, name: `${supplyRadiusKm}线`, supplyAreaClass: 'C', supplyRadiusKm });
    }
  });
  const names = () =>
    diagnoseCounty(made.store, countyId, AS_OF)!
      .findings.filter(({ rule }) => rule === 'frame.supplyRadius')
      .map(({ element }) => element.name);
  return { ...made, countyId, names };
}

const change = { rule: 'frame.supplyRadius', limits: { C: 7 }, isOff: false };

describe('a county sets a threshold', () => {
  it('sees first what appears and disappears; saved, it holds until it is undone or reset', () => {
    const { store, countyId, names } = county();
    expect(names()).toEqual(['6线', '8线']);
    const effect = effectOfChange(store, countyId, AS_OF, change);
    expect([effect.appear, effect.disappear.map(({ element }) => element.name), effect.total]).toEqual([
      [],
      ['6线'],
      1,
    ]);
    expect(names()).toEqual(['6线', '8线']);
    setRule(store, countyId, { ...change, reason: '山区，已核实' });
    expect(names()).toEqual(['8线']);
    expect(readChoices(store, countyId).overrides).toEqual([{ ...change, reason: '山区，已核实' }]);
    const wider = effectOfChange(store, countyId, AS_OF, { ...change, limits: { C: 3 } });
    expect(wider.appear.map(({ element }) => element.name)).toEqual(['4线', '6线']);
    undo(store);
    expect(names()).toEqual(['6线', '8线']);
    setRule(store, countyId, { ...change, limits: null, isOff: true, reason: '不适用' });
    expect(names()).toEqual([]);
    resetRule(store, countyId, change.rule);
    expect(names()).toEqual(['6线', '8线']);
    store.close();
  });

  it('wants a reason, a rule that exists, and a limit of the same kind', () => {
    const { store, countyId } = county();
    const set = (patch: object) => () => setRule(store, countyId, { ...change, reason: '有', ...patch });
    expect(set({ reason: ' ' })).toThrow('RULE_REASON_MISSING');
    expect(set({ rule: 'frame.none' })).toThrow('RULE_UNKNOWN');
    expect(set({ limits: { all: true } })).toThrow('RULE_LIMIT_WRONG');
    expect(set({ limits: { C: Number.NaN } })).toThrow('RULE_LIMIT_WRONG');
    expect(() => chooseEdition(store, countyId, 'guideline', 'DL/T 1-1900')).toThrow('RULE_UNKNOWN');
    store.close();
  });

  it('chooses an edition, which every finding then names', () => {
    const { store, countyId } = county();
    expect(effectOfEdition(store, countyId, AS_OF, 'guideline', 'DL/T 5729-2016')).toMatchObject({
      appear: [],
      disappear: [],
    });
    chooseEdition(store, countyId, 'guideline', 'DL/T 5729-2016');
    const { editions, findings } = diagnoseCounty(store, countyId, AS_OF)!;
    expect(editions.guideline).toBe('DL/T 5729-2016');
    expect(new Set(findings.filter(({ rule }) => rule === change.rule).map(({ edition }) => edition))).toEqual(
      new Set(['DL/T 5729-2016']),
    );
    store.close();
  });
});

describe('a judgement is kept', () => {
  it('as it was, with editions and clauses, whatever is changed later; dropped and brought back by undo', () => {
    const { store, countyId } = county();
    const diagnosis = diagnoseCounty(store, countyId, AS_OF)!;
    const id = keepRun(store, countyId, diagnosis, '年度诊断');
    setRule(store, countyId, { ...change, reason: '山区' });
    const kept = readRun(store, id);
    expect({ ...kept, judged: diagnosis.judged }).toEqual(diagnosis);
    expect(listRuns(store, countyId)).toMatchObject([{ id, name: '年度诊断', findings: diagnosis.findings.length }]);
    dropRun(store, id);
    expect(listRuns(store, countyId)).toEqual([]);
    undo(store);
    expect(readRun(store, id).findings).toEqual(diagnosis.findings);
    store.close();
  });
});

it('the workbook of a list holds the findings asked for, grades, gaps, and the rules with their standing', async () => {
  await buildReader();
  const { store, countyId } = county();
  const diagnosis = diagnoseCounty(store, countyId, AS_OF)!;
  const keys = diagnosis.findings.filter(({ rule }) => rule === change.rule).map(({ key }) => key);
  const file = await findingsWorkbook(store, '甲县', diagnosis, readLibrary(), keys, 'zh');
  expect(file.name).toBe('甲县问题清单_2025-12-31.xlsx');
  const { sheets } = await readAllSheets({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  const texts = Object.fromEntries(
    sheets.map((sheet) => [
      sheet.info.name,
      sheet.chunks.flatMap(({ columns }) => columns.flatMap((column) => column?.texts ?? [])),
    ]),
  );
  expect(texts.问题).toEqual(expect.arrayContaining(['6线', '8线', '中压供电半径过长', '6 km', '5 km']));
  expect(texts.问题).not.toContain('4线');
  expect(texts.指标评级).toContain('供电可靠率RS-3');
  expect(texts.不能判断).toContain('线路 · 联络点数');
  expect(texts.规则说明).toContain('待核实');
  store.close();
});

it('judges the end of the base year unless today comes first, and takes no day that the calendar has not', () => {
  const { store, planId } = planStore();
  expect(defaultAsOf(store, planId, new Date(2026, 4, 1))).toBe('2025-12-31');
  expect(defaultAsOf(store, planId, new Date(2025, 4, 1))).toBe('2025-05-01');
  expect(() => requireDay('2025-02-29')).toThrow('DATE_WRONG');
  expect(requireDay('2024-02-29')).toBe('2024-02-29');
  store.close();
});
