import { InboxOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RememberedForm } from './remembered/RememberedForm';
import { RememberedLists } from './remembered/RememberedLists';
import './ends.css';

interface Props {
  /** Files that are being read. */
  reading: string | null;
  onFiles: () => void;
  onFolder: () => void;
}

/** Before there is a file: where to drop one, and what earlier imports left behind. */
export function StartPage({ reading, onFiles, onFolder }: Props) {
  const { t } = useTranslation('data');
  const [formId, setFormId] = useState<string | null>(null);
  if (formId !== null && !reading) return <RememberedForm key={formId} id={formId} onClose={() => setFormId(null)} />;
  return (
    <div className="import-start">
      <div className="import-empty">
        <InboxOutlined className="import-empty-icon" />
        <p>{reading ? t('reading', { file: reading }) : t('dropHint')}</p>
        {reading ? null : (
          <>
            <div className="import-start-buttons">
              <Button type="primary" onClick={onFiles} data-testid="choose-file">
                {t('chooseFile')}
              </Button>
              <Button onClick={onFolder}>{t('chooseFolder')}</Button>
            </div>
            <p className="muted">{t('formats')}</p>
          </>
        )}
      </div>
      {reading ? null : <RememberedLists onOpen={setFormId} />}
    </div>
  );
}
