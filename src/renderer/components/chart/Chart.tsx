import { CopyOutlined, TableOutlined } from '@ant-design/icons';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartOption } from './echarts';
import { init } from './echarts';
import './chart.css';

export interface ChartTable {
  head: string[];
  rows: (string | null)[][];
}

interface Props {
  title: string;
  /** Unit at the axis, after the title. */
  unit?: string;
  /** What the marks mean, under the title. */
  note?: string;
  option: ChartOption;
  /** The same figures as a table. */
  table: ChartTable;
  height: number;
  onPick?: (name: string) => void;
}

/** A chart with its title and unit; can be seen as a table and copied as a picture. */
export function Chart({ title, unit, note, option, table, height, onPick }: Props) {
  const { t } = useTranslation('overview');
  const host = useRef<HTMLDivElement>(null);
  const [asTable, setAsTable] = useState(false);
  const pick = useRef(onPick);
  pick.current = onPick;

  useEffect(() => {
    if (asTable || !host.current) return;
    const chart = init(host.current, null, { renderer: 'svg' });
    chart.setOption({ animation: false, ...option });
    chart.on('click', (event) => pick.current?.(String(event.name)));
    const observer = new ResizeObserver(() => chart.resize());
    observer.observe(host.current);
    return () => {
      observer.disconnect();
      chart.dispose();
    };
  }, [option, asTable]);

  const copy = async () => {
    const svg = host.current?.querySelector('svg');
    if (!svg) return;
    const picture = await rasterise(svg);
    if (picture) await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
  };
  return (
    <figure className="card chart">
      <figcaption>
        <span className="card-title">
          {title}
          {unit ? <span className="muted"> {unit}</span> : null}
        </span>
        <span className="chart-tools">
          <button type="button" aria-pressed={asTable} title={t('asTable')} onClick={() => setAsTable(!asTable)}>
            <TableOutlined />
          </button>
          {asTable ? null : (
            <button type="button" title={t('copyPicture')} onClick={() => void copy()}>
              <CopyOutlined />
            </button>
          )}
        </span>
      </figcaption>
      {note ? <div className="chart-note muted">{note}</div> : null}
      {asTable ? (
        <div className="chart-table" style={{ height }}>
          <table>
            <thead>
              <tr>
                {table.head.map((cell) => (
                  <th key={cell}>{cell}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row) => (
                <tr key={row[0]}>
                  {row.map((cell, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its position
                    <td key={index}>{cell ?? ''}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <div ref={host} style={{ height }} role="img" aria-label={title} />
      )}
    </figure>
  );
}

/** Draws an SVG at twice its size, for pasting into other programs. */
function rasterise(svg: SVGSVGElement): Promise<Blob | null> {
  const { width, height } = svg.getBoundingClientRect();
  const source = new XMLSerializer().serializeToString(svg);
  const image = new Image();
  return new Promise((done) => {
    image.onload = () => {
      const canvas = document.createElement('canvas');
      canvas.width = width * 2;
      canvas.height = height * 2;
      const pen = canvas.getContext('2d');
      if (!pen) return done(null);
      pen.fillStyle = '#fff';
      pen.fillRect(0, 0, canvas.width, canvas.height);
      pen.drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob(done, 'image/png');
    };
    image.onerror = () => done(null);
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`;
  });
}
