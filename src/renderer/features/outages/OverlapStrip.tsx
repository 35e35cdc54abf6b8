import { useTranslation } from 'react-i18next';
import type { ListChange, OutageWorkbench } from '../../../shared/api/outages';
import { listMark } from '../../../shared/messages';
import { useApp } from '../../app/useApp';

const CHANGES: ListChange[] = ['new', 'stays', 'improved', 'left'];
export const CHANGE_MARKS: Record<ListChange, string> = { new: '+', stays: '=', improved: '↓', left: '×' };

/** Lines and the sum over the rules in both calibres, and what changed against the list before. */
export function OverlapStrip({ bench }: { bench: OutageWorkbench }) {
  const { t } = useTranslation('outages');
  const { language } = useApp();
  const label = (id: string) => bench.ruleSet.rules.find((rule) => rule.id === id)?.label[language] ?? id;
  const count = (change: ListChange): number =>
    change === 'left' ? bench.left.length : bench.rows.filter((row) => row.change === change).length;
  const grades = (['frequent', 'warning'] as const).filter((grade) =>
    bench.ruleSet.rules.some((rule) => rule.grade === grade),
  );
  return (
    <div className="outages-strip">
      {(['all', 'withoutMajor'] as const).map((calibre) => (
        <section key={calibre} className="outages-calibre">
          <h2>{t(`calibre_${calibre}`)}</h2>
          {grades.map((grade) => {
            const { byRule, sum, lines } = bench.overlap[calibre][grade];
            return (
              <div key={grade} className={`outages-grade is-${grade}`}>
                <strong>
                  {t(`${grade}Lines`)} <b data-testid={`${calibre}-${grade}`}>{t('lines', { lines })}</b>
                  {byRule.length > 1 ? <span className="muted">{t('sum', { sum })}</span> : null}
                </strong>
                <span
                  className="muted outages-rules"
                  title={byRule.map(({ rule, lines: found }) => `${label(rule)} ${found}`).join('\n')}
                >
                  {byRule.map(({ rule, lines: found }) => `${label(rule)} ${found}`).join(' · ')}
                </span>
              </div>
            );
          })}
        </section>
      ))}
      <section className="outages-changes">
        <h2>{t('against', { date: bench.previous.asOf, kind: t(bench.previous.isKept ? 'kept' : 'recomputed') })}</h2>
        <div>
          {CHANGES.map((change) => (
            <span key={change} className={`change-mark is-${change}`}>
              {CHANGE_MARKS[change]} {t(`change_${change}`)} {count(change)}
            </span>
          ))}
        </div>
        {bench.left.length > 0 ? (
          <span className="muted outages-left" title={bench.left.map(({ name }) => name).join('，')}>
            {t('change_left')} · {bench.left.map(({ name }) => name).join(listMark(language))}
          </span>
        ) : null}
      </section>
    </div>
  );
}
