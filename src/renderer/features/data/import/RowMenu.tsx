import { Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportMapping, SkippedLine } from '../../../../shared/api/inspection';

interface Props {
  row: number;
  /** Why the row is passed over; undefined for a record, and above and below the table. */
  why: SkippedLine['why'] | undefined;
  mapping: ImportMapping;
  onChange: (mapping: ImportMapping) => void;
}

/** The number of a row of the sheet; a click says what the row is. */
export function RowMenu({ row, why, mapping, onChange }: Props) {
  const { t } = useTranslation('data');
  const [isOpen, setOpen] = useState<boolean | null>(null);
  const isUsed = isOpen !== null;
  const [first, last] = mapping.headerRows;
  const isInside = row > last && row <= mapping.lastDataRow;
  const isLeft = mapping.leaveRows.includes(row);
  const isTaken = mapping.takeRows.includes(row);
  const without = (rows: number[]) => rows.filter((other) => other !== row);
  const items = [
    { key: 'first', label: t('rowHeaderFirst'), disabled: row === first },
    { key: 'last', label: t('rowHeaderLast'), disabled: row === last },
    ...(isInside
      ? [
          { type: 'divider' as const },
          ...(why === undefined || isLeft
            ? [{ key: 'leave', label: t(isLeft ? 'rowAsFound' : 'rowLeave'), disabled: isTaken }]
            : []),
          ...(why !== undefined || isTaken
            ? [{ key: 'take', label: t(isTaken ? 'rowAsFound' : 'rowTake'), disabled: isLeft }]
            : []),
        ]
      : []),
  ];
  const choose = (key: string) => {
    if (key === 'first') onChange({ ...mapping, headerRows: [row, Math.max(row, last)] });
    else if (key === 'last') onChange({ ...mapping, headerRows: [Math.min(first, row), row] });
    else if (key === 'leave') {
      const leaveRows = isLeft ? without(mapping.leaveRows) : [...mapping.leaveRows, row];
      onChange({ ...mapping, leaveRows, takeRows: without(mapping.takeRows) });
    } else if (key === 'take') {
      onChange({ ...mapping, takeRows: isTaken ? without(mapping.takeRows) : [...mapping.takeRows, row] });
    }
  };
  const label = isInside && why !== undefined ? `${t('rowMenu', { row })}, ${t(`skip_${why}`)}` : t('rowMenu', { row });
  const button = (
    <button
      type="button"
      className="row-number"
      data-testid={`row-${row}`}
      aria-label={label}
      aria-haspopup="menu"
      // biome-ignore lint/a11y/noAutofocus: the button takes the place of the one that was just pressed
      autoFocus={isUsed}
      onClick={isUsed ? undefined : () => setOpen(true)}
    >
      {isInside && why !== undefined && why !== 'blank' ? <small>{t(`skip_${why}`)}</small> : null} {row}
    </button>
  );
  // A hundred menus cost more to draw than the sheet: one is made when it is asked for.
  if (!isUsed) return button;
  return (
    <Dropdown
      open={isOpen}
      onOpenChange={setOpen}
      trigger={['click']}
      autoFocus
      menu={{ items, onClick: ({ key }) => choose(key) }}
    >
      {button}
    </Dropdown>
  );
}
