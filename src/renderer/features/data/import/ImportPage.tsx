import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { pickFiles } from '../../../api/desktop';
import { pickFolder } from '../../../api/dropFiles';
import { useApp } from '../../../app/useApp';
import { CheckPanel } from './CheckPanel';
import { ImportDone } from './ImportDone';
import { ImportRail } from './ImportRail';
import { MappingPanel } from './MappingPanel';
import { NoTables } from './NoTables';
import { SheetPreview } from './SheetPreview';
import { StartPage } from './StartPage';
import { useImport } from './useImport';
import './import.css';

const ACCEPT = '.xls,.xlsx,.xlsm,.xlsb,.et,.ods,.fods,.csv,.tsv,.txt,.html,.htm,.xml';

/** One page from file to commit: steps left, the original sheet in the middle, its mapping right, counts at the foot. */
export function ImportPage() {
  const { t } = useTranslation('data');
  const app = useApp((own) => own.state);
  const plan = app!.plans.find((candidate) => candidate.id === app!.planId)!;
  const work = useImport(plan.id);
  const { state } = work;
  const { step, column } = state;
  const isBusy = state.isChecking || state.isCommitting;

  const files =
    state.fileCount > 1 ? t('filesOf', { file: state.fileName, count: state.fileCount }) : (state.fileName ?? '');

  const choose = async () => {
    const files = await pickFiles(ACCEPT, true);
    if (files.length > 0) await work.open(files);
  };
  const chooseFolder = async () => {
    const files = await pickFolder();
    if (files.length > 0) await work.open(files);
  };

  if (state.result) {
    return <ImportDone result={state.result} sessionId={state.doneSessionId} fileName={files} onAgain={work.close} />;
  }
  if (!state.session) {
    return (
      <StartPage
        reading={state.fileName ? files : null}
        onFiles={() => void choose()}
        onFolder={() => void chooseFolder()}
      />
    );
  }

  const mapping = state.mappings[state.current];
  const counts = state.dryRun?.counts;
  const settles = Object.values(state.decisions.vanished ?? {}).some((action) => action !== 'keep');
  const session = state.session;
  const takes = counts ? counts.new + counts.changed + (settles ? counts.vanished : 0) : 0;
  return (
    <div className="import-page">
      <ImportRail
        session={session}
        mappings={state.mappings}
        current={step === 'table' ? state.current : null}
        file={session.fileOf[state.current] ?? 0}
        isChecking={step === 'check'}
        onShow={work.show}
        onTake={(index, take) => void work.setMapping(index, { ...state.mappings[index]!, take })}
        onOpen={(sheet) => void work.openSheet(sheet)}
        onCheck={() => work.setStep('check')}
        onOtherFile={() => void choose()}
        onEncoding={(encoding) => void work.reopen(encoding)}
      />
      {step === 'check' ? (
        <CheckPanel
          sessionId={state.session.sessionId}
          dryRun={state.dryRun}
          version={state.version}
          onFix={work.fix}
          onFixAlike={work.fixAlike}
          decisions={state.decisions}
          onNames={work.decideNames}
          onWithdrawName={work.withdrawName}
          onVanished={work.decideVanished}
          onMappings={work.setMappings}
        />
      ) : mapping ? (
        <>
          <SheetPreview
            key={`${state.session.sessionId} ${state.current}`}
            sessionId={state.session.sessionId}
            file={state.session.fileOf[state.current] ?? 0}
            mapping={mapping}
            index={state.current}
            version={state.version}
            column={column}
            onColumn={work.setColumn}
            onChange={(changed) => void work.setMapping(state.current, changed)}
          />
          <MappingPanel
            mapping={mapping}
            column={column}
            onChange={(changed) => void work.setMapping(state.current, changed)}
            isBusy={isBusy}
          />
        </>
      ) : (
        <NoTables sheets={session.bareSheets} onOpen={(sheet) => void work.openSheet(sheet)} />
      )}
      <footer className="import-foot">
        {counts ? (
          <span className="figures" data-testid="dry-run-counts">
            {t('counts', { ...counts, skipped: state.dryRun!.skipped })}
          </span>
        ) : state.isChecking ? (
          <span className="muted">{t('checking')}</span>
        ) : (
          <span className="muted">{t('notChecked')}</span>
        )}
        <span className="grow" />
        <Button onClick={work.close} disabled={state.isCommitting}>
          {t('abandon')}
        </Button>
        {counts || state.isChecking ? null : (
          <Button onClick={work.checkAgain} data-testid="check-again">
            {t('checkAgain')}
          </Button>
        )}
        {step === 'table' ? (
          <Button onClick={() => work.setStep('check')} disabled={!counts}>
            {t('check')}
          </Button>
        ) : null}
        <Button
          type="primary"
          disabled={takes === 0 || isBusy}
          loading={state.isCommitting}
          onClick={() => void work.commit()}
          data-testid="take-rows"
        >
          {takes === 0 ? t(counts ? 'nothingToTake' : 'takeNothingYet') : t('takeRows', { count: takes })}
        </Button>
      </footer>
    </div>
  );
}
