import '../gallery/jsdom.ts';
import { act, cleanup, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createWords } from '../words/i18n.ts';
import { Coming, comingDelay } from './coming.tsx';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

test('a screen that is soon there says nothing; one that takes longer says so', () => {
  render(
    <I18nextProvider i18n={createWords('fr')}>
      <Coming />
    </I18nextProvider>,
  );
  act(() => void vi.advanceTimersByTime(comingDelay - 50));
  expect(screen.queryByRole('heading')).toBeNull();
  act(() => void vi.advanceTimersByTime(100));
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Un instant…');
});
