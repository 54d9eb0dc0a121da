import { act, configure, getConfig } from '@testing-library/react';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';

// On a busy machine the first screen of a file, whose parts load late, can take seconds.
const usual = getConfig();
const beside = createRoot(document.createElement('div'));
let turn = 0;

configure({
  asyncUtilTimeout: 20_000,
  // What a wait has found stands in the document, but on a busy machine its effects (listeners for keys, focus) may still be to come. Any
  // rendering carries out those of all others first; a person's hand is never that quick.
  asyncWrapper: async (wait) => {
    const found: unknown = await usual.asyncWrapper(wait);
    act(() => beside.render(createElement('i', { key: (turn += 1) })));
    return found;
  },
});
