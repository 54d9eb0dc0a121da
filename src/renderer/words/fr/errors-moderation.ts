import type { ErrorWords } from '../sentences.ts';

/** French sentences for what can happen to an operator who decides on photos. */
export const errorsModeration = {
  'moderation.own-photo': {
    what: 'Cette photo est la vôtre.',
    safe: 'Elle attend toujours une décision.',
    do: 'Demandez à un collègue de la valider.',
  },
  'moderation.decided': {
    what: 'Un collègue a déjà décidé pour cette photo.',
    safe: 'Sa décision reste valable.',
    do: 'Passez à la photo suivante.',
  },
  'moderation.superseded': {
    what: 'La personne a envoyé une photo plus récente.',
    safe: 'La nouvelle photo attend une décision.',
    do: 'Passez à la photo suivante.',
  },
  'moderation.undo-too-late': {
    what: 'Il est trop tard pour annuler cette décision.',
    safe: 'La décision reste valable.',
    do: 'La personne peut envoyer une autre photo à une borne.',
  },
  'moderation.undo-effects': {
    what: 'Cette décision a déjà eu des suites.',
    safe: 'La décision reste valable.',
    do: 'La personne peut envoyer une autre photo à une borne.',
  },
  'moderation.undo-nothing': {
    what: 'Il n’y a pas de décision à annuler.',
    safe: 'Rien n’a changé.',
    do: 'Passez à la photo suivante.',
  },
} as const satisfies ErrorWords;
