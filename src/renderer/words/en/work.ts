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
    refused_one: '{{count}} decision did not go through.',
    refused_other: '{{count}} decisions did not go through.',
    open: 'Check the photos',
    class: { sure: 'Good', unsure: 'Look closer', poor: 'Poor' },
  },
  office: {
    title: 'Card office',
    bench: 'Encode badges',
    lookup: 'Look up a badge',
  },
};
