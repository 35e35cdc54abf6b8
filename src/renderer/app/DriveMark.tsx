import { useTranslation } from 'react-i18next';
import type { DriveState } from '../../shared/api/app';

const KINDS = { removable: 'driveRemovable', network: 'driveNetwork' } as const;
const STATES = { written: 'driveWritten', pending: 'drivePending', failed: 'driveFailed' } as const;

/** A store on a removable or network drive is edited as a local copy: says whether the drive holds everything yet. */
export function DriveMark({ drive }: { drive: DriveState }) {
  const { t } = useTranslation();
  const time = drive.writtenAt ? new Date(drive.writtenAt).toTimeString().slice(0, 5) : '';
  const kept = drive.keptAside ? t('driveKeptAside', { file: drive.keptAside }) : '';
  return (
    <span
      className={drive.state === 'failed' ? 'status-drive is-failed' : 'status-drive'}
      role={drive.state === 'failed' || kept ? 'alert' : 'status'}
      title={[t('driveHelp'), kept].filter(Boolean).join(' ')}
      data-testid="drive"
    >
      {kept ? '⚠ ' : ''}
      {t(KINDS[drive.kind])} {t(STATES[drive.state], { time })}
    </span>
  );
}
