import { formatNumber } from '../../shared/format';

const FEN_PER_WAN_YUAN = 1_000_000;
const FEN_PER_YI_YUAN = 10_000_000_000;

/** Fen as 万元 with two decimals. */
export function wanYuan(fen: number): string {
  return formatNumber(fen / FEN_PER_WAN_YUAN, 2);
}

/** Fen as 亿元 with two decimals, for sentences. */
export function yiYuan(fen: number): string {
  return formatNumber(fen / FEN_PER_YI_YUAN, 2);
}

export function inWanYuan(fen: number): number {
  return fen / FEN_PER_WAN_YUAN;
}

/** Typed 万元 as whole fen. */
export function toFen(value: number | null): number | null {
  return value === null ? null : Math.round(value * FEN_PER_WAN_YUAN);
}

/** Fen as a number of 万元, for inputs. */
export function toWanYuan(fen: number | null): number | null {
  return fen === null ? null : fen / FEN_PER_WAN_YUAN;
}
