import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CostBookState } from '../../../shared/api/policies';
import { formatNumber } from '../../../shared/format';
import { alternativeLabel } from '../../../shared/model/policy';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';
import { onNews, useApp } from '../../app/useApp';
import { wanYuan } from '../../format/money';
import { SheetView } from '../sheetView/SheetView';
import '../ledgers/ledgers.css';
import '../policies/policies.css';
import { TabBar } from '../../components/tabs/TabBar';

/** The book itself, and what a new price would change. */
const TABS = ['book', 'reprice'] as const;

/** The cost book: the county's prices as a sheet, checks of prices, and what re-pricing would change. */
export default function CostsScreen() {
  const { t } = useTranslation('policies');
  const planId = useApp((app) => app.state!.planId!);
  const [book, setBook] = useState<CostBookState | null>(null);
  const [tab, setTab] = useState<'book' | 'reprice'>('book');
  useEffect(() => {
    const load = async () => {
      const found = await attempt(() => backend().costs.state({ planId }));
      if (found) setBook(found);
    };
    void load();
    return onNews(() => void load());
  }, [planId]);
  if (!book) return <div className="screen-loading">{t('frame:loading')}</div>;
  return (
    <div className="policies">
      <div className="policies-head">
        <TabBar
          label={t('frame:costs')}
          tabs={TABS}
          active={tab}
          text={(name) => (
            <>
              {t(`tab_${name}`)}
              {name === 'reprice' && book.reprice.length > 0 ? ` ${book.reprice.length}` : ''}
            </>
          )}
          onPick={setTab}
        />
        <span className="policies-facts muted">{t(book.isSeed ? 'seedHint' : 'editBook')}</span>
        {book.items.some(({ id }) => id === null) ? (
          <Button
            size="small"
            type="primary"
            data-testid="take-seeds"
            onClick={() => void attempt(() => backend().costs.takeSeeds({ planId }))}
          >
            {t('takeSeeds')}
          </Button>
        ) : null}
      </div>
      {tab === 'book' ? <Book book={book} /> : <Reprice book={book} planId={planId} />}
    </div>
  );
}

function Book({ book }: { book: CostBookState }) {
  const { t } = useTranslation('policies');
  const beyond = book.items.filter(({ isBeyondBid }) => isBeyondBid);
  const untypical = book.items.filter(({ isBeyondTypical }) => isBeyondTypical);
  const unreasoned = book.items.filter(({ lacksReason }) => lacksReason);
  return (
    <>
      {beyond.length + untypical.length + unreasoned.length > 0 ? (
        <div className="cost-guards">
          {beyond.map(({ id, name, year, bidShare }) => (
            <p key={id} className="policy-warning">
              ⚠ {t('guardBid', { name, year: year ?? '', share: formatNumber((bidShare ?? 0) * 100, 1) })}
            </p>
          ))}
          {untypical.map(({ id, name, year, typicalShare }) => (
            <p key={`typical ${id}`}>
              {t('guardTypical', { name, year: year ?? '', share: formatNumber((typicalShare ?? 0) * 100, 1) })}
            </p>
          ))}
          {unreasoned.map(({ id, name }) => (
            <p key={id} className="policy-warning">
              ⚠ {t('lacksReason', { name })}
            </p>
          ))}
        </div>
      ) : null}
      {book.isSeed ? <Seeds book={book} /> : <SheetView entity="costItem" />}
    </>
  );
}

function Seeds({ book }: { book: CostBookState }) {
  const { t } = useTranslation('policies');
  return (
    <div className="policies-scroll">
      <table className="plain">
        <thead>
          <tr>
            <th>{t('item')}</th>
            <th>{t('spec')}</th>
            <th className="is-figure">{t('unitPrice')}</th>
            <th>{t('source')}</th>
          </tr>
        </thead>
        <tbody>
          {book.items.map((item) => (
            <tr key={item.code}>
              <td>
                {item.name} <span className="muted">{item.code}</span>
              </td>
              <td>{item.spec}</td>
              <td className="is-figure">
                {wanYuan(item.priceFen)} / {item.unitName}
              </td>
              <td className="muted">
                {item.year} {item.source}{' '}
                {item.standing === 'toVerify' ? ` · ${t('message:OUTAGE_STANDING_toVerify')}` : ''}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Reprice({ book, planId }: { book: CostBookState; planId: string }) {
  const { t } = useTranslation('policies');
  const language = useApp((app) => app.language);
  const { reprice } = book;
  if (reprice.length === 0) return <p className="policies-scroll muted">{t('repriceNone')}</p>;
  const money = (fen: number | null) => (fen === null ? '—' : wanYuan(fen));
  const sum = (of: 'beforeFen' | 'afterFen') => reprice.reduce((all, line) => all + (line[of] ?? 0), 0);
  return (
    <div className="policies-scroll">
      <p>
        {t('repriceHint')}{' '}
        <Button
          size="small"
          type="primary"
          data-testid="reprice-all"
          onClick={() => void attempt(() => backend().costs.repriceAll({ planId }))}
        >
          {t('repriceAll', { count: reprice.length })}
        </Button>
      </p>
      <table className="plain">
        <thead>
          <tr>
            <th>{t('element')}</th>
            <th>{t('alternative')}</th>
            <th className="is-figure">{t('was')}</th>
            <th className="is-figure">{t('will')}</th>
            <th className="is-figure">{t('difference')}</th>
          </tr>
        </thead>
        <tbody>
          {reprice.map(({ policyId, name, alternative, beforeFen, afterFen }) => (
            <tr key={policyId}>
              <td>{name}</td>
              <td>{alternativeLabel(alternative, 'feeder')[language]}</td>
              <td className="is-figure">{money(beforeFen)}</td>
              <td className="is-figure">{money(afterFen)}</td>
              <td className="is-figure">
                {beforeFen === null || afterFen === null ? '—' : wanYuan(afterFen - beforeFen)}
              </td>
            </tr>
          ))}
          <tr className="is-total">
            <th colSpan={2}>{t('total')}</th>
            <td className="is-figure">{wanYuan(sum('beforeFen'))}</td>
            <td className="is-figure">{wanYuan(sum('afterFen'))}</td>
            <td className="is-figure">{wanYuan(sum('afterFen') - sum('beforeFen'))}</td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}
