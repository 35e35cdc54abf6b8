import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import { startTranslation } from '../../src/renderer/i18n';
import { columnNames, namesOf } from '../../src/shared/messages';

beforeAll(() => startTranslation('zh'));

// The backend names columns and lists by signs; the window showed the signs themselves.
test('a sentence of the window names columns and lists in its language', async () => {
  const params = { columns: columnNames('outage', ['start', 'feeder']) };
  expect(i18next.t('message:ROW_INCOMPLETE', params)).toContain('停电开始时间、线路名称');
  const change = () => i18next.t('message:CHANGE_IMPORT', { file: namesOf(['甲.xlsx', '乙.xlsx']) });
  expect(change()).toContain('甲.xlsx、乙.xlsx');
  await i18next.changeLanguage('en');
  expect(i18next.t('message:ROW_INCOMPLETE', params)).toContain('Start, Feeder');
  expect(change()).toContain('甲.xlsx, 乙.xlsx');
});
