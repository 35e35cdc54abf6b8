import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordMark } from '../../../shared/api/home';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';
import { onNews } from '../../app/useApp';

/** @returns what hangs on the records of a table (notes, number of files) as texts by record; follows every change */
export function useMarks(entity: string): ReadonlyMap<string, string> | undefined {
  const { t } = useTranslation('home');
  const [marks, setMarks] = useState<ReadonlyMap<string, string>>();
  useEffect(() => {
    let isGone = false;
    const textOf = ({ notes, files }: RecordMark) =>
      [...notes, ...(files > 0 ? [t('filesAttached', { count: files })] : [])].join('\n');
    const load = async () => {
      const found = await attempt(() => backend().home.marks({ entity }));
      if (!found || isGone) return;
      const next = new Map(found.map((mark) => [mark.id, textOf(mark)]));
      // Most sheets have none: they are not drawn anew for it.
      setMarks((before) => (next.size === 0 && !before ? before : next));
    };
    void load();
    const unfollow = onNews(({ entities }) => {
      if ('recordNote' in entities || 'attachment' in entities) void load();
    });
    return () => {
      isGone = true;
      unfollow();
    };
  }, [entity, t]);
  return marks;
}
