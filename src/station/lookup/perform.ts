import { never } from '../../shared/domain/result.ts';
import type { Hands } from '../visit/hands.ts';
import type { LookupEffect, Question } from './happenings.ts';

/** Asks central and tells its answer. */
export async function performLookup(effect: LookupEffect, { engine, tell }: Hands): Promise<void> {
  const { office } = engine().central;
  const { lap, step, number, access } = effect;
  const question: Question = { lap, step, number };
  switch (effect.do) {
    case 'lookup-search': {
      const result = await office.search(access, effect.search);
      return tell({ type: 'lookup-found', ...question, result });
    }
    case 'lookup-sheet': {
      const result = await office.sheet(access, effect.badge);
      return tell({ type: 'lookup-sheet', ...question, result });
    }
    case 'lookup-people': {
      const result = await office.people(access, effect.text);
      return tell({ type: 'lookup-people', ...question, result });
    }
    default:
      return never(effect);
  }
}
