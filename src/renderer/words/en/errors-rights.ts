import type { ErrorWords } from '../sentences.ts';

/** English sentences for what an operator may not do, or not yet: they may be told before an operator's screen is there. */
export const errorsRights = {
  'moderation.not-allowed': {
    what: 'You cannot check photos here.',
    safe: 'No photo was touched.',
    do: 'Ask the administrator of Trombine for the right.',
  },
  'office.not-allowed': {
    what: 'You cannot manage badges here.',
    safe: 'No badge was touched.',
    do: 'Ask the administrator of Trombine for the right.',
  },
  'office.own-badge': {
    what: 'This badge is your own.',
    safe: 'It has not changed.',
    do: 'Ask a colleague to see to it.',
  },
  'badge.note-missing': {
    what: 'Your note is missing.',
    safe: 'Nothing changed on this badge.',
    do: 'Write in a few words what happened.',
  },
  'badge.uid-unknown': {
    what: 'No known badge has this chip.',
    safe: 'Nothing changed on this card.',
    do: 'Attach it to a person, or set it aside.',
  },
} as const satisfies ErrorWords;
