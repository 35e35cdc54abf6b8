import type { Finding } from '../diagnosis/finding';

/** Types of policies and of the cost book, as the doors hand them out. */

export type PolicyElementKind = 'feeder' | 'area';

export interface PricedLineView {
  item: string;
  name: string;
  spec: string | null;
  unitName: string;
  quantity: number;
  unitFen: number | null;
  amountFen: number | null;
  year: number | null;
  source: string | null;
  overrideReason: string | null;
}

export interface PolicyFigures {
  saifi: number | null;
  saidiHours: number | null;
  customerHours: number | null;
  trips: number | null;
  minVoltagePu: number | null;
  /** Share of the peak other lines can take over, 0..1. */
  transferable: number | null;
}

export interface AlternativeView {
  kind: string;
  lines: PricedLineView[];
  totalFen: number | null;
  figures: PolicyFigures | null;
  savedHours: number | null;
  savedPerWanYuan: number | null;
  /** Rules of the findings solved. */
  solved: string[];
  partner: { id: string; name: string } | null;
  sharedKey: string | null;
  /** Unit prices away from the latest bids by more than 5 %: names of items with their shares. */
  beyondBids: { name: string; share: number }[];
  /** Unit prices more than 5 % from the typical cost: told, not judged. */
  beyondTypical: { name: string; share: number }[];
}

export interface PolicyRow {
  kind: PolicyElementKind;
  id: string;
  code: string | null;
  name: string;
  townshipName: string | null;
  supplyUnitId: string | null;
  findings: number;
  /** Worst severity of its findings. */
  severity: number;
  chosen: string | null;
  costFen: number | null;
  projects: number;
}

export interface PolicyList {
  asOf: string;
  rows: PolicyRow[];
  /** Money of what was chosen; what several lines share is counted once. */
  totalFen: number;
  decided: number;
  units: { id: string; name: string; lines: number; areas: number; decided: number }[];
}

export interface PolicyPhoto {
  id: string;
  caption: string;
  /** data URL. */
  image: string;
}

export interface PolicyDetail {
  kind: PolicyElementKind;
  id: string;
  code: string | null;
  name: string;
  townshipName: string | null;
  asOf: string;
  customerBase: number;
  findings: Finding[];
  /** Its sections are drawn: figures are those of the current frame, faults and planned outages. */
  isDrawn: boolean;
  before: PolicyFigures | null;
  alternatives: AlternativeView[];
  chosen: {
    policyId: string;
    alternative: string;
    reason: string;
    decided: string;
    costFen: number | null;
    /** Unit prices set by hand. */
    prices: { item: string; priceFen: number; reason: string }[];
    /** What it is made of, at the prices it was decided at. */
    lines: PricedLineView[];
  } | null;
  /** With their amount and how far it is from the policy's estimate; null where one is not known. */
  projects: { id: string; name: string; amountFen: number; share: number | null; isBeyond: boolean }[];
  photos: PolicyPhoto[];
  /** Single-line diagram of the line as it is (SVG), and by alternative; null for an area. */
  diagram: string | null;
  diagrams: Record<string, string>;
}

/** A line of the coverage matrix. */
export interface Coverage {
  withoutProject: { key: string; rule: string; element: string; severity: number }[];
  solvedTwice: { key: string; rule: string; element: string; projects: string[] }[];
  withoutFinding: { id: string; name: string }[];
  /** Findings of lines and areas, and how many of them a project answers. */
  findings: number;
  answered: number;
}

export interface CostItemView {
  id: string | null;
  code: string | null;
  name: string;
  spec: string | null;
  terrain: string | null;
  unitName: string;
  priceFen: number;
  year: number | null;
  source: string | null;
  standing: 'sourced' | 'toVerify' | null;
  bidFen: number | null;
  overrideFen: number | null;
  overrideReason: string | null;
  /** Against the latest bid and the typical cost; null without one. */
  bidShare: number | null;
  isBeyondBid: boolean;
  typicalShare: number | null;
  isBeyondTypical: boolean;
  /** A county price without a reason: it is not gone by. */
  lacksReason: boolean;
}

/** One line of a re-pricing. */
export interface RepriceLine {
  policyId: string;
  name: string;
  alternative: string;
  beforeFen: number | null;
  afterFen: number | null;
}

export interface CostBookState {
  /** The county has no items of its own: the shipped seeds are used. */
  isSeed: boolean;
  years: number[];
  items: CostItemView[];
  /** What re-pricing the chosen policies would change; nothing is written. */
  reprice: RepriceLine[];
}

export interface AlternativeRuleView {
  alternative: string;
  on: PolicyElementKind[];
  when: string[];
  settings: {
    key: string;
    value: number;
    shipped: number;
    unit: string;
    label: { zh: string; en: string };
    reason: string | null;
  }[];
}
