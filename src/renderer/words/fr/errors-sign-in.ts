import type { ErrorWords } from '../sentences.ts';

/** French sentences for what can happen around the ENT, the visit, the central API and the station. */
export const errorsSignIn = {
  'ent.unreachable': {
    what: 'L’ENT ne répond pas.',
    safe: 'Rien n’a été enregistré.',
    do: 'Réessayez dans quelques minutes.',
  },
  'ent.cancelled': {
    what: 'Vous avez annulé la connexion.',
    safe: 'Rien n’a été enregistré.',
    do: 'Recommencez quand vous voulez.',
  },
  'ent.timeout': {
    what: 'Le temps prévu pour la connexion est écoulé.',
    safe: 'La page de l’ENT a été fermée et effacée.',
    do: 'Recommencez, en demandant plus de temps au besoin.',
  },
  'ent.page-refused': {
    what: 'La page voulait ouvrir un site inconnu.',
    safe: 'La borne l’a bloquée.',
    do: 'Recommencez, ou parlez-en à l’accueil.',
  },
  'ent.ticket-refused': {
    what: 'L’ENT n’a pas confirmé la connexion.',
    safe: 'Votre mot de passe n’est pas passé par la borne.',
    do: 'Identifiez-vous à nouveau.',
  },
  'ent.answer-unreadable': {
    what: 'La réponse de l’ENT est illisible.',
    safe: 'Rien n’a été enregistré.',
    do: 'Réessayez dans quelques minutes.',
  },
  'ent.not-fresh': {
    what: 'L’ENT n’a pas redemandé votre mot de passe.',
    safe: 'Par prudence, la visite n’a pas commencé.',
    do: 'Identifiez-vous à nouveau.',
  },
  'sign-in.state-unknown': {
    what: 'Cette connexion ne vient pas de cette borne.',
    safe: 'Elle a été refusée.',
    do: 'Recommencez depuis l’accueil.',
  },
  'sign-in.state-used': {
    what: 'Cette connexion a déjà servi.',
    safe: 'Elle ne peut pas servir deux fois.',
    do: 'Recommencez depuis l’accueil.',
  },
  'sign-in.state-expired': {
    what: 'Cette connexion a trop attendu.',
    safe: 'Rien n’a été enregistré.',
    do: 'Recommencez depuis l’accueil.',
  },
  'sign-in.person-unknown': {
    what: 'Votre compte n’est pas encore connu ici.',
    safe: 'Votre compte ENT fonctionne.',
    do: 'Présentez-vous au service des badges.',
  },
  'visit.none': {
    what: 'Votre visite est terminée.',
    safe: 'Ce qui était enregistré le reste.',
    do: 'Identifiez-vous à nouveau pour continuer.',
  },
  'visit.expired': {
    what: 'Votre visite a duré trop longtemps.',
    safe: 'Ce qui était enregistré le reste.',
    do: 'Identifiez-vous à nouveau pour continuer.',
  },
  'visit.foreign': {
    what: 'Cette demande concerne une autre visite.',
    safe: 'Elle a été refusée.',
    do: 'Identifiez-vous à nouveau.',
  },
  'visit.act-not-allowed': {
    what: 'Cette action n’est pas possible maintenant.',
    safe: 'Rien n’a changé.',
    do: 'Revenez à votre compte et recommencez.',
  },
  'visit.input-invalid': {
    what: 'La borne n’a pas compris cette demande.',
    safe: 'Rien n’a changé.',
    do: 'Recommencez, ou parlez-en à l’accueil.',
  },
  'visit.restarted': {
    what: 'La borne a redémarré pendant votre visite.',
    safe: 'Ce qui était enregistré le reste.',
    do: 'Identifiez-vous à nouveau pour continuer.',
  },
  'central.unreachable': {
    what: 'Les serveurs de l’université ne répondent pas.',
    safe: 'Ce qui est enregistré ici partira tout seul.',
    do: 'Réessayez dans quelques minutes.',
  },
  'central.answer-invalid': {
    what: 'Le serveur des badges a mal répondu.',
    safe: 'Rien n’a été perdu.',
    do: 'Réessayez dans quelques minutes.',
  },
  'central.error': {
    what: 'Le serveur des badges a un souci.',
    safe: 'Rien n’a été perdu.',
    do: 'Réessayez dans quelques minutes.',
  },
  'central.not-found': {
    what: 'Le serveur des badges ne trouve pas cet élément.',
    safe: 'Le reste de votre compte est intact.',
    do: 'Revenez à votre compte et recommencez.',
  },
  'central.too-many-requests': {
    what: 'Trop de demandes arrivent en même temps.',
    safe: 'Ce qui est enregistré ici partira plus tard.',
    do: 'Patientez une minute, puis réessayez.',
  },
  'station.not-enrolled': {
    what: 'Cette borne n’est pas encore installée.',
    safe: 'Elle ne garde rien sur vous.',
    do: 'Utilisez une autre borne, ou prévenez l’accueil.',
  },
  'station.unknown': {
    what: 'Le serveur ne connaît pas cette borne.',
    safe: 'Ce qui est enregistré ici reste gardé.',
    do: 'Utilisez une autre borne, ou prévenez l’accueil.',
  },
  'station.revoked': {
    what: 'Cette borne a été mise hors service.',
    safe: 'Ce qui est enregistré ici reste gardé.',
    do: 'Utilisez une autre borne.',
  },
  'station.code-refused': {
    what: 'Le code d’installation a été refusé.',
    safe: 'La borne n’a rien transmis.',
    do: 'Demandez un nouveau code au service des badges.',
  },
  'station.proof-refused': {
    what: 'Le serveur n’a pas reconnu cette borne.',
    safe: 'Ce qui est enregistré ici reste gardé.',
    do: 'Prévenez l’accueil.',
  },
  'station.clock-wrong': {
    what: 'L’heure de cette borne est fausse.',
    safe: 'Ce qui est enregistré ici reste gardé.',
    do: 'Prévenez l’accueil.',
  },
  'station.store-damaged': {
    what: 'La mémoire de cette borne est abîmée.',
    safe: 'La borne s’est arrêtée pour ne rien perdre.',
    do: 'Utilisez une autre borne, et prévenez l’accueil.',
  },
  'station.store-full': {
    what: 'La mémoire de cette borne est pleine.',
    safe: 'Ce qui était déjà enregistré le reste.',
    do: 'Utilisez une autre borne, et prévenez l’accueil.',
  },
  'station.store-newer': {
    what: 'La mémoire de cette borne vient d’une version plus récente.',
    safe: 'La borne n’y touche pas.',
    do: 'Utilisez une autre borne, et prévenez l’accueil.',
  },
  'station.already-running': {
    what: 'Cette borne est déjà en marche ailleurs.',
    safe: 'Rien n’est perdu.',
    do: 'Prévenez l’accueil.',
  },
  'station.key-unavailable': {
    what: 'Cette borne ne peut pas ouvrir son coffre.',
    safe: 'Vos données restent chiffrées.',
    do: 'Utilisez une autre borne, et prévenez l’accueil.',
  },
  'station.unreachable': {
    what: 'La borne se remet en route.',
    safe: 'Ce qui était enregistré le reste.',
    do: 'Patientez quelques secondes.',
  },
  'command.invalid': {
    what: 'Le serveur n’a pas accepté cette demande.',
    safe: 'Une copie est gardée pour le service des badges.',
    do: 'Recommencez, ou parlez-en à l’accueil.',
  },
  'command.signature-refused': {
    what: 'Le serveur n’a pas reconnu la signature de la borne.',
    safe: 'Une copie est gardée pour le service des badges.',
    do: 'Prévenez l’accueil.',
  },
  'command.conflict': {
    what: 'Une autre demande est passée avant celle-ci.',
    safe: 'La plus récente reste valable.',
    do: 'Regardez votre compte, puis recommencez au besoin.',
  },
  'command.too-large': {
    what: 'Cet envoi est trop lourd.',
    safe: 'Le reste de votre compte est intact.',
    do: 'Recommencez, ou parlez-en à l’accueil.',
  },
  'attachment.missing': {
    what: 'La photo n’est pas arrivée avec la demande.',
    safe: 'Le reste de votre compte est intact.',
    do: 'Reprenez votre photo.',
  },
  'attachment.unreadable': {
    what: 'Le serveur n’a pas pu lire la photo.',
    safe: 'Le reste de votre compte est intact.',
    do: 'Reprenez votre photo.',
  },
} as const satisfies ErrorWords;
