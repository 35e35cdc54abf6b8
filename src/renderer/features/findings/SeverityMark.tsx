import type { Severity } from '../../../shared/diagnosis/finding';
import { severityWords } from '../../../shared/diagnosis/words';
import { useApp } from '../../app/useApp';

/** Severity by shape: filled, half and outlined triangle, so that it reads without colour. */
export function SeverityMark({ severity }: { severity: Severity }) {
  const language = useApp((app) => app.language);
  const word = severityWords[severity][language];
  return (
    <svg
      className={`severity-mark is-${severity}`}
      viewBox="0 0 12 12"
      width="11"
      height="11"
      role="img"
      aria-label={word}
    >
      <title>{word}</title>
      <path
        d="M6 1 L11 11 L1 11 Z"
        fill={severity === 3 ? 'currentColor' : 'none'}
        stroke="currentColor"
        strokeWidth="1.2"
      />
      {severity === 2 ? <path d="M6 1 L6 11 L1 11 Z" fill="currentColor" /> : null}
    </svg>
  );
}
