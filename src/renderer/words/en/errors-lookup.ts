import type { ErrorWords } from '../sentences.ts';
import type { errorsLookup as french } from '../fr/errors-lookup.ts';

/** English sentences for an operator who looks a badge up: it is somebody else's, and nothing is being written on it. */
export const errorsLookup = {
  'reader.no-driver': {
    what: 'The card reader is not installed.',
    safe: 'The scanner and the search still work.',
    do: 'Tell the administrator of Trombine.',
  },
  'reader.no-daemon': {
    what: 'The card reader is restarting.',
    safe: 'The scanner and the search still work.',
    do: 'Wait a few seconds.',
  },
  'reader.none': {
    what: 'The card reader is unplugged.',
    safe: 'The scanner and the search still work.',
    do: 'Plug it in, then tap the badge.',
  },
  'reader.gone': {
    what: 'The reader was unplugged just now.',
    safe: 'Nothing has changed on this badge.',
    do: 'Plug it in, then tap the badge again.',
  },
  'card.removed': {
    what: 'The badge was taken away too soon.',
    safe: 'Nothing has changed on this badge.',
    do: 'Put it back, and leave it for a second.',
  },
  'card.unreadable': {
    what: 'The reader cannot read this badge.',
    safe: 'Nothing has changed on this badge.',
    do: 'Lay it flat again, or search for the person.',
  },
  'card.timeout': {
    what: 'The badge does not respond.',
    safe: 'Nothing has changed on this badge.',
    do: 'Lay it flat again, or search for the person.',
  },
  'card.status-word': {
    what: 'The badge refused to be read.',
    safe: 'Nothing has changed on this badge.',
    do: 'Take it away, then put it back.',
  },
  'card.uid-length': {
    what: 'This card has no usable chip number.',
    safe: 'It is nobody’s badge.',
    do: 'Search for the person instead.',
  },
  'card.random-uid': {
    what: 'This card changes its number each time.',
    safe: 'A phone or a bank card does that.',
    do: 'Tap a badge, or search for the person.',
  },
  'card.changed': {
    what: 'Another card has taken the place of the first.',
    safe: 'Nothing has changed.',
    do: 'Tap one badge only, and leave it there.',
  },
  'card.several': {
    what: 'There are several cards on the reader.',
    safe: 'Nothing has changed.',
    do: 'Leave one badge, and move the others away.',
  },
  'badge.none': { what: 'This badge no longer exists.', safe: 'Nothing has changed.', do: 'Search again.' },
  'badge.act-not-allowed': {
    what: 'The state of the badge no longer allows it.',
    safe: 'Nothing has changed on this badge.',
    do: 'Open it again to see how it is.',
  },
  'badge.already-requested': {
    what: 'The person already has a request.',
    safe: 'That request goes on.',
    do: 'Open their other badges.',
  },
  'badge.already-active': {
    what: 'The person already has an active badge.',
    safe: 'It still works.',
    do: 'Block the other one first.',
  },
  'badge.certification-missing': {
    what: 'The photo of this member of staff is not certified.',
    safe: 'Nothing has changed on this badge.',
    do: 'The person must ask at the kiosk.',
  },
  'badge.motive-missing': {
    what: 'The reason is missing.',
    safe: 'Nothing has changed on this badge.',
    do: 'Start again and choose what happened.',
  },
  'badge.uid-mismatch': {
    what: 'This is not the right badge.',
    safe: 'Nothing has changed on either of them.',
    do: 'Tap the one on screen, or cancel.',
  },
  'badge.uid-taken': {
    what: 'This chip is that of another badge.',
    safe: 'Nothing has changed.',
    do: 'Tap the card to see which one.',
  },
  'central.unreachable': {
    what: 'The badge server is not responding.',
    safe: 'The search will go on by itself.',
    do: 'Wait for the network, or look for another badge.',
  },
  'sign-in.person-unknown': {
    what: 'Nobody has this name or number.',
    safe: 'The card is still nobody’s.',
    do: 'Check the spelling, or use the number.',
  },
} as const satisfies ErrorWords & Record<keyof typeof french, object>;
