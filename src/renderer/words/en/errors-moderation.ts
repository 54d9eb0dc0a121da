import type { ErrorWords } from '../sentences.ts';

/** English sentences for what can happen to an operator who decides on photos. */
export const errorsModeration = {
  'moderation.own-photo': {
    what: 'This photo is your own.',
    safe: 'It still waits for a decision.',
    do: 'Ask a colleague to check it.',
  },
  'moderation.decided': {
    what: 'A colleague has already decided on this photo.',
    safe: 'That decision stands.',
    do: 'Go on with the next photo.',
  },
  'moderation.superseded': {
    what: 'This person has sent a newer photo.',
    safe: 'The new photo waits for a decision.',
    do: 'Go on with the next photo.',
  },
  'moderation.undo-too-late': {
    what: 'It is too late to undo this decision.',
    safe: 'The decision stands.',
    do: 'The person can send another photo at a kiosk.',
  },
  'moderation.undo-effects': {
    what: 'This decision has already had effects.',
    safe: 'The decision stands.',
    do: 'The person can send another photo at a kiosk.',
  },
  'moderation.undo-nothing': {
    what: 'There is no decision to undo.',
    safe: 'Nothing has changed.',
    do: 'Go on with the next photo.',
  },
} as const satisfies ErrorWords;
