import { CloseOutlined } from '@ant-design/icons';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '../../../shared/diagnosis/finding';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';
import { modeOf, useAppearance } from '../../app/appearance';
import { useApp } from '../../app/useApp';

/** The line of a finding as the current frame has it, the element lit; a click shows it large. */
export function LitDiagram({ planId, finding }: { planId: string; finding: Finding }) {
  const { t } = useTranslation('findings');
  const language = useApp((app) => app.language);
  const theme = useAppearance(modeOf);
  const large = useRef<HTMLDialogElement>(null);
  const [svg, setSvg] = useState<string | null>(null);
  const { rule, element } = finding;
  const { kind, id } = element;
  useEffect(() => {
    let isGone = false;
    setSvg(null);
    if (id === null) return;
    const load = async () => {
      const found = await attempt(() => backend().diagnosis.drawing({ planId, rule, kind, id, theme, language }));
      if (!isGone) setSvg(found?.svg ?? null);
    };
    void load();
    return () => {
      isGone = true;
    };
  }, [planId, rule, kind, id, theme, language]);
  if (svg === null) return null;
  const name = t('diagramOf', { name: element.name });
  const source = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  return (
    <section data-testid="lit-diagram">
      <h3>{t('diagram')}</h3>
      <button
        type="button"
        className="lit-diagram"
        aria-label={t('enlarge')}
        onClick={() => large.current?.showModal()}
      >
        <img alt={name} src={source} />
      </button>
      <dialog ref={large} className="lit-large" aria-label={name}>
        <button type="button" aria-label={t('close')} onClick={() => large.current?.close()}>
          <CloseOutlined />
        </button>
        <div>
          <img alt={name} src={source} />
        </div>
      </dialog>
      <p className="muted">{t('diagramLit')}</p>
    </section>
  );
}
