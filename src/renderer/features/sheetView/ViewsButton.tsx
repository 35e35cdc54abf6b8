import { type RefObject, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NamedView } from '../../../shared/api/home';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';
import { onNews } from '../../app/useApp';
import type { SheetHandle, SheetLayout } from '../../components/sheet';
import { Popup } from '../../components/sheet/parts/Popup';
import './sheetView.css';

interface Props {
  entity: string;
  handle: RefObject<SheetHandle | null>;
  isReadonly: boolean;
}

/** Views of a sheet by name: filter, sort, columns and groups; choose one, keep the present one, delete. */
export function ViewsButton({ entity, handle, isReadonly }: Props) {
  const { t } = useTranslation('home');
  const [anchor, setAnchor] = useState<DOMRect | null>(null);
  const views = useViews(entity);
  const [name, setName] = useState('');
  const close = () => setAnchor(null);
  const save = async () => {
    const layout = handle.current?.layout();
    if (!layout || name.trim() === '') return;
    const saved = await attempt(() =>
      backend().home.saveView({ entity, name: name.trim(), layout: JSON.stringify(layout) }),
    );
    if (saved) setName('');
  };
  return (
    <>
      <button
        type="button"
        className="cf-button cf-button-framed"
        data-testid="views"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(anchor ? null : event.currentTarget.getBoundingClientRect())}
      >
        {t('views')}
      </button>
      {anchor ? (
        <Popup anchor={anchor} onClose={close} label={t('views')} className="views-popup">
          {views.length === 0 ? <p className="muted">{t('viewsNone')}</p> : null}
          <ul>
            {views.map((view) => (
              <li key={view.id}>
                <button
                  type="button"
                  className="views-apply"
                  onClick={() => {
                    applyView(handle.current, view);
                    close();
                  }}
                >
                  {view.name}
                </button>
                {isReadonly ? null : (
                  <button
                    type="button"
                    className="views-delete"
                    aria-label={t('viewDelete', { name: view.name })}
                    title={t('viewDelete', { name: view.name })}
                    onClick={() => void attempt(() => backend().home.deleteView({ viewId: view.id }))}
                  >
                    ×
                  </button>
                )}
              </li>
            ))}
          </ul>
          {isReadonly ? null : (
            <form
              className="views-save"
              onSubmit={(event) => {
                event.preventDefault();
                void save();
              }}
            >
              <input
                data-testid="view-name"
                aria-label={t('viewName')}
                placeholder={t('viewName')}
                maxLength={60}
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
              <button type="submit" className="cf-button cf-button-framed" disabled={name.trim() === ''}>
                {t(views.some((view) => view.name === name.trim()) ? 'viewReplace' : 'viewSave')}
              </button>
            </form>
          )}
        </Popup>
      ) : null}
    </>
  );
}

/** The sheet's named views, followed. */
export function useViews(entity: string): NamedView[] {
  const [views, setViews] = useState<NamedView[]>([]);
  useEffect(() => {
    let isGone = false;
    const load = async () => {
      const found = await attempt(() => backend().home.views({ entity }));
      if (found && !isGone) setViews(found);
    };
    void load();
    const unfollow = onNews((news) => {
      if ('namedView' in news.entities) void load();
    });
    return () => {
      isGone = true;
      unfollow();
    };
  }, [entity]);
  return views;
}

/** Shows a sheet as a view has it. */
export function applyView(sheet: SheetHandle | null, view: NamedView): void {
  sheet?.applyLayout(JSON.parse(view.layout) as SheetLayout);
  sheet?.focus();
}
