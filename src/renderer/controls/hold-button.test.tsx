import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { HoldButton } from './hold-button.tsx';
import { holdTime } from './use-hold.ts';

const done = vi.fn();
const unready = vi.fn();
const draw = (isUnready = false): HTMLElement => {
  render(
    <HoldButton label="Hold" holding="Keep holding" unready={isUnready} onDone={done} onUnready={unready} />,
  );
  return screen.getByRole('button');
};
const wait = (milliseconds: number): void => act(() => void vi.advanceTimersByTime(milliseconds));

beforeEach(() => {
  vi.useFakeTimers();
  done.mockReset();
  unready.mockReset();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('holding', () => {
  test('for 1.2 s by finger confirms once, however long the finger stays', () => {
    const button = draw();
    fireEvent.pointerDown(button, { button: 0 });
    wait(holdTime - 100);
    expect(done).not.toHaveBeenCalled();
    expect(button.textContent).toBe('Keep holding');
    wait(200);
    expect(done).toHaveBeenCalledTimes(1);
    wait(5000);
    expect(done).toHaveBeenCalledTimes(1);
  });

  test.each(['pointerUp', 'pointerLeave', 'pointerCancel', 'blur'] as const)('is undone by %s', (undo) => {
    const button = draw();
    fireEvent.pointerDown(button, { button: 0 });
    wait(holdTime - 100);
    fireEvent[undo](button);
    wait(5000);
    expect(done).not.toHaveBeenCalled();
    expect(button.textContent).toBe('Hold');
  });

  test('starts anew each time: two halves are no hold', () => {
    const button = draw();
    for (let half = 0; half < 2; half += 1) {
      fireEvent.pointerDown(button, { button: 0 });
      wait(holdTime * 0.6);
      fireEvent.pointerUp(button);
    }
    wait(5000);
    expect(done).not.toHaveBeenCalled();
  });

  test.each(['Enter', ' '])('works with the key %j, whose repeats count for nothing', (key) => {
    const button = draw();
    fireEvent.keyDown(button, { key });
    for (let times = 0; times < 10; times += 1) {
      wait(100);
      fireEvent.keyDown(button, { key, repeat: true });
    }
    expect(done).not.toHaveBeenCalled();
    wait(300);
    expect(done).toHaveBeenCalledTimes(1);
  });

  test('a key that is let go confirms nothing', () => {
    const button = draw();
    fireEvent.keyDown(button, { key: 'Enter' });
    wait(800);
    fireEvent.keyUp(button, { key: 'Enter' });
    wait(5000);
    expect(done).not.toHaveBeenCalled();
  });

  test('a mere touch on an unready button says what is missing', () => {
    fireEvent.click(draw(true));
    expect(unready).toHaveBeenCalledTimes(1);
    expect(done).not.toHaveBeenCalled();
  });
});
