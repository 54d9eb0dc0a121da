import type { ErrorWords } from '../sentences.ts';

/** French sentences for what an operator may not do, or not yet: they may be told before an operator's screen is there. */
export const errorsRights = {
  'moderation.not-allowed': {
    what: 'Vous ne pouvez pas valider de photos ici.',
    safe: 'Aucune photo n’a été touchée.',
    do: 'Demandez vos droits à l’administrateur de Trombine.',
  },
  'office.not-allowed': {
    what: 'Vous ne pouvez pas gérer de badges ici.',
    safe: 'Aucun badge n’a été touché.',
    do: 'Demandez vos droits à l’administrateur de Trombine.',
  },
  'office.own-badge': {
    what: 'Ce badge est le vôtre.',
    safe: 'Il n’a pas changé.',
    do: 'Demandez à un collègue de s’en charger.',
  },
  'badge.note-missing': {
    what: 'Il manque votre note.',
    safe: 'Rien n’a changé sur ce badge.',
    do: 'Écrivez en quelques mots ce qui s’est passé.',
  },
  'badge.uid-unknown': {
    what: 'Aucun badge connu n’a cette puce.',
    safe: 'Rien n’a changé sur cette carte.',
    do: 'Rattachez-la à une personne, ou mettez-la de côté.',
  },
} as const satisfies ErrorWords;
