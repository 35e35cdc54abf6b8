import { ConfigProvider } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import '@fontsource/noto-sans-sc/400.css';
import '@fontsource/noto-sans-sc/700.css';
import '../../sheet/harness/harness.css';
import { drawNetwork } from '../../../../domain/diagram/drawNetwork';
import { legendOf } from '../../../../domain/diagram/legend';
import { paintChanges } from '../../../../domain/diagram/paints';
import type { Language } from '../../../../shared/messages';
import { antdTheme } from '../../../theme/antdTheme';
import { pageNonce } from '../../../theme/nonce';
import { applyTokens } from '../../../theme/tokens';
import { type DiagramRef, DiagramView } from '..';
import { county } from './data';

/** A page with one drawing for tests and measurements. ?feeders=N &branches=N &layout=feeder|county|geographic &lang=zh|en */
const query = new URLSearchParams(location.search);
const language: Language = query.get('lang') === 'en' ? 'en' : 'zh';
const layout = (query.get('layout') ?? 'feeder') as 'feeder' | 'county' | 'geographic';
const network = county(Number(query.get('feeders') ?? 2), Number(query.get('branches') ?? 30), layout === 'geographic');

declare global {
  interface Window {
    diagram: { selected: DiagramRef | null; opened: DiagramRef | null; drawMs: number };
  }
}
window.diagram = { selected: null, opened: null, drawMs: 0 };

function Page(): ReactNode {
  const [selected, setSelected] = useState<DiagramRef | null>(null);
  const { drawing, legend } = useMemo(() => {
    const began = performance.now();
    const kinds = ['new', 'changed', 'retired'] as const;
    const paint = paintChanges((b) => (b % 7 === 3 ? kinds[((b / 7) % 3) | 0] : undefined), language);
    const drawing = drawNetwork(network, { layout, paint, language });
    const legend = legendOf(drawing, language, paint.legend);
    window.diagram.drawMs = performance.now() - began;
    return { drawing, legend };
  }, []);
  window.diagram.selected = selected;
  const names = network.branchIds.map((id, b) => ({
    ref: { entity: 'branch' as const, id },
    name: network.branchNames[b] ?? id,
  }));
  return (
    <div className="harness">
      <DiagramView
        drawing={drawing}
        legend={legend}
        language={language}
        names={names}
        captions={names
          .filter(({ ref }) => ref.id.endsWith('-0'))
          .map(({ ref, name }) => ({ key: `branch:${ref.id}`, text: name }))}
        selected={selected}
        onSelect={setSelected}
        onOpen={(ref) => {
          window.diagram.opened = ref;
        }}
      />
    </div>
  );
}

applyTokens(document.documentElement, 'light');
createRoot(document.getElementById('root')!).render(
  <ConfigProvider theme={antdTheme('light')} csp={{ nonce: pageNonce }}>
    <Page />
  </ConfigProvider>,
);
