import { useRef, type Dispatch, type KeyboardEvent, type PointerEvent, type WheelEvent } from 'react';
import type { BoothEvent } from '../booth.ts';

/** One press of an arrow key or button moves by this part of the window. */
export const moveStep = 0.04;
/** One press of plus or minus makes things larger or smaller by this. */
export const zoomStep = 1.06;
/** One press of a turn key or button, in degrees. */
export const turnStep = 0.5;
/** So much of a turn of the wheel doubles what is seen, in CSS pixels. */
const wheelDoubles = 600;

const keys: Readonly<Record<string, (turn: number) => BoothEvent>> = {
  ArrowUp: () => ({ event: 'move', right: 0, down: -moveStep }),
  ArrowDown: () => ({ event: 'move', right: 0, down: moveStep }),
  ArrowLeft: () => ({ event: 'move', right: -moveStep, down: 0 }),
  ArrowRight: () => ({ event: 'move', right: moveStep, down: 0 }),
  '+': () => ({ event: 'pinch', factor: zoomStep, degrees: 0 }),
  '=': () => ({ event: 'pinch', factor: zoomStep, degrees: 0 }),
  '-': () => ({ event: 'pinch', factor: 1 / zoomStep, degrees: 0 }),
  ',': (turn) => ({ event: 'turn', turn: turn - turnStep }),
  '.': (turn) => ({ event: 'turn', turn: turn + turnStep }),
  '[': (turn) => ({ event: 'turn', turn: turn - turnStep }),
  ']': (turn) => ({ event: 'turn', turn: turn + turnStep }),
};

interface Finger {
  readonly x: number;
  readonly y: number;
}

/** One finger or the mouse moves the picture, two zoom and turn it, the wheel zooms, and keys do all three. */
export function useHands(turn: number, send: Dispatch<BoothEvent>) {
  const fingers = useRef(new Map<number, Finger>());
  const end = (event: PointerEvent<HTMLElement>): void => void fingers.current.delete(event.pointerId);
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (fingers.current.size === 2) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const from = fingers.current.get(event.pointerId);
      if (from === undefined) return;
      const to = { x: event.clientX, y: event.clientY };
      const box = event.currentTarget.getBoundingClientRect();
      const [other] = [...fingers.current].filter(([id]) => id !== event.pointerId).map(([, one]) => one);
      fingers.current.set(event.pointerId, to);
      // With two fingers the middle between them carries the picture: half of what one of them does.
      const share = other === undefined ? 1 : 0.5;
      send({
        event: 'move',
        right: (share * (to.x - from.x)) / box.width,
        down: (share * (to.y - from.y)) / box.height,
      });
      if (other !== undefined) send(pinched(other, from, to));
    },
    onPointerUp: end,
    onPointerCancel: end,
    onWheel: (event: WheelEvent<HTMLElement>) =>
      send({ event: 'pinch', factor: 2 ** (-event.deltaY / wheelDoubles), degrees: 0 }),
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const key = keys[event.key];
      if (key === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      send(key(turn));
    },
  };
}

/** What one finger does to the picture while the other one rests. */
export function pinched(rest: Finger, from: Finger, to: Finger): Extract<BoothEvent, { event: 'pinch' }> {
  const before = Math.hypot(from.x - rest.x, from.y - rest.y);
  const after = Math.hypot(to.x - rest.x, to.y - rest.y);
  const angle = Math.atan2(to.y - rest.y, to.x - rest.x) - Math.atan2(from.y - rest.y, from.x - rest.x);
  const turn = Math.atan2(Math.sin(angle), Math.cos(angle));
  return {
    event: 'pinch',
    factor: before < 1 || after < 1 ? 1 : after / before,
    degrees: (turn * 180) / Math.PI,
  };
}
