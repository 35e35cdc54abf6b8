import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { BareSheet } from '../../../../shared/api/imports';

interface Props {
  sheets: BareSheet[];
  onOpen: (sheet: BareSheet) => void;
}

/** No table was found in any file: what to do about it. */
export function NoTables({ sheets, onOpen }: Props) {
  const { t } = useTranslation('data');
  const first = sheets.find(({ isHidden }) => !isHidden) ?? sheets[0];
  return (
    <div className="import-no-tables">
      <p>{t('noTables')}</p>
      {first ? (
        <>
          <p className="muted">{t('noTablesNext')}</p>
          <Button type="primary" onClick={() => onOpen(first)}>
            {t('openSheet', { sheet: first.name })}
          </Button>
        </>
      ) : null}
    </div>
  );
}
