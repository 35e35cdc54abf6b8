import { FilePdfOutlined } from '@ant-design/icons';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attachment } from '../../../shared/api/home';
import { formatNumber } from '../../../shared/format';
import { backend } from '../../api/backend';
import { pickFiles, saveFile } from '../../api/desktop';
import { attempt } from '../../app/actions';
import { onNews, useApp } from '../../app/useApp';
import { Dialog } from '../../components/dialog/Dialog';
import { thumbnailOf } from './thumbnail';

const BYTES_PER_MB = 1024 * 1024;

/** Photos and PDF files of a record, kept in the store file: seen small, opened large, saved, removed. */
export function AttachmentsSection({ entity, rowId }: { entity: string; rowId: string }) {
  const { t } = useTranslation('home');
  const isReadonly = useApp((app) => app.state?.isReadonly ?? false);
  const [files, setFiles] = useState<Attachment[]>([]);
  const [shown, setShown] = useState<{ file: Attachment; url: string } | null>(null);
  const load = useCallback(async () => {
    const found = await attempt(() => backend().home.attachments({ entity, id: rowId }));
    if (found) setFiles(found);
  }, [entity, rowId]);
  useEffect(() => {
    void load();
    return onNews((news) => {
      if ('attachment' in news.entities) void load();
    });
  }, [load]);
  const add = async () => {
    for (const file of await pickFiles('.jpg,.jpeg,.png,.webp,.pdf', true)) {
      const thumbnail = await thumbnailOf(file);
      await attempt(() => backend().home.attach({ entity, id: rowId, file, thumbnail }));
    }
  };
  const open = async (file: Attachment) => {
    const content = await attempt(() => backend().home.attachment({ attachmentId: file.id }));
    if (!content) return;
    if (!file.type.startsWith('image/')) return saveFile(content);
    const url = URL.createObjectURL(new Blob([await content.arrayBuffer()], { type: file.type }));
    setShown({ file, url });
  };
  const close = () => {
    if (shown) URL.revokeObjectURL(shown.url);
    setShown(null);
  };
  const save = async (file: Attachment) => {
    const content = await attempt(() => backend().home.attachment({ attachmentId: file.id }));
    if (content) await attempt(() => saveFile(content));
  };
  return (
    <section>
      <h3>{t('attachments')}</h3>
      <ul className="record-files">
        {files.map((file) => (
          <li key={file.id}>
            <button type="button" className="record-file" title={file.name} onClick={() => void open(file)}>
              {file.thumbnail ? (
                <img src={`data:image/jpeg;base64,${file.thumbnail}`} alt="" />
              ) : (
                <FilePdfOutlined aria-hidden="true" />
              )}
              <span>{file.name}</span>
            </button>
            <span className="muted figures">{formatNumber(file.sizeBytes / BYTES_PER_MB, 2)} MB</span>
            {isReadonly ? null : (
              <button
                type="button"
                className="link-button"
                aria-label={t('removeAttachment', { name: file.name })}
                onClick={() => void attempt(() => backend().home.removeAttachment({ attachmentId: file.id }))}
              >
                {t('remove')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {isReadonly ? null : (
        <button type="button" className="link-button" data-testid="attach" onClick={() => void add()}>
          {t('addAttachment')}
        </button>
      )}
      {shown ? (
        <Dialog title={shown.file.name} width={1100} onClose={close}>
          <div className="cf-dialog-body record-picture">
            <img src={shown.url} alt={shown.file.name} />
          </div>
          <div className="cf-dialog-foot">
            <button type="button" className="link-button" onClick={() => void save(shown.file)}>
              {t('saveAttachment')}
            </button>
          </div>
        </Dialog>
      ) : null}
    </section>
  );
}
