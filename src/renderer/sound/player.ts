import type { Cue } from './cue.ts';

/** Plays the three sounds of the house. */
export type Player = (cue: Cue) => void;

interface Note {
  readonly at: number;
  readonly hertz: number;
  readonly seconds: number;
  readonly gain: number;
}
const scores: Readonly<Record<Cue, readonly Note[]>> = {
  click: [{ at: 0, hertz: 1400, seconds: 0.035, gain: 0.5 }],
  done: [
    { at: 0, hertz: 523.25, seconds: 0.16, gain: 0.6 },
    { at: 0.13, hertz: 783.99, seconds: 0.3, gain: 0.6 },
  ],
  look: [{ at: 0, hertz: 196, seconds: 0.38, gain: 0.8 }],
};

/** A player that makes its notes itself. `volume` from 0 (silent, nothing is opened) to 1. */
export function notePlayer(volume: number, open: () => AudioContext): Player {
  let context: AudioContext | undefined;
  return (cue) => {
    if (!(volume > 0)) return;
    context ??= open();
    const start = context.currentTime + 0.01;
    for (const note of scores[cue]) {
      const oscillator = context.createOscillator();
      const gain = context.createGain();
      const from = start + note.at;
      oscillator.type = 'sine';
      oscillator.frequency.value = note.hertz;
      gain.gain.setValueAtTime(0, from);
      gain.gain.linearRampToValueAtTime(Math.min(1, volume) * note.gain, from + 0.008);
      gain.gain.exponentialRampToValueAtTime(0.0001, from + note.seconds);
      oscillator.connect(gain).connect(context.destination);
      oscillator.start(from);
      oscillator.stop(from + note.seconds + 0.02);
    }
  };
}
