import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlternativeView, PolicyDetail } from '../../../shared/api/policies';
import { formatNumber } from '../../../shared/format';
import { alternativeLabel } from '../../../shared/model/policy';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';
import { useApp } from '../../app/useApp';
import { wanYuan } from '../../format/money';
import { AlternativeColumns } from './AlternativeColumns';
import { FindingList } from './FindingList';
import { Photos } from './Photos';
import { printCards } from './printCards';
import { type OwnPrice, Quantities } from './Quantities';

/** One line or area on one page: facts and diagrams, alternatives as columns, the choice with its reason. */
export function PolicyPage({ planId, detail }: { planId: string; detail: PolicyDetail }) {
  const { t } = useTranslation('policies');
  const { language, go } = useApp();
  const [picked, setPicked] = useState<string | null>(null);
  const [reason, setReason] = useState(detail.chosen?.reason ?? '');
  const [edited, setEdited] = useState<{ kind: string; prices: OwnPrice[] } | null>(null);
  const shown = picked ?? detail.chosen?.alternative ?? bestOf(detail.alternatives);
  const alternative = detail.alternatives.find(({ kind }) => kind === shown) ?? detail.alternatives[0]!;
  const name = alternativeLabel(alternative.kind, detail.kind)[language];
  const kept = detail.chosen?.alternative === alternative.kind ? detail.chosen.prices : [];
  const prices = edited?.kind === alternative.kind ? edited.prices : kept;
  const isReasoned = prices.every((price) => price.reason.trim() !== '');
  const choose = () =>
    void attempt(() =>
      backend().policies.choose({ planId, id: detail.id, alternative: alternative.kind, reason, prices }),
    );
  const after = detail.diagrams[alternative.kind] ?? detail.diagram;
  const isChosen = detail.chosen?.alternative === alternative.kind;
  return (
    <div className="policy-page">
      <header className="policy-title">
        <h1>{detail.name}</h1>
        <span className="muted">
          {[detail.code, detail.townshipName].filter(Boolean).join(' · ')}
          {detail.kind === 'feeder'
            ? ` · ${t(detail.isDrawn ? 'baseDrawn' : 'base', { customers: detail.customerBase })}`
            : ''}
        </span>
        <Button
          size="small"
          data-testid="print-card"
          onClick={() => void printCards(planId, [detail.id], false, language)}
        >
          {t('printCard')}
        </Button>
        <Button size="small" onClick={() => void printCards(planId, [detail.id], false, language, 'html')}>
          {t('asHtml')}
        </Button>
      </header>
      <div className="policy-top">
        <FindingList detail={detail} solved={alternative.solved} />
        {detail.diagram && after ? (
          <div className="policy-diagrams">
            <Picture title={t('before')} svg={detail.diagram} />
            <Picture title={`${t('after')} · ${name}`} svg={after} />
          </div>
        ) : (
          <p className="muted">{t('noDiagram')}</p>
        )}
      </div>
      <AlternativeColumns detail={detail} shown={alternative.kind} onShow={setPicked} />
      <div className="policy-choice">
        <Input
          value={reason}
          placeholder={t('reasonHint')}
          aria-label={t('reason')}
          data-testid="policy-reason"
          onChange={(event) => setReason(event.target.value)}
          onPressEnter={choose}
        />
        <Button type="primary" data-testid="choose" disabled={reason.trim() === '' || !isReasoned} onClick={choose}>
          {t(detail.chosen && !isChosen ? 'changeTo' : 'choose', { name })}
        </Button>
        {detail.chosen ? (
          <span className="muted">
            {t('chosen', {
              name: alternativeLabel(detail.chosen.alternative, detail.kind)[language],
              decided: detail.chosen.decided,
            })}
          </span>
        ) : null}
      </div>
      {detail.projects.length > 0 ? (
        <p className="policy-projects">
          {t('projects')}
          {detail.projects.map(({ id, name: project, amountFen, share, isBeyond }) => (
            <span key={id}>
              <button type="button" className="link-button" onClick={() => go('projects', { id })}>
                {project}
              </button>{' '}
              {wanYuan(amountFen)}
              {isBeyond ? (
                <span className="policy-warning">
                  {' '}
                  ⚠ {t('beyondRequirement', { share: formatNumber((share ?? 0) * 100, 1) })}
                </span>
              ) : null}
            </span>
          ))}
        </p>
      ) : null}
      <div className="policy-bottom">
        <Quantities
          alternative={alternative}
          prices={prices}
          onPrices={(next) => setEdited({ kind: alternative.kind, prices: next })}
        />
        <Photos planId={planId} detail={detail} />
      </div>
    </div>
  );
}

/** Shown before anything is chosen: what saves most hours per money, else what solves most. */
function bestOf(alternatives: AlternativeView[]): string {
  const sorted = [...alternatives].sort(
    (a, b) => b.solved.length - a.solved.length || (b.savedPerWanYuan ?? 0) - (a.savedPerWanYuan ?? 0),
  );
  return sorted[0]?.kind ?? 'nothing';
}

function Picture({ title, svg }: { title: string; svg: string }) {
  return (
    <figure>
      <figcaption>{title}</figcaption>
      <img alt={title} src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`} />
    </figure>
  );
}
