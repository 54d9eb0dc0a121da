import type { ErrorWords } from '../sentences.ts';

/** What a visitor is told in other words than an operator, who has a pile of cards and not a badge: English sentences for the operator. */
export const errorsOperator = {
  'reader.no-driver': {
    what: 'The card reader is not installed.',
    safe: 'The badges already done are saved.',
    do: 'Tell the administrator of Trombine.',
  },
  'reader.no-daemon': {
    what: 'The card reader is restarting.',
    safe: 'The badges already done are saved.',
    do: 'Wait a few seconds.',
  },
  'reader.none': {
    what: 'The card reader is unplugged.',
    safe: 'The badges already done are saved.',
    do: 'Plug it back in, then put the card down.',
  },
  'reader.gone': {
    what: 'The reader was unplugged while working.',
    safe: 'This card does not count as encoded.',
    do: 'Plug it back in, then put the same card back.',
  },
  'card.removed': {
    what: 'The card was taken away too soon.',
    safe: 'It does not count as encoded.',
    do: 'Put the same card back: the encoding will go on.',
  },
  'card.unreadable': {
    what: 'The reader cannot read this card.',
    safe: 'Nothing was written on it.',
    do: 'Put it back flat, in the middle of the reader.',
  },
  'card.timeout': {
    what: 'The card no longer responds.',
    safe: 'It does not count as encoded.',
    do: 'Take it off, then put it back flat.',
  },
  'card.status-word': {
    what: 'The card refused a step of the encoding.',
    safe: 'It does not count as encoded.',
    do: 'Take it off, then put it back.',
  },
  'card.uid-length': {
    what: 'This card has no usable chip number.',
    safe: 'Nothing was written on it.',
    do: 'Take a card of the expected model.',
  },
  'card.random-uid': {
    what: 'This card changes its number at each reading.',
    safe: 'Nothing was written on it.',
    do: 'Take a card of the expected model, not a phone.',
  },
  'card.changed': {
    what: 'Another card took the place of the first one.',
    safe: 'Neither of them counts as encoded.',
    do: 'Put the first card back, alone.',
  },
  'card.several': {
    what: 'There are several cards on the reader.',
    safe: 'Nothing was written.',
    do: 'Leave one card only, and move the pile away.',
  },
  'badge.none': {
    what: 'The server does not know this badge.',
    safe: 'Nothing has changed.',
    do: 'Scan again, or search by name.',
  },
  'badge.act-not-allowed': {
    what: 'The state of this badge does not allow this.',
    safe: 'Nothing changed on this badge.',
    do: 'Look this badge up and read its history.',
  },
  'badge.already-active': {
    what: 'This person already has an active badge.',
    safe: 'It still works.',
    do: 'Block the old one, then start again.',
  },
  'badge.motive-missing': {
    what: 'The reason is missing.',
    safe: 'Nothing changed on this badge.',
    do: 'Choose a reason.',
  },
  'badge.uid-mismatch': {
    what: 'This is not the card of this badge.',
    safe: 'Nothing has changed.',
    do: 'Put the right card down, or check whose this one is.',
  },
  'badge.uid-taken': {
    what: 'This chip is already that of another badge.',
    safe: 'Nothing has changed.',
    do: 'Check whose card this is.',
  },
  'central.unreachable': {
    what: 'The badge server is not responding.',
    safe: 'What is saved here will be sent by itself.',
    do: 'Wait for the network, then start again.',
  },
  'central.not-found': {
    what: 'The server does not know this badge.',
    safe: 'Nothing has changed.',
    do: 'Scan again, or search by name.',
  },
  'camera.none': {
    what: 'No camera is plugged in.',
    safe: 'The badges already done are saved.',
    do: 'Plug one in, or type a name.',
  },
  'camera.busy': {
    what: 'The camera is busy.',
    safe: 'The badges already done are saved.',
    do: 'Wait a little, or type a name.',
  },
  'camera.denied': {
    what: 'This station may not use the camera.',
    safe: 'The badges already done are saved.',
    do: 'Tell the administrator of Trombine, or type a name.',
  },
  'camera.lost': {
    what: 'The camera no longer responds.',
    safe: 'The badges already done are saved.',
    do: 'Check its cable, or type a name.',
  },
  'camera.black': {
    what: 'The camera shows nothing but black.',
    safe: 'The badges already done are saved.',
    do: 'Open its cover, or type a name.',
  },
  'camera.frozen': {
    what: 'The picture of the camera is frozen.',
    safe: 'The badges already done are saved.',
    do: 'Wait a little, or type a name.',
  },
} as const satisfies ErrorWords;
