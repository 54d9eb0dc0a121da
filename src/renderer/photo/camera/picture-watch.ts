/** One look at the picture on screen, a few times a second. */
export interface Glance {
  /** Milliseconds of the page's clock. */
  readonly at: number;
  /** Mean of red, green and blue, 0 to 255. */
  readonly brightness: number;
  /** Whether any pixel differs from the glance before. A real sensor is never quite still. */
  readonly changed: boolean;
}

/** What the glances say so far: since when it is black, and since when it stands still. */
export interface PictureWatch {
  readonly blackSince: number | null;
  readonly stillSince: number | null;
  readonly state: 'fresh' | 'well' | 'black' | 'frozen';
}

/** Nothing was seen yet. */
export const freshPicture: PictureWatch = { blackSince: null, stillSince: null, state: 'fresh' };

/** Darker than this is no dark room but a closed cover: sensors see their own noise at night. */
const black = 6;
const blackFor = 2000;
const frozenFor = 3000;

/** The watch after one more glance. Black comes first: a covered camera may well stand still. */
export function nextPicture(watch: PictureWatch, { at, brightness, changed }: Glance): PictureWatch {
  const blackSince = brightness < black ? (watch.blackSince ?? at) : null;
  const stillSince = changed ? null : (watch.stillSince ?? at);
  if (blackSince !== null) {
    const isBlack = at - blackSince >= blackFor;
    return { blackSince, stillSince: null, state: isBlack ? 'black' : watch.state };
  }
  if (stillSince !== null) {
    const isFrozen = at - stillSince >= frozenFor;
    return {
      blackSince,
      stillSince,
      state: isFrozen ? 'frozen' : watch.state === 'black' ? 'fresh' : watch.state,
    };
  }
  return { blackSince, stillSince, state: 'well' };
}
