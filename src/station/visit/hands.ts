import type { Field } from '../bench/field.ts';
import type { Pictures } from '../photo/pictures.ts';
import type { UploadDesk } from '../upload/desk.ts';
import type { Happening } from './event.ts';
import type { Engine, Ports } from './ports.ts';

/** What the effects are done with. */
export interface Hands {
  readonly ports: Ports;
  readonly pictures: Pictures;
  readonly field: Field;
  /** Open from the first `put-in-order` that went well. */
  readonly engine: () => Engine;
  readonly adopt: (engine: Engine) => void;
  /** Tells the reducer what came of it; it judges whether that still matters. */
  readonly tell: (happening: Happening) => void;
  /** What the visit keeps of photos that its person brings. */
  readonly uploads: UploadDesk;
  /** Whether this visit still goes on. */
  readonly isOpen: (lap: number) => boolean;
}
