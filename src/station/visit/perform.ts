import type { CardUid } from '../../shared/domain/card-uid.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { err, never, ok, type Result } from '../../shared/domain/result.ts';
import { readUid } from '../card/read-uid.ts';
import type { CardTerminal, PresentCard } from '../card/terminal.ts';
import { performBench } from '../bench/perform.ts';
import { performLookup } from '../lookup/perform.ts';
import { erase, type PhotoDesk } from '../photo/intake.ts';
import type { Pictures } from '../photo/pictures.ts';
import { performUpload } from '../upload/perform.ts';
import type { Effect } from './effect.ts';
import type { Hands } from './hands.ts';
import { receiptWait } from './ports.ts';

/** Does one effect and tells what came of it. Throws only for bugs. */
export async function perform(effect: Effect, hands: Hands): Promise<void> {
  const { ports, engine, tell } = hands;
  switch (effect.do) {
    case 'put-in-order':
      return putInOrder(effect.because, hands);
    case 'open-sign-in':
      return tell({ type: 'sign-in-opened', lap: effect.lap, result: await engine().central.openSignIn() });
    case 'open-ent':
      return tell({
        type: 'ent-ended',
        opening: effect.request.id,
        result: await ports.ent.open(effect.request),
      });
    case 'close-ent':
      return ports.ent.close(effect.opening);
    case 'open-visit': {
      const result = await engine().central.openVisit(effect.ticket);
      return tell({ type: 'visit-opened', lap: effect.lap, result, centralNow: engine().centralNow() });
    }
    case 'close-visit': {
      const closed = await engine().central.closeVisit(effect.access);
      if (!closed.ok)
        ports.log.warn({ visit: effect.access.visit, code: closed.error }, 'visit not closed at central');
      return;
    }
    case 'renew': {
      const result = await engine().central.renew(effect.access);
      return tell({ type: 'renewed', lap: effect.lap, result, centralNow: engine().centralNow() });
    }
    case 'read-account': {
      const { lap, number, access } = effect;
      return tell({ type: 'account', lap, number, result: await engine().central.account(access) });
    }
    case 'take-in-photo': {
      const { lap, step } = effect;
      return tell({ type: 'photo-taken-in', lap, step, result: await takeIn(effect, hands) });
    }
    case 'erase-photo':
      return erase(effect.photo);
    case 'read-card': {
      const { lap, step, presence } = effect;
      const card = cardOf(ports.terminal, presence);
      const result = card === undefined ? err('card.removed' as const) : await readUid(card);
      return tell({ type: 'card-read', lap, step, presence, result });
    }
    case 'save':
      return tell({
        type: 'saved',
        lap: effect.lap,
        step: effect.step,
        command: effect.draft.id,
        result: await save(effect, hands),
      });
    case 'await-receipt': {
      const { command } = effect;
      return tell({
        type: 'receipt',
        command,
        settlement: await engine().outbox.settled(command, receiptWait),
      });
    }
    case 'count-waiting': {
      const { lap, access } = effect;
      return tell({ type: 'waiting', lap, result: await engine().central.moderation(access) });
    }
    case 'take-batch': {
      const { lap, step, number, access, request } = effect;
      const result = await engine().central.takeBatch(access, request);
      return tell({ type: 'batch', lap, step, number, result });
    }
    case 'bench-open':
    case 'bench-count':
    case 'bench-search':
    case 'bench-work':
    case 'bench-void':
    case 'bench-new-run':
    case 'bench-unreadable-seen':
    case 'bench-keep':
      return performBench(effect, hands);
    case 'lookup-search':
    case 'lookup-sheet':
    case 'lookup-people':
      return performLookup(effect, hands);
    case 'stick-watch':
    case 'stick-unwatch':
    case 'stick-list':
    case 'stick-take':
    case 'phone-open':
    case 'phone-ask':
    case 'phone-fetch':
    case 'phone-close':
    case 'forget-picture':
      return performUpload(effect, hands);
    default:
      return never(effect);
  }
}

async function putInOrder(because: ErrorCode | null, { ports, adopt, tell }: Hands): Promise<void> {
  const opened = await ports.putInOrder(because);
  if (opened.ok) adopt(opened.value);
  else ports.log.error({ code: opened.error }, 'station out of order');
  tell({ type: 'order', result: opened.ok ? { ok: true, value: null } : opened });
}

/** The card of this presence, if it lies alone on the reader now. */
function cardOf(terminal: CardTerminal, presence: string): PresentCard | undefined {
  const now = terminal.status();
  return now.status === 'ready' && now.card.presence === presence ? now.card : undefined;
}

/** A picture that was brought in and is not kept any more cannot be read. */
function takeIn(
  { picture, crop }: Extract<Effect, { do: 'take-in-photo' }>,
  { ports, uploads }: Hands,
): ReturnType<PhotoDesk['takeIn']> {
  if ('base64' in picture) return ports.photos.takeIn(picture, crop);
  const jpeg = uploads.picture(picture.upload);
  return jpeg === undefined ? Promise.resolve(err('photo.unreadable')) : ports.photos.takeIn({ jpeg }, crop);
}

async function save(effect: Extract<Effect, { do: 'save' }>, hands: Hands): Promise<Result<null, ErrorCode>> {
  const { draft, card, lap } = effect;
  try {
    const lies = card === null ? null : await stillThere(effect.uid, cardOf(hands.ports.terminal, card));
    if (lies !== null && !lies.ok) return lies;
    const saved = await hands.engine().outbox.save(draft);
    if (saved.ok && hands.isOpen(lap)) keepPicture(draft, hands.pictures);
    return saved;
  } finally {
    for (const { jpeg } of draft.attachments) jpeg.fill(0); // what must stay lies sealed in the store
  }
}

/** Readers do not notice a card that is swapped fast for another one: where it matters which one it is, it is asked once more. */
async function stillThere(
  uid: CardUid | undefined,
  card: PresentCard | undefined,
): Promise<Result<unknown, ErrorCode>> {
  if (card === undefined) return err('card.changed');
  if (uid === undefined) return ok(null);
  const now = await readUid(card);
  return now.ok && now.value !== uid ? err('card.changed') : now;
}

/** The person sees the new photo before central has it. */
function keepPicture(
  { attachments }: { attachments: Extract<Effect, { do: 'save' }>['draft']['attachments'] },
  pictures: Pictures,
): void {
  const directory = attachments.find((one) => one.name === 'directory-photo');
  if (directory !== undefined) pictures.keepOwn(directory.jpeg);
}
