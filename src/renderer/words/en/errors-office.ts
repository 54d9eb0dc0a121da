import type { ErrorWords } from '../sentences.ts';

/** English sentences for what can happen at the card office: to its operators, at the bench and at the look-up. */
export const errorsOffice = {
  'office.nothing-found': {
    what: 'No badge matches this code or name.',
    safe: 'Nothing has changed.',
    do: 'Scan again, or search by name.',
  },
  'office.too-many': {
    what: 'Too many badges match this search.',
    safe: 'Nothing has changed.',
    do: 'Add letters of the first name, or use the number.',
  },
  'bench.no-profile': {
    what: 'Badges of this kind are not encoded here.',
    safe: 'Nothing was written on the card.',
    do: 'Set this badge aside and tell the administrator of Trombine.',
  },
  'bench.profile-changed': {
    what: 'The encoding rules have just changed.',
    safe: 'Nothing was written on the card.',
    do: 'Take the card off, then put it back.',
  },
  'bench.badge-not-printed': {
    what: 'The server says that this badge is not printed yet.',
    safe: 'Nothing was written on the card.',
    do: 'Have its printing recorded first, or scan another badge.',
  },
  'bench.badge-has-card': {
    what: 'This badge is already encoded.',
    safe: 'Its card still works.',
    do: 'Replace the old badge first, or scan another one.',
  },
  'bench.badge-elsewhere': {
    what: 'This badge is being encoded at another kiosk.',
    safe: 'Nothing was written on the card.',
    do: 'Finish it there, or scan another badge.',
  },
  'bench.badge-opposed': {
    what: 'This badge is blocked.',
    safe: 'Nothing was written on the card, and it stays blocked.',
    do: 'Set it aside and scan another badge.',
  },
  'bench.badge-over': {
    what: 'This badge has expired or was destroyed.',
    safe: 'Nothing was written on the card.',
    do: 'Set it aside and scan another badge.',
  },
  'bench.card-taken': {
    what: 'This card is already somebody’s badge.',
    safe: 'Nothing was written on it.',
    do: 'Take it off and check whose it is.',
  },
  'bench.card-opposed': {
    what: 'This card is a blocked badge.',
    safe: 'Nothing was written on it, and it stays blocked.',
    do: 'Keep it and check whose it is.',
  },
  'bench.card-over': {
    what: 'This card is an expired badge.',
    safe: 'Nothing was written on it.',
    do: 'Set it aside and take a new card.',
  },
  'encoding.wrong-card-type': {
    what: 'This card is not of the right model.',
    safe: 'Nothing was written on it.',
    do: 'Take a card of the expected model, and check the box.',
  },
  'encoding.foreign-content': {
    what: 'This card already holds something else, under other keys.',
    safe: 'Nothing was written on it.',
    do: 'Set it aside and take a blank card.',
  },
  'encoding.holds-other-data': {
    what: 'This card already carries other data.',
    safe: 'Nothing was erased.',
    do: 'Check the card, then replace its data or take a blank one.',
  },
  'encoding.other-badge': {
    what: 'This card was encoded for another badge.',
    safe: 'Nothing was written on it.',
    do: 'Take it off and check whose it is.',
  },
  'encoding.read-back-differs': {
    what: 'The card does not give back what was written on it.',
    safe: 'It does not count as encoded.',
    do: 'Put it back once. If it happens again, void this card.',
  },
  'encoding.card-dead': {
    what: 'No key opens this card any more.',
    safe: 'It does not count as encoded.',
    do: 'Void this card: the badge will be printed again.',
  },
  'encoding.card-full': {
    what: 'There is no room left on this card.',
    safe: 'It does not count as encoded.',
    do: 'Take a blank card.',
  },
  'encoding.card-locked': {
    what: 'This card is locked: it refuses to be written.',
    safe: 'Nothing was written on it.',
    do: 'Set it aside and take a blank card.',
  },
  'encoding.interrupted': {
    what: 'The exchange with the card stopped half-way.',
    safe: 'It does not count as encoded.',
    do: 'Take the same card off, then put it back flat.',
  },
  'encoding.data-unfit': {
    what: 'This person’s record does not allow the encoding.',
    safe: 'Nothing was written on the card.',
    do: 'Have the number or the dates corrected, and scan the next badge.',
  },
  'encoding.keys-unavailable': {
    what: 'The server is not responding, and no key is kept here.',
    safe: 'Nothing more was written on the card.',
    do: 'Wait for the network: the work goes on by itself.',
  },
  'encoding.keys-refused': {
    what: 'The server did not give the keys of this card.',
    safe: 'Nothing was written on it.',
    do: 'Tell the administrator of Trombine.',
  },
  'scanner.none': {
    what: 'No scanner is plugged in.',
    safe: 'Badges can be found without it.',
    do: 'Plug it in, or search by name or with the camera.',
  },
  'scanner.gone': {
    what: 'The scanner was unplugged.',
    safe: 'The badges already done are saved.',
    do: 'Plug it back in, or search by name or with the camera.',
  },
} as const satisfies ErrorWords;
