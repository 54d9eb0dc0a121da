import type { EntEvent, EntOutcome, EntRequest } from '../contract/shell.ts';
import type { ErrorCode } from '../domain/errors.ts';
import type { Verdict } from './ent-rules.ts';

/** What a shell's view tells while it is open. */
export interface EntEars {
  /** A page answered (`alive`) or is being asked for; `url` is cut to its origin before it goes further. */
  navigated(origin: string, alive: boolean): void;
  /** The view has nothing more to give. The first one counts. */
  ended(outcome: EntOutcome): void;
}

/** Tells what a navigation brought; true when it may go on. `isFatal`: there would be no page to stay on. */
export function mayGoOn(verdict: Verdict, ears: EntEars, isFatal: boolean): boolean {
  switch (verdict.kind) {
    case 'allowed':
      return true;
    case 'ticket':
      ears.ended({ outcome: 'ticket', ticket: verdict.ticket, state: verdict.state });
      return false;
    case 'failed':
      ears.ended(failed(verdict.code));
      return false;
    case 'refused':
      if (isFatal) ears.ended(failed('ent.page-refused'));
      return false;
  }
}

/** One isolated view of a shell, on fresh storage. */
export interface EntView {
  /**
   * Hides the view at once; when `released`, logs out of the ENT (best effort, 3 s), wipes the storage, destroys
   * everything. Never rejects.
   */
  wipe(logoutUrl: string | null, released: Promise<void>): Promise<void>;
}

/** Opens a view and loads the request's address in it; what happens next goes to `ears`. */
export type OpenEntView = (request: EntRequest, ears: EntEars) => Promise<EntView>;

interface Opening {
  readonly id: string;
  end(outcome: EntOutcome): void;
  /** The ticket was checked, or nobody wants it any more: the ENT's session may end. */
  release(): void;
  readonly done: Promise<EntOutcome>;
  readonly wiped: Promise<unknown>;
}

/**
 * A ticket dies with the ENT's session (LemonLDAP::NG deletes it, CAS Protocol 3.0, 2.3 allows it): the hidden view
 * keeps the session until the ticket was checked, at the longest this many milliseconds.
 */
export const ticketCap = 20_000;

/** At most one isolated view at a time, each ended once. Answered when it is wiped; with a ticket, when it is hidden. */
export class EntDesk {
  readonly #openView: OpenEntView;
  readonly #onBug: (bug: unknown) => void;
  #current: Opening | undefined;

  constructor(openView: OpenEntView, onBug: (bug: unknown) => void) {
    this.#openView = openView;
    this.#onBug = onBug;
  }

  /** Resolves when the view is closed and wiped, or hidden with a ticket. A view that is still there is wiped first. */
  async open(request: EntRequest, tell: (event: EntEvent) => void): Promise<EntOutcome> {
    const earlier = this.#current;
    earlier?.end({ outcome: 'closed' });
    earlier?.release();
    const opening = this.#begin(request, tell, earlier?.wiped);
    this.#current = opening;
    void opening.wiped.then(() => {
      if (this.#current === opening) this.#current = undefined;
    });
    return opening.done;
  }

  /** Ends that opening, or lets it go when its ticket was checked; nothing happens when it is over or another one. */
  close(id: string): void {
    if (this.#current?.id !== id) return;
    this.#current.end({ outcome: 'closed' });
    this.#current.release();
  }

  /** Ends whatever is open: the station is gone, or the shell stops. Resolves when it is wiped. */
  async closeAll(): Promise<void> {
    this.#current?.end({ outcome: 'closed' });
    this.#current?.release();
    await this.#current?.wiped;
  }

  #begin(request: EntRequest, tell: (event: EntEvent) => void, after: Promise<unknown> | undefined): Opening {
    const { promise: ended, resolve: end } = deferred<EntOutcome>();
    const { promise: released, resolve: release } = deferred<void>();
    const { promise: wiped, resolve: nothingLeft } = deferred<void>();
    let over = false;
    void ended.then(() => (over = true));
    const ears: EntEars = {
      navigated: (origin, alive) => {
        if (!over) tell({ id: request.id, origin, alive });
      },
      ended: end,
    };
    const run = async (): Promise<EntOutcome> => {
      await after;
      if (over) return ended; // closed while the earlier view was being wiped: nothing to open
      const view = await this.#openView(request, ears).catch((bug: unknown) => {
        this.#onBug(bug);
        return undefined;
      });
      if (view === undefined) return failed('ent.unreachable');
      const outcome = await ended;
      if (outcome.outcome !== 'ticket') {
        release();
        await view.wipe(request.logoutUrl, released);
        return outcome;
      }
      const timer = setTimeout(release, ticketCap);
      void released.then(() => clearTimeout(timer));
      void view.wipe(request.logoutUrl, released).then(nothingLeft);
      return outcome;
    };
    const done = run();
    void done.then(({ outcome }) => outcome !== 'ticket' && nothingLeft());
    return { id: request.id, end, release, done, wiped };
  }
}

/** The outcome of a view that gave nothing. */
export const failed = (code: ErrorCode): EntOutcome => ({ outcome: 'failed', code });

function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((settle) => (resolve = settle));
  return { promise, resolve };
}
