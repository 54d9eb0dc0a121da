import type { ErrorWords } from '../sentences.ts';

/** English sentences for what can happen with a photo, image rights, a badge, the camera and the reader. */
export const errorsActs = {
  'photo.too-large': {
    what: 'This photo is too large: 10 MB and 40 million pixels at most.',
    safe: 'It was not sent.',
    do: 'Please take it again, or choose a smaller one.',
  },
  'photo.unreadable': {
    what: 'This photo cannot be read.',
    safe: 'It was not sent.',
    do: 'Please take it again, or choose another one.',
  },
  'photo.format': {
    what: 'This kind of picture is not accepted.',
    safe: 'It was not sent.',
    do: 'Choose a JPEG, PNG or WebP file, or take the photo with this kiosk.',
  },
  'photo.heic': {
    what: 'This photo is in HEIC format, which the kiosk cannot read.',
    safe: 'It was not sent.',
    do: 'Send it from your phone with the QR code, which converts it. Or on the iPhone: Settings > Camera > Formats > “Most Compatible”, then take a new photo.',
  },
  'photo.too-small': {
    what: 'The photo is too small, or framed too tightly.',
    safe: 'Nothing was sent.',
    do: 'Widen the frame, or choose a photo of at least 600 by 600 pixels.',
  },
  'photo.crop-invalid': {
    what: 'The framing goes outside the photo.',
    safe: 'Your photo is still here.',
    do: 'Frame it again, then update.',
  },
  'photo.none': {
    what: 'There is no photo yet.',
    safe: 'Your account is fine.',
    do: 'Take your photo first.',
  },
  'photo.refused': {
    what: 'Your photo was refused.',
    safe: 'The rest of your account is fine.',
    do: 'Please take your photo again.',
  },
  'consent.incomplete': {
    what: 'One answer is missing.',
    safe: 'Your other answers are still here.',
    do: 'Please answer every question.',
  },
  'consent.text-unknown': {
    what: 'The text on screen is out of date.',
    safe: 'No answer was saved.',
    do: 'Read the text again, then answer.',
  },
  'consent.missing': {
    what: 'Your image rights are not chosen yet.',
    safe: 'Your account is fine.',
    do: 'Choose them first.',
  },
  'badge.none': {
    what: 'This badge does not exist.',
    safe: 'Your account is fine.',
    do: 'Look at the tab “Badge and access”.',
  },
  'badge.not-yours': {
    what: 'This badge is not yours.',
    safe: 'Nothing changed on this badge.',
    do: 'Use your own badge, or hand this one in.',
  },
  'badge.act-not-allowed': {
    what: 'This badge does not allow that now.',
    safe: 'Nothing changed.',
    do: 'Please ask the card office.',
  },
  'badge.already-requested': {
    what: 'A badge request is already under way.',
    safe: 'It is on its way.',
    do: 'Follow it in “Badge and access”.',
  },
  'badge.already-active': {
    what: 'You already have an active badge.',
    safe: 'It keeps working.',
    do: 'Block it if you have lost it.',
  },
  'badge.certification-missing': {
    what: 'Your certification is missing.',
    safe: 'No request was sent.',
    do: 'Certify that the photo shows you.',
  },
  'badge.motive-missing': {
    what: 'The reason for blocking is missing.',
    safe: 'Your badge still works.',
    do: 'Please choose a reason.',
  },
  'badge.uid-mismatch': {
    what: 'This is not the expected badge.',
    safe: 'Nothing changed on this badge.',
    do: 'Use the badge that you have just received.',
  },
  'badge.uid-taken': {
    what: 'This chip already belongs to another badge.',
    safe: 'Nothing changed.',
    do: 'Take this badge to the card office.',
  },
  'camera.none': {
    what: 'No camera is plugged in.',
    safe: 'Your account is fine.',
    do: 'Upload a photo, or tell the desk.',
  },
  'camera.busy': {
    what: 'The camera is busy.',
    safe: 'Your account is fine.',
    do: 'Please wait, this kiosk tries again by itself.',
  },
  'camera.denied': {
    what: 'This kiosk may not use the camera.',
    safe: 'Your account is fine.',
    do: 'Upload a photo, or tell the desk.',
  },
  'camera.lost': {
    what: 'The camera stopped responding.',
    safe: 'Your account is fine.',
    do: 'Please wait, this kiosk tries again by itself.',
  },
  'camera.black': {
    what: 'The camera shows only black.',
    safe: 'Your account is fine.',
    do: 'Is its cover closed? Please open it.',
  },
  'camera.frozen': {
    what: 'The picture of the camera is frozen.',
    safe: 'Your account is fine.',
    do: 'Please wait, the kiosk restarts it by itself.',
  },
  'reader.no-driver': {
    what: 'The badge reader is not installed.',
    safe: 'Your badge is fine.',
    do: 'Tell the desk, or use another kiosk.',
  },
  'reader.no-daemon': {
    what: 'The badge reader is restarting.',
    safe: 'Your badge is fine.',
    do: 'Please wait a few seconds.',
  },
  'reader.none': {
    what: 'The badge reader is unplugged.',
    safe: 'Your badge is fine.',
    do: 'Tell the desk, or use another kiosk.',
  },
  'reader.gone': {
    what: 'The reader was unplugged while reading.',
    safe: 'Your badge is fine.',
    do: 'Wait for it, then put your badge back.',
  },
  'card.removed': {
    what: 'The badge was taken away too early.',
    safe: 'Nothing changed.',
    do: 'Put it back for two seconds.',
  },
  'card.unreadable': {
    what: 'The reader cannot read this badge.',
    safe: 'Nothing changed.',
    do: 'Take it out of its case and lay it flat.',
  },
  'card.timeout': {
    what: 'The badge took too long to respond.',
    safe: 'Nothing changed.',
    do: 'Take it away, then lay it flat again.',
  },
  'card.status-word': {
    what: 'The badge refused to be read.',
    safe: 'Nothing changed.',
    do: 'Take it away, then put it back.',
  },
  'card.uid-length': {
    what: 'This card is not a university badge.',
    safe: 'Nothing changed.',
    do: 'Use your badge, on its own.',
  },
  'card.random-uid': {
    what: 'This card changes its number each time.',
    safe: 'Nothing changed.',
    do: 'Use your badge, not a phone.',
  },
  'card.changed': {
    what: 'Another badge took the place of the first.',
    safe: 'Nothing changed.',
    do: 'Use one badge only, and leave it there.',
  },
  'card.several': {
    what: 'There are several cards on the reader.',
    safe: 'Nothing changed.',
    do: 'Use your badge alone, out of your wallet.',
  },
} as const satisfies ErrorWords;
