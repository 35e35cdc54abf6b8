import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useEffect } from 'react';
import { antdTheme } from '../theme/antdTheme';
import { pageNonce } from '../theme/nonce';
import { applyTokens } from '../theme/tokens';
import { Frame } from './Frame';
import { useApp } from './useApp';

export function App() {
  const language = useApp((app) => app.language);
  useEffect(() => void applyTokens(document.documentElement, 'light'), []);
  return (
    <ConfigProvider
      locale={language === 'zh' ? zhCN : enUS}
      theme={antdTheme('light')}
      csp={{ nonce: pageNonce }}
      button={{ autoInsertSpace: false }}
    >
      <AntApp className="app">
        <Frame />
      </AntApp>
    </ConfigProvider>
  );
}
