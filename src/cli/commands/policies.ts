import { defaultAsOf } from '../../backend/usecases/diagnosis/asOfDay';
import { diagnoseCounty } from '../../backend/usecases/diagnosis/diagnoseCounty';
import { resolvePlan } from '../../backend/usecases/plans';
import { policiesDocument } from '../../backend/usecases/policies/document';
import { wanYuan } from '../../backend/usecases/policies/policyCard';
import { findScope } from '../../backend/usecases/sheet/scope';
import { isDate } from '../../domain/outages/calendar';
import { alternativeLabel } from '../../shared/model/policy';
import { EXIT } from '../exit';
import { withStore } from '../openStore';
import { readOptions, required, wrongValue } from '../options';
import type { Output } from '../output';

/** `policies`: lines and areas with findings, with their alternatives priced and evaluated. Nothing is written. */
export async function policiesCommand(args: string[], output: Output): Promise<number> {
  const { options } = readOptions('policies', args, { store: 'text', plan: 'text', 'as-of': 'text' } as const);
  const file = required(options.store, '--store');
  const given = options['as-of'];
  if (given !== undefined && !isDate(given)) throw wrongValue('--as-of', given, 'YYYY-MM-DD');
  await withStore(file, (store, issues) => {
    const scope = findScope(store, resolvePlan(store, options.plan));
    const diagnosis = diagnoseCounty(store, scope.countyId, given ?? defaultAsOf(store, scope.planId))!;
    const document = policiesDocument(store, scope, diagnosis, (done, total) =>
      output.progress('POLICY_PROGRESS', done, total),
    );
    const lines = document.policies.map(({ element, findings, alternatives, chosen }) =>
      output.word('CLI_POLICY', {
        name: [element.code, element.name].filter(Boolean).join(' '),
        findings: findings.length,
        alternatives: alternatives
          .map(({ kind, totalFen }) => `${alternativeLabel(kind, element.kind)[output.language]} ${wanYuan(totalFen)}`)
          .join('; '),
        chosen: chosen
          ? alternativeLabel(chosen.alternative, element.kind)[output.language]
          : output.word('POLICY_UNDECIDED'),
      }),
    );
    const count = { elements: document.policies.length, total: wanYuan(document.totalFen) };
    output.result(document, [output.word('CLI_POLICIES', count), ...lines], issues);
  });
  return EXIT.done;
}
