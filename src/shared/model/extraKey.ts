const PREFIX = 'extra:';

/** Key, among a row's changes, of a column that has no field: its text stays with the record. */
export function extraKey(label: string): string {
  return PREFIX + label;
}

/** @returns the label of such a column, or null where the key is a field's */
export function labelOfExtra(key: string): string | null {
  return key.startsWith(PREFIX) ? key.slice(PREFIX.length) : null;
}
