import { err, type Result } from '../../shared/domain/result.ts';
import { bringIn, thumbnail } from './bring-in.ts';
import { harden, type SharpModule } from './decoder.ts';
import type { PhotoError } from './intake.ts';
import { jpegBytes } from './jpeg.ts';
import { takeIn } from './take-in.ts';
import type { Answers, Asked } from './worker-intake.ts';

/** The operations on pictures with sharp, whose settings become those of its whole thread. Pictures asked about are overwritten. */
export function operationsWith(sharp: SharpModule) {
  harden(sharp);
  return async <D extends Asked['do']>(asked: Extract<Asked, { do: D }>): Promise<Answers[D]> =>
    (await operate(sharp, asked)) as Answers[D]; // what is asked decides, which the compiler does not see through the switch
}

async function operate(sharp: SharpModule, asked: Asked): Promise<Answers[Asked['do']]> {
  switch (asked.do) {
    case 'take-in': {
      const bytes =
        asked.picture instanceof Uint8Array
          ? { ok: true as const, value: asked.picture }
          : jpegBytes(asked.picture);
      return bytes.ok ? guarded(bytes.value, () => takeIn(sharp, bytes.value, asked.crop)) : bytes;
    }
    case 'bring-in':
      return guarded(asked.bytes, () => bringIn(sharp, asked.bytes));
    case 'thumbnail':
      return guarded(asked.bytes, () => thumbnail(sharp, asked.bytes));
  }
}

async function guarded<T>(
  bytes: Uint8Array,
  make: () => Promise<Result<T, PhotoError>>,
): Promise<Result<T, PhotoError>> {
  try {
    return await make();
  } catch {
    return err('photo.unreadable'); // whatever libvips found: its words are never matched, and say nothing to a person
  } finally {
    bytes.fill(0);
  }
}
