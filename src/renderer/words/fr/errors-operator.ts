import type { ErrorWords } from '../sentences.ts';

/** What a visitor is told in other words than an operator, who has a pile of cards and not a badge: French sentences for the operator. */
export const errorsOperator = {
  'reader.no-driver': {
    what: 'Le lecteur de cartes n’est pas installé.',
    safe: 'Les badges déjà faits sont enregistrés.',
    do: 'Prévenez l’administrateur de Trombine.',
  },
  'reader.no-daemon': {
    what: 'Le lecteur de cartes redémarre.',
    safe: 'Les badges déjà faits sont enregistrés.',
    do: 'Patientez quelques secondes.',
  },
  'reader.none': {
    what: 'Le lecteur de cartes est débranché.',
    safe: 'Les badges déjà faits sont enregistrés.',
    do: 'Rebranchez-le, puis posez la carte.',
  },
  'reader.gone': {
    what: 'Le lecteur a été débranché pendant le travail.',
    safe: 'Cette carte n’est pas comptée comme encodée.',
    do: 'Rebranchez-le, puis reposez la même carte.',
  },
  'card.removed': {
    what: 'La carte a été retirée trop tôt.',
    safe: 'Elle n’est pas comptée comme encodée.',
    do: 'Reposez la même carte : l’encodage reprendra.',
  },
  'card.unreadable': {
    what: 'Le lecteur n’arrive pas à lire cette carte.',
    safe: 'Rien n’a été écrit dessus.',
    do: 'Reposez-la à plat, au milieu du lecteur.',
  },
  'card.timeout': {
    what: 'La carte ne répond plus.',
    safe: 'Elle n’est pas comptée comme encodée.',
    do: 'Retirez-la, puis reposez-la à plat.',
  },
  'card.status-word': {
    what: 'La carte a refusé une étape de l’encodage.',
    safe: 'Elle n’est pas comptée comme encodée.',
    do: 'Retirez-la, puis reposez-la.',
  },
  'card.uid-length': {
    what: 'Cette carte n’a pas de numéro de puce utilisable.',
    safe: 'Rien n’a été écrit dessus.',
    do: 'Prenez une carte du modèle prévu.',
  },
  'card.random-uid': {
    what: 'Cette carte change de numéro à chaque lecture.',
    safe: 'Rien n’a été écrit dessus.',
    do: 'Prenez une carte du modèle prévu, pas un téléphone.',
  },
  'card.changed': {
    what: 'Une autre carte a pris la place de la première.',
    safe: 'Aucune des deux n’est comptée comme encodée.',
    do: 'Reposez la première carte, seule.',
  },
  'card.several': {
    what: 'Il y a plusieurs cartes sur le lecteur.',
    safe: 'Rien n’a été écrit.',
    do: 'Laissez une seule carte, et éloignez la pile.',
  },
  'badge.none': {
    what: 'Le serveur ne connaît pas ce badge.',
    safe: 'Rien n’a changé.',
    do: 'Scannez à nouveau, ou cherchez par le nom.',
  },
  'badge.act-not-allowed': {
    what: 'L’état de ce badge ne permet pas cette action.',
    safe: 'Rien n’a changé sur ce badge.',
    do: 'Cherchez ce badge et regardez son historique.',
  },
  'badge.already-active': {
    what: 'Cette personne a déjà un badge actif.',
    safe: 'Il continue de fonctionner.',
    do: 'Mettez l’ancien en opposition, puis recommencez.',
  },
  'badge.motive-missing': {
    what: 'Il manque le motif.',
    safe: 'Rien n’a changé sur ce badge.',
    do: 'Choisissez un motif.',
  },
  'badge.uid-mismatch': {
    what: 'Ce n’est pas la carte de ce badge.',
    safe: 'Rien n’a changé.',
    do: 'Posez la bonne carte, ou vérifiez à qui est celle-ci.',
  },
  'badge.uid-taken': {
    what: 'Cette puce est déjà celle d’un autre badge.',
    safe: 'Rien n’a changé.',
    do: 'Vérifiez à qui est cette carte.',
  },
  'central.unreachable': {
    what: 'Le serveur des badges ne répond pas.',
    safe: 'Ce qui est enregistré ici partira tout seul.',
    do: 'Attendez le réseau, puis recommencez.',
  },
  'central.not-found': {
    what: 'Le serveur ne connaît pas ce badge.',
    safe: 'Rien n’a changé.',
    do: 'Scannez à nouveau, ou cherchez par le nom.',
  },
  'camera.none': {
    what: 'Aucune caméra n’est branchée.',
    safe: 'Les badges déjà faits sont enregistrés.',
    do: 'Branchez-en une, ou tapez un nom.',
  },
  'camera.busy': {
    what: 'La caméra est occupée.',
    safe: 'Les badges déjà faits sont enregistrés.',
    do: 'Patientez, ou tapez un nom.',
  },
  'camera.denied': {
    what: 'La borne n’a pas le droit d’utiliser la caméra.',
    safe: 'Les badges déjà faits sont enregistrés.',
    do: 'Prévenez l’administrateur de Trombine, ou tapez un nom.',
  },
  'camera.lost': {
    what: 'La caméra ne répond plus.',
    safe: 'Les badges déjà faits sont enregistrés.',
    do: 'Vérifiez son câble, ou tapez un nom.',
  },
  'camera.black': {
    what: 'La caméra ne montre que du noir.',
    safe: 'Les badges déjà faits sont enregistrés.',
    do: 'Ouvrez son cache, ou tapez un nom.',
  },
  'camera.frozen': {
    what: 'L’image de la caméra est figée.',
    safe: 'Les badges déjà faits sont enregistrés.',
    do: 'Patientez, ou tapez un nom.',
  },
} as const satisfies ErrorWords;
