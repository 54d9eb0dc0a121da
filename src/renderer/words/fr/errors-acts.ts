import type { ErrorWords } from '../sentences.ts';

/** French sentences for what can happen with a photo, image rights, a badge, the camera and the reader. */
export const errorsActs = {
  'photo.too-large': {
    what: 'Cette photo est trop lourde : 10 Mo et 40 millions de pixels au plus.',
    safe: 'Elle n’a pas été envoyée.',
    do: 'Reprenez la photo, ou choisissez-en une plus légère.',
  },
  'photo.unreadable': {
    what: 'Cette photo est illisible.',
    safe: 'Elle n’a pas été envoyée.',
    do: 'Reprenez la photo, ou choisissez-en une autre.',
  },
  'photo.format': {
    what: 'Ce format de photo n’est pas accepté.',
    safe: 'Elle n’a pas été envoyée.',
    do: 'Choisissez un fichier JPEG, PNG ou WebP, ou prenez la photo avec la borne.',
  },
  'photo.heic': {
    what: 'Cette photo est au format HEIC, que la borne ne lit pas.',
    safe: 'Elle n’a pas été envoyée.',
    do: 'Envoyez-la de votre téléphone par le QR code, qui la convertit. Ou sur l’iPhone : Réglages > Appareil photo > Formats > « Le plus compatible », puis une nouvelle photo.',
  },
  'photo.too-small': {
    what: 'La photo est trop petite, ou le cadrage trop serré.',
    safe: 'Rien n’a été envoyé.',
    do: 'Élargissez le cadrage, ou prenez une photo d’au moins 600 pixels de côté.',
  },
  'photo.crop-invalid': {
    what: 'Le cadrage sort de la photo.',
    safe: 'Votre photo est toujours là.',
    do: 'Recadrez, puis mettez à jour.',
  },
  'photo.none': {
    what: 'Il n’y a pas encore de photo.',
    safe: 'Votre compte est intact.',
    do: 'Prenez d’abord votre photo.',
  },
  'photo.refused': {
    what: 'Votre photo a été refusée.',
    safe: 'Le reste de votre compte est intact.',
    do: 'Reprenez votre photo.',
  },
  'consent.incomplete': {
    what: 'Il manque une réponse.',
    safe: 'Vos autres réponses sont toujours là.',
    do: 'Répondez à chaque question.',
  },
  'consent.text-unknown': {
    what: 'Le texte affiché n’est plus à jour.',
    safe: 'Aucune réponse n’a été enregistrée.',
    do: 'Relisez le texte, puis répondez à nouveau.',
  },
  'consent.missing': {
    what: 'Vos droits à l’image ne sont pas encore choisis.',
    safe: 'Votre compte est intact.',
    do: 'Choisissez-les d’abord.',
  },
  'badge.none': {
    what: 'Ce badge n’existe pas.',
    safe: 'Votre compte est intact.',
    do: 'Regardez l’onglet « Badge et accès ».',
  },
  'badge.not-yours': {
    what: 'Ce badge n’est pas à vous.',
    safe: 'Rien n’a changé sur ce badge.',
    do: 'Posez votre badge, ou rendez celui-ci à l’accueil.',
  },
  'badge.act-not-allowed': {
    what: 'Ce badge ne permet pas cette action maintenant.',
    safe: 'Rien n’a changé.',
    do: 'Parlez-en au service des badges.',
  },
  'badge.already-requested': {
    what: 'Une demande de badge est déjà en cours.',
    safe: 'Elle suit son chemin.',
    do: 'Suivez-la dans « Badge et accès ».',
  },
  'badge.already-active': {
    what: 'Vous avez déjà un badge actif.',
    safe: 'Il continue de fonctionner.',
    do: 'Mettez-le en opposition si vous l’avez perdu.',
  },
  'badge.certification-missing': {
    what: 'Il manque votre certification.',
    safe: 'Aucune demande n’est partie.',
    do: 'Certifiez que la photo vous représente.',
  },
  'badge.motive-missing': {
    what: 'Il manque le motif de l’opposition.',
    safe: 'Votre badge fonctionne toujours.',
    do: 'Choisissez un motif.',
  },
  'badge.uid-mismatch': {
    what: 'Ce n’est pas le badge attendu.',
    safe: 'Rien n’a changé sur ce badge.',
    do: 'Posez le badge que vous venez de recevoir.',
  },
  'badge.uid-taken': {
    what: 'Cette puce appartient déjà à un autre badge.',
    safe: 'Rien n’a changé.',
    do: 'Apportez ce badge au service des badges.',
  },
  'camera.none': {
    what: 'Aucune caméra n’est branchée.',
    safe: 'Votre compte est intact.',
    do: 'Téléchargez une photo, ou prévenez l’accueil.',
  },
  'camera.busy': {
    what: 'La caméra est occupée.',
    safe: 'Votre compte est intact.',
    do: 'Patientez, la borne réessaie toute seule.',
  },
  'camera.denied': {
    what: 'La borne n’a pas le droit d’utiliser la caméra.',
    safe: 'Votre compte est intact.',
    do: 'Téléchargez une photo, ou prévenez l’accueil.',
  },
  'camera.lost': {
    what: 'La caméra ne répond plus.',
    safe: 'Votre compte est intact.',
    do: 'Patientez, la borne réessaie toute seule.',
  },
  'camera.black': {
    what: 'La caméra ne montre que du noir.',
    safe: 'Votre compte est intact.',
    do: 'Son cache est-il fermé ? Ouvrez-le.',
  },
  'camera.frozen': {
    what: 'L’image de la caméra est figée.',
    safe: 'Votre compte est intact.',
    do: 'Patientez, la borne la relance toute seule.',
  },
  'reader.no-driver': {
    what: 'Le lecteur de badges n’est pas installé.',
    safe: 'Votre badge n’a rien.',
    do: 'Prévenez l’accueil, ou utilisez une autre borne.',
  },
  'reader.no-daemon': {
    what: 'Le lecteur de badges redémarre.',
    safe: 'Votre badge n’a rien.',
    do: 'Patientez quelques secondes.',
  },
  'reader.none': {
    what: 'Le lecteur de badges est débranché.',
    safe: 'Votre badge n’a rien.',
    do: 'Prévenez l’accueil, ou utilisez une autre borne.',
  },
  'reader.gone': {
    what: 'Le lecteur a été débranché pendant la lecture.',
    safe: 'Votre badge n’a rien.',
    do: 'Attendez qu’il revienne, puis reposez votre badge.',
  },
  'card.removed': {
    what: 'Le badge a été retiré trop tôt.',
    safe: 'Rien n’a changé.',
    do: 'Reposez-le, et laissez-le deux secondes.',
  },
  'card.unreadable': {
    what: 'Le lecteur n’arrive pas à lire ce badge.',
    safe: 'Rien n’a changé.',
    do: 'Sortez-le de son étui et posez-le à plat.',
  },
  'card.timeout': {
    what: 'Le badge a mis trop de temps à répondre.',
    safe: 'Rien n’a changé.',
    do: 'Retirez-le, puis reposez-le à plat.',
  },
  'card.status-word': {
    what: 'Le badge a refusé la lecture.',
    safe: 'Rien n’a changé.',
    do: 'Retirez-le, puis reposez-le.',
  },
  'card.uid-length': {
    what: 'Cette carte n’est pas un badge de l’université.',
    safe: 'Rien n’a changé.',
    do: 'Posez votre badge, seul.',
  },
  'card.random-uid': {
    what: 'Cette carte change de numéro à chaque lecture.',
    safe: 'Rien n’a changé.',
    do: 'Posez votre badge, pas un téléphone.',
  },
  'card.changed': {
    what: 'Un autre badge a remplacé le premier.',
    safe: 'Rien n’a changé.',
    do: 'Posez un seul badge et laissez-le.',
  },
  'card.several': {
    what: 'Il y a plusieurs cartes sur le lecteur.',
    safe: 'Rien n’a changé.',
    do: 'Posez votre badge, seul, hors du portefeuille.',
  },
} as const satisfies ErrorWords;
