import { useTranslation } from 'react-i18next';
import { COMMAND_GROUPS, offeredCommands } from '../../app/commands';
import { closeOverlay } from '../../app/overlay';
import { Dialog } from '../../components/dialog/Dialog';
import { Keys } from './Keys';
import { SHEET_KEYS } from './sheetKeys';
import './help.css';

/** Every key on one page: commands as they are offered now, and the sheet's own. */
export default function KeysDialog() {
  const { t } = useTranslation('home');
  const commands = offeredCommands().filter((command) => command.keys);
  return (
    <Dialog title={t('keys')} width={880} onClose={closeOverlay}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region is reached by keyboard */}
      <div className="cf-dialog-body keys-columns" tabIndex={0} data-autofocus>
        {COMMAND_GROUPS.map((group) => {
          const own = commands.filter((command) => command.group === group);
          if (own.length === 0) return null;
          return (
            <section key={group}>
              <h3>{t(`group_${group}`)}</h3>
              <dl>
                {own.map((command) => (
                  <div key={command.id}>
                    <dt>
                      <Keys keys={command.keys!} />
                    </dt>
                    <dd>{t(command.title, command.params ?? {})}</dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
        <section>
          <h3>{t('sheetKeys')}</h3>
          <dl>
            {SHEET_KEYS.map(([keys, text]) => (
              <div key={keys}>
                <dt>
                  <Keys keys={keys} />
                </dt>
                <dd>{t(text)}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  );
}
