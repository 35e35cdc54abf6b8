/**
 * SQL: the record is in service today. A day of retirement that is still to come (退运时间 of a plan) leaves it in.
 * @param table name or alias of its table, where several are joined
 */
export function inService(table?: string): string {
  const column = table === undefined ? 'retired' : `${table}.retired`;
  return `(${column} IS NULL OR ${column} > date('now', 'localtime'))`;
}
