import type { UploadId } from '../../shared/domain/ids.ts';
import { never, ok } from '../../shared/domain/result.ts';
import type { Hands } from '../visit/hands.ts';
import type { UploadEffect } from './happenings.ts';

/** Does one effect for a photo that a person brings, and tells what came of it. */
export async function performUpload(effect: UploadEffect, hands: Hands): Promise<void> {
  const { tell, engine, uploads, ports } = hands;
  switch (effect.do) {
    case 'stick-watch': {
      const { lap, look } = effect;
      return uploads.watch(look, (present) => tell({ type: 'stick-present', lap, look, present }));
    }
    case 'stick-unwatch':
      return uploads.unwatch(effect.look);
    case 'stick-list': {
      const { lap, look, turn, move } = effect;
      return tell({ type: 'stick-listed', lap, look, turn, result: await uploads.list(look, move) });
    }
    case 'stick-take': {
      const { lap, look, entry, upload } = effect;
      return keep(lap, upload, await uploads.take(look, entry), hands);
    }
    case 'phone-open': {
      const { lap, access, upload } = effect;
      const result = await uploads.phone.open(engine().central.uploads, access, upload);
      return tell({ type: 'phone-opened', lap, upload, result, centralNow: engine().centralNow() });
    }
    case 'phone-ask': {
      const { lap, access, upload } = effect;
      return tell({
        ...{ type: 'phone-told', lap, upload },
        result: await engine().central.uploads.status(access, upload),
      });
    }
    case 'phone-fetch': {
      const { lap, access, upload } = effect;
      const fetched = await uploads.phone.fetch(engine().central.uploads, access, upload, ports.photos);
      return keep(lap, upload, fetched, hands);
    }
    case 'phone-close': {
      const { access, upload } = effect;
      uploads.phone.close(upload);
      const revoked = await engine().central.uploads.revoke(access, upload);
      // Central ends it by itself with the visit, or after minutes; without its secret it is of no use to anybody.
      if (!revoked.ok) ports.log.info({ code: revoked.error }, 'an upload was not revoked at central');
      return;
    }
    case 'forget-picture':
      return uploads.forgetPicture(effect.upload);
    default:
      return never(effect);
  }
}

type Taken = Awaited<ReturnType<Hands['uploads']['take']>>;

/** Keeps the picture, then tells; the reducer has it overwritten if nobody waits for it. */
function keep(lap: number, upload: UploadId, taken: Taken, hands: Hands): void {
  if (taken.ok && !hands.isOpen(lap)) {
    taken.value.jpeg.fill(0);
    return;
  }
  if (taken.ok) hands.uploads.keep(upload, taken.value);
  const result = taken.ok ? ok({ width: taken.value.width, height: taken.value.height }) : taken;
  hands.tell({ type: 'brought', lap, upload, result });
}
