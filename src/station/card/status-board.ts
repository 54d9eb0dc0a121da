import { never } from '../../shared/domain/result.ts';
import type { PresentCard, TerminalStatus } from './terminal.ts';

/** What lies on one reader. A mute card, or one that another program holds, is `unreadable`. */
type ReaderContent =
  | { readonly content: 'empty' }
  | { readonly content: 'unreadable' }
  | { readonly content: 'card'; readonly card: PresentCard };

/** Why there are no readers to speak of, or that there may be some. */
export type ServiceState = 'no-driver' | 'no-daemon' | 'running';

/** Sums up all readers in one status: two cards are never a choice that the station makes for the person. */
function summarise(service: ServiceState, readers: ReadonlyMap<string, ReaderContent>): TerminalStatus {
  if (service !== 'running') return { status: service };
  const occupied = [...readers].filter(([, { content }]) => content !== 'empty');
  const [first] = occupied;
  if (readers.size === 0) return { status: 'no-reader' };
  if (!first) return { status: 'no-card', readers: [...readers.keys()] };
  if (occupied.length > 1) return { status: 'several-cards', readers: occupied.map(([name]) => name) };
  const [reader, what] = first;
  switch (what.content) {
    case 'card':
      return { status: 'ready', reader, card: what.card };
    case 'unreadable':
      return { status: 'unreadable', reader };
    case 'empty':
      throw new Error('an empty reader is not occupied');
    default:
      return never(what);
  }
}

/** Two statuses that a listener need not tell apart. */
function same(a: TerminalStatus, b: TerminalStatus): boolean {
  if (a.status !== b.status) return false;
  if (a.status === 'ready' && b.status === 'ready') return a.card.presence === b.card.presence;
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Keeps the content of every reader and tells listeners when the sum changes. Shared by all terminals. */
export class StatusBoard {
  readonly #readers = new Map<string, ReaderContent>();
  readonly #listeners = new Set<(status: TerminalStatus) => void>();
  #service: ServiceState;
  #status: TerminalStatus;
  #closed = false;

  constructor(service: ServiceState) {
    this.#service = service;
    this.#status = summarise(service, this.#readers);
  }

  status(): TerminalStatus {
    return this.#status;
  }

  /** Readers known now, by name. */
  readers(): ReadonlyMap<string, ReaderContent> {
    return this.#readers;
  }

  onChange(listener: (status: TerminalStatus) => void): () => void {
    const own = (status: TerminalStatus) => listener(status); // so that one function can listen twice
    this.#listeners.add(own);
    return () => void this.#listeners.delete(own);
  }

  setService(service: ServiceState): void {
    this.#service = service;
    this.#publish();
  }

  setReader(name: string, content: ReaderContent): void {
    this.#readers.set(name, content);
    this.#publish();
  }

  removeReader(name: string): void {
    this.#readers.delete(name);
    this.#publish();
  }

  /** From here on nothing changes and nobody is told. */
  freeze(): void {
    this.#closed = true;
    this.#listeners.clear();
  }

  #publish(): void {
    const next = summarise(this.#service, this.#readers);
    if (this.#closed || same(this.#status, next)) return;
    this.#status = next;
    // A listener that sets off another change must not make the others hear an old status last.
    for (const listener of [...this.#listeners]) if (this.#status === next) listener(next);
  }
}
