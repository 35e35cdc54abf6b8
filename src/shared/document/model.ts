import type { Words } from '../model/describe';

/**
 * A document as data: chapters of paragraphs, tables and figures, in no language and for no paper. The renderers (print
 * page, PDF, .docx) word it and lay it out alike.
 */
export interface DocumentBook {
  /** Full title, as on the cover. */
  title: DocText;
  /** What the page header carries. */
  header: { left: DocText; right: DocText };
  cover: { overline: DocText; subtitle: DocText; facts: LabelledText[]; date: DocText };
  chapters: Chapter[];
  /** Labels of the fields to sign, on the last page. */
  signature: DocText[];
}

/** A text as it is, in both languages, or a phrase of src/shared/messages with its values. */
export type DocText = string | Words | DocPhrase;

export interface DocPhrase {
  code: string;
  params?: Record<string, DocText | number>;
}

export interface LabelledText {
  label: DocText;
  value: DocText;
}

/** A chapter starts on a new page. Its number and those of its sections are given by the builder, null for annexes. */
export interface Chapter {
  /** Anchor, unique in the book. */
  id: string;
  number: string | null;
  heading: DocText;
  blocks: Block[];
}

export type Block = HeadingBlock | ParagraphBlock | MissingBlock | TableBlock | FigureBlock;

export interface HeadingBlock {
  kind: 'heading';
  id: string;
  number: string;
  text: DocText;
}

export interface ParagraphBlock {
  kind: 'paragraph';
  text: DocText;
}

/** What is not known, said openly where it would have stood. */
export interface MissingBlock {
  kind: 'missing';
  items: DocText[];
}

export interface TableBlock {
  kind: 'table';
  id: string;
  /** 表 2-1 or 附表 1. */
  number: DocText;
  title: DocText;
  /** Unit line at the right above the table; null where the columns carry their own units. */
  unit: DocText | null;
  /** Text pages are A4 portrait; a wide table stands on A3 landscape pages of its own. */
  page: 'portrait' | 'wide';
  columns: TableColumn[];
  rows: TableRow[];
  notes: DocText[];
}

export interface TableColumn {
  label: DocText;
  /** Heading above neighbouring columns of the same group. */
  group?: DocText;
  align: 'left' | 'right' | 'center';
  /** Width in mm at full page width; the renderers scale the sum to the page. */
  widthMm: number;
}

export interface TableRow {
  /** total: 合计, stands first; group: subtotal of a level; row: one record. */
  role: 'total' | 'group' | 'row';
  /** Depth of a group, 1 is the outermost. */
  level?: number;
  /** One text per column; null is an empty cell. */
  cells: (DocText | null)[];
  /** The first cell reaches over this many columns (the cells it covers are null). */
  span?: number;
  /** Record the row was printed from. */
  source?: { entity: string; id: string };
}

export interface FigureBlock {
  kind: 'figure';
  id: string;
  number: DocText;
  title: DocText;
  chart: BarChart;
}

/** Horizontal bars from zero, labelled directly: one group per category, one bar per series. */
export interface BarChart {
  unit: DocText;
  categories: { label: DocText; sublabels: DocText[] }[];
  series: BarSeries[];
}

export interface BarSeries {
  name: DocText;
  /** Place in the palette; one programme keeps one place in the whole book. */
  colour: number;
  /** One value per category in the chart's unit; null draws no bar. */
  values: (number | null)[];
  /** The figure written at each bar. */
  labels: (DocText | null)[];
}
