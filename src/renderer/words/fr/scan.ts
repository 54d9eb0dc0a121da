/** French words for codes read with the camera. */
export const scan = {
  scan: {
    open: 'Lire avec la caméra',
    close: 'Fermer la caméra',
    picture: 'Ce que voit la caméra',
    opening: 'La caméra s’ouvre…',
    show: 'Montrez le code du badge à la caméra.',
    broken: {
      title: 'La caméra ne peut pas lire de code ici.',
      text: 'Scannez le badge, ou cherchez par nom ou numéro.',
    },
  },
};
