import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../shared/format';
import { Dialog } from '../components/dialog/Dialog';
import type { SheetHandle } from '../components/sheet';
import { PaperPages } from './PaperPages';
import { LEAST_PT, type PaperChoice, paperSize, planStrips } from './paper';
import { printPages } from './printPages';
import './print.css';

/** More rows than anybody prints; a filter makes fewer. */
const ROW_LIMIT = 5_000;
const KEPT = 'countyframe.paper';

interface Props {
  title: string;
  subtitle: string;
  sheet: SheetHandle;
  onClose: () => void;
}

function keptChoice(): PaperChoice {
  try {
    return { paper: 'A4', isLandscape: true, isFitted: true, ...JSON.parse(localStorage.getItem(KEPT) ?? '{}') };
  } catch {
    return { paper: 'A4', isLandscape: true, isFitted: true };
  }
}

/** A sheet on paper: what will be printed is what is shown; paper, columns and fitting are chosen beside it. */
export default function PrintDialog({ title, subtitle, sheet, onClose }: Props) {
  const { t } = useTranslation('print');
  const [offered] = useState(() => sheet.printColumns());
  const [chosen, setChosen] = useState(() => new Set(offered.filter((column) => column.isShown).map((c) => c.key)));
  const [choice, setChoice] = useState(keptChoice);
  const [isSigned, setSigned] = useState(true);
  const [pages, setPages] = useState(0);
  const columns = useMemo(() => offered.filter((column) => chosen.has(column.key)), [offered, chosen]);
  const printout = useMemo(
    () =>
      sheet.printRows(
        columns.map((column) => column.key),
        ROW_LIMIT + 1,
      ),
    [sheet, columns],
  );
  const size = paperSize(choice);
  const plan = planStrips(columns, size, choice.isFitted);
  const change = (patch: Partial<PaperChoice>) => {
    const next = { ...choice, ...patch };
    localStorage.setItem(KEPT, JSON.stringify(next));
    setChoice(next);
  };
  const isTooMany = printout.rows.length > ROW_LIMIT;
  return (
    <Dialog title={t('title', { name: title })} width={1600} className="print-dialog" onClose={onClose}>
      <div className="print-body">
        <form className="print-choices" onSubmit={(event) => event.preventDefault()}>
          <label>
            <span>{t('paper')}</span>
            <select
              data-autofocus
              data-testid="paper"
              value={choice.paper}
              onChange={(event) => change({ paper: event.target.value as PaperChoice['paper'] })}
            >
              <option>A4</option>
              <option>A3</option>
            </select>
          </label>
          <label>
            <span>{t('orientation')}</span>
            <select
              value={choice.isLandscape ? 'landscape' : 'portrait'}
              onChange={(event) => change({ isLandscape: event.target.value === 'landscape' })}
            >
              <option value="portrait">{t('portrait')}</option>
              <option value="landscape">{t('landscape')}</option>
            </select>
          </label>
          <label className="print-check">
            <input
              type="checkbox"
              checked={choice.isFitted}
              onChange={(event) => change({ isFitted: event.target.checked })}
            />
            {t('fit')}
          </label>
          <label className="print-check">
            <input type="checkbox" checked={isSigned} onChange={(event) => setSigned(event.target.checked)} />
            {t('signatures')}
          </label>
          <fieldset>
            <legend>{t('columns')}</legend>
            <div className="print-links">
              <button
                type="button"
                className="link-button"
                onClick={() => setChosen(new Set(offered.map((column) => column.key)))}
              >
                {t('allColumns')}
              </button>
              <button
                type="button"
                className="link-button"
                onClick={() => setChosen(new Set(offered.filter((c) => c.isShown).map((c) => c.key)))}
              >
                {t('screenColumns')}
              </button>
            </div>
            <div className="print-columns">
              {offered.map((column) => (
                <label key={column.key} className="print-check">
                  <input
                    type="checkbox"
                    checked={chosen.has(column.key)}
                    onChange={(event) => {
                      const next = new Set(chosen);
                      if (event.target.checked) next.add(column.key);
                      else next.delete(column.key);
                      setChosen(next);
                    }}
                  />
                  <span>
                    {column.label}
                    {column.unit ? <span className="muted"> {column.unit}</span> : null}
                  </span>
                </label>
              ))}
            </div>
          </fieldset>
        </form>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region is reached by keyboard */}
        <section className="print-preview" aria-label={t('preview')} tabIndex={0}>
          {columns.length === 0 ? (
            <p className="empty">{t('noColumns')}</p>
          ) : (
            <PaperPages
              title={title}
              subtitle={subtitle}
              size={size}
              plan={plan}
              columns={columns}
              rows={isTooMany ? printout.rows.slice(0, ROW_LIMIT) : printout.rows}
              totals={printout.totals}
              isSigned={isSigned}
              onPages={setPages}
            />
          )}
        </section>
      </div>
      <div className="cf-dialog-foot">
        <span className="print-facts" role="status">
          {t('pages', { count: pages })}
          {isTooMany ? ` · ${t('tooMany', { limit: formatNumber(ROW_LIMIT, 0) })}` : ''}
          {plan.sizePt <= LEAST_PT ? ` · ${t('tooNarrow', { size: LEAST_PT })}` : ''}
        </span>
        {window.desktop ? (
          <Button disabled={columns.length === 0} onClick={() => void printPages(choice, title, true)}>
            {t('savePdf')}
          </Button>
        ) : null}
        <Button
          type="primary"
          data-testid="print-now"
          disabled={columns.length === 0}
          onClick={() => void printPages(choice, title, false)}
        >
          {t('print')}
        </Button>
      </div>
    </Dialog>
  );
}
