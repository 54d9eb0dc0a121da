/** A picture for the worker: it is closed there. */
export interface ToReader {
  readonly id: number;
  readonly picture: ImageBitmap;
}

/** What the worker says: the codes of one picture, the one that counts most first, or that it cannot read at all. */
export type FromReader =
  | { readonly kind: 'read'; readonly id: number; readonly codes: readonly string[] }
  | { readonly kind: 'lost'; readonly why: string };
