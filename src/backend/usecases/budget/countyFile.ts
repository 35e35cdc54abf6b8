import { AppError } from '../../../shared/appError';
import { formatNumber } from '../../../shared/format';
import { newId } from '../../../shared/ids';
import { type Language, wordMessage } from '../../../shared/messages';
import { findTable } from '../../../shared/model';
import type { CellValue } from '../../../shared/model/describe';
import { sheetColumns } from '../../../shared/model/sheetColumns';
import { writePlanWorkbook } from '../../exchange/workbook/planWorkbook';
import type { Store } from '../../store/store';
import type { Scope } from '../sheet/scope';
import { readCounties } from './city';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A county's envelope as a workbook its office imports: the whole of its plan, for all years together. */
export async function countyEnvelopeFile(
  store: Store,
  scope: Scope,
  shareId: string,
  language: Language,
): Promise<File> {
  const county = readCounties(store, scope.planId).find((candidate) => candidate.id === shareId);
  if (!county) throw new AppError('RECORD_NOT_FOUND', { entity: 'countyShare', id: shareId });
  const table = findTable('envelope');
  const columns = sheetColumns(table, []).filter((column) => column.computed === undefined);
  const values = columns.map((column): CellValue => {
    if (column.key === 'maxFen') return county.allocatedFen;
    return column.key === 'note' ? county.needReason : null;
  });
  const word = (code: string): string => wordMessage(language, code, { name: county.name });
  const cover = {
    title: word('CITY_FILE_TITLE'),
    facts: [
      [word('CITY_FILE_COUNTY'), county.name],
      [word('CITY_FILE_AMOUNT'), formatNumber((county.allocatedFen ?? 0) / 1e6, 2)],
    ] as [string, string][],
  };
  const hasData = values.map((value, index) => value !== null || columns[index]?.shown === true);
  const shown = columns.filter((_, index) => hasData[index]);
  const rows = [{ id: newId(), values: values.filter((_, index) => hasData[index]) }];
  const bytes = await writePlanWorkbook(cover, [{ table, columns: shown, rows }], language);
  return new File([bytes], `${word('CITY_FILE')}.xlsx`, { type: XLSX });
}
