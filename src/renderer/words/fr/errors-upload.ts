import type { ErrorWords } from '../sentences.ts';

/** French sentences for what can happen with a photo that the person brings. */
export const errorsUpload = {
  'stick.gone': {
    what: 'La clé USB n’est plus là.',
    safe: 'Rien n’a été copié ni effacé.',
    do: 'Rebranchez-la, ou utilisez votre téléphone.',
  },
  'stick.unreadable': {
    what: 'Cette clé USB ne répond pas.',
    safe: 'Rien n’a été copié ni effacé.',
    do: 'Retirez-la et rebranchez-la, ou utilisez votre téléphone.',
  },
  'upload.unknown': {
    what: 'Ce QR code n’est plus valable.',
    safe: 'Aucune photo n’a été gardée.',
    do: 'Affichez un nouveau QR code.',
  },
  'upload.expired': {
    what: 'Le temps pour envoyer la photo est écoulé.',
    safe: 'Aucune photo n’a été gardée.',
    do: 'Affichez un nouveau QR code.',
  },
  'upload.taken': {
    what: 'Un autre téléphone a déjà ouvert ce QR code.',
    safe: 'Aucune photo n’a été gardée.',
    do: 'Affichez un nouveau QR code.',
  },
  'upload.used': {
    what: 'Ce QR code a déjà servi.',
    safe: 'La photo déjà envoyée n’a pas changé.',
    do: 'Affichez un nouveau QR code.',
  },
  'upload.undecipherable': {
    what: 'La photo reçue n’a pas pu être déchiffrée.',
    safe: 'Elle a été effacée.',
    do: 'Affichez un nouveau QR code, puis envoyez-la encore.',
  },
} as const satisfies ErrorWords;
