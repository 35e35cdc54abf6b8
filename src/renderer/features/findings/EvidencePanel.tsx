import { CloseOutlined } from '@ant-design/icons';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Provenance } from '../../../shared/api/app';
import type { RuleLibraryState } from '../../../shared/api/diagnosis';
import type { EvidencePlace, Finding } from '../../../shared/diagnosis/finding';
import { columnName, editionName, measuredText, severityWords } from '../../../shared/diagnosis/words';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';
import { goToRecord } from '../../app/recordPlaces';
import { useApp } from '../../app/useApp';
import { OriginCells } from '../record/OriginCells';
import '../record/record.css';
import { LitDiagram } from './LitDiagram';
import { SeverityMark } from './SeverityMark';

/** Cells listed before the rest is a number. */
const MOST_CELLS = 24;

interface Props {
  finding: Finding;
  library: RuleLibraryState;
  onClose: () => void;
  onRule: (rule: string) => void;
}

/** Beside the list: what was measured against which limit, by which rule, and the cells that show it. */
export function EvidencePanel({ finding, library, onClose, onRule }: Props) {
  const { t } = useTranslation('findings');
  const language = useApp((app) => app.language);
  const planId = useApp((app) => app.state!.planId!);
  const { places, origin } = useEvidence(finding);
  const rule = library.rules.find(({ id }) => id === finding.rule)!;
  const edition = rule.editions.find(({ edition: id }) => id === finding.edition);
  const figures = measuredText(finding, rule, language);
  const own = library.overrides.find((override) => override.rule === rule.id);
  return (
    <aside className="record-panel evidence" aria-label={t('evidence')} data-testid="evidence">
      <div className="record-head">
        <b>{finding.element.name}</b>
        <button type="button" aria-label={t('close')} onClick={onClose}>
          <CloseOutlined />
        </button>
      </div>
      <section>
        <p className="evidence-rule">
          <SeverityMark severity={finding.severity} /> {rule.name[language]}
          <span className="muted"> {severityWords[finding.severity][language]}</span>
        </p>
        <dl className="evidence-figures">
          <div>
            <dt>{t('measured')}</dt>
            <dd>{figures.measured}</dd>
          </div>
          <div>
            <dt>{t('limit')}</dt>
            <dd>{figures.limit}</dd>
          </div>
        </dl>
        <p className="muted">{rule.definition[language]}</p>
      </section>
      <section>
        <h3>{t('basis')}</h3>
        <p>
          {editionName(library, finding.edition, language)}
          {finding.clause ? ` · ${t('clauseOf', { clause: finding.clause })}` : ''} ·{' '}
          {t(edition?.standing === 'sourced' ? 'sourced' : 'toVerify')}
        </p>
        <p className="muted">{edition?.source[language]}</p>
        {finding.overridden && own ? <p>{t('ownLimit', { reason: own.reason })}</p> : null}
        <button type="button" className="link-button" onClick={() => onRule(rule.id)}>
          {t('openRule')}
        </button>
      </section>
      <LitDiagram planId={planId} finding={finding} />
      <section>
        <h3>{t('cells')}</h3>
        <ul className="evidence-cells">
          {places.slice(0, MOST_CELLS).map(({ entity, id, column, file, sheet, cell }) => (
            <li key={`${entity} ${id} ${column}`}>
              <button type="button" className="link-button" onClick={() => goToRecord(entity, id)}>
                {columnName(entity, column, language)}
              </button>
              <span className="muted">{cell ? `${sheet} ${cell}` : t('typedCell')}</span>
              {file ? <span className="evidence-file muted">{file}</span> : null}
            </li>
          ))}
          {places.length > MOST_CELLS ? (
            <li className="muted">{t('moreCells', { count: places.length - MOST_CELLS })}</li>
          ) : null}
        </ul>
        {origin ? <OriginCells origin={origin} /> : null}
      </section>
    </aside>
  );
}

/** Places of a finding's cells, and the rows around the first of them as its file has them. */
function useEvidence(finding: Finding): { places: EvidencePlace[]; origin: Provenance | null } {
  const [places, setPlaces] = useState<EvidencePlace[]>([]);
  const [origin, setOrigin] = useState<Provenance | null>(null);
  const { evidence } = finding;
  useEffect(() => {
    let isGone = false;
    const load = async () => {
      const found = await attempt(() => backend().diagnosis.evidence({ cells: evidence.slice(0, 2000) }));
      if (isGone || !found) return;
      const inFiles = found.filter(({ cell }) => cell !== null);
      setPlaces(inFiles.length > 0 ? inFiles : found);
      const first = inFiles[0];
      const record = first
        ? await attempt(() => backend().records.provenance({ entity: first.entity, id: first.id }))
        : null;
      if (!isGone) setOrigin(record ?? null);
    };
    void load();
    return () => {
      isGone = true;
    };
  }, [evidence]);
  return { places, origin };
}
