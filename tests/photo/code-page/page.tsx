import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { StationLink } from '../../../src/renderer/connection/station-link.ts';
import { StationProvider } from '../../../src/renderer/connection/use-station.tsx';
import { CodeCamera } from '../../../src/renderer/scan/code-camera.tsx';
import { createWords } from '../../../src/renderer/words/i18n.ts';

declare global {
  interface Window {
    /** Every code that was told, and every track of the camera that was given out. */
    codes: string[];
    tracks: MediaStreamTrack[];
  }
}
window.codes = [];
window.tracks = [];

const media = navigator.mediaDevices;
const open = media.getUserMedia.bind(media);
media.getUserMedia = async (constraints) => {
  const stream = await open(constraints);
  window.tracks.push(...stream.getTracks());
  return stream;
};

createRoot(document.getElementById('root') ?? document.body).render(
  <I18nextProvider i18n={createWords('fr')}>
    <StationProvider link={new StationLink()}>
      <CodeCamera onCode={(code) => window.codes.push(code)} />
    </StationProvider>
  </I18nextProvider>,
);
