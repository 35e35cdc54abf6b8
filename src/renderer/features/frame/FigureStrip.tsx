import { useTranslation } from 'react-i18next';
import type { Calibre, FeederFigures, FrameSummary, Indices } from '../../../shared/api/frame';
import { formatNumber } from '../../../shared/format';

interface Props {
  title: string;
  summary: FrameSummary | undefined;
  indices: Indices | null;
  before: Indices | null;
  isLoaded: boolean;
  feeders: FeederFigures[] | null;
  calibre: Calibre | null;
}

/** What the frame shown amounts to: the indices as a set with their base, ties, N-1; what the last edit moved. */
export function FigureStrip({ title, summary, indices, before, isLoaded, feeders, calibre }: Props) {
  const { t } = useTranslation('network');
  const passing = feeders?.filter((feeder) => feeder.passesN1 === true).length ?? 0;
  const judged = feeders?.filter((feeder) => feeder.passesN1 !== null).length ?? 0;
  return (
    <div className="frame-figures figures">
      <b className="frame-figures-title">{title}</b>
      <Figure name="SAIFI" unit={t('perYear')} value={indices?.saifi} before={before?.saifi} decimals={3} />
      <Figure name="SAIDI" unit="h" value={indices?.saidiHours} before={before?.saidiHours} decimals={2} />
      <Figure name="CAIDI" unit="h" value={indices?.caidiHours} before={before?.caidiHours} decimals={2} />
      <Figure
        name="ASAI"
        unit="%"
        value={indices ? indices.asai * 100 : undefined}
        before={before ? before.asai * 100 : undefined}
        decimals={4}
      />
      {isLoaded && !indices ? <span className="muted">{t('noIndices')}</span> : null}
      {indices ? (
        <span className="muted frame-calibre" title={calibre ? t(`planned_${calibre.planned}`) : undefined}>
          {t(`base_${calibre?.customerBase ?? 'any'}`, { count: formatNumber(indices.customers, 0) })}
          {calibre ? ` · ${t(`eventDays_${calibre.majorEventDays}`)}` : ''}
        </span>
      ) : null}
      <span className="grow" />
      {feeders ? <span title={t('n1Title')}>{t('n1', { passing, judged: judged === 0 ? '–' : judged })}</span> : null}
      {summary ? (
        <span className="muted">
          {t('frameSize', {
            branches: formatNumber(summary.branches, 0),
            ties: summary.ties,
            km: formatNumber(summary.lengthKm, 2),
          })}
        </span>
      ) : null}
    </div>
  );
}

interface FigureProps {
  name: string;
  unit: string;
  value: number | null | undefined;
  before: number | null | undefined;
  decimals: number;
}

function Figure({ name, unit, value, before, decimals }: FigureProps) {
  const isKnown = value !== null && value !== undefined;
  const delta = isKnown && before !== null && before !== undefined ? value - before : 0;
  const moved = Math.abs(delta) >= 0.5 * 10 ** -decimals;
  return (
    <span className="frame-figure" data-testid={`figure-${name}`}>
      <span className="muted">{name}</span> <b>{isKnown ? formatNumber(value, decimals) : '–'}</b>
      {isKnown ? <span className="muted"> {unit}</span> : null}
      {moved ? (
        <span className="frame-moved">
          {delta < 0 ? '▼' : '▲'}
          {formatNumber(Math.abs(delta), decimals)}
        </span>
      ) : null}
    </span>
  );
}
