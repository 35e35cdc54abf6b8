import { Button, Checkbox, Input } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { matchRank } from '../edit/pinyin';
import { distinctValues } from '../filters/distinct';
import { formatNumber } from '../model/format';
import type { FilterFormProps } from './ColumnMenu';
import { setValueText } from './describeFilter';
import { VirtualList } from './VirtualList';

const BLANK = Symbol('blank');
type Item = { value: string | number | typeof BLANK; text: string; count: number };

/** Picks values from a list with counts over the rows the other filters leave. The list is searched by text and pinyin. */
export function SetFilter({ sheet, column, filter, onApply }: FilterFormProps): ReactNode {
  const items = useMemo((): Item[] => {
    const { [column.key]: _own, ...others } = sheet.view.filters;
    const { values, blanks } = distinctValues(sheet.rows, column, sheet.view.passing(others), (value) =>
      setValueText(value, column, sheet.rows, sheet.language),
    );
    return blanks > 0 ? [{ value: BLANK, text: sheet.words('blanks'), count: blanks }, ...values] : values;
  }, [sheet, column]);
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<Item['value']>>(() => {
    if (filter?.kind !== 'set') return new Set(items.map((i) => i.value));
    const set = new Set<Item['value']>(filter.values);
    if (filter.blanks) set.add(BLANK);
    return set;
  });
  const found = typed.trim() === '' ? items : items.filter((item) => matchRank(item.text, typed) !== null);
  const on = found.filter((item) => chosen.has(item.value)).length;
  const set = (values: Item['value'][], checked: boolean) => {
    const next = new Set(chosen);
    for (const value of values) {
      if (checked) next.add(value);
      else next.delete(value);
    }
    setChosen(next);
  };
  const apply = () => {
    // A search narrows what is meant: only what was found and ticked passes.
    const meant = typed.trim() === '' ? items : found;
    const picked = meant.filter((item) => chosen.has(item.value));
    if (picked.length === items.length) onApply(null);
    else {
      onApply({
        kind: 'set',
        values: picked.flatMap((item) => (item.value === BLANK ? [] : [item.value])),
        blanks: picked.some((item) => item.value === BLANK),
      });
    }
  };
  return (
    <form
      className="cf-filter-form"
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <Input
        size="small"
        autoFocus
        allowClear
        placeholder={sheet.words('filterSearch')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {found.length > 0 ? (
        <>
          <Checkbox
            className="cf-check cf-check-all"
            checked={on === found.length}
            indeterminate={on > 0 && on < found.length}
            onChange={(event) =>
              set(
                found.map((item) => item.value),
                event.target.checked,
              )
            }
          >
            {typed.trim() === ''
              ? sheet.words('selectAll')
              : sheet.words('selectAllFound', { count: formatNumber(found.length, 0) })}
          </Checkbox>
          <VirtualList
            items={found}
            rowHeight={24}
            height={Math.min(240, found.length * 24)}
            keyOf={(item) => String(item.value === BLANK ? '\u0000' : item.value)}
            render={(item) => (
              <Checkbox
                className="cf-check"
                checked={chosen.has(item.value)}
                onChange={(event) => set([item.value], event.target.checked)}
              >
                <span className={`cf-check-text${item.value === BLANK ? ' cf-faint' : ''}`}>{item.text}</span>
                <span className="cf-check-count">{formatNumber(item.count, 0)}</span>
              </Checkbox>
            )}
          />
        </>
      ) : (
        <div className="cf-none">{sheet.words('filterNoValues')}</div>
      )}
      <FormFoot sheet={sheet} onClear={() => onApply(null)} canClear={filter !== null} disabled={found.length === 0} />
    </form>
  );
}

/** The two buttons under every filter form. */
export function FormFoot({
  sheet,
  onClear,
  canClear,
  disabled,
}: Pick<FilterFormProps, 'sheet'> & { onClear: () => void; canClear: boolean; disabled?: boolean }): ReactNode {
  return (
    <div className="cf-popup-foot">
      <Button autoInsertSpace={false} size="small" type="text" disabled={!canClear} onClick={onClear}>
        {sheet.words('clear')}
      </Button>
      <Button autoInsertSpace={false} size="small" type="primary" htmlType="submit" disabled={disabled}>
        {sheet.words('apply')}
      </Button>
    </div>
  );
}
