import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useEffect, useMemo } from 'react';
import { followShell } from '../api/desktop';
import { antdTheme } from '../theme/antdTheme';
import { pageNonce } from '../theme/nonce';
import { applyTokens } from '../theme/tokens';
import { addAppCommands } from './appCommands';
import { FONT_SCALES, modeOf, useAppearance } from './appearance';
import { listenForKeys } from './commands';
import { Frame } from './Frame';
import { Overlays } from './Overlays';
import { shellActions } from './shellActions';
import { useApp } from './useApp';

export function App() {
  const language = useApp((app) => app.language);
  const mode = useAppearance(modeOf);
  const scale = FONT_SCALES[useAppearance((appearance) => appearance.font)];
  useEffect(() => applyTokens(document.documentElement, mode, scale), [mode, scale]);
  useEffect(() => addAppCommands(), []);
  useEffect(() => listenForKeys(), []);
  useEffect(() => followShell(shellActions), []);
  const theme = useMemo(() => antdTheme(mode, scale), [mode, scale]);
  return (
    <ConfigProvider
      locale={language === 'zh' ? zhCN : enUS}
      theme={theme}
      csp={{ nonce: pageNonce }}
      button={{ autoInsertSpace: false }}
    >
      <AntApp className="app">
        <Frame />
        <Overlays />
      </AntApp>
    </ConfigProvider>
  );
}
