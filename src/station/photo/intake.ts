import type { Sha256 } from '../../shared/domain/ids.ts';
import type { Crop } from '../../shared/domain/photo.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { Result } from '../../shared/domain/result.ts';

/** Why a frame or a file is not taken. */
export type PhotoError = Extract<
  ErrorCode,
  | 'photo.too-large'
  | 'photo.unreadable'
  | 'photo.format'
  | 'photo.heic'
  | 'photo.too-small'
  | 'photo.crop-invalid'
>;

/** One stored picture: sRGB JPEG without any metadata. */
interface Picture {
  readonly jpeg: Buffer;
  readonly sha256: Sha256;
}

/** Both formats of an accepted photo, in memory only. */
export interface TakenIn {
  readonly identity: Picture;
  readonly directory: Picture;
}

/** What a photo is cut from: a frame of the camera as the screen sent it (JPEG in base64), or the picture that `bringIn` made. */
export type Original = { readonly base64: string } | { readonly jpeg: Buffer };

/** A picture that a person brought, made anew: upright sRGB JPEG without metadata, at most 2400 pixels a side. In memory only. */
export interface BroughtIn {
  readonly jpeg: Buffer;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

/** Where photos are taken in. One picture is worked on at a time; each operation ends within a limit, whatever the bytes do. */
export interface PhotoDesk {
  /** Makes both formats from an original and the part to keep. The original stays as it is. */
  takeIn(original: Original, crop: Crop): Promise<Result<TakenIn, PhotoError>>;
  /** Makes a clean picture of the bytes of any file. The bytes are overwritten when this answers. */
  bringIn(bytes: Buffer): Promise<Result<BroughtIn, PhotoError>>;
  /** A JPEG of at most 320 pixels a side of the bytes of any file, to choose by. The bytes are overwritten when this answers. */
  thumbnail(bytes: Buffer): Promise<Result<Buffer, PhotoError>>;
  /** A photo will be taken soon. */
  warm(): void;
  /** Forgets everything about the photos so far. Called at the end of each visit. */
  forget(): void;
}

/** Overwrites the pictures. */
export function erase(photo: TakenIn): void {
  photo.identity.jpeg.fill(0);
  photo.directory.jpeg.fill(0);
}
