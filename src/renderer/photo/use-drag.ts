import { useRef, type KeyboardEvent, type PointerEvent } from 'react';

/** One press of an arrow key or button moves by this part of the crop. */
export const moveStep = 0.04;

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, -moveStep],
  ArrowDown: [0, moveStep],
  ArrowLeft: [-moveStep, 0],
  ArrowRight: [moveStep, 0],
};

/** Drags by finger and arrow keys, told as parts of the element's width and height. */
export function useDrag(onMove: (right: number, down: number) => void) {
  const last = useRef<{ id: number; x: number; y: number } | null>(null);
  const end = (): void => {
    last.current = null;
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      last.current = { id: event.pointerId, x: event.clientX, y: event.clientY };
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const from = last.current;
      if (from === null || from.id !== event.pointerId) return;
      const box = event.currentTarget.getBoundingClientRect();
      onMove((event.clientX - from.x) / box.width, (event.clientY - from.y) / box.height);
      last.current = { id: event.pointerId, x: event.clientX, y: event.clientY };
    },
    onPointerUp: end,
    onPointerCancel: end,
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const step = arrows[event.key];
      if (step === undefined) return;
      event.preventDefault();
      onMove(...step);
    },
  };
}
