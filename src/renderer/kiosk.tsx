import { useEffect, useRef } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { View } from '../shared/contract/station.ts';
import { useLink, useLinkState } from './connection/use-station.tsx';
import { ErrorNotice } from './controls/error-notice.tsx';
import { Dock } from './dock/dock.tsx';
import { TopBar } from './frame/top-bar.tsx';
import { useTouches } from './frame/use-touches.ts';
import { Veil } from './frame/veil.tsx';
import { cueOf } from './sound/cue.ts';
import type { Player } from './sound/player.ts';
import { Starting } from './starting/starting.tsx';
import { SpokenProvider } from './voice/spoken.tsx';
import { useAfterWelcome } from './use-after-welcome.ts';
import { useVoice } from './voice/use-voice.ts';
import type { Voice } from './voice/voice.ts';
import { Welcome } from './welcome/welcome.tsx';

/** The whole screen: what the station says, its frame, and the calm veil when it is away. */
export function Kiosk({ play, voice }: { play: Player; voice: Voice }) {
  const { view, connected, dock } = useLinkState();
  useLook(view);
  useCues(view, play);
  useTouches(view?.visit != null && view.visit.idle === null);
  const language = view?.language ?? 'fr';
  const { available, say } = useVoice(voice, language, view?.display.voice ?? false);
  return (
    <I18nProvider locale={language === 'fr' ? 'fr-FR' : 'en-GB'}>
      <SpokenProvider say={say}>
        {view === null ? <Starting /> : <Shown view={view} canSpeak={available} />}
      </SpokenProvider>
      <Veil shown={view !== null && !connected} />
      {dock !== null && <Dock client={dock} />}
    </I18nProvider>
  );
}

function Shown({ view, canSpeak }: { view: View; canSpeak: boolean }) {
  const link = useLink();
  const { connected, refusal } = useLinkState();
  const { screen } = view;
  const later = useAfterWelcome(screen.name !== 'welcome');
  const entBar = (screen.name === 'sign-in' && screen.stage === 'ent') || screen.name === 'ent-page';
  return (
    <div className="kiosk" inert={!connected} data-screen={screen.name}>
      {!entBar && <TopBar view={view} canSpeak={canSpeak} />}
      {/* Nothing that a screen holds outlives its visit. */}
      {screen.name === 'welcome' ? (
        <Welcome view={view} notice={screen.notice} />
      ) : (
        later && (
          <later.ScreenOf key={view.visit?.account.person.id ?? 'nobody'} view={view} canSpeak={canSpeak} />
        )
      )}
      {refusal !== null && (
        <div className="refusal">
          <ErrorNotice code={refusal} onClose={() => link.dismiss()} />
        </div>
      )}
      {later && view.visit?.idle != null && <later.IdleDialog wipeAt={view.visit.idle.wipeAt} />}
    </div>
  );
}

/** Puts language, theme and text size on the page itself. */
function useLook(view: View | null): void {
  const { i18n } = useTranslation();
  const language = view?.language ?? 'fr';
  const theme = view?.display.theme ?? 'light';
  const textSize = view?.display.textSize ?? 'normal';
  useEffect(() => {
    if (i18n.language !== language) void i18n.changeLanguage(language);
    document.documentElement.lang = language;
  }, [i18n, language]);
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
    document.documentElement.dataset['text'] = textSize;
  }, [theme, textSize]);
}

function useCues(view: View | null, play: Player): void {
  const before = useRef<View | null>(null);
  useEffect(() => {
    const cue = view === null ? null : cueOf(before.current, view);
    before.current = view;
    if (cue !== null) play(cue);
  }, [view, play]);
}
