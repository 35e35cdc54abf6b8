import { Button, Input, InputNumber, Select } from 'antd';
import type { TFunction } from 'i18next';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CityState } from '../../../shared/api/budget';
import { backend } from '../../api/backend';
import { saveFile } from '../../api/desktop';
import { attempt } from '../../app/actions';
import { onNews, useApp } from '../../app/useApp';
import { toFen, toWanYuan, wanYuan } from '../../format/money';
import { SheetView } from '../sheetView/SheetView';

/** A city's split across its counties: needs and bounds as imported, what each is given and why, and what was moved. */
export default function CityTab({ planId }: { planId: string }) {
  const { t } = useTranslation('budget');
  const { language, go } = useApp();
  const [city, setCity] = useState<CityState | null>(null);
  const [totalFen, setTotal] = useState<number | null>(null);
  const [move, setMove] = useState<{ fromId?: string; toId?: string; amount: number | null; reason: string }>({
    amount: null,
    reason: '',
  });
  const load = useCallback(async () => {
    const found = await attempt(() => backend().budget.city({ planId }));
    if (!found) return;
    setCity(found);
    setTotal((typed) => typed ?? found.totalFen);
  }, [planId]);
  useEffect(() => {
    void load();
    return onNews(() => void load());
  }, [load]);
  if (!city) return <div className="screen-loading">{t('frame:loading')}</div>;
  const given = city.counties.reduce((sum, county) => sum + (county.allocatedFen ?? 0), 0);
  const options = city.counties.map(({ id, name }) => ({ value: id, label: name }));
  const saveEnvelope = async (countyShareId: string) => {
    const file = await attempt(() => backend().budget.countyEnvelope({ planId, countyShareId, language }));
    if (file) await saveFile(file);
  };
  const reassign = async () => {
    const { fromId, toId, amount, reason } = move;
    if (!fromId || !toId || amount === null) return;
    const amountFen = Math.round(amount * 1e6);
    const done = await attempt(() => backend().budget.reassign({ planId, fromId, toId, amountFen, reason }));
    if (done !== undefined) setMove({ amount: null, reason: '' });
  };
  return (
    <div className="budget-city">
      <div className="budget-sheet">
        <SheetView
          entity="countyShare"
          empty={
            <div className="empty-ledger">
              <p>{t('noCounties')}</p>
              <button type="button" className="link-button" onClick={() => go('data', { tab: 'import' })}>
                {t('importNeeds')}
              </button>
            </div>
          }
        />
      </div>
      <aside className="budget-side">
        <section className="card">
          <h2 className="card-title">{t('cityTotal')}</h2>
          <div className="split-start">
            <InputNumber
              controls={false}
              min={0}
              precision={2}
              aria-label={t('cityTotal')}
              value={toWanYuan(totalFen)}
              onChange={(value) => setTotal(toFen(value))}
            />
            <Button
              type="primary"
              disabled={totalFen === null || city.counties.length === 0}
              onClick={() => void attempt(() => backend().budget.splitCity({ planId, totalFen: totalFen! }))}
            >
              {t('splitCity')}
            </Button>
          </div>
          <p className="figures">
            {t('given', { money: wanYuan(given) })}
            {city.totalFen === null ? null : ` · ${t('unallocated', { money: wanYuan(city.totalFen - given) })}`}
          </p>
          <p className="muted">{t('cityHint')}</p>
        </section>
        {city.counties.length > 0 ? (
          <section className="card">
            <h2 className="card-title">{t('shares')}</h2>
            <ul className="city-shares">
              {city.counties.map((county) => (
                <li key={county.id}>
                  <span>{county.name}</span>
                  <span className="figures">{county.allocatedFen === null ? '—' : wanYuan(county.allocatedFen)}</span>
                  <Button
                    size="small"
                    type="text"
                    disabled={county.allocatedFen === null}
                    onClick={() => void saveEnvelope(county.id)}
                  >
                    {t('exportEnvelope')}
                  </Button>
                  <span className="muted city-reason">{shareWords(county.reason, t)}</span>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        {city.counties.length > 1 ? (
          <section className="card rule-form">
            <h2 className="card-title">{t('reassign')}</h2>
            <Select
              size="small"
              placeholder={t('from')}
              aria-label={t('from')}
              value={move.fromId ?? null}
              options={options}
              onChange={(fromId) => setMove({ ...move, fromId })}
            />
            <Select
              size="small"
              placeholder={t('to')}
              aria-label={t('to')}
              value={move.toId ?? null}
              options={options}
              onChange={(toId) => setMove({ ...move, toId })}
            />
            <InputNumber
              size="small"
              controls={false}
              min={0}
              placeholder="万元"
              aria-label={t('amount')}
              value={move.amount}
              onChange={(amount) => setMove({ ...move, amount })}
            />
            <Input
              size="small"
              placeholder={t('reason')}
              aria-label={t('reason')}
              value={move.reason}
              onChange={(event) => setMove({ ...move, reason: event.target.value })}
            />
            <Button
              size="small"
              disabled={!move.fromId || !move.toId || !move.amount || move.reason.trim() === ''}
              onClick={() => void reassign()}
            >
              {t('reassign')}
            </Button>
            <ul className="city-trail">
              {city.trail.map((entry) => (
                <li key={entry.time}>
                  {entry.time.slice(0, 10)} {entry.from} → {entry.to} {wanYuan(entry.amountFen)} 万元
                  <div className="muted">{entry.reason}</div>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </aside>
    </div>
  );
}

/** Reasons of the split are codes with a figure; reasons typed by hand stand as they are. */
function shareWords(reason: string | null, t: TFunction<'budget'>): string {
  if (reason === null) return '';
  const [code = '', percent = ''] = reason.split(':');
  return ['floorOnly', 'needMet', 'atCeiling', 'share'].includes(code) ? t(`share_${code}`, { percent }) : reason;
}
