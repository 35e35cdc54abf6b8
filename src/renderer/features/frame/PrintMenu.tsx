import { PrinterOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { backend } from '../../api/backend';
import { runJob, saveMade } from '../../app/actions';
import { type DrawingRequest, requestOf } from './useDrawing';

const OUTPUTS = [
  { key: 'A3 pdf', paper: 'A3', format: 'pdf' },
  { key: 'A4 pdf', paper: 'A4', format: 'pdf' },
  { key: 'fit svg', paper: 'fit', format: 'svg' },
] as const;

/** The drawing on paper, with frame and title block. */
export function PrintMenu({ request }: { request: DrawingRequest }) {
  const { t } = useTranslation('network');
  const print = async (key: string) => {
    const output = OUTPUTS.find((candidate) => candidate.key === key);
    if (!output) return;
    const { paper, format } = output;
    await saveMade(
      await runJob('jobDrawing', (signal) =>
        backend().frame.drawingFile({ ...requestOf(request), paper, format }, { signal }),
      ),
    );
  };
  const items = OUTPUTS.map(({ key, paper, format }) => ({
    key,
    label: <span data-print={key}>{t(`print_${paper}_${format}`)}</span>,
  }));
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => void print(key) }}>
      <Button size="small" icon={<PrinterOutlined />} data-testid="print-drawing">
        {t('print')}
      </Button>
    </Dropdown>
  );
}
