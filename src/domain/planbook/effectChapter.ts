import type { Block, Chapter, DocText, TableRow } from '../../shared/document/model';
import { forecastTable } from './forecastTable';
import { annexOf, ChapterNumbers } from './numbering';
import type { PlanBookInput } from './planBookInput';
import { numberText } from './printedFigures';
import type { ProjectMoney } from './projectMoney';
import { villagesOfConcern } from './villagesAnnex';
import { listOf, say } from './words';

/** Chapter 4: indicators against targets, customers reached, villages. */
export function effectChapter(input: PlanBookInput, money: ProjectMoney): Chapter {
  const numbers = new ChapterNumbers(4);
  const missing: DocText[] = input.missing.filter((item) => item.chapter === 'effect').map((item) => item.text);
  const blocks: Block[] = [
    ...indicatorSection(input, numbers, missing),
    ...(input.forecast === null ? [] : forecastTable(input.forecast, numbers)),
    ...customerSection(money, numbers, missing),
    ...villageSection(input, numbers, missing),
  ];
  if (missing.length > 0) blocks.push({ kind: 'missing', items: missing });
  return { id: 'chapter-4', number: '4', heading: say('DOC_EFFECT'), blocks };
}

function indicatorSection(input: PlanBookInput, numbers: ChapterNumbers, missing: DocText[]): Block[] {
  const { effects } = input;
  if (effects.length === 0) {
    missing.push(say('DOC_MISSING_EFFECTS'));
    return [];
  }
  const open = effects.filter((effect) => effect.forecast === null || effect.target === null);
  if (open.length > 0) {
    missing.push(say('DOC_MISSING_EFFECT_VALUES', { items: listOf(open.map((effect) => effect.name)) }));
  }
  const table = numbers.nextTable();
  const value = (text: string | null) => text ?? say('DOC_UNKNOWN');
  return [
    numbers.heading(say('DOC_EFFECT_INDICATORS')),
    { kind: 'paragraph', text: say('DOC_EFFECT_TEXT', { table: table.number }) },
    {
      kind: 'table',
      ...table,
      title: say('DOC_EFFECT_TABLE'),
      unit: null,
      page: 'portrait',
      columns: [
        { label: say('DOC_COL_NO'), align: 'center', widthMm: 11 },
        { label: say('DOC_COL_INDICATOR'), align: 'left', widthMm: 46 },
        { label: say('DOC_COL_UNIT'), align: 'center', widthMm: 18 },
        { label: say('DOC_COL_CURRENT', { year: input.plan.baseYear }), align: 'right', widthMm: 23 },
        { label: say('DOC_COL_FORECAST'), align: 'right', widthMm: 19 },
        { label: say('DOC_COL_TARGET'), align: 'right', widthMm: 19 },
        { label: say('DOC_COL_CALIBRE'), align: 'left', widthMm: 36 },
      ],
      rows: effects.map(
        (effect, i): TableRow => ({
          role: 'row',
          cells: [
            String(i + 1),
            effect.name,
            effect.unit,
            value(effect.current),
            value(effect.forecast),
            value(effect.target),
            effect.calibre,
          ],
        }),
      ),
      notes: [],
    },
  ];
}

function customerSection(money: ProjectMoney, numbers: ChapterNumbers, missing: DocText[]): Block[] {
  const inside = money.projects.filter((project) => project.part === 'inside');
  const stated = inside.filter((project) => project.facts.customers !== null);
  if (inside.length > stated.length) {
    missing.push(say('DOC_MISSING_CUSTOMERS', { count: inside.length - stated.length }));
  }
  if (stated.length === 0) return [];
  const customers = stated.reduce((total, project) => total + (project.facts.customers ?? 0), 0);
  return [
    numbers.heading(say('DOC_EFFECT_CUSTOMERS')),
    {
      kind: 'paragraph',
      text: say('DOC_EFFECT_CUSTOMERS_TEXT', { customers: numberText(customers, 0), count: stated.length }),
    },
  ];
}

function villageSection(input: PlanBookInput, numbers: ChapterNumbers, missing: DocText[]): Block[] {
  if (input.villages.length === 0) {
    missing.push(say('DOC_MISSING_VILLAGES'));
    return [];
  }
  const heading = numbers.heading(say('DOC_EFFECT_VILLAGES'));
  if (villagesOfConcern(input).length === 0) {
    return [heading, { kind: 'paragraph', text: say('DOC_EFFECT_VILLAGES_NONE') }];
  }
  const unrebuilt = input.villages.filter((village) => village.rebuiltYear === null);
  const poor = input.villages.filter((village) => village.poor);
  return [
    heading,
    {
      kind: 'paragraph',
      text: say('DOC_EFFECT_VILLAGES_TEXT', {
        unrebuilt: unrebuilt.length,
        withProject: unrebuilt.filter((village) => village.projects.length > 0).length,
        poor: poor.length,
        poorWithProject: poor.filter((village) => village.projects.length > 0).length,
        annex: annexOf.villages.number,
      }),
    },
  ];
}
