import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { CHANGE_TYPES, type ChangeType } from '../../../shared/frame/change';
import { useTypeLabel } from './labels';

/** Changes that are made on the drawing every day; the rest stands in the menu behind them. */
const DAILY: ChangeType[] = ['newTie', 'sectionalise', 'moveOpenPoint', 'automateSwitch', 'retire'];

interface Props {
  active: ChangeType | null;
  onStart: (type: ChangeType) => void;
}

/** What can be done to the target frame. */
export function ToolBar({ active, onStart }: Props) {
  const { t } = useTranslation('network');
  const label = useTypeLabel();
  const others = CHANGE_TYPES.filter((type) => !DAILY.includes(type));
  return (
    <span className="frame-tools" role="toolbar" aria-label={t('editTarget')}>
      {DAILY.map((type) => (
        <Button
          key={type}
          size="small"
          data-tool={type}
          type={active === type ? 'primary' : 'default'}
          onClick={() => onStart(type)}
        >
          {t(`tool_${type}`)}
        </Button>
      ))}
      <Dropdown
        trigger={['click']}
        menu={{
          items: others.map((type) => ({ key: type, label: label(type) })),
          onClick: ({ key }) => onStart(key as ChangeType),
          className: 'frame-more',
        }}
      >
        <Button size="small" type={active && others.includes(active) ? 'primary' : 'default'}>
          {active && others.includes(active) ? label(active) : t('moreChanges')}
        </Button>
      </Dropdown>
    </span>
  );
}
