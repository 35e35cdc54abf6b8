import { useTranslation } from 'react-i18next';
import type { ImportSession } from '../../../../shared/api/imports';
import { formatNumber } from '../../../../shared/format';

/** The file in hand: name, kind, size, encoding, and whether it was imported before. */
export function FilePanel({ session, onOther }: { session: ImportSession; onOther: () => void }) {
  const { t } = useTranslation('data');
  const { file, issues } = session.inspection;
  return (
    <div className="import-file">
      <b title={file.name}>{file.name}</b>
      <span className="muted figures">
        {file.kind} · {formatNumber(file.bytes / 1024, 0)} kB{file.encoding ? ` · ${file.encoding}` : ''}
      </span>
      {session.importedBefore ? (
        <span className="import-before">{t('importedBefore', { time: session.importedBefore.time })}</span>
      ) : null}
      {issues
        .filter((issue) => issue.severity !== 'info')
        .slice(0, 5)
        .map((issue) => (
          <span key={issue.code + JSON.stringify(issue.where)} className="import-warning">
            {t(`message:${issue.code}`, issue.params ?? {})}
          </span>
        ))}
      <button type="button" className="link-button" onClick={onOther}>
        {t('otherFile')}
      </button>
    </div>
  );
}
