import type { CameraStatus } from '../../shared/contract/station.ts';
import { cameraStatusOf, retryDelay } from './camera-errors.ts';

/** Sizes are wishes, never demands: a camera that has less is still a camera. */
export const wishes: MediaStreamConstraints = {
  audio: false,
  video: { width: { ideal: 1920 }, height: { ideal: 1080 }, frameRate: { ideal: 30, max: 30 } },
};
/** A muted track for so long is a stall, in milliseconds. */
const stallAfter = 2000;
/** Plugging sends several events: wait for the last one. */
const settleAfter = 500;

/** The camera while the photo step lasts: opened, watched, tried again by itself, and stopped for good at the end. */
export class CameraFeed {
  readonly #media: MediaDevices | undefined;
  readonly #onStream: (stream: MediaStream | null) => void;
  readonly #onStatus: (status: CameraStatus) => void;
  #stream: MediaStream | null = null;
  #stopped = false;
  #opening = false;
  #failures = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #stall: ReturnType<typeof setTimeout> | undefined;
  #settle: ReturnType<typeof setTimeout> | undefined;

  constructor(
    media: MediaDevices | undefined,
    onStream: (stream: MediaStream | null) => void,
    onStatus: (status: CameraStatus) => void,
  ) {
    this.#media = media;
    this.#onStream = onStream;
    this.#onStatus = onStatus;
  }

  start(): void {
    this.#media?.addEventListener('devicechange', this.#devicesChanged);
    void this.#open();
  }

  stop(): void {
    this.#stopped = true;
    this.#media?.removeEventListener('devicechange', this.#devicesChanged);
    for (const timer of [this.#retry, this.#stall, this.#settle]) clearTimeout(timer);
    this.#drop();
  }

  /** The picture stands still: the camera is closed and opened again. */
  stalled(): void {
    if (this.#stream !== null) this.#failed('lost');
  }

  async #open(): Promise<void> {
    if (this.#stopped || this.#opening || this.#stream !== null) return;
    if (this.#media === undefined) return this.#onStatus('none');
    this.#opening = true;
    clearTimeout(this.#retry);
    try {
      const stream = await this.#media.getUserMedia(wishes);
      this.#opening = false;
      // The step may have ended while the camera was opening: its light must go out at once.
      if (this.#stopped) return stopAll(stream);
      this.#take(stream);
    } catch (error) {
      this.#opening = false;
      if (!this.#stopped) this.#failed(cameraStatusOf(error));
    }
  }

  #take(stream: MediaStream): void {
    const [track] = stream.getVideoTracks();
    if (track === undefined) {
      stopAll(stream);
      return this.#failed('none');
    }
    this.#stream = stream;
    this.#failures = 0;
    track.addEventListener('ended', () => this.#stream === stream && this.#failed('lost'));
    track.addEventListener('mute', () => {
      this.#stall = setTimeout(() => this.#stream === stream && this.#failed('lost'), stallAfter);
    });
    track.addEventListener('unmute', () => clearTimeout(this.#stall));
    this.#onStream(stream);
    this.#onStatus('ready');
  }

  #failed(status: CameraStatus): void {
    this.#drop();
    this.#failures += 1;
    this.#onStatus(status);
    this.#retry = setTimeout(() => void this.#open(), retryDelay(this.#failures));
  }

  #drop(): void {
    clearTimeout(this.#stall);
    if (this.#stream === null) return;
    stopAll(this.#stream);
    this.#stream = null;
    this.#onStream(null);
  }

  readonly #devicesChanged = (): void => {
    clearTimeout(this.#settle);
    this.#settle = setTimeout(() => void this.#open(), settleAfter);
  };
}

function stopAll(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
