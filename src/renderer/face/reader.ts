import type { FaceBox, PersonMask, Point, Reading } from '../../shared/quality/reading.ts';
import type { PictureKind } from './analysis.ts';
import { forget, readableCanvas, type Picture } from './canvas.ts';
import type { DetectedFace } from './detected-face.ts';
import { isInside, regionOfFace, regionOfPoints, type Region } from './region.ts';
import type { FaceRuntime, Landmarks } from './runtime.ts';

const DETECT_EVERY = 5; // live frames: a second face shows within half a second at 10 frames per second
const MASK_EVERY = 10; // live frames: what is behind a person moves little
const MASK_AFTER = 3; // so that detector and mask are never both asked on one frame, but for the first
const ON_A_FACE = 0.5; // presence from which the points count, MediaPipe's own limit

/** What is remembered of the frames before; never a picture. */
interface Memory {
  frames: number;
  faces: readonly DetectedFace[];
  region: Region | null;
  mask: PersonMask | null;
  points: readonly Point[] | null;
  /** When those points were read, in milliseconds of the worker's clock. */
  at: number;
}

const isOnAFace = (found: Landmarks | null): found is Landmarks =>
  found !== null && found.presence >= ON_A_FACE;

const nothing = (): Memory => ({ frames: 0, faces: [], region: null, mask: null, points: null, at: 0 });

/** Makes readings of pictures, one after the other. On live frames the face is followed: it is only sought anew from time to time. */
export class Reader {
  readonly #runtime: FaceRuntime;
  readonly #now: () => number;
  #memory = nothing();
  #canvas = readableCanvas(1, 1);

  constructor(runtime: FaceRuntime, now: () => number) {
    this.#runtime = runtime;
    this.#now = now;
  }

  /** Forgets the frame before. */
  reset(): void {
    this.#memory = nothing();
  }

  /** Reads one picture. `scale`: source pixels per pixel of the picture. */
  async read(picture: Picture, scale: number, kind: PictureKind): Promise<Reading> {
    if (kind === 'still') this.reset(); // neither compared with a frame before nor a base for the next one
    const canvas = this.#draw(picture);
    const memory = this.#memory;
    const frame = memory.frames++;
    const found = await this.#landmarks(canvas, frame % DETECT_EVERY === 0, kind);
    if (memory.mask === null || frame % MASK_EVERY === MASK_AFTER)
      memory.mask = await this.#runtime.mask(canvas);

    const now = this.#now();
    const points = isOnAFace(found) ? found.points : null;
    const before = memory.points === null ? null : { points: memory.points, age: now - memory.at };
    const reading: Reading = {
      pixels: this.#canvas.getImageData(0, 0, canvas.width, canvas.height),
      scale,
      // a face so near that the detector misses it is still followed
      faces: memory.faces.length === 0 && isOnAFace(found) ? [boxAround(found)] : memory.faces,
      points,
      presence: found?.presence ?? null,
      mask: memory.mask,
      before,
    };
    Object.assign(memory, { points, at: now, region: points === null ? null : regionOfPoints(points) });
    if (kind === 'still') this.reset();
    forget(this.#canvas);
    return reading;
  }

  /** The points of the largest face, sought again when they were lost. */
  async #landmarks(canvas: OffscreenCanvas, isDue: boolean, kind: PictureKind): Promise<Landmarks | null> {
    const memory = this.#memory;
    const followed = memory.region;
    const isSought = isDue || followed === null;
    if (isSought) memory.faces = await this.#runtime.detect(canvas);
    const found = await this.#lookAt(canvas, this.#regionToLookAt(followed));
    if (followed !== null && !isOnAFace(found)) {
      if (!isSought) memory.faces = await this.#runtime.detect(canvas);
      return this.#lookAt(canvas, this.#regionToLookAt(null));
    }
    // a followed face is looked at where its points were: a picture on its own is given the same chance
    return kind === 'still' && isOnAFace(found) ? this.#lookAt(canvas, regionOfPoints(found.points)) : found;
  }

  async #lookAt(canvas: OffscreenCanvas, region: Region | null): Promise<Landmarks | null> {
    return region === null ? null : this.#runtime.landmarks(canvas, region);
  }

  /** The followed region, unless the largest face is another one by now. */
  #regionToLookAt(followed: Region | null): Region | null {
    const [largest] = this.#memory.faces;
    if (largest === undefined) return followed;
    return followed !== null && isInside(largest, followed) ? followed : regionOfFace(largest);
  }

  #draw(picture: Picture): OffscreenCanvas {
    const { width, height } = picture;
    if (this.#canvas.canvas.width !== width || this.#canvas.canvas.height !== height)
      this.#canvas = readableCanvas(width, height);
    this.#canvas.drawImage(picture, 0, 0);
    return this.#canvas.canvas;
  }
}

function boxAround({ points, presence }: Landmarks): FaceBox {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y, score: presence };
}
