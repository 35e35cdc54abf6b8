import { Button, Checkbox, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ColumnDescription } from '../../../../shared/model/describe';
import { unitWords } from '../../../../shared/model/unitWords';
import { matchRank } from '../edit/pinyin';
import type { SheetController } from '../grid/controller';
import { Popup } from './Popup';
import { useSheetUi } from './useSheetUi';

interface Props {
  sheet: SheetController;
  anchor: DOMRect;
  onClose: () => void;
}

/** Which columns are shown, under their group headings, with a search that understands pinyin. */
export function ColumnChooser({ sheet, anchor, onClose }: Props): ReactNode {
  const { visible } = useSheetUi(sheet);
  const [typed, setTyped] = useState('');
  const { language } = sheet;
  const found = sheet.view.columns.filter(
    (c) =>
      typed === '' ||
      matchRank(c.label[language], typed) !== null ||
      (c.group && matchRank(c.group[language], typed) !== null),
  );
  const groups: { name: string; columns: ColumnDescription[] }[] = [];
  for (const column of found) {
    const name = column.group?.[language] ?? '';
    if (groups.at(-1)?.name !== name) groups.push({ name, columns: [] });
    groups.at(-1)!.columns.push(column);
  }
  const toggle = (keys: string[], on: boolean) => {
    const next = new Set(visible);
    for (const key of keys) {
      if (on) next.add(key);
      else next.delete(key);
    }
    if (next.size > 0) sheet.shownColumns.setVisible(next);
  };
  return (
    <Popup anchor={anchor} onClose={onClose} label={sheet.words('columnsTitle')} className="cf-chooser">
      <Input
        size="small"
        autoFocus
        allowClear
        placeholder={sheet.words('columnsSearch')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div className="cf-chooser-list">
        {found.length === 0 && <div className="cf-none">{sheet.words('columnsNone')}</div>}
        {groups.map((group) => (
          <div key={`${group.name}/${group.columns[0]!.key}`} className={group.name ? 'cf-chooser-group' : undefined}>
            {group.name && <GroupBox group={group} visible={visible} toggle={toggle} />}
            {group.columns.map((column) => (
              <Checkbox
                key={column.key}
                className="cf-check"
                checked={visible.has(column.key)}
                onChange={(event) => toggle([column.key], event.target.checked)}
              >
                {column.label[language]}
                {column.unit && <span className="cf-faint"> {unitWords(column.unit, language)}</span>}
              </Checkbox>
            ))}
          </div>
        ))}
      </div>
      <div className="cf-popup-foot">
        <Button
          size="small"
          type="text"
          onClick={() =>
            toggle(
              found.map((c) => c.key),
              true,
            )
          }
        >
          {sheet.words('columnsAll')}
        </Button>
        <Button autoInsertSpace={false} size="small" type="text" onClick={() => sheet.shownColumns.resetColumns()}>
          {sheet.words('columnsReset')}
        </Button>
      </div>
    </Popup>
  );
}

interface GroupProps {
  group: { name: string; columns: ColumnDescription[] };
  visible: ReadonlySet<string>;
  toggle: (keys: string[], on: boolean) => void;
}

function GroupBox({ group, visible, toggle }: GroupProps): ReactNode {
  const keys = group.columns.map((c) => c.key);
  const on = keys.filter((key) => visible.has(key)).length;
  return (
    <Checkbox
      className="cf-check cf-check-group"
      checked={on === keys.length}
      indeterminate={on > 0 && on < keys.length}
      onChange={(event) => toggle(keys, event.target.checked)}
    >
      {group.name}
    </Checkbox>
  );
}
