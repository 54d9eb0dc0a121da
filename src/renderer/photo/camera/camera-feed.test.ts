import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CameraStatus } from '../../../shared/contract/station.ts';
import { CameraFeed } from './camera-feed.ts';
import { retryDelay } from './camera-errors.ts';

class FakeTrack extends EventTarget {
  stopped = false;
  readonly label: string;
  constructor(label = 'camera one') {
    super();
    this.label = label;
  }
  stop(): void {
    this.stopped = true;
  }
}
class FakeStream {
  readonly track: FakeTrack;
  constructor(label?: string) {
    this.track = new FakeTrack(label);
  }
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
  wanted: MediaStreamConstraints[] = [];
  devices: { kind: string; label: string; deviceId: string }[] = [];
  async enumerateDevices(): Promise<FakeMedia['devices']> {
    return this.devices;
  }
  async getUserMedia(wanted: MediaStreamConstraints): Promise<FakeStream> {
    this.asked += 1;
    this.wanted.push(wanted);
    const answer = this.answers.shift() ?? 'NotFoundError';
    if (typeof answer === 'string') throw new DOMException('', answer);
    return answer;
  }
}

let media: FakeMedia;
let said: CameraStatus[];
let shown: unknown[];
let label: string | null;
const memory = { read: () => label, write: (next: string) => void (label = next) };
const feedOf = (): CameraFeed =>
  new CameraFeed(media as unknown as MediaDevices, memory, {
    onStream: (stream) => shown.push(stream),
    onStatus: (status) => said.push(status),
  });
beforeEach(() => {
  vi.useFakeTimers();
  media = new FakeMedia();
  said = [];
  shown = [];
  label = null;
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
    expect(said).toEqual(['busy', 'ready']);
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

describe('a camera whose picture is wrong', () => {
  test('frozen: is opened anew, and is not called ready before it moves', async () => {
    media.answers = [new FakeStream(), new FakeStream()];
    const feed = feedOf();
    feed.start();
    await settled();
    feed.failed('frozen');
    await vi.advanceTimersByTimeAsync(1000);
    expect(media.asked).toBe(2);
    expect(said).toEqual(['ready', 'frozen']);
    feed.healthy();
    expect(said).toEqual(['ready', 'frozen', 'ready']);
  });

  test('frozen again and again: is left in peace longer each time', async () => {
    media.answers = [new FakeStream(), new FakeStream(), new FakeStream()];
    const feed = feedOf();
    feed.start();
    await settled();
    feed.failed('frozen');
    await vi.advanceTimersByTimeAsync(1000);
    feed.failed('frozen');
    await vi.advanceTimersByTimeAsync(1999);
    expect(media.asked).toBe(2);
    await vi.advanceTimersByTimeAsync(1);
    expect(media.asked).toBe(3);
  });

  test('black: stays open, and is ready again as soon as there is light', async () => {
    const stream = new FakeStream();
    media.answers = [stream];
    const feed = feedOf();
    feed.start();
    await settled();
    feed.black();
    expect(stream.track.stopped).toBe(false);
    feed.healthy();
    expect(said).toEqual(['ready', 'black', 'ready']);
  });
});

describe('the camera of this kiosk', () => {
  const two = [
    { kind: 'videoinput', label: 'built-in', deviceId: 'a' },
    { kind: 'videoinput', label: 'on the stand', deviceId: 'b' },
  ];

  test('is the first one that gave a living picture, by its label', async () => {
    media.answers = [new FakeStream('on the stand')];
    const feed = feedOf();
    feed.start();
    await settled();
    expect(label).toBeNull();
    feed.healthy();
    expect(label).toBe('on the stand');
  });

  test('is asked for by the id that its label has today', async () => {
    label = 'on the stand';
    media.devices = two;
    media.answers = [new FakeStream('on the stand')];
    feedOf().start();
    await settled();
    expect(media.wanted[0]?.video).toMatchObject({ deviceId: { exact: 'b' } });
  });

  test('when it is not plugged in, any other will do, and is not remembered in its place', async () => {
    label = 'gone';
    media.devices = two;
    media.answers = [new FakeStream('built-in')];
    const feed = feedOf();
    feed.start();
    await settled();
    expect(media.wanted[0]?.video).not.toHaveProperty('deviceId');
    feed.healthy();
    expect(label).toBe('gone');
  });

  test('when it goes between looking and asking, any other is asked for at once', async () => {
    label = 'on the stand';
    media.devices = two;
    media.answers = ['OverconstrainedError', new FakeStream('built-in')];
    feedOf().start();
    await settled();
    expect(said).toEqual(['ready']);
    expect(media.wanted[1]?.video).not.toHaveProperty('deviceId');
  });

  test('that is in use stays in use when another one appears', async () => {
    media.answers = [new FakeStream(), new FakeStream()];
    feedOf().start();
    await settled();
    media.dispatchEvent(new Event('devicechange'));
    await vi.advanceTimersByTimeAsync(5000);
    expect(media.asked).toBe(1);
  });
});

test('tries are at least one second and at most twenty seconds apart', () => {
  expect([1, 2, 3, 4, 5, 6, 20].map(retryDelay)).toEqual([1000, 2000, 4000, 8000, 16_000, 20_000, 20_000]);
});
