import type { JudgedBy, OutageCalibre, OutageWorkbench } from '../../../shared/api/outages';
import { type Language, wordMessage } from '../../../shared/messages';
import { type ListSheet, writeListWorkbook } from '../../exchange/workbook/listWorkbook';
import type { Store } from '../../store/store';
import { localMinute } from '../localMinute';
import type { Scope } from '../sheet/scope';
import { readWorkbench } from './workbench';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The bureau's columns after code and name. */
const BUREAU_HEAD = [
  'OUTAGE_HEAD_STATION',
  'OUTAGE_HEAD_COUNTY',
  'OUTAGE_HEAD_CITY',
  'OUTAGE_HEAD_TOTAL',
  'OUTAGE_HEAD_FAULT',
  'OUTAGE_HEAD_PLANNED',
  'OUTAGE_HEAD_FREQUENT',
  'OUTAGE_HEAD_WARNING',
  'OUTAGE_HEAD_REGULATOR',
];

interface Place {
  city: string | null;
  company: string | null;
  name: string;
}

/**
 * The list in the bureau's columns, one sheet per calibre, with a sheet of notes: calibre, source, dates, rule edition.
 * @returns the .xlsx as a file
 */
export async function exportOutageList(
  store: Store,
  scope: Scope,
  wish: { asOf: string; by: JudgedBy; rules?: string },
  language: Language,
): Promise<File> {
  const bench = readWorkbench(store, scope, wish);
  const place = store.get<Place>('SELECT city, company, name FROM county WHERE id = ?', scope.countyId)!;
  const word = (code: string, params: Record<string, string | number> = {}) => wordMessage(language, code, params);
  const sheets = [
    listSheet(bench, 'all', place, language),
    listSheet(bench, 'withoutMajor', place, language),
    notesSheet(store, scope, bench, language),
  ];
  const bytes = await writeListWorkbook(sheets);
  const name = word('OUTAGE_LIST_FILE', { county: place.name, date: bench.asOf });
  return new File([bytes], name, { type: XLSX });
}

function listSheet(bench: OutageWorkbench, calibre: OutageCalibre, place: Place, language: Language): ListSheet {
  const word = (code: string, params: Record<string, string | number> = {}) => wordMessage(language, code, params);
  const labels = new Map(bench.ruleSet.rules.map((rule) => [rule.id, rule.label[language]]));
  const named = (ids: string[]): string => ids.map((id) => labels.get(id) ?? id).join('；');
  const listed = bench.rows.filter((row) => row[calibre].frequent.length + row[calibre].warning.length > 0);
  const head =
    bench.by === 'feeder'
      ? ['OUTAGE_HEAD_FEEDER_CODE', 'OUTAGE_HEAD_FEEDER_NAME']
      : ['OUTAGE_HEAD_AREA_CODE', 'OUTAGE_HEAD_AREA_NAME', 'OUTAGE_HEAD_FEEDER_NAME'];
  return {
    name: word(`OUTAGE_CALIBRE_${calibre}`),
    title: word('OUTAGE_LIST_TITLE', { county: place.name }),
    facts: [
      word('OUTAGE_LIST_FACTS', {
        ...{ from: bench.from, asOf: bench.asOf, calibre: word(`OUTAGE_CALIBRE_${calibre}`) },
        ...{ rules: bench.ruleSet.label[language], edition: bench.ruleSet.edition, lines: listed.length },
      }),
    ],
    head: [...head, ...BUREAU_HEAD].map((code) => word(code)),
    widths: [...(bench.by === 'feeder' ? [16, 22] : [16, 22, 22]), 16, 22, 12, 10, 10, 12, 34, 30, 14],
    rows: listed.map((row) => [
      ...(bench.by === 'feeder' ? [row.code, row.name] : [row.code, row.name, row.feederName]),
      ...[row.supplyStation, place.company ?? place.name, place.city],
      ...[row[calibre].total, row[calibre].fault, row[calibre].planned],
      ...[named(row[calibre].frequent), named(row[calibre].warning)],
      word(row.regulator > 0 ? 'OUTAGE_YES' : 'OUTAGE_NO'),
    ]),
  };
}

function notesSheet(store: Store, { countyId }: Scope, bench: OutageWorkbench, language: Language): ListSheet {
  const word = (code: string, params: Record<string, string | number> = {}) => wordMessage(language, code, params);
  const { ruleSet } = bench;
  const sources = store.all<{ fileName: string; time: string; n: number }>(
    `SELECT b.fileName, b.time, count(*) AS n FROM outage o JOIN importBatch b ON b.id = o.batchId
     WHERE o.countyId = ? GROUP BY b.id ORDER BY b.time`,
    countyId,
  );
  const standing = word(`OUTAGE_STANDING_${ruleSet.standing}`);
  const source = ruleSet.source[language];
  return {
    name: word('OUTAGE_NOTES'),
    title: word('OUTAGE_NOTES'),
    facts: [],
    head: [word('OUTAGE_NOTE_WHAT'), word('OUTAGE_NOTE_VALUE')],
    widths: [26, 90],
    rows: [
      [word('OUTAGE_NOTE_MADE'), localMinute(new Date())],
      [word('OUTAGE_NOTE_SPAN'), `${bench.from} — ${bench.asOf}`],
      [word('OUTAGE_NOTE_BY'), word(`OUTAGE_BY_${bench.by}`)],
      [word('OUTAGE_NOTE_CALIBRE'), word('OUTAGE_NOTE_CALIBRES')],
      [word('OUTAGE_NOTE_RULES'), `${ruleSet.label[language]} ${ruleSet.edition}，${source}（${standing}）`],
      ...ruleSet.rules.map((rule) => [word(`OUTAGE_GRADE_${rule.grade}`), rule.label[language]]),
      [word('OUTAGE_NOTE_MERGE'), word('OUTAGE_NOTE_MERGED', { minutes: ruleSet.mergeGapMinutes })],
      ...sources.map(({ fileName, time, n }) => [
        word('OUTAGE_NOTE_SOURCE'),
        word('OUTAGE_NOTE_FILE', { file: fileName, time, records: n }),
      ]),
      ...bench.majorDays.map(({ date, event, basis }) => [
        word('OUTAGE_NOTE_MAJOR'),
        [date, event, basis].filter(Boolean).join('  '),
      ]),
      [word('OUTAGE_NOTE_OVERLAP'), overlapText(bench, language)],
    ],
  };
}

/** Rules overlap: the sum over rules is not the number of lines; both are said. */
function overlapText({ overlap, ruleSet }: OutageWorkbench, language: Language): string {
  const { byRule, sum, lines } = overlap.all.frequent;
  const label = (id: string): string => ruleSet.rules.find((rule) => rule.id === id)?.label[language] ?? id;
  const parts = byRule.map(({ rule, lines: found }) => `${label(rule)} ${found}`).join('；');
  return wordMessage(language, 'OUTAGE_OVERLAP', { parts, sum, lines });
}
