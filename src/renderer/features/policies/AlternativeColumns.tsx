import { useTranslation } from 'react-i18next';
import type { AlternativeView, PolicyDetail } from '../../../shared/api/policies';
import { formatNumber } from '../../../shared/format';
import { alternativeLabel } from '../../../shared/model/policy';
import { useApp } from '../../app/useApp';
import { wanYuan } from '../../format/money';

interface Figure {
  key: string;
  of: (alternative: AlternativeView) => number | null;
  text: (value: number) => string;
  /** A bar under the figure, from zero. */
  hasBar?: boolean;
}

const digits = (count: number) => (value: number) => formatNumber(value, count);

/** Money of an alternative; of the chosen one what it was decided at. */
const costOf = ({ chosen }: PolicyDetail): Figure => ({
  key: 'cost',
  of: ({ kind, totalFen }) => (chosen?.alternative === kind ? chosen.costFen : totalFen),
  text: wanYuan,
  hasBar: true,
});
const LINE_FIGURES: Figure[] = [
  { key: 'hours', of: ({ savedHours }) => savedHours, text: digits(1), hasBar: true },
  { key: 'perWan', of: ({ savedPerWanYuan }) => savedPerWanYuan, text: digits(2), hasBar: true },
  { key: 'saifi', of: ({ figures }) => figures?.saifi ?? null, text: digits(3) },
  { key: 'saidi', of: ({ figures }) => figures?.saidiHours ?? null, text: digits(2) },
  {
    key: 'n1',
    of: ({ figures }) => (figures?.transferable == null ? null : figures.transferable * 100),
    text: digits(0),
  },
  { key: 'voltage', of: ({ figures }) => figures?.minVoltagePu ?? null, text: digits(3) },
];

interface Props {
  detail: PolicyDetail;
  shown: string;
  onShow: (kind: string) => void;
}

/** The alternatives side by side; the chosen one framed, the one in hand marked. */
export function AlternativeColumns({ detail, shown, onShow }: Props) {
  const { t } = useTranslation('policies');
  const language = useApp((app) => app.language);
  const figures = [costOf(detail), ...(detail.kind === 'feeder' ? LINE_FIGURES : [])];
  const most = new Map(
    figures.map(({ key, of }) => [key, Math.max(0, ...detail.alternatives.map((one) => of(one) ?? 0))]),
  );
  const classOf = (kind: string) =>
    [kind === shown ? 'is-shown' : '', kind === detail.chosen?.alternative ? 'is-chosen' : ''].join(' ').trim();
  return (
    <table className="alternatives">
      <thead>
        <tr>
          <th aria-label={t('compare')} />
          {detail.alternatives.map((one) => (
            <th key={one.kind} className={classOf(one.kind)}>
              <button
                type="button"
                data-alternative={one.kind}
                aria-pressed={one.kind === shown}
                onClick={() => onShow(one.kind)}
              >
                {one.kind === detail.chosen?.alternative ? '✓ ' : ''}
                {alternativeLabel(one.kind, detail.kind)[language]}
              </button>
              {one.partner ? <span className="muted">{t('partner', { name: one.partner.name })}</span> : null}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {figures.map(({ key, of, text, hasBar }) => (
          <tr key={key}>
            <th>{t(key)}</th>
            {detail.alternatives.map((one) => {
              const value = of(one);
              return (
                <td key={one.kind} className={classOf(one.kind)}>
                  {value === null ? <span className="muted">—</span> : text(value)}
                  {hasBar ? <Bar share={value === null ? 0 : Math.max(0, value) / (most.get(key) || 1)} /> : null}
                </td>
              );
            })}
          </tr>
        ))}
        <tr>
          <th>{t('solved')}</th>
          {detail.alternatives.map((one) => (
            <td key={one.kind} className={classOf(one.kind)}>
              {one.solved.length} / {detail.findings.length}
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}

function Bar({ share }: { share: number }) {
  return (
    <svg className="alternative-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      <rect width={100 * share} height={4} />
    </svg>
  );
}
