/** French words of an operator's ways to work, on the account. */
export const work = {
  work: {
    title: 'Mon travail',
    photos: 'Photos à valider',
    none: 'Aucune photo n’attend.',
    unknown: 'Comptage en cours…',
    waiting_one: '{{count}} photo attend',
    waiting_other: '{{count}} photos attendent',
    refused_one: '{{count}} décision n’a pas été prise en compte.',
    refused_other: '{{count}} décisions n’ont pas été prises en compte.',
    open: 'Valider les photos',
    class: { sure: 'Sûre', unsure: 'À regarder', poor: 'Mauvaise' },
  },
  office: {
    title: 'Service des badges',
    bench: 'Encoder des badges',
    lookup: 'Chercher un badge',
  },
};
