import { useTranslation } from 'react-i18next';
import { frameOf } from '../../app/frames';
import { useApp } from '../../app/useApp';
import { FileMenu } from './FileMenu';
import { FrameWork } from './FrameWork';
import { useOverview } from './useFrames';
import './network.css';

/** The network as it is, as it will be, and as it must become: drawing left, ledger right, same selection. */
export default function FrameScreen() {
  const { t } = useTranslation('network');
  const { state, frame, go } = useApp();
  const planId = state!.planId!;
  const overview = useOverview(planId);
  if (!overview) return <div className="screen-loading">{t('frame:loading')}</div>;
  const current = overview.frames.find(({ key }) => key === 'current');
  if (!current || current.branches === 0) {
    return (
      <div className="empty">
        <p>{t('noNetwork')}</p>
        <button type="button" className="link-button" onClick={() => go('data', { tab: 'import' })}>
          {t('importNetwork')}
        </button>
        <FileMenu planId={planId} canWrite={!state!.isReadonly} />
      </div>
    );
  }
  const shown = frameOf(frame, overview.years);
  return <FrameWork overview={overview} shown={shown} planId={planId} />;
}
