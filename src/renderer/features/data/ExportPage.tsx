import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { backend } from '../../api/backend';
import { saveFile } from '../../api/desktop';
import { attempt, runJob, saveMade } from '../../app/actions';
import { useApp } from '../../app/useApp';
import { FormsCard } from './FormsCard';
import './history.css';

/** The plan as a workbook, and the blank one in which data is collected. */
export function ExportPage() {
  const { t } = useTranslation('data');
  const { language, state } = useApp();
  const planId = state!.planId!;
  const exportPlan = async () => {
    await saveMade(await runJob('jobExport', (signal) => backend().outputs.workbook({ planId, language }, { signal })));
  };
  const template = async () => {
    const file = await attempt(() => backend().outputs.template({ language }));
    if (file) await saveFile(file);
  };
  const copy = async () => {
    const file = await attempt(() => backend().app.downloadCopy());
    if (file) await saveFile(file);
  };
  return (
    <div className="page export-page">
      <section className="card">
        <h2 className="card-title">{t('exportTitle')}</h2>
        <p>{t('exportHint')}</p>
        <Button type="primary" onClick={() => void exportPlan()} data-testid="export-workbook">
          {t('exportWorkbook')}
        </Button>
      </section>
      <section className="card">
        <h2 className="card-title">{t('templateTitle')}</h2>
        <p>{t('templateHint')}</p>
        <Button onClick={() => void template()} data-testid="export-template">
          {t('exportTemplate')}
        </Button>
      </section>
      <FormsCard planId={planId} />
      <section className="card">
        <h2 className="card-title">{t('copyTitle')}</h2>
        <p>{t('copyHint')}</p>
        <Button onClick={() => void copy()} data-testid="export-copy">
          {t('exportCopy')}
        </Button>
      </section>
    </div>
  );
}
