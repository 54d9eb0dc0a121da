import type { PhotoDecision } from '../../shared/contract/command.ts';
import type { Batch, BatchRequest, ModerationItem, Waiting } from '../../shared/contract/moderation.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { CommandId, PhotoId, Sha256, VisitId } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import { QualityClass } from '../../shared/quality/quality.ts';

interface Entry {
  readonly item: ModerationItem;
  holder: VisitId | null;
  decided: { command: CommandId; by: VisitId; decision: PhotoDecision } | null;
}

/** What a moderator's command says, of a draft or of a signed command. */
interface Said {
  readonly id: CommandId;
  readonly kind: string;
  readonly actor: { readonly role: string; readonly visit: VisitId };
  readonly payload: unknown;
}

/** The photos that wait at a central in memory: two moderators never hold the same one. */
export class MemoryQueue {
  readonly pictures = new Map<Sha256, Uint8Array>();
  /** Set: nobody is a moderator any more. */
  revoked = false;
  readonly requests: BatchRequest[] = [];
  readonly #entries = new Map<PhotoId, Entry>();

  /** A photo that somebody submitted. */
  add(...items: readonly ModerationItem[]): void {
    for (const item of items) this.#entries.set(item.photo, { item, holder: null, decided: null });
  }

  /** What was decided on a photo; null when it waits, or is not there. */
  decision(photo: PhotoId): PhotoDecision | null {
    return this.#entries.get(photo)?.decided?.decision ?? null;
  }

  /** Somebody at another station decides. */
  decideElsewhere(photo: PhotoId, by: VisitId, decision: PhotoDecision): void {
    const entry = this.#entries.get(photo);
    if (entry !== undefined) entry.decided = { command: photo as string as CommandId, by, decision };
  }

  waiting(visit: VisitId): Result<Waiting, ErrorCode> {
    if (this.revoked) return err('moderation.not-allowed');
    const counts = { sure: 0, unsure: 0, poor: 0 };
    for (const { item } of this.#for(visit)) counts[item.class] += 1;
    return ok(counts);
  }

  take(visit: VisitId, request: BatchRequest): Result<Batch, ErrorCode> {
    this.requests.push(request);
    const waiting = this.waiting(visit);
    if (!waiting.ok) return waiting;
    const wanted = this.#for(visit)
      .filter(({ item }) => request.class === null || item.class === request.class)
      .toSorted((a, b) => rank(a) - rank(b));
    for (const entry of wanted) if (request.skip.includes(entry.item.photo)) entry.holder = null;
    const held = wanted.filter(({ item }) => !request.skip.includes(item.photo)).slice(0, request.size);
    for (const entry of held) entry.holder = visit;
    return ok({ waiting: waiting.value, items: held.map(({ item }) => item) });
  }

  image(visit: VisitId, sha256: Sha256): Result<Uint8Array, ErrorCode> {
    const shown = this.#for(visit).some(
      ({ item, holder }) => holder === visit && [item.image, item.previous?.image].includes(sha256),
    );
    const picture = this.pictures.get(sha256);
    return shown && picture !== undefined ? ok(Uint8Array.from(picture)) : err('central.not-found');
  }

  /** The visit is over: what it held is free again. */
  release(visit: VisitId): void {
    for (const entry of this.#entries.values()) if (entry.holder === visit) entry.holder = null;
  }

  /** Central's word on a moderator's command; null: applied. */
  apply({ id, kind, actor, payload }: Said): ErrorCode | null {
    if (this.revoked || actor.role !== 'moderator') return 'moderation.not-allowed';
    const { photo } = payload as { photo: PhotoId };
    const entry = this.#entries.get(photo);
    if (entry === undefined) return 'moderation.superseded';
    if (kind === 'photo.undecide') {
      const { decision } = payload as { decision: CommandId };
      if (entry.decided?.command !== decision) return 'moderation.undo-nothing';
      entry.decided = null;
      entry.holder = actor.visit;
      return null;
    }
    if (entry.decided !== null) return 'moderation.decided';
    const { decision } = payload as { decision: PhotoDecision };
    entry.decided = { command: id, by: actor.visit, decision };
    return null;
  }

  #for(visit: VisitId): Entry[] {
    return [...this.#entries.values()].filter(
      ({ decided, holder }) => decided === null && (holder === null || holder === visit),
    );
  }
}

const rank = ({ item }: Entry): number => QualityClass.options.indexOf(item.class);
