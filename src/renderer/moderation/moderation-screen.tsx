import { ArrowLeft } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModerationItem } from '../../shared/contract/moderation.ts';
import type { Screen } from '../../shared/contract/station.ts';
import type { PhotoId } from '../../shared/domain/ids.ts';
import { rejectionReasons } from '../../shared/domain/photo.ts';
import { fullName } from '../../shared/domain/person.ts';
import { useAct } from '../connection/use-station.tsx';
import { QuietAction } from '../controls/buttons.tsx';
import { MoreBelow } from '../frame/more-below.tsx';
import { useSpoken } from '../voice/spoken.tsx';
import '../words/operator-dictionary.ts';
import { Deciding } from './deciding.tsx';
import { Facts, Origin } from './facts.tsx';
import { Filters, nextChoice } from './filters.tsx';
import { KeyHelp } from './key-help.tsx';
import { Measures } from './measures.tsx';
import { NothingHere } from './nothing-here.tsx';
import { BigPhoto, PreviousPhoto } from './pictures.tsx';
import { Reasons, type Rejecting } from './reasons.tsx';
import { Said } from './said.tsx';
import { UndoToast } from './undo-toast.tsx';
import { useDecision } from './use-decision.ts';
import { useKeys } from '../controls/use-keys.ts';
import './moderation.css';
import './trial.css';
import './doing.css';

type Moderation = Extract<Screen, { name: 'moderation' }>;
const nothingYet: Rejecting = { reason: null, message: '' };

/** « Photos à valider » : one photo at a time, keyboard first. `hears` is false while a dialog is above it. */
export default function ModerationScreen({ screen, hears }: { screen: Moderation; hears: boolean }) {
  const { t } = useTranslation();
  const act = useAct();
  const { decide, send, onShown, pace } = useDecision();
  const content = useRef<HTMLElement>(null);
  const { current, undo } = screen;
  // A rejection that was begun belongs to its photo, and goes with it.
  const [begun, setBegun] = useState<(Rejecting & { photo: PhotoId }) | null>(null);
  const rejecting = current !== null && begun?.photo === current.photo ? begun : null;
  const name = current === null ? '' : fullName(current.person);
  useSpoken(current === null ? t('moderation.title') : name);
  useEffect(() => content.current?.focus(), []);

  const accept = (): boolean => current !== null && decide(current.photo, { state: 'accepted' });
  const begin = (): boolean => {
    if (current !== null) setBegun({ photo: current.photo, ...nothingYet });
    return current !== null;
  };
  const close = (): boolean => {
    setBegun(null);
    content.current?.focus();
    return true;
  };
  const reject = (): boolean => {
    if (rejecting?.reason == null) return false;
    const message = rejecting.message.trim();
    const { photo, reason } = rejecting;
    return decide(photo, { state: 'rejected', reason, message: message === '' ? null : message }) && close();
  };
  const skip = (): boolean => {
    if (current !== null) send({ act: 'skip-photo', photo: current.photo });
    return current !== null;
  };
  const takeBack = (): boolean => {
    if (undo !== null) send({ act: 'undecide-photo', photo: undo.photo });
    return undo !== null;
  };

  const whileRejecting = (key: string): boolean => {
    const reason = /^[1-7]$/.test(key) ? rejectionReasons[Number(key) - 1] : undefined;
    if (reason !== undefined && rejecting !== null) {
      setBegun({ ...rejecting, reason });
      return true;
    }
    if (key === 'Escape') return close();
    if (key === 'Enter') return reject();
    if (key !== 'm') return false;
    document.getElementById('moderation-message')?.focus();
    return true;
  };
  const keys: Readonly<Record<string, () => boolean>> = {
    a: accept,
    Enter: accept,
    r: begin,
    s: skip,
    ArrowRight: skip,
    z: takeBack,
    Backspace: takeBack,
    f: () => {
      act({ act: 'only-photos', class: nextChoice(screen.only) });
      return true;
    },
  };
  useKeys(hears, (key) => (rejecting === null ? (keys[key]?.() ?? false) : whileRejecting(key)));

  return (
    <div className="page moderation">
      <main className="content" ref={content} tabIndex={-1} aria-label={t('moderation.title')}>
        <h1 className="unseen">{t('moderation.title')}</h1>
        <div className="head">
          <QuietAction icon={ArrowLeft} onPress={() => act({ act: 'back' })}>
            {t('moderation.back')}
          </QuietAction>
          <Filters only={screen.only} waiting={screen.waiting} />
        </div>
        <Said screen={screen} />
        {current === null ? (
          <NothingHere screen={screen} />
        ) : (
          <article
            className="trial"
            key={current.photo}
            data-crowded={isCrowded(current)}
            aria-label={t('moderation.photo', { name })}
          >
            <BigPhoto item={current} name={name} onShown={() => onShown(current.photo)} />
            <div className="about-photo">
              <Facts item={current} />
              <PreviousPhoto previous={current.previous}>
                <Origin item={current} />
              </PreviousPhoto>
            </div>
            <Measures quality={current.quality} />
          </article>
        )}
      </main>
      <MoreBelow content={content} />
      <section className="doing" aria-label={t('moderation.title')}>
        {rejecting === null ? (
          <>
            <p className="pace">
              <b>{t('moderation.done', { count: screen.done })}</b>
              {pace !== null && <span>{t('moderation.pace', { count: pace })}</span>}
            </p>
            <Deciding isReady={current !== null} onAccept={accept} onReject={begin} onSkip={skip} />
            <div className="last">
              {undo !== null && <UndoToast key={undo.until} undo={undo} onUndo={takeBack} />}
            </div>
            <KeyHelp />
          </>
        ) : (
          <Reasons
            rejecting={rejecting}
            onChange={(next) => setBegun({ ...rejecting, ...next })}
            onConfirm={reject}
            onClose={close}
          />
        )}
      </section>
    </div>
  );
}

/** Whether the checks have so much to say that the rest makes room. */
const isCrowded = ({ quality }: ModerationItem): boolean =>
  (quality?.measures ?? []).filter(({ verdict }) => verdict === 'fail' || verdict === 'warn').length > 2;
