import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { StationLink } from '../connection/station-link.ts';
import { StationProvider } from '../connection/use-station.tsx';
import { createWords } from '../words/i18n.ts';
import { CodeCamera } from './code-camera.tsx';
import './code-view.tsx'; // here already: it is loaded when the button is pressed, which takes a while where it is compiled first

const stop = vi.fn();
const getUserMedia = vi.fn<() => Promise<MediaStream>>();
beforeEach(() => {
  const media = Object.assign(new EventTarget(), { getUserMedia, enumerateDevices: async () => [] });
  Object.defineProperty(navigator, 'mediaDevices', { value: media, configurable: true });
  Object.assign(HTMLVideoElement.prototype, {
    play: async () => undefined,
    requestVideoFrameCallback: () => 0,
    cancelVideoFrameCallback: () => undefined,
  });
});
afterEach(() => {
  cleanup();
  vi.clearAllMocks();
});

const draw = (props: { isDisabled?: boolean } = {}) =>
  render(
    <I18nextProvider i18n={createWords('fr')}>
      <StationProvider link={new StationLink()}>
        <CodeCamera onCode={() => undefined} {...props} />
      </StationProvider>
    </I18nextProvider>,
  );
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

test('the camera opens with the button only, and is released with the other one', async () => {
  const track = Object.assign(new EventTarget(), { stop, label: 'Camera' });
  const stream = { getTracks: () => [track], getVideoTracks: () => [track] } as unknown as MediaStream;
  getUserMedia.mockResolvedValue(stream);
  draw();
  expect(getUserMedia).not.toHaveBeenCalled();
  press('Lire avec la caméra');
  await waitFor(() => expect(getUserMedia).toHaveBeenCalledOnce());
  await screen.findByText('La caméra s’ouvre…');
  await act(async () => undefined);
  press('Fermer la caméra');
  expect(stop).toHaveBeenCalledOnce();
  expect(screen.getByRole('button', { name: 'Lire avec la caméra' })).toBeTruthy();
});

test.each([
  ['NotFoundError', 'camera.none'],
  ['NotReadableError', 'camera.busy'],
  ['NotAllowedError', 'camera.denied'],
])('%s is said as %s', async (name, code) => {
  getUserMedia.mockRejectedValue(new DOMException('no', name));
  draw();
  press('Lire avec la caméra');
  await screen.findByText(new RegExp(code));
});

test('while it is disabled the button opens nothing', () => {
  draw({ isDisabled: true });
  press('Lire avec la caméra');
  expect(getUserMedia).not.toHaveBeenCalled();
});
