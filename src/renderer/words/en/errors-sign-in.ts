import type { ErrorWords } from '../sentences.ts';

/** English sentences for what can happen around the ENT, the visit, the central API and the station. */
export const errorsSignIn = {
  'ent.unreachable': {
    what: 'The university portal is not responding.',
    safe: 'Nothing was saved.',
    do: 'Please try again in a few minutes.',
  },
  'ent.cancelled': {
    what: 'You cancelled the sign-in.',
    safe: 'Nothing was saved.',
    do: 'Start again whenever you like.',
  },
  'ent.timeout': {
    what: 'The time for signing in has run out.',
    safe: 'The portal’s page was closed and erased.',
    do: 'Start again, and ask for more time if needed.',
  },
  'ent.page-refused': {
    what: 'The page tried to open an unknown site.',
    safe: 'This kiosk blocked it.',
    do: 'Start again, or ask at the desk.',
  },
  'ent.ticket-refused': {
    what: 'The portal did not confirm the sign-in.',
    safe: 'Your password never went through this kiosk.',
    do: 'Please sign in again.',
  },
  'ent.answer-unreadable': {
    what: 'The portal’s answer could not be read.',
    safe: 'Nothing was saved.',
    do: 'Please try again in a few minutes.',
  },
  'ent.not-fresh': {
    what: 'The portal did not ask for your password again.',
    safe: 'To be careful, your visit did not start.',
    do: 'Please sign in again.',
  },
  'sign-in.state-unknown': {
    what: 'This sign-in did not start on this kiosk.',
    safe: 'It was refused.',
    do: 'Start again from the first screen.',
  },
  'sign-in.state-used': {
    what: 'This sign-in was already used.',
    safe: 'It cannot be used twice.',
    do: 'Start again from the first screen.',
  },
  'sign-in.state-expired': {
    what: 'This sign-in waited too long.',
    safe: 'Nothing was saved.',
    do: 'Start again from the first screen.',
  },
  'sign-in.person-unknown': {
    what: 'Your account is not known here yet.',
    safe: 'Your university account works.',
    do: 'Please go to the card office.',
  },
  'visit.none': {
    what: 'Your visit has ended.',
    safe: 'What was saved stays saved.',
    do: 'Sign in again to go on.',
  },
  'visit.expired': {
    what: 'Your visit lasted too long.',
    safe: 'What was saved stays saved.',
    do: 'Sign in again to go on.',
  },
  'visit.foreign': {
    what: 'This request belongs to another visit.',
    safe: 'It was refused.',
    do: 'Please sign in again.',
  },
  'visit.act-not-allowed': {
    what: 'This is not possible right now.',
    safe: 'Nothing changed.',
    do: 'Go back to your account and try again.',
  },
  'visit.input-invalid': {
    what: 'This kiosk did not understand the request.',
    safe: 'Nothing changed.',
    do: 'Try again, or ask at the desk.',
  },
  'visit.restarted': {
    what: 'This kiosk restarted during your visit.',
    safe: 'What was saved stays saved.',
    do: 'Sign in again to go on.',
  },
  'central.unreachable': {
    what: 'The university’s servers are not responding.',
    safe: 'What is saved here will be sent by itself.',
    do: 'Please try again in a few minutes.',
  },
  'central.answer-invalid': {
    what: 'The badge server gave a wrong answer.',
    safe: 'Nothing was lost.',
    do: 'Please try again in a few minutes.',
  },
  'central.error': {
    what: 'The badge server has a problem.',
    safe: 'Nothing was lost.',
    do: 'Please try again in a few minutes.',
  },
  'central.not-found': {
    what: 'The badge server cannot find this item.',
    safe: 'The rest of your account is fine.',
    do: 'Go back to your account and try again.',
  },
  'central.too-many-requests': {
    what: 'Too many requests came at once.',
    safe: 'What is saved here will be sent later.',
    do: 'Wait one minute, then try again.',
  },
  'station.not-enrolled': {
    what: 'This kiosk is not set up yet.',
    safe: 'It keeps nothing about you.',
    do: 'Use another kiosk, or tell the desk.',
  },
  'station.unknown': {
    what: 'The server does not know this kiosk.',
    safe: 'What is saved here is kept.',
    do: 'Use another kiosk, or tell the desk.',
  },
  'station.revoked': {
    what: 'This kiosk was taken out of service.',
    safe: 'What is saved here is kept.',
    do: 'Please use another kiosk.',
  },
  'station.code-refused': {
    what: 'The set-up code was refused.',
    safe: 'This kiosk sent nothing.',
    do: 'Ask the card office for a new code.',
  },
  'station.proof-refused': {
    what: 'The server did not recognise this kiosk.',
    safe: 'What is saved here is kept.',
    do: 'Please tell the desk.',
  },
  'station.clock-wrong': {
    what: 'The clock of this kiosk is wrong.',
    safe: 'What is saved here is kept.',
    do: 'Please tell the desk.',
  },
  'station.store-damaged': {
    what: 'The memory of this kiosk is damaged.',
    safe: 'It stopped so that nothing is lost.',
    do: 'Use another kiosk, and tell the desk.',
  },
  'station.store-full': {
    what: 'The memory of this kiosk is full.',
    safe: 'What was already saved stays saved.',
    do: 'Use another kiosk, and tell the desk.',
  },
  'station.store-newer': {
    what: 'The memory of this kiosk comes from a newer version.',
    safe: 'This kiosk leaves it untouched.',
    do: 'Use another kiosk, and tell the desk.',
  },
  'station.already-running': {
    what: 'This kiosk is already running elsewhere.',
    safe: 'Nothing is lost.',
    do: 'Please tell the desk.',
  },
  'station.key-unavailable': {
    what: 'This kiosk cannot open its safe.',
    safe: 'Your data stays encrypted.',
    do: 'Use another kiosk, and tell the desk.',
  },
  'station.unreachable': {
    what: 'This kiosk is starting again.',
    safe: 'What was saved stays saved.',
    do: 'Please wait a few seconds.',
  },
  'command.invalid': {
    what: 'The server did not accept this request.',
    safe: 'A copy is kept for the card office.',
    do: 'Try again, or ask at the desk.',
  },
  'command.signature-refused': {
    what: 'The server did not recognise this kiosk’s signature.',
    safe: 'A copy is kept for the card office.',
    do: 'Please tell the desk.',
  },
  'command.conflict': {
    what: 'Another request came before this one.',
    safe: 'The newest one stays in force.',
    do: 'Look at your account, then try again if needed.',
  },
  'command.too-large': {
    what: 'This is too large to send.',
    safe: 'The rest of your account is fine.',
    do: 'Try again, or ask at the desk.',
  },
  'attachment.missing': {
    what: 'The photo did not come with the request.',
    safe: 'The rest of your account is fine.',
    do: 'Please take your photo again.',
  },
  'attachment.unreadable': {
    what: 'The server could not read the photo.',
    safe: 'The rest of your account is fine.',
    do: 'Please take your photo again.',
  },
} as const satisfies ErrorWords;
