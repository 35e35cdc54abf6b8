import { useTranslation } from 'react-i18next';
import { SheetTabs } from './SheetTabs';

const SHEETS = ['balanceInput'];

/** What the power balance rests on, in a sheet. */
export function BalanceTab() {
  const { t } = useTranslation('targets');
  return <SheetTabs entities={SHEETS} label={t('loadSheets')} />;
}
