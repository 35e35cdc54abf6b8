import { Select } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { attempt } from '../../../app/actions';
import { prepareRecordSearch, searchRecords } from '../../palette/recordSearch';

export interface RecordOption {
  value: string;
  label: string;
}

interface Props {
  entity: string;
  ask: string;
  /** Offered before anything is typed. */
  proposed: RecordOption[];
  /** Offered last, whatever is typed. */
  last: RecordOption;
  onChoose: (option: RecordOption) => void;
}

/** Any record of an entity, found by name, code or pinyin as everywhere else. */
export function RecordSelect({ entity, ask, proposed, last, onChoose }: Props) {
  const { t } = useTranslation('data');
  const [found, setFound] = useState<RecordOption[] | null>(null);
  const latest = useRef('');
  const search = async (typed: string) => {
    latest.current = typed;
    if (typed.trim() === '') return setFound(null);
    const hits = await attempt(async () => {
      await prepareRecordSearch();
      return searchRecords(typed, entity);
    });
    if (latest.current !== typed || !hits) return;
    setFound(hits.map(({ id, name, code }) => ({ value: id, label: code ? `${name} · ${code}` : name })));
  };
  return (
    <Select<string, RecordOption>
      size="small"
      className="check-choice"
      showSearch
      filterOption={false}
      aria-label={ask}
      placeholder={ask}
      value={null}
      options={[...(found ?? proposed), last]}
      notFoundContent={t('noRecordFound')}
      onOpenChange={(isOpen) => {
        if (isOpen) void attempt(prepareRecordSearch);
        else setFound(null);
      }}
      onSearch={(typed) => void search(typed)}
      onChange={(_, option) => {
        if (option && !Array.isArray(option)) onChoose({ value: option.value, label: option.label });
      }}
    />
  );
}
