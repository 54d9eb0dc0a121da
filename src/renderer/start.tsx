import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import type { StationLink } from './connection/station-link.ts';
import { StationProvider } from './connection/use-station.tsx';
import { Kiosk } from './kiosk.tsx';
import { applyTheme } from './look/theme.ts';
import { standardTheme } from './look/theme-context.ts';
import type { Player } from './sound/player.ts';
import type { Voice } from './voice/voice.ts';
import { createWords } from './words/i18n.ts';

/** Draws the kiosk in `#root`. */
export function start(document: Document, parts: { link: StationLink; play: Player; voice: Voice }): void {
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no #root');
  applyTheme(document.documentElement, standardTheme);
  createRoot(root).render(
    <I18nextProvider i18n={createWords('fr')}>
      <StationProvider link={parts.link}>
        <Kiosk play={parts.play} voice={parts.voice} />
      </StationProvider>
    </I18nextProvider>,
  );
}
