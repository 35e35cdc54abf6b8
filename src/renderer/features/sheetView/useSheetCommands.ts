import { type RefObject, useMemo } from 'react';
import type { ColumnDescription } from '../../../shared/model/describe';
import { type Command, useCommands } from '../../app/commands';
import { useApp } from '../../app/useApp';
import type { SheetHandle } from '../../components/sheet';
import { applyView, useViews } from './ViewsButton';

/** Columns whose groups are asked for by name: what a county's lists are divided by. */
const USUAL_GROUPS = ['township', 'programme', 'category', 'stage', 'feeder', 'substation'];

/** What can be asked of the sheet in sight: find and replace, its views, groups, filters, paper. */
export function useSheetCommands(
  entity: string,
  columns: ColumnDescription[],
  handle: RefObject<SheetHandle | null>,
  print: () => void,
): void {
  const language = useApp((app) => app.language);
  const views = useViews(entity);
  const commands = useMemo<Command[]>(() => {
    const sheet = () => handle.current;
    return [
      {
        id: 'sheet.replace',
        group: 'sheet',
        title: 'home:replace',
        keys: 'Ctrl+H',
        run: () => sheet()?.replace(),
      },
      { id: 'sheet.print', group: 'sheet', title: 'home:printSheet', keys: 'Ctrl+P', run: print },
      { id: 'sheet.clearFilters', group: 'sheet', title: 'home:clearFilters', run: () => sheet()?.clearFilters() },
      ...views.map(
        (view): Command => ({
          id: `sheet.view.${view.id}`,
          group: 'sheet',
          title: 'home:viewCommand',
          params: { name: view.name },
          run: () => applyView(sheet(), view),
        }),
      ),
      ...columns
        .filter((column) => USUAL_GROUPS.includes(column.key.replace(/Id$/, '')))
        .map(
          (column): Command => ({
            id: `sheet.group.${column.key}`,
            group: 'sheet',
            title: 'home:groupCommand',
            params: { column: column.label[language] },
            run: () => sheet()?.setGroups([column.key]),
          }),
        ),
      { id: 'sheet.ungroup', group: 'sheet', title: 'home:ungroup', run: () => sheet()?.setGroups([]) },
    ];
  }, [columns, handle, language, print, views]);
  useCommands(commands);
}
