/** @returns a moment (ISO 8601, UTC) in local time as `2026-03-15 08:05`; '' where there is none */
export function localTime(time: string): string {
  return time === '' ? '' : new Date(time).toLocaleString('sv-SE').slice(0, 16);
}
