import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { PolicyList } from '../../../shared/api/policies';
import { useApp } from '../../app/useApp';
import { wanYuan } from '../../format/money';
import { printCards } from './printCards';

/** Supply units with their lines and areas; the plan of a unit is one A3 page. */
export function UnitsTab({ planId, list }: { planId: string; list: PolicyList }) {
  const { t } = useTranslation('policies');
  const language = useApp((app) => app.language);
  const costOf = (id: string) =>
    list.rows.filter((row) => row.supplyUnitId === id).reduce((sum, { costFen }) => sum + (costFen ?? 0), 0);
  const sum = (of: (unit: PolicyList['units'][number]) => number) =>
    list.units.reduce((all, unit) => all + of(unit), 0);
  return (
    <div className="policies-scroll">
      <table className="plain">
        <thead>
          <tr>
            <th>{t('unit')}</th>
            <th className="is-figure">{t('lines')}</th>
            <th className="is-figure">{t('areas')}</th>
            <th className="is-figure">{t('progress')}</th>
            <th className="is-figure">{t('cost')}</th>
            <th aria-label={t('printUnit')} />
          </tr>
        </thead>
        <tbody>
          {list.units.map(({ id, name, lines, areas, decided }) => (
            <tr key={id}>
              <td>{name}</td>
              <td className="is-figure">{lines}</td>
              <td className="is-figure">{areas}</td>
              <td className="is-figure">
                {decided} / {lines + areas}
              </td>
              <td className="is-figure">{wanYuan(costOf(id))}</td>
              <td>
                <Button size="small" onClick={() => void printCards(planId, [id], true, language)}>
                  {t('printUnit')}
                </Button>{' '}
                <Button size="small" onClick={() => void printCards(planId, [id], true, language, 'html')}>
                  {t('asHtml')}
                </Button>
              </td>
            </tr>
          ))}
          <tr className="is-total">
            <th>{t('total')}</th>
            <td className="is-figure">{sum(({ lines }) => lines)}</td>
            <td className="is-figure">{sum(({ areas }) => areas)}</td>
            <td className="is-figure">
              {sum(({ decided }) => decided)} / {sum(({ lines, areas }) => lines + areas)}
            </td>
            <td className="is-figure">{wanYuan(list.totalFen)}</td>
            <td />
          </tr>
        </tbody>
      </table>
    </div>
  );
}
