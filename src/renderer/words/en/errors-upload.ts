import type { ErrorWords } from '../sentences.ts';

/** English sentences for what can happen with a photo that the person brings. */
export const errorsUpload = {
  'stick.gone': {
    what: 'The USB stick is no longer there.',
    safe: 'Nothing was copied or deleted.',
    do: 'Plug it in again, or use your phone.',
  },
  'stick.unreadable': {
    what: 'This USB stick does not respond.',
    safe: 'Nothing was copied or deleted.',
    do: 'Take it out and plug it in again, or use your phone.',
  },
  'upload.unknown': {
    what: 'This QR code is no longer valid.',
    safe: 'No photo was kept.',
    do: 'Show a new QR code.',
  },
  'upload.expired': {
    what: 'The time to send the photo is over.',
    safe: 'No photo was kept.',
    do: 'Show a new QR code.',
  },
  'upload.taken': {
    what: 'Another phone has already opened this QR code.',
    safe: 'No photo was kept.',
    do: 'Show a new QR code.',
  },
  'upload.used': {
    what: 'This QR code was already used.',
    safe: 'The photo that was sent has not changed.',
    do: 'Show a new QR code.',
  },
  'upload.undecipherable': {
    what: 'The photo that arrived could not be decrypted.',
    safe: 'It was deleted.',
    do: 'Show a new QR code, then send it again.',
  },
} as const satisfies ErrorWords;
