import './check.css';

interface Props {
  sheet: string;
  /** Row or cell. */
  at: string | number;
  /** Where there are several. */
  file?: string | undefined;
}

/** Where something stands: a long name of a sheet is cut, never the row; the file below it, unless it is named alike. */
export function Place({ sheet, at, file }: Props) {
  const isAlike = file === undefined || file.replace(/\.[^.]*$/, '') === sheet;
  return (
    <span className="check-place muted figures" title={[file, sheet, at].filter(Boolean).join(' ')}>
      <span className="check-place-sheet">{sheet}</span> <span>{at}</span>
      {isAlike ? null : <small>{file}</small>}
    </span>
  );
}
