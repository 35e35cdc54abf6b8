import { tables } from '../../../shared/model';

/** Entities so that those others refer to come first; a reference to the own table does not count. */
export const entityOrder: string[] = (() => {
  const order: string[] = [];
  const visiting = new Set<string>();
  const visit = (entity: string): void => {
    if (order.includes(entity) || visiting.has(entity)) return;
    visiting.add(entity);
    const table = tables.find((candidate) => candidate.entity === entity);
    for (const column of table?.columns ?? []) if (column.ref && column.ref !== entity) visit(column.ref);
    order.push(entity);
  };
  for (const table of tables) visit(table.entity);
  return order;
})();
