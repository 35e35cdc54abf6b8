import { type Theme, themeQuartz } from 'ag-grid-community';
import { FONT_FAMILY, ROW_HEIGHT, SHEET_FONT_SIZE } from './tokens';

/** Sheets' type, in step with the chosen size. */
const SHEET_FONT = `calc(${SHEET_FONT_SIZE}px * var(--cf-scale, 1))`;

/**
 * AG Grid's theme. Colours are references to the custom properties of tokens.ts, so a change of mode repaints the
 * sheets without touching the grid.
 */
export const gridTheme: Theme = themeQuartz.withParams({
  fontFamily: FONT_FAMILY,
  fontSize: SHEET_FONT,
  headerFontSize: SHEET_FONT,
  headerFontWeight: 400,
  dataFontSize: SHEET_FONT,
  spacing: 4,
  rowHeight: ROW_HEIGHT,
  headerHeight: 40,
  backgroundColor: 'var(--cf-surface)',
  foregroundColor: 'var(--cf-text)',
  textColor: 'var(--cf-text)',
  accentColor: 'var(--cf-accent)',
  borderColor: 'var(--cf-line)',
  headerBackgroundColor: 'var(--cf-head)',
  headerTextColor: 'var(--cf-text-muted)',
  headerCellHoverBackgroundColor: 'var(--cf-hover)',
  headerColumnBorder: { color: 'var(--cf-line)' },
  headerColumnBorderHeight: '100%',
  headerColumnResizeHandleColor: 'transparent',
  headerRowBorder: { color: 'var(--cf-line)' },
  columnBorder: { color: 'var(--cf-line)' },
  rowBorder: { color: 'var(--cf-line)' },
  pinnedColumnBorder: { color: 'var(--cf-line-strong)' },
  pinnedRowBorder: { color: 'var(--cf-line-strong)' },
  oddRowBackgroundColor: 'var(--cf-surface)',
  rowHoverColor: 'transparent',
  selectedRowBackgroundColor: 'transparent',
  cellHorizontalPadding: 8,
  wrapperBorder: false,
  wrapperBorderRadius: 0,
  borderRadius: 0,
  iconSize: 12,
});
