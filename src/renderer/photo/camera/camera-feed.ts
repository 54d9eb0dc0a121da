import type { CameraStatus } from '../../../shared/contract/station.ts';
import { cameraStatusOf, retryDelay } from './camera-errors.ts';
import { constraintsFor, wishes, type CameraMemory } from './chosen-camera.ts';

/** A muted track for so long is a stall, in milliseconds. */
const stallAfter = 2000;
/** Plugging sends several events: wait for the last one. */
const settleAfter = 500;

/** What a feed tells. */
export interface FeedEvents {
  onStream(stream: MediaStream | null): void;
  onStatus(status: CameraStatus): void;
}

/** The camera while the photo step lasts: opened, watched, tried again by itself, and stopped for good at the end. */
export class CameraFeed {
  readonly #media: MediaDevices | undefined;
  readonly #memory: CameraMemory;
  readonly #events: FeedEvents;
  #stream: MediaStream | null = null;
  #status: CameraStatus = 'unknown';
  #stopped = false;
  #opening = false;
  #failures = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #stall: ReturnType<typeof setTimeout> | undefined;
  #settle: ReturnType<typeof setTimeout> | undefined;

  constructor(media: MediaDevices | undefined, memory: CameraMemory, events: FeedEvents) {
    this.#media = media;
    this.#memory = memory;
    this.#events = events;
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

  /** The picture stands still, or none comes: the camera is closed and opened again. */
  failed(status: 'lost' | 'frozen'): void {
    if (this.#stream !== null) this.#fail(status);
  }

  /** There is no light in the pictures: only a hand can help, so the camera stays open. */
  black(): void {
    if (this.#stream !== null) this.#say('black');
  }

  /** The picture lives: this is a good camera, and the one of this kiosk if it had none. */
  healthy(): void {
    if (this.#stream === null) return;
    this.#failures = 0;
    this.#say('ready');
    const label = this.#stream.getVideoTracks()[0]?.label ?? '';
    if (label !== '' && this.#memory.read() === null) this.#memory.write(label);
  }

  async #open(): Promise<void> {
    if (this.#stopped || this.#opening || this.#stream !== null) return;
    if (this.#media === undefined) return this.#say('none');
    this.#opening = true;
    clearTimeout(this.#retry);
    try {
      const stream = await this.#any(this.#media);
      this.#opening = false;
      // The step may have ended while the camera was opening: its light must go out at once.
      if (this.#stopped) return stopAll(stream);
      this.#take(stream);
    } catch (error) {
      this.#opening = false;
      if (!this.#stopped) this.#fail(cameraStatusOf(error));
    }
  }

  /** The camera of this kiosk; any other one when that one has just gone. */
  async #any(media: MediaDevices): Promise<MediaStream> {
    const wanted = await constraintsFor(media, this.#memory.read());
    try {
      return await media.getUserMedia(wanted);
    } catch (error) {
      if (wanted.video === wishes || cameraStatusOf(error) !== 'none') throw error;
      return media.getUserMedia({ audio: false, video: wishes });
    }
  }

  #take(stream: MediaStream): void {
    const [track] = stream.getVideoTracks();
    if (track === undefined) {
      stopAll(stream);
      return this.#fail('none');
    }
    this.#stream = stream;
    track.addEventListener('ended', () => this.#stream === stream && this.#fail('lost'));
    track.addEventListener('mute', () => {
      this.#stall = setTimeout(() => this.#stream === stream && this.#fail('lost'), stallAfter);
    });
    track.addEventListener('unmute', () => clearTimeout(this.#stall));
    this.#events.onStream(stream);
    // One that was frozen has to move first: its message must not come and go.
    if (this.#status !== 'frozen') this.#say('ready');
  }

  #fail(status: CameraStatus): void {
    this.#drop();
    this.#failures += 1;
    this.#say(status);
    this.#retry = setTimeout(() => void this.#open(), retryDelay(this.#failures));
  }

  #say(status: CameraStatus): void {
    if (status === this.#status) return;
    this.#status = status;
    this.#events.onStatus(status);
  }

  #drop(): void {
    clearTimeout(this.#stall);
    if (this.#stream === null) return;
    stopAll(this.#stream);
    this.#stream = null;
    this.#events.onStream(null);
  }

  /** A camera in use stays in use, whatever else is plugged in; without one, the new one is tried. */
  readonly #devicesChanged = (): void => {
    clearTimeout(this.#settle);
    this.#settle = setTimeout(() => void this.#open(), settleAfter);
  };
}

function stopAll(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
