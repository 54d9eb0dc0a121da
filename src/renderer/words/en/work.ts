import type { work as french } from '../fr/work.ts';

/** English words of an operator's ways to work, on the account. */
export const work: typeof french = {
  work: {
    title: 'My work',
    photos: 'Photos to check',
    none: 'No photo is waiting.',
    unknown: 'Counting…',
    waiting_one: '{{count}} photo is waiting',
    waiting_other: '{{count}} photos are waiting',
    refused_one: '{{count}} decision was not taken into account.',
    refused_other: '{{count}} decisions were not taken into account.',
    open: 'Check the photos',
  },
  office: {
    title: 'Card office',
    bench: 'Encode badges',
    lookup: 'Look a badge up',
  },
};
