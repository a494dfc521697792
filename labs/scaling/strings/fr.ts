import { plural } from '../../../kit/i18n/plural.ts';

export default {
  noscript:
    'Sans JavaScript, le laboratoire montre les pertes mesurées de la famille, sans son plus grand modèle, et la ' +
    'droite ajustée. Ce que le plus grand a donné est dans sa fiche, `public/models/scaling`.',
  first:
    'sept modèles du livre sont sur la courbe, le huitième n’y est pas. Pariez sur sa perte, puis voyez ce que la ' +
    'loi annonçait et ce qui a été mesuré.',
  viewsLabel: 'Ce que montre le laboratoire',
  views: {
    predict: 'Prédire',
    text: 'Votre texte',
    own: 'Votre propre loi',
    valleys: 'Les vallées',
    plan: 'Planifier un budget',
  },
  predict: {
    form: 'Forme de la loi',
    forms: { straight: 'puissance pure', floor: 'avec un plancher' },
    formNames: { straight: 'la loi de puissance pure', floor: 'la loi avec un plancher' },
    count: 'Ce que compte N',
    counts: { effective: 'sans positions', bare: 'sans plongements', all: 'tout' },
    countNames: {
      effective: 'N, plongements de position exceptés',
      bare: 'N, sans aucun plongement',
      all: 'N, tous les paramètres',
    },
    length: 'Jetons lus à l’entraînement',
    tokens: (count: string) => `${count} jetons`,
    held: 'Taille à prédire',
    kept: 'Tailles retenues pour l’ajustement',
    loss: 'Perte, en bits par octet',
    chart: 'Perte contre taille, axes logarithmiques',
    series: {
      fitted: 'retenues',
      measured: 'mesurées, hors de l’ajustement',
      predicted: 'prédiction de la loi',
      bet: 'votre pari',
    },
    summary: (form: string) => `Les pertes mesurées et la courbe ajustée, ${form}. La taille à prédire est cachée.`,
    summaryAfter: 'Les pertes mesurées, la courbe ajustée, sa prédiction avec son intervalle, et votre pari.',
    point: (series: string, size: string, loss: string) => `${series} : ${size} paramètres, ${loss}`,
    yourBet: (name: string) => `Votre pari pour ${name} paramètres`,
    unit: 'bits par octet',
    wager: 'Parier et voir',
    again: 'Parier de nouveau',
    recorded: 'mesuré après l’entraînement',
    measured: (name: string, loss: string) => `${name} paramètres : mesuré, ${loss}.`,
    bits: (loss: string) => `${loss} bit${plural('fr', loss)} par octet`,
    predicted: (loss: string, interval: string, gap: string) =>
      `La loi annonçait ${loss} ${interval}, soit ${gap} d’écart.`,
    within: 'La mesure est dans l’intervalle.',
    outside:
      'La mesure est hors de l’intervalle : il dit comment les points se dispersent autour de la courbe, non si ' +
      'la courbe est la bonne.',
    betSaid: (loss: string, gap: string) => `Votre pari : ${loss}, soit ${gap} d’écart.`,
    youWin: 'Vous étiez plus près que la loi.',
    lawWins: 'La loi était au moins aussi près que vous.',
    tooFew: (count: string) => `Cette forme a ${count} inconnues : gardez au moins ${count} tailles.`,
    symbols: { floor: 'E', scale: 'A', exponent: 'α' },
    method: (draws: string) =>
      `Intervalles à 90 % : l’ajustement refait sur ${draws} tirages des mêmes tailles, avec remise.`,
    methods: {
      straight: 'Moindres carrés sur les logarithmes.',
      floor: 'Moindres carrés sur la perte, E et A positifs ; α est cherché entre 0,01 et 1,5.',
    },
  },
  text: {
    label: 'Votre texte',
    count: (count: string) => `${count} jeton${plural('fr', count)}.`,
    empty: 'Il n’y a rien à lire.',
    origin: 'Chaque taille a lu votre texte, un jeton après l’autre.',
    chart: 'Perte de chaque taille sur ce texte, axes logarithmiques',
    series: 'ce texte',
    summary: (count: string) => `Bits par octet de ce texte, ${count} jetons, selon la taille du modèle.`,
    point: (size: string, loss: string, interval: string) =>
      `${size} paramètres : ${loss} bit${plural('fr', loss)} par octet ${interval}`,
    exponent: (value: string, interval: string) =>
      `Sur ce texte, la loi de puissance pure a pour exposant ${value} ${interval}.`,
    intervals:
      'Intervalles à 90 % : le texte est tiré de nouveau au sort, avec remise, par blocs de 8 jetons voisins, les ' +
      'mêmes pour toutes les tailles. Un texte court laisse de larges intervalles. Les modèles, eux, n’ont été ' +
      'entraînés qu’avec une graine.',
    surprises: 'Deux tailles, jeton par jeton',
    sides: { left: 'Taille A', right: 'Taille B' },
    legend: 'Sous chaque jeton, ses bits selon A puis selon B. Bleu : B en épargne ; orange : B est plus surpris.',
    token: 'Jeton',
    saved: 'épargnés',
    waiting: 'Cette taille n’a pas encore lu le texte.',
    seed: 'Graine',
    writes: 'Ce que chaque taille écrit ensuite',
  },
  valleys: {
    budget: (flops: string) => `${flops} opérations`,
    chart: 'Perte contre taille, à calcul constant',
    summary: 'Une courbe par budget : trop peu de paramètres à gauche, trop peu de jetons à droite.',
    chartNote: 'Chaque point est un entraînement de la famille, sur C / 6N jetons.',
    recorded: 'mesuré après l’entraînement',
    size: 'N, plongements de position exceptés',
    loss: 'Bits par octet',
    point: (series: string, size: string, loss: string) =>
      `${series} : ${size} paramètres, ${loss} bit${plural('fr', loss)} par octet`,
    table: 'Le fond de chaque vallée, d’après une parabole en ln N',
    interval: 'intervalle',
    none: 'Le point le plus bas est à un bout : le fond n’est pas atteint.',
    growth: 'La taille optimale selon le calcul',
    bottoms: 'fonds des vallées',
    ours: (slope: string) => `fonds des vallées, pente ${slope}`,
    others: { chinchilla: 'pente 0,50 (Hoffmann)', kaplan: 'pente 0,73 (Kaplan)' },
    compute: 'C, opérations',
    growthSummary: 'Les quatre fonds, leur droite, et deux droites de pente publiée, menées par le même milieu.',
    growthPoint: (series: string, flops: string, size: string) =>
      `${series} : à ${flops} opérations, ${size} paramètres`,
    slope: (slope: string, novels: string, scatter: string) =>
      `N* croît comme C à la puissance ${slope} : ${novels} si l’on tire d’autres romans, ${scatter} d’après l’écart ` +
      'des quatre fonds à leur droite.',
    why:
      'Le premier intervalle est étroit : il tire de nouveau les dix romans, les mêmes pour tous les modèles, et ne ' +
      'dit rien d’une autre graine. Le second compte ce que quatre points et deux ordres de grandeur laissent ' +
      'ignorer. Une pente proche de 0,50 ne confirme donc pas Hoffmann : à ces tailles, les plongements font jusqu’à ' +
      '62 % d’un modèle, une seule recette sert à toutes les tailles, et l’échauffement prend jusqu’à 18 % d’un ' +
      'entraînement. Chacune de ces choses déplace la pente.',
  },
  plan: {
    unit: 'Budget',
    units: { flops: 'opérations', hours: 'heures de GPU', money: 'argent' },
    law: 'Loi',
    laws: { besiroglu: 'Besiroglu 2024', hoffmann: 'Hoffmann 2022' },
    fields: {
      mantissa: 'Opérations',
      power: 'exposant',
      hours: 'Heures d’un GPU',
      money: 'Argent',
      peak: 'Puissance de crête',
      mfu: 'Part utilisée (MFU)',
      price: 'Une heure de GPU',
      training: 'Opérations par paramètre et jeton, entraînement',
      serving: 'Les mêmes, à l’usage',
      floor: 'E',
      a: 'A',
      alpha: 'α',
      b: 'B',
      beta: 'β',
      share: 'Taille, part de N*',
      served: 'Jetons servis',
    },
    billions: 'milliards',
    budget: (flops: string, hours: string, money: string, gpu: string) =>
      `${flops} opérations, soit ${hours} heures d’un ${gpu}, ou ${money} $.`,
    best: (size: string, tokens: string, ratio: string, loss: string) =>
      `N* = ${size} paramètres, D* = ${tokens} jetons, soit ${ratio} par paramètre ; perte ${loss} ` +
      `nat${plural('fr', loss)} par jeton.`,
    plansCaption: 'Le même budget, selon chaque loi',
    chosen: 'La loi choisie',
    plans: {
      hoffmann: 'Hoffmann, coefficients imprimés',
      besiroglu: 'Besiroglu, coefficients réajustés',
      twenty: '20 jetons par paramètre',
      kaplan: 'Kaplan',
    },
    ownLoss: 'perte qu’elle annonce',
    lossBy: 'perte selon la loi choisie',
    kaplanNote:
      'Kaplan compte N sans les plongements et mesure sur un autre texte, avec d’autres jetons : sa perte ne se ' +
      'compare pas à celle des autres. La dernière colonne juge tous les plans par la même loi.',
    valley: 'La vallée du budget : la perte selon la taille',
    valleySummary: 'La perte selon la loi choisie à budget constant, et la taille que retient chaque plan.',
    sizeAxis: 'N, paramètres',
    lossAxis: 'Perte, nats par jeton',
    point: (series: string, size: string, loss: string) =>
      `${series} : ${size} paramètres, perte ${loss} nat${plural('fr', loss)} par jeton`,
    smaller: 'Plus petit, entraîné plus longtemps',
    matches: (size: string, tokens: string, ratio: string, more: string, served: string) =>
      `Avec ${size} paramètres, la même perte demande ${tokens} jetons, ${ratio} par paramètre : ${more} ` +
      `d’entraînement en plus, remboursés après ${served} jetons servis.`,
    never: (size: string) =>
      `Avec ${size} paramètres, la même perte est hors d’atteinte : ce que coûte une si petite taille dépasse à lui ` +
      'seul ce qui reste au-dessus du plancher.',
    lifetime: (served: string) => `Entraîner, puis servir ${served} jetons, à perte égale`,
    trainingCost: 'entraînement',
    total: 'en tout',
    hoursColumn: 'heures',
    models: { best: 'Optimal à l’entraînement', small: 'Votre taille', least: 'Le moins cher en tout' },
    warning:
      'Les lois ajustées près de 20 jetons par paramètre surestiment le gain aux rapports extrêmes (Sardana 2024).',
    constants: 'Toutes les constantes',
    constantsLead: 'Chaque nombre se change ; un champ vidé reprend sa valeur d’origine.',
    gpu: 'GPU',
    coefficients: 'Coefficients de la loi choisie :',
    sources:
      'Coefficients : Hoffmann 2022, équation (10) ; Besiroglu 2024. Frontière de Kaplan : N* = 1,3 × 10⁹ C^0,73 et ' +
      'L = (3,1 × 10⁸ / C)^0,05, C en PF-jours (Kaplan 2020, équation 1.3 et table 6) ; D* est ce que le budget ' +
      'laisse. Crêtes : opérations denses sur 16 bits, fiches des fabricants. Prix et MFU : hypothèses, à changer.',
  },
};
