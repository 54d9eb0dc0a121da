import './gallery/jsdom.ts';
import { afterEach, expect, test, vi } from 'vitest';
import { StationLink } from './connection/station-link.ts';
import { start } from './start.tsx';
import { silentVoice } from './voice/voice.ts';

afterEach(() => {
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

test('a screen that a bug has left blank is told of, once', async () => {
  const bug = new Error('a screen that cannot be drawn');
  const complaints = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const onBlank = vi.fn();
  document.body.innerHTML = '<div id="root"></div>';
  const has = (): boolean => {
    throw bug;
  };
  const voice = { ...silentVoice, has };
  start(document, { link: new StationLink(), play: () => undefined, voice, onBlank });
  await vi.waitFor(() => expect(onBlank).toHaveBeenCalledOnce());
  expect(document.getElementById('root')?.childElementCount).toBe(0);
  expect(complaints).toHaveBeenCalledWith(bug);
});
