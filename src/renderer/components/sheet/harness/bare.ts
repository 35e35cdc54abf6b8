import '@fontsource/noto-sans-sc/400.css';
import '@fontsource/noto-sans-sc/700.css';
import './harness.css';
import { ClientSideRowModelModule, createGrid } from 'ag-grid-community';
import { gridTheme } from '../../../theme/gridTheme';
import { applyTokens } from '../../../theme/tokens';
import { generate, wide } from './data';

/** AG Grid by itself with the rows of the wide table as objects: what the sheet is measured against. */
const query = new URLSearchParams(location.search);
const payload = generate(wide, wide.columns, Number(query.get('rows') ?? 200));
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
const keys = wide.columns.map((c) => c.key);
const rowData = payload.ids.map((id, row) => {
  const object: Record<string, unknown> = { id };
  for (const key of keys) object[key] = payload.columns[key]![row];
  return object;
});
applyTokens(document.documentElement, 'light');

window.startSheet = () => {
  createGrid(
    document.getElementById('root')!,
    {
      theme: gridTheme,
      styleNonce: nonce,
      rowData,
      getRowId: (p) => (p.data as { id: string }).id,
      columnDefs: wide.columns.map((c) => ({
        field: c.key,
        headerName: c.label.zh,
        pinned: c.frozen ? ('left' as const) : null,
        width: c.width ?? 92,
      })),
    },
    { modules: [ClientSideRowModelModule] },
  );
};
