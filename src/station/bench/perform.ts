import { never, ok } from '../../shared/domain/result.ts';
import type { Hands } from '../visit/hands.ts';
import type { Worked } from './desk-port.ts';
import type { BenchEffect } from './happenings.ts';

const removed = { code: 'card.removed', help: 'put-back', about: null, touched: false } as const;

/** It did not leave: another card lies there, too. */
const beside = (worked: Extract<Worked, { ok: false }>): Worked => ({
  ...worked,
  problem: { code: 'card.several', help: 'one-card', about: null, touched: worked.problem.touched },
});

/** Does one effect of the bench, and tells what came of it. */
export async function performBench(
  effect: BenchEffect,
  { ports, engine, field, tell }: Hands,
): Promise<void> {
  const { desk, central } = engine();
  const { lap } = effect;
  switch (effect.do) {
    case 'bench-open':
      return tell({ type: 'bench-ledger', lap, result: await desk.open(effect.access) });
    case 'bench-count':
      return tell({ type: 'bench-counted', lap, result: await central.office.count(effect.access) });
    case 'bench-search': {
      const { step, number, access, what } = effect;
      return tell({
        type: 'bench-found',
        lap,
        step,
        number,
        result: await central.office.search(access, what),
      });
    }
    case 'bench-work': {
      const { step, number, presence, job } = effect;
      const now = ports.terminal.status();
      const card = now.status === 'ready' && now.card.presence === presence ? now.card : null;
      const lone = card && field.lone(card);
      const done: Worked =
        lone === null
          ? { ok: false, uid: null, problem: removed }
          : await desk.work(lone, job, (cardStep, uid) =>
              tell({ type: 'bench-step', lap, step, number, cardStep, uid }),
            );
      const worked = done.ok || lone?.hadCompany() !== true ? done : beside(done);
      return tell({ type: 'bench-worked', lap, step, number, job, presence, worked, ledger: desk.ledger() });
    }
    case 'bench-void': {
      const { access, entry, note, command } = effect;
      const result = await desk.void(access, entry, note, command);
      return tell({ type: 'bench-voided', lap, entry, command, result, ledger: desk.ledger() });
    }
    case 'bench-new-run': {
      const begun = desk.newRun();
      return tell({ type: 'bench-ledger', lap, result: begun.ok ? ok(desk.ledger()) : begun });
    }
    case 'bench-unreadable-seen': {
      const seen = desk.unreadableSeen();
      return tell({ type: 'bench-ledger', lap, result: seen.ok ? ok(desk.ledger()) : seen });
    }
    case 'bench-keep': {
      const { step, access, profile, uids } = effect;
      const result = await desk.keepKeys(access, profile, uids);
      return tell({ type: 'bench-kept', lap, step, result, ledger: desk.ledger() });
    }
    default:
      return never(effect);
  }
}
