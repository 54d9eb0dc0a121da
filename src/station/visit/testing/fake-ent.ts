import type { EntOutcome, EntRequest } from '../../../shared/contract/shell.ts';
import type { ErrorCode } from '../../../shared/domain/errors.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import { Listeners } from '../../listeners.ts';
import type { EntView } from '../ports.ts';

/** The isolated view: tests end it as a person or the ENT would. */
export class FakeEnt implements EntView {
  readonly requests: EntRequest[] = [];
  readonly closed: string[] = [];
  readonly #pending = new Map<string, (result: Result<EntOutcome, ErrorCode>) => void>();
  readonly #moved = new Listeners<[{ id: string; origin: string; alive: boolean }]>();

  open(request: EntRequest): Promise<Result<EntOutcome, ErrorCode>> {
    this.requests.push(request);
    return new Promise((resolve) => this.#pending.set(request.id, resolve));
  }

  async close(opening: string): Promise<void> {
    this.closed.push(opening);
    this.end(ok({ outcome: 'closed' }), opening);
  }

  onMoved(listener: (event: { id: string; origin: string; alive: boolean }) => void): () => void {
    return this.#moved.add(listener);
  }

  last(): EntRequest {
    const last = this.requests.at(-1);
    if (last === undefined) throw new Error('no view was opened');
    return last;
  }

  end(result: Result<EntOutcome, ErrorCode>, opening = this.last().id): void {
    this.#pending.get(opening)?.(result);
    this.#pending.delete(opening);
  }

  move(origin: string, opening = this.last().id): void {
    this.#moved.tell({ id: opening, origin, alive: true });
  }

  /** How many views are up. */
  up = (): number => this.#pending.size;
}
