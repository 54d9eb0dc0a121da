/** A point of a picture in its pixels, origin top left; `z` in the same unit, smaller is nearer to the camera. */
export interface Point {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** A face that the detector found: its box in pixels and its score from 0 to 1. */
export interface FaceBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly score: number;
}

/** RGBA, row by row, as canvas gives it. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** How sure each place is part of a person: 0 to 1, row by row, stretched over the whole picture. */
export interface PersonMask {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/** What the runtime read from one picture, not mirrored. The checks are pure functions of it. */
export interface Reading {
  readonly pixels: Pixels;
  /** Pixels of the source frame per pixel of this picture: sizes are judged in the source. */
  readonly scale: number;
  /** Largest first. */
  readonly faces: readonly FaceBox[];
  /** The 478 points of the attention mesh on the largest face; null when there is none. */
  readonly points: readonly Point[] | null;
  /** From 0 to 1: whether the points are on a face at all; null without points. */
  readonly presence: number | null;
  readonly mask: PersonMask | null;
  /** The points of the frame before on a live picture, and how long ago it was, in milliseconds. */
  readonly before: { readonly points: readonly Point[]; readonly age: number } | null;
}

/** Where the face is, in pixels of the source frame, not mirrored: what a crop is made from. */
export interface FacePlace {
  /** Size of the source frame. */
  readonly width: number;
  readonly height: number;
  readonly rightEye: { readonly x: number; readonly y: number };
  readonly leftEye: { readonly x: number; readonly y: number };
  readonly chin: { readonly x: number; readonly y: number };
  /** Degrees, clockwise positive as the picture shows it. */
  readonly roll: number;
  /** Row of the top of the hair, from the person mask; null when the mask does not tell. */
  readonly top: number | null;
}
