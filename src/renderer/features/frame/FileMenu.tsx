import { FolderOpenOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FrameFileResult } from '../../../shared/api/frame';
import { wordMessage } from '../../../shared/messages';
import { backend } from '../../api/backend';
import { pickFiles, saveFile } from '../../api/desktop';
import { attempt } from '../../app/actions';
import { useApp } from '../../app/useApp';
import { Dialog } from '../../components/dialog/Dialog';

interface Props {
  planId: string;
  canWrite: boolean;
}

/** Issues shown of a file; the rest is counted. */
const MOST_ISSUES = 8;

/** Files of the frame: the network as JSON, boundaries as GeoJSON, in and out. */
export function FileMenu({ planId, canWrite }: Props) {
  const { t } = useTranslation('network');
  const language = useApp((app) => app.language);
  const [taken, setTaken] = useState<FrameFileResult | null>(null);
  const take = async () => {
    const [file] = await pickFiles('.json,.geojson');
    const result = file && (await attempt(() => backend().frame.takeFile({ planId, file })));
    if (result) setTaken(result);
  };
  const act = async (key: string) => {
    if (key === 'take') return take();
    if (key === 'removeBoundaries') {
      await attempt(() => backend().frame.removeBoundaries({ planId }));
      return;
    }
    const call = key === 'exportNetwork' ? backend().frame.exportNetwork : backend().frame.exportBoundaries;
    const file = await attempt(() => call({ planId }));
    if (file) await attempt(() => saveFile(file));
  };
  const keys = ['take', 'exportNetwork', 'exportBoundaries', 'removeBoundaries'] as const;
  const items = keys.map((key) => ({
    key,
    label: <span data-file={key}>{t(`file_${key}`)}</span>,
    disabled: !canWrite && (key === 'take' || key === 'removeBoundaries'),
  }));
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => void act(key) }}>
        <Button size="small" icon={<FolderOpenOutlined />} data-testid="frame-files">
          {t('files')}
        </Button>
      </Dropdown>
      {taken ? (
        <Dialog title={t(`taken_${taken.kind}`)} width={560} onClose={() => setTaken(null)}>
          <div className="cf-dialog-body" data-testid="file-taken">
            <p>{wordMessage(language, 'IMPORT_COUNTS', { ...taken.counts })}</p>
            {taken.issues.slice(0, MOST_ISSUES).map(({ code, params }) => (
              <p key={`${code} ${JSON.stringify(params)}`} className="muted">
                {wordMessage(language, code, params)}
              </p>
            ))}
            {taken.issues.length > MOST_ISSUES ? (
              <p className="muted">{t('moreIssues', { count: taken.issues.length - MOST_ISSUES })}</p>
            ) : null}
          </div>
        </Dialog>
      ) : null}
    </>
  );
}
