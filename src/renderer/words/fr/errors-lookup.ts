import type { ErrorWords } from '../sentences.ts';

/** French sentences for an operator who looks a badge up: it is somebody else's, and nothing is being written on it. */
export const errorsLookup = {
  'reader.no-driver': {
    what: 'Le lecteur de cartes n’est pas installé.',
    safe: 'Le scanner et la recherche marchent toujours.',
    do: 'Prévenez l’administrateur de Trombine.',
  },
  'reader.no-daemon': {
    what: 'Le lecteur de cartes redémarre.',
    safe: 'Le scanner et la recherche marchent toujours.',
    do: 'Patientez quelques secondes.',
  },
  'reader.none': {
    what: 'Le lecteur de cartes est débranché.',
    safe: 'Le scanner et la recherche marchent toujours.',
    do: 'Rebranchez-le, puis posez le badge.',
  },
  'reader.gone': {
    what: 'Le lecteur vient d’être débranché.',
    safe: 'Rien n’a changé sur ce badge.',
    do: 'Rebranchez-le, puis reposez le badge.',
  },
  'card.removed': {
    what: 'Le badge a été retiré trop tôt.',
    safe: 'Rien n’a changé sur ce badge.',
    do: 'Reposez-le, et laissez-le une seconde.',
  },
  'card.unreadable': {
    what: 'Le lecteur n’arrive pas à lire ce badge.',
    safe: 'Rien n’a changé sur ce badge.',
    do: 'Reposez-le à plat, ou cherchez la personne.',
  },
  'card.timeout': {
    what: 'Le badge ne répond pas.',
    safe: 'Rien n’a changé sur ce badge.',
    do: 'Reposez-le à plat, ou cherchez la personne.',
  },
  'card.status-word': {
    what: 'Le badge a refusé la lecture.',
    safe: 'Rien n’a changé sur ce badge.',
    do: 'Retirez-le, puis reposez-le.',
  },
  'card.uid-length': {
    what: 'Cette carte n’a pas de numéro de puce utilisable.',
    safe: 'Ce n’est le badge de personne.',
    do: 'Cherchez plutôt la personne.',
  },
  'card.random-uid': {
    what: 'Cette carte change de numéro à chaque lecture.',
    safe: 'Un téléphone ou une carte bancaire fait cela.',
    do: 'Posez un badge, ou cherchez la personne.',
  },
  'card.changed': {
    what: 'Une autre carte a pris la place de la première.',
    safe: 'Rien n’a changé.',
    do: 'Posez un seul badge, et laissez-le.',
  },
  'card.several': {
    what: 'Il y a plusieurs cartes sur le lecteur.',
    safe: 'Rien n’a changé.',
    do: 'Laissez un seul badge, et éloignez les autres.',
  },
  'badge.none': {
    what: 'Ce badge n’existe plus.',
    safe: 'Rien n’a changé.',
    do: 'Refaites la recherche.',
  },
  'badge.act-not-allowed': {
    what: 'L’état du badge ne le permet plus.',
    safe: 'Rien n’a changé sur ce badge.',
    do: 'Rouvrez la fiche pour voir où il en est.',
  },
  'badge.already-requested': {
    what: 'La personne a déjà une demande en cours.',
    safe: 'Cette demande suit son cours.',
    do: 'Ouvrez ses autres badges.',
  },
  'badge.already-active': {
    what: 'La personne a déjà un badge actif.',
    safe: 'Il continue de marcher.',
    do: 'Mettez d’abord l’autre en opposition.',
  },
  'badge.certification-missing': {
    what: 'La photo du personnel n’est pas certifiée.',
    safe: 'Rien n’a changé sur ce badge.',
    do: 'La personne doit faire sa demande à la borne.',
  },
  'badge.motive-missing': {
    what: 'Il manque le motif.',
    safe: 'Rien n’a changé sur ce badge.',
    do: 'Recommencez en choisissant un motif.',
  },
  'badge.uid-mismatch': {
    what: 'Ce n’est pas le bon badge.',
    safe: 'Rien n’a changé, ni sur l’un ni sur l’autre.',
    do: 'Posez celui de la fiche, ou annulez.',
  },
  'badge.uid-taken': {
    what: 'Cette puce est déjà celle d’un autre badge.',
    safe: 'Rien n’a changé.',
    do: 'Posez la carte pour voir lequel.',
  },
  'central.unreachable': {
    what: 'Le serveur des badges ne répond pas.',
    safe: 'La recherche reprendra toute seule.',
    do: 'Attendez le réseau, ou cherchez un autre badge.',
  },
  'sign-in.person-unknown': {
    what: 'Personne ne répond à ce nom ou à ce numéro.',
    safe: 'La carte n’est à personne pour l’instant.',
    do: 'Vérifiez l’orthographe, ou prenez le numéro.',
  },
} as const satisfies ErrorWords;
