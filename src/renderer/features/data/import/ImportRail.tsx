import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { BareSheet, ImportSession } from '../../../../shared/api/imports';
import type { ImportMapping } from '../../../../shared/api/inspection';
import { findTable } from '../../../../shared/model';
import { useApp } from '../../../app/useApp';
import { FilePanel } from './FilePanel';
import './rail.css';

/** More sheets than these are folded. */
const FEW_SHEETS = 8;

interface Props {
  session: ImportSession;
  mappings: ImportMapping[];
  /** Table shown, index into mappings; null where another step is. */
  current: number | null;
  /** Position of the file shown. */
  file: number;
  isChecking: boolean;
  onShow: (index: number) => void;
  onTake: (index: number, take: boolean) => void;
  onOpen: (sheet: BareSheet) => void;
  onCheck: () => void;
  onOtherFile: () => void;
  onEncoding: (encoding: string | undefined) => void;
}

/** The steps: the file, its tables, sheets without any, the check. */
export function ImportRail(props: Props) {
  const { session, mappings, current, file, isChecking, onShow, onTake, onOpen, onCheck, onOtherFile, onEncoding } =
    props;
  const { t } = useTranslation('data');
  const language = useApp((own) => own.language);
  const fileOf = (index: number) => session.files[session.fileOf[index] ?? 0];
  /** The file of a sheet, where there are several and it is not named like the sheet. */
  const nameOfFile = (position: number, sheet: string) => {
    const name = session.files[position]?.file.name;
    return session.files.length > 1 && name?.replace(/\.[^.]*$/, '') !== sheet ? name : undefined;
  };
  const isHidden = (index: number) => fileOf(index)?.sheets[mappings[index]!.sheetIndex]?.visible === false;
  const bare = session.bareSheets;
  const sheets = bare.map((sheet) => (
    <div key={`${sheet.file} ${sheet.sheet}`} className="import-table-line is-bare">
      <button type="button" title={sheet.name} onClick={() => onOpen(sheet)} data-testid="open-sheet">
        <span>{sheet.name}</span>
        <small>
          {joined(t('sheetBare'), sheet.isHidden ? t('hiddenSheet') : '', nameOfFile(sheet.file, sheet.name))}
        </small>
      </button>
    </div>
  ));
  return (
    <nav className="import-rail" aria-label={t('steps')}>
      <FilePanel session={session} file={file} onOther={onOtherFile} onEncoding={onEncoding} />
      {mappings.length > 0 ? <h3>{t('tables')}</h3> : null}
      {mappings.map((own, index) => (
        <div key={`${session.fileOf[index]} ${own.sheetIndex} ${own.tableIndex}`} className="import-table-line">
          <Checkbox
            checked={own.take}
            disabled={own.entity === null}
            aria-label={t('takeTable')}
            onChange={(event) => onTake(index, event.target.checked)}
          />
          <button
            type="button"
            className={index === current ? 'is-current' : undefined}
            title={own.sheet}
            onClick={() => onShow(index)}
          >
            <span>{own.sheet}</span>
            <small>
              {joined(
                own.entity ? findTable(own.entity).label[language] : t('notRecognised'),
                isHidden(index) ? t('hiddenSheet') : '',
                nameOfFile(session.fileOf[index]!, own.sheet),
              )}
            </small>
          </button>
        </div>
      ))}
      {bare.length > FEW_SHEETS ? (
        <details className="import-bare">
          <summary>{t('otherSheetsMany', { count: bare.length })}</summary>
          {sheets}
        </details>
      ) : null}
      {bare.length > 0 && bare.length <= FEW_SHEETS ? (
        <>
          <h3>{t('otherSheets')}</h3>
          {sheets}
        </>
      ) : null}
      <button
        type="button"
        className={isChecking ? 'import-check is-current' : 'import-check'}
        data-testid="step-check"
        onClick={onCheck}
      >
        {t('check')}
      </button>
    </nav>
  );
}

function joined(...parts: (string | undefined)[]): string {
  return parts.filter(Boolean).join(' · ');
}
