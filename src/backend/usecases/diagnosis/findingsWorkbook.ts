import type { Diagnosis } from '../../../shared/diagnosis/finding';
import { findingColumns, findingValues } from '../../../shared/diagnosis/findingTable';
import type { RuleLibrary } from '../../../shared/diagnosis/rule';
import { columnName, editionName, gradeWord, plainNumber, ruleName } from '../../../shared/diagnosis/words';
import { type Language, wordMessage } from '../../../shared/messages';
import type { ColumnDescription, TableDescription } from '../../../shared/model/describe';
import { writePlanWorkbook } from '../../exchange/workbook/planWorkbook';
import type { Store } from '../../store/store';
import { localMinute } from '../localMinute';
import { Places, shownPlaces } from './places';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * A judgement as a workbook: findings with their cells, grades, what could not be judged, and the rules with editions,
 * clauses and standing as notes.
 * @param keys findings to write, in their order; null for all
 */
export async function findingsWorkbook(
  store: Store,
  countyName: string,
  diagnosis: Diagnosis,
  library: RuleLibrary,
  keys: string[] | null,
  language: Language,
): Promise<File> {
  const byKey = new Map(diagnosis.findings.map((finding) => [finding.key, finding]));
  const findings = keys ? keys.flatMap((key) => byKey.get(key) ?? []) : diagnosis.findings;
  const places = new Places(store);
  const evidence = textColumn('evidence', word('FINDINGS_EVIDENCE'), 320);
  function word(code: string, params: Record<string, string | number> = {}): string {
    return wordMessage(language, code, params);
  }
  const sheet = (entity: string, code: string, columns: ColumnDescription[], rows: (string | number | null)[][]) => ({
    table: table(entity, word(code), columns),
    columns,
    rows: rows.map((values) => ({ id: null, values })),
  });
  const columns = (codes: [string, number][]) => codes.map(([code, width]) => textColumn(code, word(code), width));
  const unitOf = (id: string) => library.grades.indicators.find((one) => one.id === id)?.unit[language] ?? '';
  const used = new Set(diagnosis.findings.map(({ rule }) => rule));
  const bytes = await writePlanWorkbook(
    {
      title: `${countyName} ${word('FINDINGS_TITLE')}`,
      facts: [
        [word('FINDINGS_AS_OF'), diagnosis.asOf],
        [word('FINDINGS_COUNT'), `${findings.length} / ${diagnosis.findings.length}`],
        ...library.families.map((family): [string, string] => [
          family.name[language],
          editionName(library, diagnosis.editions[family.id] ?? '', language),
        ]),
        [word('WORKBOOK_MADE'), localMinute(new Date())],
      ],
    },
    [
      sheet(
        'finding',
        'FINDINGS_SHEET',
        [...findingColumns(library), evidence],
        findings.map((finding) => [
          ...findingValues(finding, library, language),
          shownPlaces(places.of(finding.evidence))
            .map(({ file, sheet: name, cell, entity, column }) =>
              cell ? `${file} ${name} ${cell}` : columnName(entity, column, language),
            )
            .slice(0, 12)
            .join('；'),
        ]),
      ),
      sheet(
        'grade',
        'FINDINGS_GRADES',
        columns([
          ['FINDINGS_INDICATOR', 160],
          ['FINDINGS_VALUE', 100],
          ['FINDINGS_GRADE', 80],
          ['FINDINGS_DISTANCE', 100],
          ['FINDINGS_BOUNDS', 140],
          ['FINDINGS_DEFINITION', 360],
        ]),
        diagnosis.grades.map(({ indicator, name, level, value, grade, toNext, bounds }) => [
          [name[language], level].filter(Boolean).join(' '),
          value === null ? null : `${plainNumber(value)} ${unitOf(indicator)}`.trim(),
          gradeWord(grade, language),
          toNext === null ? null : `${plainNumber(toNext)} ${unitOf(indicator)}`.trim(),
          bounds.join(' | '),
          library.grades.indicators.find(({ id }) => id === indicator)?.definition[language] ?? null,
        ]),
      ),
      sheet(
        'cannotJudge',
        'FINDINGS_CANNOT',
        columns([
          ['FINDINGS_RULE', 200],
          ['FINDINGS_COLUMN', 200],
          ['FINDINGS_EMPTY', 120],
        ]),
        diagnosis.cannotJudge.map(({ rule, entity, column, emptyOf: [empty, all] }) => [
          ruleName(library, rule, language),
          columnName(entity, column, language),
          all === 0 ? word('FINDINGS_NO_ROWS') : `${empty} / ${all}`,
        ]),
      ),
      sheet(
        'rule',
        'FINDINGS_RULES',
        columns([
          ['FINDINGS_RULE', 200],
          ['FINDINGS_DEFINITION', 360],
          ['FINDINGS_EDITION', 160],
          ['FINDINGS_CLAUSE', 80],
          ['FINDINGS_STANDING', 80],
          ['FINDINGS_SOURCE', 320],
        ]),
        library.rules
          .filter(({ id }) => used.has(id))
          .map((rule) => {
            const edition = rule.editions.find(({ edition: id }) => id === diagnosis.editions[rule.family]);
            return [
              rule.name[language],
              rule.definition[language],
              editionName(library, edition?.edition ?? '', language),
              edition?.clause ?? null,
              word(edition?.standing === 'sourced' ? 'FINDINGS_SOURCED' : 'FINDINGS_TO_VERIFY'),
              edition?.source[language] ?? null,
            ];
          }),
      ),
    ],
    language,
  );
  const name = word('FINDINGS_FILE', { county: countyName, asOf: diagnosis.asOf });
  return new File([bytes], name, { type: XLSX });
}

function textColumn(key: string, label: string, width: number): ColumnDescription {
  return { key, kind: width >= 300 ? 'note' : 'text', label: { zh: label, en: label }, width, shown: true };
}

function table(entity: string, label: string, columns: ColumnDescription[]): TableDescription {
  return {
    entity,
    label: { zh: label, en: label },
    owner: 'county',
    columns,
    matchKeys: [],
    identity: [],
    nameColumn: columns[0]!.key,
  };
}
