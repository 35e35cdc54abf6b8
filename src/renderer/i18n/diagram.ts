import type { Language } from '../../shared/messages';

const zh = {
  search: '查找元件',
  notFound: '未找到',
  zoomIn: '放大（+）',
  zoomOut: '缩小（-）',
  fit: '显示全图（0）',
  legend: '图例',
  copyPicture: '复制为图片',
};

const en: typeof zh = {
  search: 'Find',
  notFound: 'None found',
  zoomIn: 'Zoom in (+)',
  zoomOut: 'Zoom out (-)',
  fit: 'Show all (0)',
  legend: 'Legend',
  copyPicture: 'Copy as picture',
};

/** Words of the drawing viewer, which stands on its own as the sheet does. */
export function diagramWords(language: Language): (key: keyof typeof zh) => string {
  const book = language === 'zh' ? zh : en;
  return (key) => book[key];
}
