import { useTranslation } from 'react-i18next';
import { SheetTabs } from './SheetTabs';

const SHEETS = ['loadGrowth', 'pointLoad', 'feederLoad'];

/** Growth, point loads and peaks entered, in sheets. */
export function LoadTab() {
  const { t } = useTranslation('targets');
  return <SheetTabs entities={SHEETS} label={t('loadSheets')} />;
}
