import type { Analysis, PictureKind } from './analysis.ts';

/** What the page says to the worker. `base`: the folder of the models, as an address that ends in a slash. */
export type ToWorker =
  | { readonly kind: 'open'; readonly base: string }
  | {
      readonly kind: 'analyse';
      readonly id: number;
      readonly picture: ImageBitmap;
      readonly scale: number;
      readonly as: PictureKind;
    }
  | { readonly kind: 'reset' };

/** What the worker says. After `lost` it is of no use any more. `why` is for the log; it never tells anything of a picture. */
export type FromWorker =
  | { readonly kind: 'on' }
  | { readonly kind: 'off'; readonly why: string }
  | { readonly kind: 'analysed'; readonly id: number; readonly analysis: Analysis }
  | { readonly kind: 'lost'; readonly why: string };
