import { defaultAsOf } from '../../backend/usecases/diagnosis/asOfDay';
import { diagnoseCounty } from '../../backend/usecases/diagnosis/diagnoseCounty';
import { findingsDocument } from '../../backend/usecases/diagnosis/findingsDocument';
import { readLibrary } from '../../backend/usecases/diagnosis/rules';
import { resolvePlan } from '../../backend/usecases/plans';
import { findScope } from '../../backend/usecases/sheet/scope';
import { isDate } from '../../domain/outages/calendar';
import type { FindingsDocument } from '../../shared/api/diagnosis';
import { columnName, gradeWord, measuredText, ruleName } from '../../shared/diagnosis/words';
import { EXIT } from '../exit';
import { withStore } from '../openStore';
import { readOptions, required, wrongValue } from '../options';
import type { Output } from '../output';

/** `diagnose`: the weak links of a county by the rule library, with the cells that show them. Nothing is written. */
export async function diagnoseCommand(args: string[], output: Output): Promise<number> {
  const { options } = readOptions('diagnose', args, { store: 'text', plan: 'text', 'as-of': 'text' } as const);
  const file = required(options.store, '--store');
  const given = options['as-of'];
  if (given !== undefined && !isDate(given)) throw wrongValue('--as-of', given, 'YYYY-MM-DD');
  await withStore(file, (store, issues) => {
    const scope = findScope(store, resolvePlan(store, options.plan));
    const asOf = given ?? defaultAsOf(store, scope.planId);
    const diagnosis = diagnoseCounty(store, scope.countyId, asOf, {
      onRule: (done, total) => output.progress('DIAGNOSIS_RULES', done, total),
    })!;
    const document = findingsDocument(store, diagnosis);
    output.result(document, linesOf(document, output), issues);
  });
  return EXIT.done;
}

function linesOf(document: FindingsDocument, output: Output): string[] {
  const { language } = output;
  const library = readLibrary();
  const { findings, cannotJudge, grades, asOf } = document;
  const unitOf = (id: string) => library.grades.indicators.find((one) => one.id === id)?.unit[language] ?? '';
  const count = { asOf, findings: findings.length, cannotJudge: cannotJudge.length };
  return [
    output.word('CLI_DIAGNOSIS', count),
    ...findings.map((finding) => {
      const rule = library.rules.find(({ id }) => id === finding.rule)!;
      const words = measuredText(finding, rule, language);
      const element = [finding.element.code, finding.element.name].filter(Boolean).join(' ');
      return output.word('CLI_FINDING', { severity: finding.severity, rule: rule.name[language], element, ...words });
    }),
    ...cannotJudge.map(({ rule, entity, column, emptyOf: [empty, all] }) =>
      output.word('CLI_CANNOT_JUDGE', {
        rule: ruleName(library, rule, language),
        column: columnName(entity, column, language),
        ...{ empty, all },
      }),
    ),
    ...grades.map(({ indicator, name, level, value, grade }) =>
      output.word('CLI_GRADE', {
        indicator: [name[language], level].filter(Boolean).join(' '),
        value: value === null ? '—' : `${Math.round(value * 1000) / 1000} ${unitOf(indicator)}`.trim(),
        grade: gradeWord(grade, language),
      }),
    ),
  ];
}
