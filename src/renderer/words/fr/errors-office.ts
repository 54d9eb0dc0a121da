import type { ErrorWords } from '../sentences.ts';

/** French sentences for what can happen at the card office: to its operators, at the bench and at the look-up. */
export const errorsOffice = {
  'office.nothing-found': {
    what: 'Aucun badge ne correspond à ce code ou à ce nom.',
    safe: 'Rien n’a changé.',
    do: 'Scannez à nouveau, ou cherchez par le nom.',
  },
  'office.too-many': {
    what: 'Trop de badges correspondent à cette recherche.',
    safe: 'Rien n’a changé.',
    do: 'Ajoutez des lettres du prénom, ou prenez le numéro.',
  },
  'bench.no-profile': {
    what: 'L’encodage de cette sorte de badge n’est pas prévu ici.',
    safe: 'Rien n’a été écrit sur la carte.',
    do: 'Mettez ce badge de côté et prévenez l’administrateur de Trombine.',
  },
  'bench.profile-changed': {
    what: 'Les règles d’encodage viennent de changer.',
    safe: 'Rien n’a été écrit sur la carte.',
    do: 'Retirez la carte, puis reposez-la.',
  },
  'bench.badge-not-printed': {
    what: 'Ce badge n’est pas encore imprimé, d’après le serveur.',
    safe: 'Rien n’a été écrit sur la carte.',
    do: 'Notez d’abord son impression, ou scannez un autre badge.',
  },
  'bench.badge-has-card': {
    what: 'Ce badge est déjà encodé.',
    safe: 'Sa carte continue de fonctionner.',
    do: 'Remplacez d’abord l’ancien badge, ou scannez-en un autre.',
  },
  'bench.badge-elsewhere': {
    what: 'Ce badge est en cours d’encodage à une autre borne.',
    safe: 'Rien n’a été écrit sur la carte.',
    do: 'Finissez-le là-bas, ou scannez un autre badge.',
  },
  'bench.badge-opposed': {
    what: 'Ce badge est en opposition.',
    safe: 'Rien n’a été écrit sur la carte, et l’opposition tient.',
    do: 'Mettez-le de côté et scannez un autre badge.',
  },
  'bench.badge-over': {
    what: 'Ce badge est périmé ou détruit.',
    safe: 'Rien n’a été écrit sur la carte.',
    do: 'Mettez-le de côté et scannez un autre badge.',
  },
  'bench.card-taken': {
    what: 'Cette carte est déjà le badge de quelqu’un.',
    safe: 'Rien n’a été écrit dessus.',
    do: 'Retirez-la et vérifiez à qui elle est.',
  },
  'bench.card-opposed': {
    what: 'Cette carte est un badge en opposition.',
    safe: 'Rien n’a été écrit dessus, et l’opposition tient.',
    do: 'Gardez-la et vérifiez à qui elle est.',
  },
  'bench.card-over': {
    what: 'Cette carte est un badge périmé.',
    safe: 'Rien n’a été écrit dessus.',
    do: 'Mettez-la de côté et prenez une carte neuve.',
  },
  'encoding.wrong-card-type': {
    what: 'Cette carte n’est pas du bon modèle.',
    safe: 'Rien n’a été écrit dessus.',
    do: 'Prenez une carte du modèle prévu, et vérifiez le carton.',
  },
  'encoding.foreign-content': {
    what: 'Cette carte contient déjà autre chose, protégé par d’autres clés.',
    safe: 'Rien n’a été écrit dessus.',
    do: 'Mettez-la de côté et prenez une carte vierge.',
  },
  'encoding.holds-other-data': {
    what: 'Cette carte porte déjà d’autres données.',
    safe: 'Rien n’a été effacé.',
    do: 'Vérifiez la carte, puis remplacez ses données ou prenez-en une vierge.',
  },
  'encoding.other-badge': {
    what: 'Cette carte a été encodée pour un autre badge.',
    safe: 'Rien n’a été écrit dessus.',
    do: 'Retirez-la et vérifiez à qui elle est.',
  },
  'encoding.read-back-differs': {
    what: 'La carte ne rend pas ce qui y a été écrit.',
    safe: 'Elle n’est pas comptée comme encodée.',
    do: 'Reposez-la une fois. Si cela revient, mettez-la au rebut.',
  },
  'encoding.card-dead': {
    what: 'Cette carte ne s’ouvre plus avec aucune clé.',
    safe: 'Elle n’est pas comptée comme encodée.',
    do: 'Mettez-la au rebut : le badge sera imprimé à nouveau.',
  },
  'encoding.card-full': {
    what: 'Il n’y a plus de place sur cette carte.',
    safe: 'Elle n’est pas comptée comme encodée.',
    do: 'Prenez une carte vierge.',
  },
  'encoding.card-locked': {
    what: 'Cette carte est verrouillée : elle refuse toute écriture.',
    safe: 'Rien n’a été écrit dessus.',
    do: 'Mettez-la de côté et prenez une carte vierge.',
  },
  'encoding.interrupted': {
    what: 'L’échange avec la carte s’est arrêté en route.',
    safe: 'Elle n’est pas comptée comme encodée.',
    do: 'Retirez la même carte, puis reposez-la à plat.',
  },
  'encoding.data-unfit': {
    what: 'La fiche de cette personne ne permet pas l’encodage.',
    safe: 'Rien n’a été écrit sur la carte.',
    do: 'Faites corriger son numéro ou ses dates, et scannez le badge suivant.',
  },
  'encoding.keys-unavailable': {
    what: 'Le serveur ne répond pas, et aucune clé n’est gardée ici.',
    safe: 'Rien de plus n’a été écrit sur la carte.',
    do: 'Attendez le réseau : le travail reprendra tout seul.',
  },
  'encoding.keys-refused': {
    what: 'Le serveur n’a pas donné les clés de cette carte.',
    safe: 'Rien n’a été écrit dessus.',
    do: 'Prévenez l’administrateur de Trombine.',
  },
  'scanner.none': {
    what: 'Aucun scanner n’est branché.',
    safe: 'Les badges peuvent être trouvés sans lui.',
    do: 'Branchez-le, ou cherchez par le nom ou la caméra.',
  },
  'scanner.gone': {
    what: 'Le scanner a été débranché.',
    safe: 'Les badges déjà faits sont enregistrés.',
    do: 'Rebranchez-le, ou cherchez par le nom ou la caméra.',
  },
} as const satisfies ErrorWords;
