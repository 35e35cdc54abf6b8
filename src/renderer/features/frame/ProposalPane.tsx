import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TargetProposal } from '../../../shared/api/frame';
import type { FrameChange } from '../../../shared/frame/change';
import { unitWords } from '../../../shared/model/unitWords';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';
import { useApp } from '../../app/useApp';
import type { FieldName } from './changeDraft';
import { columnOf, useTypeLabel } from './labels';
import { useSaving } from './useFrames';

interface Props {
  planId: string;
  firstPosition: number;
  /** The changes ticked, drawn as drafts. */
  onDrafts: (changes: FrameChange[]) => void;
  onShow: (change: FrameChange) => void;
  onDone: () => void;
}

interface Row {
  change: FrameChange;
  reason: { code: string; params: Record<string, string | number> };
  missing: string[];
  isTaken: boolean;
}

/** A target frame proposed from typical wiring; each element is taken or left, what is missing is asked. */
export function ProposalPane({ planId, firstPosition, onDrafts, onShow, onDone }: Props) {
  const { t } = useTranslation('network');
  const language = useApp((app) => app.language);
  const typeLabel = useTypeLabel();
  const [limits, setLimits] = useState({ tieAboveCustomers: 10, sectionCustomers: 10, sectionKm: 3 });
  const [proposal, setProposal] = useState<TargetProposal | null>(null);
  const [rows, setRows] = useState<Row[]>([]);
  const [isComputing, setComputing] = useState(false);
  const [isSaving, save] = useSaving();

  const change = (next: Row[]) => {
    setRows(next);
    onDrafts(next.filter((row) => row.isTaken && row.missing.length === 0).map((row) => row.change));
  };
  const propose = async () => {
    setComputing(true);
    const found = await attempt(() => backend().frame.propose({ planId, ...limits }));
    setComputing(false);
    if (!found) return;
    setProposal(found);
    change(found.changes.map((entry) => ({ ...entry, isTaken: entry.missing.length === 0 })));
  };
  const fill = (index: number, field: string, value: number | null) =>
    change(
      rows.map((row, at) => {
        if (at !== index) return row;
        const filled = { ...row.change, [field]: value ?? undefined } as FrameChange;
        const missing = proposal!.changes[index]!.missing.filter(
          (key) => (filled as unknown as Record<string, unknown>)[key] === undefined,
        );
        return { ...row, change: filled, missing, isTaken: missing.length === 0 };
      }),
    );
  const taken = rows.filter((row) => row.isTaken && row.missing.length === 0);
  const accept = async () => {
    const upserts = taken.map((row, index) => ({ ...row.change, position: firstPosition + index }));
    const name = t('proposalName', { count: taken.length });
    if (await save(() => backend().frame.saveChanges({ planId, name, upserts, deletes: [] }))) onDone();
  };
  const limit = (key: keyof typeof limits) => (
    <label className="proposal-limit">
      <span>{t(key)}</span>
      <InputNumber
        size="small"
        controls={false}
        min={key === 'tieAboveCustomers' ? 0 : 0.1}
        value={limits[key]}
        onChange={(value) => setLimits({ ...limits, [key]: value ?? limits[key] })}
      />
    </label>
  );
  return (
    <div className="proposal" data-testid="proposal">
      <div className="change-head">
        <b>{t('proposeTitle')}</b>
        <span className="grow" />
        <Button size="small" onClick={onDone}>
          {t('frame:cancel')}
        </Button>
      </div>
      <div className="proposal-limits">
        {limit('tieAboveCustomers')}
        {limit('sectionCustomers')}
        {limit('sectionKm')}
        <Button
          size="small"
          type={proposal ? 'default' : 'primary'}
          loading={isComputing}
          onClick={() => void propose()}
        >
          {t('propose')}
        </Button>
      </div>
      {proposal ? (
        <>
          <div className="proposal-tools">
            <Button
              size="small"
              type="primary"
              disabled={taken.length === 0}
              loading={isSaving}
              data-testid="accept-proposal"
              onClick={() => void accept()}
            >
              {t('acceptCount', { count: taken.length })}
            </Button>
            <button
              type="button"
              className="link-button"
              onClick={() => change(rows.map((row) => ({ ...row, isTaken: row.missing.length === 0 })))}
            >
              {t('takeAll')}
            </button>
            <button
              type="button"
              className="link-button"
              onClick={() => change(rows.map((row) => ({ ...row, isTaken: false })))}
            >
              {t('takeNone')}
            </button>
            <span className="grow" />
            <span className="figures muted">
              {t('proposalN1', { passing: proposal.passing, failing: proposal.failing.length })}
            </span>
          </div>
          {rows.length === 0 ? <p className="muted">{t('nothingProposed')}</p> : null}
          <ul className="proposal-list">
            {rows.map((row, index) => (
              <li key={row.change.id}>
                <input
                  type="checkbox"
                  aria-label={row.change.name}
                  checked={row.isTaken}
                  disabled={row.missing.length > 0}
                  onChange={() => change(rows.map((r, at) => (at === index ? { ...r, isTaken: !r.isTaken } : r)))}
                />
                <button type="button" className="link-button" onClick={() => onShow(row.change)}>
                  {row.change.name || typeLabel(row.change.type)}
                </button>
                <span className="muted">{t(`message:${row.reason.code}`, row.reason.params)}</span>
                {proposal.changes[index]!.missing.map((field) => (
                  <label key={field} className="proposal-missing">
                    {columnOf(field as FieldName).label[language]} (
                    {unitWords(columnOf(field as FieldName).unit, language)})
                    <InputNumber
                      size="small"
                      controls={false}
                      min={0}
                      onChange={(value) => fill(index, field, value as number | null)}
                    />
                  </label>
                ))}
              </li>
            ))}
          </ul>
          {proposal.failing.length > 0 ? (
            <details className="difference-part" open>
              <summary>
                {t('failingN1')} <b className="figures">{proposal.failing.length}</b>
              </summary>
              <ul>
                {proposal.failing.map(({ feeder, reason }) => (
                  <li key={feeder.id}>
                    {feeder.name}
                    <span className="muted">{t(`message:${reason.code}`, reason.params)}</span>
                  </li>
                ))}
              </ul>
            </details>
          ) : null}
        </>
      ) : (
        <p className="muted">{t('proposeHint')}</p>
      )}
    </div>
  );
}
