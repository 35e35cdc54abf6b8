import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImportSession } from '../../../../shared/api/imports';
import { formatNumber } from '../../../../shared/format';
import { localTime } from '../../../format/localTime';

interface Props {
  session: ImportSession;
  /** Position of the file among those of the import. */
  file: number;
  onOther: () => void;
  /** Undefined: let the program find out. */
  onEncoding: (encoding: string | undefined) => void;
}

const ENCODINGS = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be', 'windows-1252'];

const BYTES_PER_KB = 1024;

function sizeOf(bytes: number): string {
  return bytes < BYTES_PER_KB ? `${bytes} B` : `${formatNumber(bytes / BYTES_PER_KB, 0)} kB`;
}

/** The file in hand: name, kind, size, encoding with a sample, and whether it was imported before. */
export function FilePanel({ session, file: position, onOther, onEncoding }: Props) {
  const { t } = useTranslation('data');
  const { file, issues } = session.files[position] ?? session.inspection;
  const sample = session.mappings
    .filter((_, index) => session.fileOf[index] === position)
    .flatMap((mapping) => mapping.columns.flatMap(({ path, samples }) => [...path, ...samples]))
    .slice(0, 6)
    .join(' ');
  return (
    <div className="import-file">
      <b title={file.name}>{file.name}</b>
      <span className="muted figures">
        {file.kind} · {sizeOf(file.bytes)}
        {session.files.length > 1 ? ` · ${t('fileOf', { number: position + 1, count: session.files.length })}` : ''}
      </span>
      {file.encoding ? (
        <>
          <Select
            size="small"
            value={file.encoding}
            aria-label={t('encoding')}
            data-testid="encoding"
            options={[
              { value: '', label: t('encodingAuto') },
              ...[...new Set([file.encoding, ...ENCODINGS])].map((value) => ({ value, label: value })),
            ]}
            onChange={(value: string) => onEncoding(value === '' ? undefined : value)}
          />
          {sample ? (
            <span className="muted import-encoding-sample" title={sample}>
              {sample}
            </span>
          ) : null}
        </>
      ) : null}
      {session.importedBefore ? (
        <span className="import-before">{t('importedBefore', { time: localTime(session.importedBefore.time) })}</span>
      ) : null}
      {[...issues, ...session.unread]
        .filter((issue) => issue.severity !== 'info')
        .slice(0, 5)
        .map((issue) => (
          <span
            key={issue.code + JSON.stringify(issue.where) + JSON.stringify(issue.params)}
            className="import-warning"
          >
            {t(`message:${issue.code}`, issue.params ?? {})}
          </span>
        ))}
      <button type="button" className="link-button" onClick={onOther}>
        {t('otherFile')}
      </button>
    </div>
  );
}
