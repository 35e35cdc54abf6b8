import {
  BarChartOutlined,
  DatabaseOutlined,
  FileTextOutlined,
  FolderOpenOutlined,
  FundOutlined,
  ProjectOutlined,
  SettingOutlined,
  TableOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type ScreenName, useApp } from './useApp';

/** The screens in the order of the chain. */
const items: { screen: ScreenName; icon: ReactNode }[] = [
  { screen: 'plans', icon: <FolderOpenOutlined /> },
  { screen: 'overview', icon: <BarChartOutlined /> },
  { screen: 'data', icon: <DatabaseOutlined /> },
  { screen: 'ledgers', icon: <TableOutlined /> },
  { screen: 'projects', icon: <ProjectOutlined /> },
  { screen: 'budget', icon: <FundOutlined /> },
  { screen: 'document', icon: <FileTextOutlined /> },
  { screen: 'settings', icon: <SettingOutlined /> },
];

export function Navigation({ current }: { current: ScreenName }) {
  const { t } = useTranslation();
  const go = useApp((app) => app.go);
  return (
    <nav className="navigation" aria-label={t('navigation')}>
      {items.map(({ screen, icon }) => (
        <button
          key={screen}
          type="button"
          data-screen={screen}
          className={screen === current ? 'navigation-item is-current' : 'navigation-item'}
          aria-current={screen === current ? 'page' : undefined}
          onClick={() => go(screen)}
        >
          {icon}
          <span>{t(screen)}</span>
        </button>
      ))}
    </nav>
  );
}
