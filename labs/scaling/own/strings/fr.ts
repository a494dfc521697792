/** The reader's own law. */
export default {
  lead: (first: string, last: string, predicted: string) =>
    `Quatre modèles, de ${first} à ${last} paramètres, apprennent ici le texte de ce livre, dans les deux langues. ` +
    `Leur loi prédit la perte d’un cinquième modèle, de ${predicted} : entraînez-le ensuite, et voyez. Comptez une à ` +
    'trois minutes en tout.',
  go: 'Entraîner les quatre',
  goFifth: (name: string) => `Entraîner le cinquième (${name})`,
  pause: 'Mettre en pause',
  goOn: 'Reprendre',
  stop: 'Arrêter',
  resume: 'Reprendre là où l’on en était',
  again: 'Recommencer avec une autre graine',
  running: 'Entraînement en cours',
  paused: 'Entraînement en pause',
  progress: (done: string, total: string) => `${done} pas sur ${total}`,
  failed: 'L’entraînement s’est interrompu. Ce qui était appris est gardé : reprenez.',
  seed: (seed: string) => `Graine ${seed} : elle tire les poids de départ et les passages lus.`,
  curves: 'La perte de chaque taille, pendant l’entraînement',
  step: 'Pas',
  nats: 'Perte des lots, moyenne de vingt pas, en nats par jeton',
  size: (name: string) => `${name} paramètres`,
  point: (name: string, step: string, loss: string) => `${name}, pas ${step} : ${loss} nats par jeton`,
  chart: 'La perte selon la taille, et votre loi',
  count: 'N, plongements de position exceptés',
  bits: 'Perte sur les passages mis de côté, en bits par octet',
  series: { measured: 'mesurées', predicted: 'prédite', truth: 'la cinquième, mesurée' },
  place: (name: string, size: string, loss: string) => `${name}, ${size} paramètres : ${loss} bits par octet`,
  predicted: (name: string, value: string, interval: string) =>
    `La loi prédit ${value} bits par octet à ${name} paramètres, intervalle à 90 % ${interval}.`,
  truth: (value: string, error: string) => `Mesuré : ${value} bits par octet. La prédiction s’en écarte de ${error}.`,
  within: 'La mesure est dans l’intervalle.',
  outside:
    'La mesure est hors de l’intervalle : même bien fait, il la manque une fois sur dix, et il suppose que la droite ' +
    'tient au-delà des quatre points.',
  method:
    'L’intervalle est celui d’une prédiction : il compte la dispersion des quatre points autour de leur droite, où ' +
    'entre le hasard des graines, celle que la cinquième mesure aura elle-même, et l’incertitude de la droite, qui ' +
    'croît avec la distance. Quatre points disent mal leur propre dispersion : le facteur de Student est de 2,92.',
  recorded: 'mesuré sur un état antérieur du texte',
  spread: (seeds: string, median: string, largest: string, within: string, share: string) =>
    `Sur ${seeds} graines essayées pour ce livre, l’erreur médiane a été de ${median}, la plus grande de ${largest}, ` +
    `et la mesure était ${within} fois dans l’intervalle, soit ${share}.`,
  flat: (error: string) =>
    `Qui aurait parié que le cinquième ne ferait pas mieux que le plus grand des quatre se serait trompé de ${error}.`,
} as const;
