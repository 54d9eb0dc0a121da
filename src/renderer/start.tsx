import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import type { StationLink } from './connection/station-link.ts';
import { StationProvider } from './connection/use-station.tsx';
import { Kiosk } from './kiosk.tsx';
import { applyTheme } from './look/theme.ts';
import { standardTheme } from './look/theme-context.ts';
import { AnalysisContext, openWorker, type OpenAnalysis } from './photo/kit-of-visit.tsx';
import type { Player } from './sound/player.ts';
import type { Voice } from './voice/voice.ts';
import { createWords } from './words/i18n.ts';

/** What the kiosk is drawn with. */
export interface KioskParts {
  readonly link: StationLink;
  readonly play: Player;
  readonly voice: Voice;
  /** Where the face analysis comes from, when not from its own worker. */
  readonly openAnalysis?: OpenAnalysis;
  /** Called when a bug, or a part that could not be loaded, has left nothing on the screen. */
  readonly onBlank: () => void;
}

/** Draws the kiosk in `#root`. */
export function start(document: Document, parts: KioskParts): void {
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no #root');
  applyTheme(document.documentElement, standardTheme);
  const onUncaughtError = (bug: unknown): void => {
    console.error(bug);
    parts.onBlank();
  };
  createRoot(root, { onUncaughtError }).render(
    <I18nextProvider i18n={createWords('fr')}>
      <StationProvider link={parts.link}>
        <AnalysisContext value={parts.openAnalysis ?? openWorker}>
          <Kiosk play={parts.play} voice={parts.voice} />
        </AnalysisContext>
      </StationProvider>
    </I18nextProvider>,
  );
}
