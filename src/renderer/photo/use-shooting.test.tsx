import '../gallery/jsdom.ts';
import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Values } from '../../shared/quality/check.ts';
import { photoProfiles } from '../../shared/quality/profiles.ts';
import { openBooth, type Booth, type BoothEvent } from './booth.ts';
import { PhotoKit } from './kit.ts';
import { Burst } from './live/burst.ts';
import { analysisWith, FakePicture, lookWith } from './testing/looks.ts';
import { useShooting } from './use-shooting.ts';

const addresses = new Set<string>();
/** Lets the picture be decoded, which is the last thing before a shot is shown. */
let letDecode: () => void;
let decoding: boolean;
beforeEach(() => {
  addresses.clear();
  decoding = false;
  const gate = new Promise<void>((resolve) => (letDecode = resolve));
  vi.spyOn(URL, 'createObjectURL').mockImplementation(() => {
    const made = `blob:${addresses.size}`;
    addresses.add(made);
    return made;
  });
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation((url) => void addresses.delete(url));
  class Canvas {
    getContext = () => ({ drawImage: () => undefined });
    convertToBlob = async () => new Blob(['jpeg']);
  }
  class Decoded {
    src = '';
    decode = (): Promise<void> => {
      decoding = true;
      return gate;
    };
  }
  vi.stubGlobal('OffscreenCanvas', Canvas);
  vi.stubGlobal('Image', Decoded);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** A booth that takes the one frame of its burst; `seen` is what a second look at it finds. */
function shooting(by: 'auto' | 'hand', seen: Values | Error = {}) {
  const analyse = async () => {
    if (seen instanceof Error) throw seen;
    return analysisWith(seen);
  };
  const worker = { state: Promise.resolve('on' as const), analyse, reset() {}, close() {} };
  const kit = new PhotoKit(worker, Promise.resolve(photoProfiles.default));
  const burst = new Burst<ImageBitmap>();
  const picture = new FakePicture();
  burst.add({ picture, look: lookWith(performance.now()) });
  const events: BoothEvent[] = [];
  const useTaken = (parts: { booth: Booth; wanted: boolean }) =>
    useShooting({
      ...parts,
      ...{ burst, kit, video: null, greenSince: () => 0, send: (event) => void events.push(event) },
    });
  const drawn = renderHook(useTaken, { initialProps: { booth: { step: 'taking', by }, wanted: true } });
  return { ...drawn, picture, heard: () => events.map(({ event }) => event) };
}

test('a photo is shown once it can be drawn, and its frame is freed', async () => {
  const { picture, heard, result } = shooting('auto');
  await waitFor(() => expect(decoding).toBe(true));
  expect(heard()).toEqual(['froze']);
  expect(result.current).toBe(picture);
  await act(async () => letDecode());
  await waitFor(() => expect(heard()).toEqual(['froze', 'reviewed']));
  expect(addresses.size).toBe(1);
  expect(picture.closed).toBe(true);
  expect(result.current).toBeNull();
});

test('a photo that took itself and is refused by the second look never gets an address', async () => {
  const { picture, heard } = shooting('auto', { EyesOpen: 0 });
  await waitFor(() => expect(heard()).toEqual(['froze', 'not-taken']));
  expect(addresses.size + Number(decoding)).toBe(0);
  await waitFor(() => expect(picture.closed).toBe(true));
});

test.each([
  ['the screen goes', (shot: ReturnType<typeof shooting>) => shot.unmount()],
  [
    'the person brings a photo instead',
    (shot: ReturnType<typeof shooting>) => shot.rerender({ booth: openBooth, wanted: false }),
  ],
])('nothing of a photo stays when %s while it is being made', async (_why, leave) => {
  const shot = shooting('hand');
  await waitFor(() => expect(decoding).toBe(true));
  act(() => leave(shot));
  await act(async () => letDecode());
  await waitFor(() => expect(shot.picture.closed).toBe(true));
  expect(shot.heard()).toEqual(['froze']);
  expect(addresses.size).toBe(0);
});

test('a look that fails gives the live picture back, and keeps nothing', async () => {
  const complaints = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const { picture, heard } = shooting('hand', new Error('a bug'));
  await waitFor(() => expect(heard()).toEqual(['froze', 'not-taken']));
  expect(picture.closed).toBe(true);
  expect(addresses.size).toBe(0);
  expect(complaints).toHaveBeenCalledOnce();
});
