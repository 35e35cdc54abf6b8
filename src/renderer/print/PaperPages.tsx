import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrintColumn, PrintRow } from '../components/sheet';
import { PrintTable } from './PrintTable';
import { type PaperSize, PX_PER_MM, planPages, type StripPlan } from './paper';

interface Props {
  title: string;
  subtitle: string;
  size: PaperSize;
  plan: StripPlan;
  columns: readonly PrintColumn[];
  rows: readonly PrintRow[];
  totals: readonly string[] | null;
  isSigned: boolean;
  onPages: (count: number) => void;
}

/** Title and foot of a page, and the signature line, in millimetres. */
const HEAD_MM = 14;
const FOOT_MM = 8;
const SIGNATURE_MM = 12;
/** Pages drawn while previewing; all of them are when it comes to printing. */
const PREVIEWED = 40;

/**
 * The pages as they are printed. Heights of the rows are measured once in the very table that is printed, then rows are
 * shared out, so that heads repeat and the totals stand once.
 */
export function PaperPages(props: Props) {
  const { title, subtitle, size, plan, columns, rows, totals, isSigned, onPages } = props;
  const { t } = useTranslation('print');
  const measure = useRef<HTMLDivElement>(null);
  const [pages, setPages] = useState<[number, number][]>([]);
  const key = JSON.stringify([size, plan, columns.map((column) => column.key), isSigned, rows.length]);
  // On the next frame: a dialog is laid out only once it has been opened.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key holds what heights depend on
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const tables = [...(measure.current?.querySelectorAll('table') ?? [])];
      if (tables.length === 0) return;
      const heights = rows.map((_, index) => Math.max(...tables.map((table) => rowHeight(table, index))));
      const head = Math.max(...tables.map((table) => table.tHead?.getBoundingClientRect().height ?? 0));
      const room = (size.roomHeightMm - HEAD_MM - FOOT_MM) * PX_PER_MM - head - 2;
      const last = (isSigned ? SIGNATURE_MM * PX_PER_MM : 0) + (totals ? (heights[0] ?? 20) : 0);
      const planned = planPages(heights, room, last);
      setPages(planned);
      onPages(planned.length * plan.strips.length);
    });
    return () => cancelAnimationFrame(frame);
  }, [key, rows]);
  const total = pages.length * plan.strips.length;
  const sheets = pages.flatMap(([from, to], at) =>
    plan.strips.map((strip, stripAt) => ({ from, to, strip, isLast: at === pages.length - 1, stripAt, at })),
  );
  const style = {
    fontSize: `${plan.sizePt}pt`,
  };
  return (
    <div className="paper-pages" style={style}>
      <div className="paper-measure" ref={measure} aria-hidden="true" style={{ width: `${size.roomWidthMm}mm` }}>
        {plan.strips.map((strip) => (
          <PrintTable key={strip.columns.join()} columns={columns} strip={strip} rows={rows} totals={null} />
        ))}
      </div>
      {sheets.map(({ from, to, strip, isLast, stripAt, at }, index) => (
        <section
          key={`${at} ${stripAt}`}
          className={index < PREVIEWED ? 'paper-page' : 'paper-page is-only-printed'}
          aria-label={t('pageOf', { page: index + 1 })}
          style={{
            width: `${size.widthMm}mm`,
            height: `${size.heightMm}mm`,
            padding: `${size.topMm}mm ${size.rightMm}mm ${size.bottomMm}mm ${size.leftMm}mm`,
          }}
        >
          <header style={{ height: `${HEAD_MM}mm` }}>
            <b>{title}</b>
            <span>{subtitle}</span>
          </header>
          <PrintTable
            columns={columns}
            strip={strip}
            rows={rows.slice(from, to)}
            totals={isLast && totals ? totals : null}
          />
          {isLast && isSigned && stripAt === 0 ? (
            <p className="paper-signatures">
              {['made', 'checked', 'approved', 'date'].map((name) => (
                <span key={name}>
                  {t(name)}
                  <i />
                </span>
              ))}
            </p>
          ) : null}
          <footer>{t('page', { page: index + 1, count: total })}</footer>
        </section>
      ))}
    </div>
  );
}

function rowHeight(table: HTMLTableElement, index: number): number {
  return table.tBodies[0]?.rows[index]?.getBoundingClientRect().height ?? 0;
}
