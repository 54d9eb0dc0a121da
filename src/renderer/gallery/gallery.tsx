import '../../shared/lean-zod.ts';
import '../look/look.ts';
import { channelPair } from '../../shared/wire/channel.ts';
import type { Language } from '../../shared/domain/language.ts';
import { StationLink } from '../connection/station-link.ts';
import { lockDoubleTaps } from '../frame/double-taps.ts';
import { lockGestures } from '../frame/lock-gestures.ts';
import { start } from '../start.tsx';
import { faceOf } from './faces.ts';
import { FakeStation, type Look } from './fake-station.ts';
import { scenes, type Scene, type SceneName } from './scenes.ts';
import { sharedAnalysis } from './shared-analysis.ts';
import { galleryVoice } from './voice.ts';

/** A public-domain portrait of the tests; an address, so that no code of the tests is imported. */
const portraitUrl = new URL('../../../tests/fixtures/faces/grace_hopper.jpg', import.meta.url);
const files = import.meta.glob<string>('../../../resources/image-rights/2026-09/*/*.txt', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const text = (language: Language, purpose: string): string =>
  files[`../../../resources/image-rights/2026-09/${language}/${purpose}.txt`] ?? `${purpose}\n\n—\n\n—`;

/** The identity format from a portrait, as central would answer it. */
async function portrait(): Promise<string> {
  const picture = await createImageBitmap(await (await fetch(portraitUrl)).blob());
  const canvas = document.createElement('canvas');
  canvas.width = 300;
  canvas.height = 376;
  const height = picture.height * 0.62;
  const width = (height * 300) / 376;
  canvas
    .getContext('2d')
    ?.drawImage(
      picture,
      (picture.width - width) / 2 - 10,
      picture.height * 0.06,
      width,
      height,
      0,
      0,
      300,
      376,
    );
  return canvas.toDataURL('image/jpeg', 0.9).replace(/^[^,]*,/, '');
}

const query = new URLSearchParams(window.location.search);
const isScene = (name: string | null): name is SceneName => name !== null && name in scenes;
const wanted = query.get('scene');
const first: Scene = scenes[isScene(wanted) ? wanted : 'welcome'];
const look: Look = {
  language: query.get('lang') === 'en' ? 'en' : 'fr',
  theme: query.get('theme') === 'dark' ? 'dark' : query.get('theme') === 'contrast' ? 'contrast' : 'light',
  textSize: query.get('text') === 'large' ? 'large' : 'normal',
  voice: false,
};

const station = new FakeStation(first, look, { text, portrait, face: faceOf, dock: query.has('dock') });
const [here, there] = channelPair();
station.serve(there);
const link = new StationLink();
link.follow({
  start: (onChannel) => {
    onChannel(here);
    return () => undefined;
  },
});
lockGestures(window);
lockDoubleTaps(window);
start(document, {
  ...{ link, play: () => undefined, voice: galleryVoice, openAnalysis: sharedAnalysis() },
  onBlank: () => undefined, // a designer wants to see the bug
});

/** For tests and for curious designers: `gallery.show('tap-waiting', { theme: 'dark' })`. */
declare global {
  interface Window {
    gallery: {
      names: string[];
      show(name: SceneName, look?: Partial<Look>): void;
      act: FakeStation['acts'];
      patch(scene: Partial<Scene>): void;
      cut(): void;
    };
  }
}
window.gallery = {
  names: Object.keys(scenes),
  show: (name, next) => station.switchTo(scenes[name], next),
  act: station.acts,
  patch: (scene) => station.show(scene),
  cut: () => there.close(),
};
