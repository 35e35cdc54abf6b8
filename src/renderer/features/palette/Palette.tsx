import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findTable } from '../../../shared/model';
import { type Command, offeredCommands } from '../../app/commands';
import { closeOverlay } from '../../app/overlay';
import { goToRecord } from '../../app/recordPlaces';
import { useApp } from '../../app/useApp';
import { Dialog } from '../../components/dialog/Dialog';
import { Keys } from '../help/Keys';
import type { NameHit } from './nameIndex';
import { prepareRecordSearch, searchRecords } from './recordSearch';
import './palette.css';

interface Offer {
  key: string;
  text: string;
  kind: string;
  detail?: string | null;
  keys?: string;
  run(): void;
}

/** Everything the program can do and every named record, by a few letters: Ctrl+K. */
export default function Palette() {
  const { t, i18n } = useTranslation('home');
  const language = useApp((app) => app.language);
  const [typed, setTyped] = useState('');
  const [answer, setAnswer] = useState<{ typed: string; hits: NameHit[] }>({ typed: '', hits: [] });
  const { hits } = answer;
  /** Enter was pressed before the answers to what is typed were there. */
  const [isWaiting, setWaiting] = useState(false);
  const [chosen, setChosen] = useState(0);
  const [loads, setLoads] = useState(0);
  const [rankOf, setRankOf] = useState<RankOf>(() => knownRank);
  const list = useRef<HTMLDivElement>(null);
  const commands = useMemo(() => {
    const other = i18n.getFixedT(language === 'zh' ? 'en' : 'zh');
    return offeredCommands().map((command) => ({
      command,
      title: t(command.title, command.params ?? {}),
      other: other(command.title, command.params ?? {}),
    }));
  }, [t, i18n, language]);
  useEffect(() => {
    void import('../../components/sheet/edit/pinyin').then(({ matchRank }) => {
      knownRank = matchRank;
      setRankOf(() => matchRank);
    });
    void prepareRecordSearch()
      .then(() => setLoads((count) => count + 1))
      .catch(() => {});
  }, []);
  // The answers follow the typing; the list keeps its old ones until the new ones are there. Loading asks once more.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a loaded index answers anew
  useEffect(() => {
    let isGone = false;
    void searchRecords(typed).then((found) => {
      if (!isGone) setAnswer({ typed, hits: found });
    });
    return () => {
      isGone = true;
    };
  }, [typed, loads]);

  const offers: Offer[] = [
    ...answering(commands, typed, rankOf).map(
      ({ command, title }): Offer => ({
        key: command.id,
        text: title,
        kind: t(`group_${command.group}`),
        ...(command.keys ? { keys: command.keys } : {}),
        run: command.run,
      }),
    ),
    ...hits.map(
      (hit): Offer => ({
        key: hit.id,
        text: hit.name,
        kind: findTable(hit.kind).label[language],
        detail: hit.code,
        run: () => goToRecord(hit.kind, hit.id),
      }),
    ),
  ];
  const at = Math.min(chosen, Math.max(0, offers.length - 1));
  useEffect(() => {
    list.current?.querySelector(`[data-at="${at}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const run = (offer: Offer | undefined) => {
    if (!offer) return;
    closeOverlay();
    // Once the dialog has given the focus back.
    setTimeout(() => offer.run());
  };
  const isCurrent = rankOf !== plainRank && answer.typed === typed;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the answers have come
  useEffect(() => {
    if (!isWaiting || !isCurrent) return;
    setWaiting(false);
    run(offers[at]);
  }, [isWaiting, isCurrent]);
  const onKey = (event: React.KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const step = steps[event.key];
    if (step !== undefined && offers.length > 0) {
      const next = at + step;
      setChosen(
        Math.abs(step) === 1 ? (next + offers.length) % offers.length : Math.max(0, Math.min(offers.length - 1, next)),
      );
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      // The list may still show the answers to fewer letters: those are not what is meant.
      if (isCurrent) run(offers[at]);
      else setWaiting(true);
    } else return;
    event.preventDefault();
  };
  return (
    <Dialog title={t('palette')} isBare onClose={closeOverlay} className="palette">
      <input
        className="palette-input"
        data-autofocus
        data-testid="palette-input"
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={offers.length > 0 ? `palette-${at}` : undefined}
        aria-label={t('palette')}
        placeholder={t('paletteHint')}
        value={typed}
        onChange={(event) => {
          setWaiting(false);
          setTyped(event.target.value);
          setChosen(0);
        }}
        onKeyDown={onKey}
      />
      <div className="palette-list" id="palette-list" role="listbox" aria-label={t('palette')} ref={list}>
        {offers.map((offer, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's, which names the chosen option
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the input
          <div
            key={offer.key}
            id={`palette-${index}`}
            data-at={index}
            role="option"
            aria-selected={index === at}
            className={index === at ? 'palette-option is-chosen' : 'palette-option'}
            onMouseMove={() => setChosen(index)}
            onClick={() => run(offer)}
          >
            <span className="palette-text">{offer.text}</span>
            {offer.detail ? <span className="palette-code figures">{offer.detail}</span> : null}
            <span className="palette-space" />
            {offer.keys ? <Keys keys={offer.keys} /> : null}
            <span className="palette-kind">{offer.kind}</span>
          </div>
        ))}
        {offers.length === 0 ? <p className="palette-none">{t('paletteNone')}</p> : null}
      </div>
    </Dialog>
  );
}

/** How well a text answers what was typed; null: not at all. */
type RankOf = (text: string, typed: string) => number | null;

/** Characters alone, until the table of pinyin is there. */
const plainRank: RankOf = (text, typed) => (text.toLowerCase().includes(typed.trim().toLowerCase()) ? 3 : null);

/** How texts are matched: by pinyin once its table has been loaded. */
let knownRank: RankOf = plainRank;

interface WordedCommand {
  command: Command;
  title: string;
  other: string;
}

/** Commands that answer by their name in either language, best first; all of them where nothing is typed. */
function answering(commands: WordedCommand[], typed: string, rankOf: RankOf): WordedCommand[] {
  if (typed.trim() === '') return commands;
  return commands
    .map((worded) => {
      const texts = [worded.title, worded.other, worded.title.replace(/[“”：]/g, '')];
      const ranks = texts.map((text) => rankOf(text, typed)).filter((rank) => rank !== null);
      return { worded, rank: ranks.length > 0 ? Math.min(...ranks) : null };
    })
    .filter(({ rank }) => rank !== null)
    .sort((a, b) => a.rank! - b.rank!)
    .map(({ worded }) => worded)
    .slice(0, 12);
}
