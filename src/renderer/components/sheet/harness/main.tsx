import { ConfigProvider } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import '@fontsource/noto-sans-sc/400.css';
import '@fontsource/noto-sans-sc/700.css';
import './harness.css';
import type { SheetColumns } from '../../../../shared/api/sheet';
import type { Language } from '../../../../shared/messages';
import { findTable } from '../../../../shared/model';
import { planningYears, sheetColumns } from '../../../../shared/model/sheetColumns';
import { antdTheme } from '../../../theme/antdTheme';
import { applyTokens, type ThemeMode } from '../../../theme/tokens';
import { exactWanyuan, formatNumber } from '../model/format';
import { SheetRows } from '../model/rows';
import { Sheet } from '../Sheet';
import type { SheetHandle, SheetLayout, SheetSelection } from '../types';
import { generate, wide } from './data';
import { FakeBackend } from './fakeBackend';

/**
 * A page with one sheet for tests and measurements.
 * ?table=wide|<entity> &rows=N &lang=zh|en &theme=light|dark &readonly=1 &empty=1 &start=manual (waits for startSheet())
 */
const query = new URLSearchParams(location.search);
const table = (query.get('table') ?? 'project') === 'wide' ? wide : findTable(query.get('table') ?? 'project');
const columns = sheetColumns(table, planningYears({ firstYear: 2026, lastYear: 2028 }));
const payload = generate(table, columns, Number(query.get('rows') ?? 200));
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

declare global {
  // Shared with bare.ts, the page without a sheet around the grid.
  interface Window {
    harness: {
      rows: SheetRows;
      backend: FakeBackend;
      selection: SheetSelection | null;
      origins: unknown[];
      layout: SheetLayout | null;
      handle: SheetHandle | null;
      reload: () => void;
    };
    startSheet: () => void;
  }
}

function Page(): ReactNode {
  const [language, setLanguage] = useState<Language>(query.get('lang') === 'en' ? 'en' : 'zh');
  const [mode, setMode] = useState<ThemeMode>(query.get('theme') === 'dark' ? 'dark' : 'light');
  const [selection, setSelection] = useState<SheetSelection | null>(null);
  const [loads, setLoads] = useState(0);
  const { rows, backend } = useMemo(() => {
    // Loaded anew, the table lacks its first row.
    const rows = new SheetRows(loads === 0 ? payload : without(payload, 0));
    const backend = new FakeBackend(rows, columns);
    if (rows.count <= 5000) backend.remember();
    window.harness = {
      rows,
      backend,
      selection: null,
      origins: [],
      layout: null,
      handle: window.harness?.handle ?? null,
      reload: () => setLoads(loads + 1),
    };
    return { rows, backend };
  }, [loads]);
  applyTokens(document.documentElement, mode);
  const stored = localStorage.getItem('layout');
  return (
    <ConfigProvider theme={antdTheme(mode)} csp={{ nonce }}>
      <div className="harness">
        <Sheet
          table={table}
          columns={columns}
          rows={rows}
          language={language}
          styleNonce={nonce}
          handle={(handle) => {
            window.harness.handle = handle;
          }}
          readOnly={query.has('readonly')}
          onEdit={backend.edit}
          onUndo={backend.undo}
          onRedo={backend.redo}
          newRow={() => ({})}
          layout={stored ? (JSON.parse(stored) as SheetLayout) : undefined}
          onLayout={(layout) => {
            window.harness.layout = layout;
          }}
          onSelection={(next) => {
            window.harness.selection = next;
            setSelection(next);
          }}
          onOrigin={(request) => window.harness.origins.push(request)}
          onOpenRow={(rowId, key) => window.harness.origins.push({ rowId, key })}
        />
        <div className="harness-status">
          <span data-testid="stats">{statsLine(selection)}</span>
          <button type="button" onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}>
            中/EN
          </button>
          <button type="button" onClick={() => setMode(mode === 'light' ? 'dark' : 'light')}>
            {mode}
          </button>
        </div>
      </div>
    </ConfigProvider>
  );
}

function without(whole: SheetColumns, row: number): SheetColumns {
  const cut = <T,>(values: T[]) => values.filter((_, i) => i !== row);
  return {
    entity: whole.entity,
    ids: cut(whole.ids),
    columns: Object.fromEntries(Object.entries(whole.columns).map(([key, values]) => [key, cut(values)])),
    refs: whole.refs ?? {},
  };
}

function statsLine(selection: SheetSelection | null): string {
  if (!selection || selection.stats.cells < 2) return '';
  const { stats } = selection;
  const sum =
    stats.sum === null ? null : stats.isMoney ? exactWanyuan(stats.sum) : formatNumber(stats.sum, stats.decimals);
  return `${stats.filled}/${stats.cells}${sum === null ? '' : ` Σ ${sum} ${stats.unit ?? ''}`}`;
}

window.startSheet = () => createRoot(document.getElementById('root')!).render(<Page />);
if (query.get('start') !== 'manual') window.startSheet();
