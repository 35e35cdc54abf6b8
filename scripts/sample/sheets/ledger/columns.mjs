/** What an office writes where there is nothing to say. */
export const DASH = '—';
export const DATE = 'yyyy/m/d';
export const yes = (value) => (value ? '是' : '否');
export const dayOf = (item) => new Date(Date.UTC(item.year, item.month - 1, 1 + ((item.month * 7) % 27)));

/** Commissioning as offices have it: mostly a date, here and there a month written out. */
export function commissioned(item, i) {
  return i % 9 === 4 ? `${item.year}年${item.month}月` : dayOf(item);
}

export const number = { key: null, path: ['序号'], width: 6, of: (_, i) => i + 1 };
