import { DownloadOutlined, PrinterOutlined, SaveOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { backend } from '../../api/backend';
import { saveFile } from '../../api/desktop';
import { attempt } from '../../app/actions';
import { useApp } from '../../app/useApp';
import { usePrintCommand } from '../../app/usePrintCommand';
import { useRecordPanel } from '../record/useRecordPanel';
import { EvidencePanel } from './EvidencePanel';
import { FilterChips } from './FilterChips';
import { FindingsList } from './FindingsList';
import { GapsPage } from './GapsPage';
import { GradesPage } from './GradesPage';
import { KeptRuns } from './KeptRuns';
import { Matrix } from './Matrix';
import { PrintList } from './PrintList';
import { Radar } from './Radar';
import { RulesPage } from './RulesPage';
import { ALL, chosen, type FindingFilter } from './selection';
import { useDiagnosis } from './useDiagnosis';
import '../ledgers/ledgers.css';
import './findings.css';
import { TabBar } from '../../components/tabs/TabBar';

const TABS = ['list', 'grades', 'gaps', 'rules', 'kept'] as const;
type Tab = (typeof TABS)[number];

/** Weak links of the county: counts by dimension and township on top, the list below, evidence beside; grades, gaps, rules. */
export default function FindingsScreen() {
  const { t } = useTranslation('findings');
  const { language, place, state: app, go } = useApp();
  const planId = app!.planId!;
  const { state, library, asOf, setAsOf, reload } = useDiagnosis(planId);
  const tab: Tab = TABS.find((name) => name === place.tab) ?? 'list';
  const dimension = (place.dimension ?? null) as FindingFilter['dimension'];
  const [filter, setFilter] = useState<FindingFilter>({ ...ALL, dimension });
  const [isPrinting, setPrinting] = useState(false);
  const [day, setDay] = useState('');
  const panel = useRecordPanel();
  const shown = useMemo(() => (state ? chosen(state.findings, filter) : []), [state, filter]);
  usePrintCommand('home:printSheet', () => setPrinting(true));
  const donePrinting = useCallback(() => setPrinting(false), []);
  const open = (name: Tab, more: Record<string, string> = {}) => {
    panel.close();
    go('findings', { tab: name, ...more });
  };
  const narrow = (part: Partial<FindingFilter>) => {
    panel.close();
    setFilter((before) => ({ ...before, ...part }));
  };
  const exportList = async () => {
    const keys = shown.length === state?.findings.length ? null : shown.map(({ key }) => key);
    const file = await attempt(() => backend().diagnosis.workbook({ planId, asOf, language, keys }));
    if (file) await attempt(() => saveFile(file));
  };
  const keep = async () => {
    await attempt(() => backend().diagnosis.keep({ planId, asOf, name: t('keptName', { asOf: state!.asOf }) }));
  };
  if (!state || !library) {
    return (
      <div className="page">
        <div className="screen-loading">
          {t('judging')}{' '}
          <button type="button" className="link-button" onClick={() => void reload()}>
            {t('again')}
          </button>
        </div>
      </div>
    );
  }
  const active = panel.rowId ? state.findings.find(({ key }) => key === panel.rowId) : undefined;
  return (
    <div className="sheet-screen findings">
      <div className="findings-bar">
        <TabBar
          label={t('title')}
          tabs={TABS}
          active={tab}
          onPick={open}
          text={(name) => (
            <>
              {t(`tab_${name}`)}
              {name === 'list' ? <span className="tab-count"> {state.findings.length}</span> : null}
              {name === 'gaps' && state.cannotJudge.length > 0 ? (
                <span className="tab-count"> {state.cannotJudge.length}</span>
              ) : null}
            </>
          )}
        />
        <span className="findings-space" />
        <label className="findings-day">
          {t('asOf')}
          <Input
            size="small"
            value={day || state.asOf}
            data-testid="as-of"
            onChange={({ target }) => setDay(target.value)}
            onPressEnter={() => setAsOf(day === '' ? null : day)}
            onBlur={() => day !== '' && day !== state.asOf && setAsOf(day)}
          />
        </label>
        <Button size="small" icon={<SaveOutlined />} disabled={app!.isReadonly} onClick={() => void keep()}>
          {t('keep')}
        </Button>
        <Button size="small" icon={<PrinterOutlined />} onClick={() => setPrinting(true)}>
          {t('print')}
        </Button>
        <Button size="small" icon={<DownloadOutlined />} onClick={() => void exportList()} data-testid="export">
          {t('export')}
        </Button>
      </div>
      {tab === 'list' ? (
        <>
          <div className="findings-top">
            <Radar findings={state.findings} onPick={(picked) => setFilter({ ...ALL, dimension: picked })} />
            <Matrix state={state} filter={filter} onFilter={narrow} />
          </div>
          <FilterChips filter={filter} library={library} state={state} count={shown.length} onFilter={narrow} />
          <div className="sheet-and-panel">
            <div className="sheet-place">
              <FindingsList
                findings={shown}
                library={library}
                empty={<div className="empty">{t(state.findings.length === 0 ? 'none' : 'noneHere')}</div>}
                onActive={(key) => (key ? panel.open(key) : undefined)}
                onOpen={panel.open}
              />
            </div>
            {active ? (
              <EvidencePanel
                finding={active}
                library={library}
                onClose={panel.close}
                onRule={(rule) => open('rules', { rule })}
              />
            ) : null}
          </div>
        </>
      ) : null}
      {tab === 'grades' ? <GradesPage state={state} library={library} /> : null}
      {tab === 'gaps' ? <GapsPage state={state} library={library} /> : null}
      {tab === 'rules' ? (
        <RulesPage
          state={state}
          library={library}
          asOf={asOf}
          ruleId={place.rule ?? null}
          onRule={(rule) => open('rules', rule ? { rule } : {})}
          onList={(rule) => {
            setFilter({ ...ALL, rule });
            open('list');
          }}
        />
      ) : null}
      {tab === 'kept' ? <KeptRuns planId={planId} state={state} library={library} /> : null}
      {isPrinting ? <PrintList findings={shown} state={state} library={library} onDone={donePrinting} /> : null}
    </div>
  );
}
