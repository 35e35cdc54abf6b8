import type { ReactNode } from 'react';

const paths = {
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M10.3 10.3 14 14',
  close: 'M4 4l8 8M12 4l-8 8',
  plus: 'M8 3v10M3 8h10',
  columns: 'M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10',
  refresh: 'M13 8a5 5 0 1 1-1.6-3.7M13 2.5v3h-3',
  warning: 'M8 2.5 14 13H2zM8 6.5v3M8 11.2v.6',
};

export type IconName = keyof typeof paths;

/** A 14 px line icon in the colour of the text. */
export function Icon({ name }: { name: IconName }): ReactNode {
  return (
    <svg className="cf-icon" width="14" height="14" viewBox="0 0 16 16" aria-hidden="true">
      <path
        d={paths[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.3"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
