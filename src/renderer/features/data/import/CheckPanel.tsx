import { Button, Checkbox, Segmented } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DryRun, DryRunRow, RowFix, RowState, VanishedAction } from '../../../../shared/api/imports';
import type { ImportMapping } from '../../../../shared/api/inspection';
import { backend } from '../../../api/backend';
import { saveFile } from '../../../api/desktop';
import { attempt } from '../../../app/actions';
import { useApp } from '../../../app/useApp';
import { CheckRow } from './CheckRow';
import { NamesPanel } from './NamesPanel';
import { Remarks } from './Remarks';
import type { DecidedName, ImportState } from './useImport';
import { ValuesPanel } from './ValuesPanel';
import { VanishedBar } from './VanishedBar';
import './check.css';

const STATES: RowState[] = ['new', 'changed', 'rejected', 'ambiguous', 'unchanged', 'vanished'];
/** The first of them that has rows is shown first. */
const FIRST: RowState[] = ['rejected', 'ambiguous', 'changed', 'new', 'vanished', 'unchanged'];
const PAGE = 100;
/** The tab of names to be judged, beside those of the rows. */
const NAMES = 'names';

interface Page {
  total: number;
  /** Rows of the state that something is wrong with. */
  withIssues: number;
  rows: DryRunRow[];
}

interface Props {
  sessionId: string;
  dryRun: DryRun | null;
  version: number;
  onFix: (fixes: RowFix[]) => Promise<void>;
  onFixAlike: (entity: string, field: string, from: string, to: string) => Promise<void>;
  decisions: ImportState['decisions'];
  onNames: (names: DecidedName[]) => Promise<void>;
  onWithdrawName: (name: DecidedName) => Promise<void>;
  onVanished: (entity: string, action: VanishedAction) => Promise<void>;
  onMappings: (change: (mappings: ImportMapping[]) => ImportMapping[]) => Promise<void>;
}

/** What the import would do, row by row, before anything is written; rejected rows are mended here. */
export function CheckPanel(props: Props) {
  const { sessionId, dryRun, version, onFix, onFixAlike, decisions, onNames, onWithdrawName, onVanished, onMappings } =
    props;
  const { t } = useTranslation('data');
  const language = useApp((app) => app.language);
  const [chosen, setChosen] = useState<RowState | null>(null);
  const [onlyIssues, setOnlyIssues] = useState(false);
  // What waits for the user comes first, until a tab is chosen.
  const state = chosen ?? (FIRST.find((name) => (dryRun?.counts[name] ?? 0) > 0) || 'new');
  const [showsNames, setShowsNames] = useState(false);
  const [page, setPage] = useState<Page>({ total: 0, withIssues: 0, rows: [] });
  const [fixes, setFixes] = useState<Map<number, RowFix>>(new Map());

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new check has new rows
  useEffect(() => {
    let isGone = false;
    void attempt(() => backend().imports.rows({ sessionId, state, offset: 0, limit: PAGE, onlyIssues })).then(
      (found) => {
        if (!isGone && found) setPage(found);
      },
    );
    setFixes(new Map());
    return () => {
      isGone = true;
    };
  }, [sessionId, state, onlyIssues, version]);

  const more = async () => {
    const found = await attempt(() =>
      backend().imports.rows({ sessionId, state, offset: page.rows.length, limit: PAGE, onlyIssues }),
    );
    if (found) setPage({ ...found, rows: [...page.rows, ...found.rows] });
  };
  const addFix = (fix: RowFix) =>
    setFixes((old) => {
      const kept = old.get(fix.index);
      return new Map(old).set(fix.index, { ...kept, ...fix, texts: { ...kept?.texts, ...fix.texts } });
    });
  const saveRejected = async () => {
    const file = await attempt(() => backend().imports.rejectedWorkbook({ sessionId, language }));
    if (file) await saveFile(file);
  };
  const names = dryRun?.nearNames ?? [];
  const values = dryRun?.strangeValues ?? [];
  const asked = names.length + values.length;
  const tableIssues = (dryRun?.issues ?? []).filter(({ code }) => code !== 'RECORDS_VANISHED');
  return (
    <div className="import-check-panel">
      <div className="import-check-head">
        <Segmented
          value={showsNames ? NAMES : state}
          onChange={(value) => {
            setShowsNames(value === NAMES);
            if (value !== NAMES) setChosen(value as RowState);
          }}
          options={[
            ...STATES.map((name) => ({
              value: name,
              label: (
                <span data-testid={`state-${name}`}>{t(`state_${name}`, { count: dryRun?.counts[name] ?? 0 })}</span>
              ),
            })),
            {
              value: NAMES,
              label: <span data-testid="state-names">{t('state_names', { count: asked })}</span>,
            },
          ]}
        />
        <span className="grow" />
        {!showsNames && state !== 'rejected' && state !== 'ambiguous' && (page.withIssues > 0 || onlyIssues) ? (
          <Checkbox
            checked={onlyIssues}
            onChange={(event) => setOnlyIssues(event.target.checked)}
            data-testid="only-issues"
          >
            {t('onlyIssues', { count: page.withIssues })}
          </Checkbox>
        ) : null}
        {!showsNames && state === 'rejected' && page.total > 0 ? (
          <Button size="small" onClick={() => void saveRejected()}>
            {t('saveRejected')}
          </Button>
        ) : null}
        {fixes.size > 0 ? (
          <Button size="small" type="primary" onClick={() => void onFix([...fixes.values()])} data-testid="retry">
            {t('retry', { count: fixes.size })}
          </Button>
        ) : null}
      </div>
      <div className="import-check-body">
        <Remarks issues={tableIssues} />
        {showsNames && asked === 0 ? <div className="empty">{t('noNames')}</div> : null}
        {showsNames && values.length > 0 ? (
          <ValuesPanel values={values} onMappings={(change) => void onMappings(change)} />
        ) : null}
        {showsNames ? (
          <NamesPanel
            near={names}
            others={dryRun?.otherNames ?? []}
            decided={decisions.names ?? []}
            onDecide={(judged) => void onNames(judged)}
            onWithdraw={(name) => void onWithdrawName(name)}
          />
        ) : null}
        {!showsNames && state === 'vanished' && dryRun ? (
          <VanishedBar
            dryRun={dryRun}
            chosen={decisions.vanished ?? {}}
            onChoose={(entity, action) => void onVanished(entity, action)}
          />
        ) : null}
        {!showsNames && page.rows.length === 0 ? <div className="empty">{t('noRows')}</div> : null}
        {showsNames
          ? null
          : page.rows.map((row) => (
              <CheckRow
                key={row.index}
                row={row}
                onFix={addFix}
                onFixAlike={(field, from, to) => void onFixAlike(row.entity, field, from, to)}
              />
            ))}
        {!showsNames && page.rows.length < page.total ? (
          <button type="button" className="link-button import-more" onClick={() => void more()}>
            {t('moreOf', { shown: page.rows.length, total: page.total })}
          </button>
        ) : null}
      </div>
    </div>
  );
}
