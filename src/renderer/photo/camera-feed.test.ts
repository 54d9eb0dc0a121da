import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CameraStatus } from '../../shared/contract/station.ts';
import { CameraFeed } from './camera-feed.ts';
import { retryDelay } from './camera-errors.ts';

class FakeTrack extends EventTarget {
  stopped = false;
  stop(): void {
    this.stopped = true;
  }
}
class FakeStream {
  readonly track = new FakeTrack();
  getTracks(): FakeTrack[] {
    return [this.track];
  }
  getVideoTracks(): FakeTrack[] {
    return [this.track];
  }
}
/** Cameras as the test wants them: each call of getUserMedia takes the next answer. */
class FakeMedia extends EventTarget {
  answers: (FakeStream | string)[] = [];
  asked = 0;
  async getUserMedia(): Promise<FakeStream> {
    this.asked += 1;
    const answer = this.answers.shift() ?? 'NotFoundError';
    if (typeof answer === 'string') throw new DOMException('', answer);
    return answer;
  }
}

let media: FakeMedia;
let said: CameraStatus[];
let shown: unknown[];
const feedOf = (): CameraFeed =>
  new CameraFeed(
    media as unknown as MediaDevices,
    (stream) => shown.push(stream),
    (status) => said.push(status),
  );
beforeEach(() => {
  vi.useFakeTimers();
  media = new FakeMedia();
  said = [];
  shown = [];
});
afterEach(() => vi.useRealTimers());
const settled = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);

describe('the camera', () => {
  test.each([
    ['NotFoundError', 'none'],
    ['NotReadableError', 'busy'],
    ['NotAllowedError', 'denied'],
    ['OverconstrainedError', 'none'],
    ['SomethingNew', 'lost'],
  ] as const)('that answers %s is %s', async (name, status) => {
    media.answers = [name];
    feedOf().start();
    await settled();
    expect(said).toEqual([status]);
  });

  test('comes by itself when the one that held it lets go, waiting longer each time', async () => {
    const stream = new FakeStream();
    media.answers = ['NotReadableError', 'NotReadableError', stream];
    const feed = feedOf();
    feed.start();
    await settled();
    await vi.advanceTimersByTimeAsync(1000);
    await vi.advanceTimersByTimeAsync(1999);
    expect(media.asked).toBe(2);
    await vi.advanceTimersByTimeAsync(1);
    expect(said).toEqual(['busy', 'busy', 'ready']);
    expect(shown).toEqual([stream]);
  });

  test('that is unplugged is lost, and found again as soon as one is plugged', async () => {
    const first = new FakeStream();
    const second = new FakeStream();
    media.answers = [first, second];
    feedOf().start();
    await settled();
    first.track.dispatchEvent(new Event('ended'));
    expect(said.at(-1)).toBe('lost');
    media.dispatchEvent(new Event('devicechange'));
    media.dispatchEvent(new Event('devicechange'));
    await vi.advanceTimersByTimeAsync(500);
    expect(shown).toEqual([first, null, second]);
    expect(media.asked).toBe(2);
  });

  test('that stays mute for two seconds is opened anew; a short stall is not', async () => {
    const stream = new FakeStream();
    media.answers = [stream];
    feedOf().start();
    await settled();
    stream.track.dispatchEvent(new Event('mute'));
    await vi.advanceTimersByTimeAsync(1500);
    stream.track.dispatchEvent(new Event('unmute'));
    await vi.advanceTimersByTimeAsync(1500);
    expect(said).toEqual(['ready']);
    stream.track.dispatchEvent(new Event('mute'));
    await vi.advanceTimersByTimeAsync(2000);
    expect(said).toEqual(['ready', 'lost']);
    expect(stream.track.stopped).toBe(true);
  });

  test('is stopped at the end of the step, and asked no more', async () => {
    const stream = new FakeStream();
    media.answers = [stream];
    const feed = feedOf();
    feed.start();
    await settled();
    feed.stop();
    expect(stream.track.stopped).toBe(true);
    media.dispatchEvent(new Event('devicechange'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(media.asked).toBe(1);
  });

  test('that opens after the step has ended is stopped at once', async () => {
    const stream = new FakeStream();
    media.answers = [stream];
    const feed = feedOf();
    feed.start();
    feed.stop();
    await settled();
    expect(stream.track.stopped).toBe(true);
    expect(shown).toEqual([]);
  });
});

test('tries are at least one second and at most twenty seconds apart', () => {
  expect([1, 2, 3, 4, 5, 6, 20].map(retryDelay)).toEqual([1000, 2000, 4000, 8000, 16_000, 20_000, 20_000]);
});
