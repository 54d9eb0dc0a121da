/** French words of « Télécharger une photo ». */
export const upload = {
  upload: {
    choose: {
      title: 'Télécharger une photo',
      lead: 'Où se trouve-t-elle ?',
      usb: { title: 'Clé USB', text: 'Branchez-la, puis touchez votre photo.' },
      phone: { title: 'Mon téléphone', text: 'Visez un QR code, puis envoyez.' },
      camera: 'Revenir à la caméra',
      safe: 'Rien n’est gardé sans votre accord.',
    },
    other: 'Un autre moyen',
    taking: { title: 'Un instant', lead: 'La borne regarde votre photo…' },
    usb: {
      waiting: {
        title: 'Branchez votre clé USB',
        lead: 'La borne la lit seulement. Rien n’est copié ni effacé.',
      },
      usePhone: 'Utiliser mon téléphone',
      reading: { title: 'Lecture de la clé…', lead: 'Laissez-la branchée.' },
      listing: { title: 'Touchez votre photo', lead: 'Les plus récentes d’abord.' },
      empty: { title: 'Aucune photo ici', lead: 'Revenez en arrière et ouvrez un autre dossier.' },
      top: 'Clé USB',
      path: 'Dossier ouvert',
      up: 'Dossier précédent',
      content: 'Photos et dossiers',
      folder: 'Dossier {{name}}',
      photo: 'Photo {{name}}',
      more: 'Seules les premières sont affichées.',
    },
    phone: {
      opening: { title: 'Un instant', lead: 'Préparation du QR code…' },
      waiting: { title: 'Visez ce QR code', lead: 'Votre photo arrivera ici, chiffrée.' },
      steps: {
        scan: 'Ouvrez l’appareil photo du téléphone.',
        link: 'Visez le code, touchez le lien.',
        send: 'Choisissez la photo, envoyez.',
      },
      code: 'QR code à lire avec votre téléphone',
      state: {
        waiting: 'En attente du téléphone',
        opened: 'Téléphone connecté',
        receiving: 'Photo en route',
      },
      opened: {
        title: 'Votre téléphone est connecté',
        lead: 'Choisissez la photo sur le téléphone, puis envoyez.',
      },
      receiving: { title: 'Votre photo arrive', lead: 'Restez devant cet écran.' },
      left: 'Encore {{time}}',
      ended: { title: 'Ce QR code n’est plus valable' },
      none: { title: 'Pas de QR code pour l’instant' },
      again: 'Nouveau QR code',
      network: 'Réseau coupé, la borne réessaie',
    },
  },
};
