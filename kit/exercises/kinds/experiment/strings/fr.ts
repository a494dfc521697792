export default {
  none: 'Prenez d’abord l’état du laboratoire, ou collez son adresse.',
  noState: 'Ce texte n’est pas l’adresse d’un état de laboratoire.',
  otherLab: 'Cette adresse est celle d’un autre laboratoire.',
  take: 'Prendre l’état du laboratoire',
  taken: 'État pris.',
  asleep: 'Le laboratoire n’est pas ouvert sur cette page : allez-y, puis reprenez son état, ou collez son adresse.',
  paste: 'ou son adresse, collée ici',
  answer: 'Votre réponse',
  see: 'Revoir cet état dans le laboratoire',
} as const;
