import '../shared/lean-zod.ts';
import './look/look.ts';
import { messagePortSource } from './connection/message-port.ts';
import { webSocketSource } from './connection/web-socket.ts';
import { StationLink } from './connection/station-link.ts';
import { lockDoubleTaps } from './frame/double-taps.ts';
import { lockGestures } from './frame/lock-gestures.ts';
import { notePlayer } from './sound/player.ts';
import { start } from './start.tsx';
import { browserVoice } from './voice/voice.ts';

const meta = (name: string): string | undefined =>
  document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content;

/** 0 to 1; the shell may set another one by `<meta name="trombine-volume">`. */
const volume = Number(meta('trombine-volume') ?? '0.5');
// asked for before there is text: the first screen is then laid out once, in its own letters
void document.fonts.load('1em "Atkinson Hyperlegible Next Variable"');
const link = new StationLink();
link.follow(
  meta('trombine-shell') === 'browser'
    ? webSocketSource(() => new WebSocket(new URL('/station', window.location.href.replace(/^http/, 'ws'))))
    : messagePortSource(window),
);
lockGestures(window);
lockDoubleTaps(window);
/** A screen that is blank for good would keep somebody's visit open behind it; the station knows what to show again. In milliseconds. */
const blankFor = 1000;
start(document, {
  link,
  play: notePlayer(volume, () => new AudioContext()),
  voice: browserVoice(window),
  onBlank: () => setTimeout(() => window.location.reload(), blankFor),
});
