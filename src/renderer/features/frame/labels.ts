import { useCallback } from 'react';
import type { ChangeType } from '../../../shared/frame/change';
import { findColumn, findTable } from '../../../shared/model';
import type { ColumnDescription } from '../../../shared/model/describe';
import { useApp } from '../../app/useApp';
import type { FieldName } from './changeDraft';

/** Column of the ledger of changes a field stands in. */
export function columnOf(field: FieldName | 'type'): ColumnDescription {
  return findColumn(findTable('frameChange'), field === 'at' ? 'atPercent' : field);
}

/** Names of types of changes, in the language of the window. */
export function useTypeLabel(): (type: ChangeType) => string {
  const language = useApp((app) => app.language);
  return useCallback(
    (type) => columnOf('type').options?.find((option) => option.value === type)?.label[language] ?? type,
    [language],
  );
}
