import { render } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { channelPair } from '../../shared/wire/channel.ts';
import { StationLink } from '../connection/station-link.ts';
import { StationProvider } from '../connection/use-station.tsx';
import type { FaceAnalysis } from '../face/analysis.ts';
import { Kiosk } from '../kiosk.tsx';
import { AnalysisContext } from '../photo/kit-of-visit.tsx';
import '../photo/kit.ts'; // here already: the kiosk loads them when a visit begins, which takes a while where they are compiled first
import '../photo/photo-screen.tsx';
import type { Player } from '../sound/player.ts';
import { silentVoice, type Voice } from '../voice/voice.ts';
import { createWords } from '../words/i18n.ts';
import { FakeStation, type Look } from './fake-station.ts';
import type { Scene } from './scenes.ts';

const text = (language: string, purpose: string): string =>
  `${purpose} ${language}\n\nSummary.\n\nWhole text.`;

/** A station on which the face analysis does not work. */
const noAnalysis: FaceAnalysis = {
  state: Promise.resolve('off'),
  analyse: async () => null,
  reset: () => undefined,
  close: () => undefined,
};

/** Draws the whole kiosk in jsdom against a fake station that shows a scene; for unit tests. */
export function renderScene(
  scene: Scene,
  options: {
    look?: Partial<Look>;
    play?: Player;
    voice?: Voice;
    dock?: boolean;
    analysis?: FaceAnalysis;
  } = {},
) {
  const look: Look = { language: 'fr', theme: 'light', textSize: 'normal', voice: false, ...options.look };
  const station = new FakeStation(scene, look, {
    text,
    portrait: async () => btoa('jpeg'),
    dock: options.dock ?? false,
  });
  const link = new StationLink();
  let cut: () => void = () => undefined;
  const connect = (): void => {
    const [here, there] = channelPair();
    station.serve(there);
    cut = () => there.close();
    give(here);
  };
  let give: Parameters<Parameters<typeof link.follow>[0]['start']>[0] = () => undefined;
  link.follow({
    start: (onChannel) => {
      give = onChannel;
      return () => undefined;
    },
  });
  const drawn = render(
    <I18nextProvider i18n={createWords('fr')}>
      <StationProvider link={link}>
        <AnalysisContext value={async () => options.analysis ?? noAnalysis}>
          <Kiosk play={options.play ?? (() => undefined)} voice={options.voice ?? silentVoice} />
        </AnalysisContext>
      </StationProvider>
    </I18nextProvider>,
  );
  connect();
  return { ...drawn, station, link, connect, cut: () => cut() };
}
