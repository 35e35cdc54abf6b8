import {
  AccountBookOutlined,
  AimOutlined,
  AlertOutlined,
  AuditOutlined,
  BarChartOutlined,
  DatabaseOutlined,
  FileTextOutlined,
  FolderOpenOutlined,
  FundOutlined,
  PartitionOutlined,
  ProjectOutlined,
  SettingOutlined,
  TableOutlined,
  ThunderboltOutlined,
} from '@ant-design/icons';
import { type ComponentType, type LazyExoticComponent, lazy, type ReactNode } from 'react';

export interface ScreenEntry {
  /** Name in addresses and in the text keys `frame:<name>` (title) and `help:<name>` (what it is for). */
  name: string;
  icon: ReactNode;
  view: LazyExoticComponent<ComponentType>;
  /** Makes sense without a plan. */
  isPlanless?: boolean;
  /** Its figures follow the year switch, which is shown in the top bar. */
  followsFrame?: boolean;
}

/**
 * Every screen, in the order of the chain. A new screen is one line here, its title in i18n/frame.ts and what it is for
 * in i18n/help.ts: navigation, command palette, keys, help and the accessibility tests follow.
 */
const entries = [
  {
    name: 'plans',
    icon: <FolderOpenOutlined />,
    view: lazy(() => import('../features/plans/PlansScreen')),
    isPlanless: true,
  },
  { name: 'overview', icon: <BarChartOutlined />, view: lazy(() => import('../features/overview/OverviewScreen')) },
  { name: 'data', icon: <DatabaseOutlined />, view: lazy(() => import('../features/data/DataScreen')) },
  { name: 'ledgers', icon: <TableOutlined />, view: lazy(() => import('../features/ledgers/LedgersScreen')) },
  {
    name: 'frame',
    icon: <PartitionOutlined />,
    view: lazy(() => import('../features/frame/FrameScreen')),
    followsFrame: true,
  },
  { name: 'findings', icon: <AlertOutlined />, view: lazy(() => import('../features/findings/FindingsScreen')) },
  { name: 'outages', icon: <ThunderboltOutlined />, view: lazy(() => import('../features/outages/OutagesScreen')) },
  { name: 'policies', icon: <AuditOutlined />, view: lazy(() => import('../features/policies/PoliciesScreen')) },
  { name: 'costs', icon: <AccountBookOutlined />, view: lazy(() => import('../features/costs/CostsScreen')) },
  { name: 'projects', icon: <ProjectOutlined />, view: lazy(() => import('../features/projects/ProjectsScreen')) },
  { name: 'budget', icon: <FundOutlined />, view: lazy(() => import('../features/budget/BudgetScreen')) },
  {
    name: 'targets',
    icon: <AimOutlined />,
    view: lazy(() => import('../features/targets/TargetsScreen')),
    followsFrame: true,
  },
  { name: 'document', icon: <FileTextOutlined />, view: lazy(() => import('../features/document/DocumentScreen')) },
  {
    name: 'settings',
    icon: <SettingOutlined />,
    view: lazy(() => import('../features/settings/SettingsScreen')),
    isPlanless: true,
  },
] as const satisfies readonly ScreenEntry[];

export type ScreenName = (typeof entries)[number]['name'];

export const screens: readonly (ScreenEntry & { name: ScreenName })[] = entries;

/** @returns the screen of that name; undefined where there is none (a remembered place of an older program) */
export function findScreen(name: string): (typeof screens)[number] | undefined {
  return screens.find((screen) => screen.name === name);
}
