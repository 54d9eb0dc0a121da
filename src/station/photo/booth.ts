import { PhotoId } from '../../shared/domain/ids.ts';
import { fromCamera } from '../upload/source.ts';
import { acting } from '../visit/acting.ts';
import type { Fresh } from '../visit/event.ts';
import type { StepBody } from '../visit/state.ts';

/** The booth, for a photo that has its id from here on. */
export function photoStep(fresh: Fresh): StepBody {
  return {
    name: 'photo',
    ...acting(fresh),
    photo: PhotoId.parse(fresh.id),
    source: fromCamera,
    submitted: null,
    busy: false,
    problem: null,
  };
}
