import { act, cleanup, render } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { usePaced } from './use-paced.ts';

function Said({ text }: { text: string }) {
  return <p>{usePaced(text)}</p>;
}
beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

test('a voice says what is new at most every two and a half seconds, and then the newest only', () => {
  const { container, rerender } = render(<Said text="one" />);
  const pass = (time: number): void => act(() => void vi.advanceTimersByTime(time));
  const say = (text: string): void => rerender(<Said text={text} />);
  say('two');
  pass(0);
  expect(container.textContent).toBe('two');
  say('three');
  pass(1000);
  say('four');
  pass(1499);
  expect(container.textContent).toBe('two');
  pass(1);
  expect(container.textContent).toBe('four');
});
