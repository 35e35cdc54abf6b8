import '../theme/fonts.css';
import './frame.css';
import './narrow.css';
import { createRoot } from 'react-dom/client';
import { backend, connect } from '../api/backend';
import { startTranslation } from '../i18n';
import { App } from './App';
import { followDrive, followNews, setLanguage } from './actions';
import { useApp } from './useApp';

// The token has become a cookie: take it out of the address, so that it is not copied or bookmarked.
if (location.search.includes('token=')) history.replaceState(null, '', location.pathname);

async function start(): Promise<void> {
  const { language, set } = useApp.getState();
  await startTranslation(language);
  await setLanguage(language);
  await connect(() => set({ isLost: true }));
  set({ state: await backend().app.state() });
  void followNews().catch(() => set({ isLost: true }));
  // Its end is the connection's, which the news tell already.
  void followDrive().catch(() => {});
}

const root = createRoot(document.getElementById('root')!);
void start()
  .catch(() => useApp.getState().set({ isLost: true }))
  .finally(() => root.render(<App />));
