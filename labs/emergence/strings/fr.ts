import { plural } from '../../../kit/i18n/plural.ts';

export default {
  noscript:
    'Sans JavaScript, le laboratoire montre la part de chiffres justes de chaque taille et la vraisemblance de la ' +
    'bonne réponse. Ce que chaque taille a répondu est dans public/models/scaling/addition-outputs.json.',
  first:
    'voici la part de chiffres justes de chaque taille. Pariez sur la part de sommes entièrement justes, puis voyez ' +
    'si la courbe monte ou saute.',
  viewsLabel: 'Ce que montre le laboratoire',
  views: { measures: 'Trois mesures', log: 'Les réponses', own: 'Votre mesure' },
  digits: 'Chiffres par nombre',
  carry: 'Retenues',
  carries: { any: 'au hasard', none: 'sans retenue', some: 'avec retenue' },
  run: 'Graine d’entraînement',
  runs: { all: 'toutes', '1337': '1337', '1': '1', '2': '2' },
  size: 'Taille',
  kept: 'réponses gardées à l’entraînement',
  parameters: 'N, plongements de position exceptés',
  counted: (sums: string, sizes: string, runs: string) =>
    `${sums} sommes jamais vues à l’entraînement, ${sizes} tailles, ${runs} entraînement${plural('fr', runs)} en tout.`,
  seeds: (list: string) => `Graines par taille : ${list}.`,
  measures: {
    exact: 'Sommes entièrement justes',
    digit: 'Chiffres justes',
    likelihood: 'ln p de la bonne réponse',
    product: 'produit des probabilités',
  },
  printed: (digits: string) => `Sommes de deux nombres à ${digits} chiffres, moyenne des graines`,
  means: 'moyenne des graines ; la barre va de la plus basse à la plus haute',
  measured: 'mesurées',
  point: (name: string, size: string, value: string, range: string) => `${name}, ${size} paramètres : ${value}${range}`,
  range: (low: string, high: string) => ` (de ${low} à ${high} selon la graine)`,
  exactSummary:
    'La part de sommes entièrement justes selon la taille, et ce que le produit des probabilités des chiffres annonce.',
  digitSummary: 'La part de chiffres justes, chacun lu après les bons chiffres, selon la taille.',
  likelihoodSummary: 'Le logarithme de la probabilité de la bonne réponse, moyenne des sommes, selon la taille.',
  step: (from: string, to: string, share: string) =>
    `La plus forte marche, de ${from} à ${to}, fait ${share} de la montée.`,
  flat: 'La plus grande taille ne fait pas mieux que la plus petite : il n’y a pas de montée à partager.',
  bet: {
    title: 'Votre pari',
    lead: (name: string, share: string, digits: string) =>
      `À ${name} paramètres, ${share} des chiffres sont justes. Combien de sommes de deux nombres à ${digits} chiffres ` +
      'le sont entièrement ?',
    field: 'Sommes entièrement justes',
    go: 'Parier et voir',
    again: 'Parier de nouveau',
    measured: (name: string, value: string) => `${name} paramètres : ${value} des sommes sont entièrement justes.`,
    yours: (value: string, gap: string) => `Votre pari : ${value}, soit ${gap} points d’écart.`,
    power: (value: string) =>
      `p à la puissance k, comme si les erreurs étaient indépendantes et tous les chiffres aussi difficiles : ${value}.`,
    product: (value: string) =>
      `Produit des probabilités que le modèle donne aux bons chiffres, moyenne des sommes : ${value}.`,
  },
  log: {
    title: (size: string, seed: string) => `Les réponses de la taille ${size}, graine ${seed}`,
    problem: 'Somme',
    written: 'Écrit',
    right: 'Juste',
    probability: 'p de chaque chiffre, puis de la fin',
    product: 'Produit',
    yes: 'juste',
    no: 'faux',
    nothing: '(rien)',
    count: (shown: string, all: string) => `Les ${shown} premières sommes sur ${all}.`,
    more: 'Toutes les réponses en tableau',
    together: 'Les mesures de ces réponses',
    ask: 'Faire répondre les cinq tailles qui tournent ici',
    again: 'Les faire répondre de nouveau',
    progress: (done: string, total: string) => `${done} réponses sur ${total}`,
    live: (sizes: string, seed: string) => `Ont répondu dans cette page : ${sizes} (graine ${seed}).`,
    elsewhere: (seed: string) => `Dans cette page ne répondent que des tailles de la graine ${seed}.`,
    own: 'Votre addition',
    ownLabel: 'Deux nombres d’autant de chiffres, cinq au plus',
    ownOrigin: 'Les cinq tailles qui tournent ici ont répondu à une addition.',
    ownCaption: (sum: string, right: string) => `${sum} = ${right}, par les cinq tailles qui tournent ici`,
    problems: {
      form: 'Écrivez une addition de deux nombres entiers, par exemple 347+285.',
      lengths: 'Les deux nombres doivent avoir autant de chiffres : ces modèles n’ont appris que de telles sommes.',
      long: 'Cinq chiffres au plus : ces modèles n’ont rien appris de plus long.',
    },
  },
  own: {
    lead:
      'Écrivez une mesure en JavaScript. p est la liste des probabilités que le modèle donne à chaque chiffre juste, ' +
      'dans l’ordre où il les écrit, puis à la fin ; la valeur est moyennée sur les sommes.',
    field: 'Votre mesure',
    go: 'Mesurer',
    running: 'Mesure en cours…',
    presets: 'Essayez',
    named: {
      product: 'le produit',
      mean: 'la moyenne',
      worst: 'le pire chiffre',
      log: 'le logarithme',
      strict: 'tout ou rien',
    },
    chart: 'Votre mesure selon la taille',
    summary: 'La moyenne de votre mesure sur les sommes, selon la taille du modèle.',
    problems: {
      empty: 'Écrivez une expression, par exemple p[0].',
      syntax: (text: string) => `Cette expression ne se lit pas : ${text}`,
      threw: (text: string) => `L’expression a levé une erreur : ${text}`,
      timeout: 'L’expression n’a pas rendu de valeur à temps : elle a été arrêtée.',
      unavailable:
        'Le bac à sable n’a pas démarré : votre navigateur bloque peut-être les cadres ou les workers. Rechargez la page.',
      'not-number': 'L’expression doit valoir un nombre pour chaque somme ; celle-ci vaut autre chose.',
      'not-finite': 'L’expression vaut parfois l’infini ou NaN : un logarithme de zéro, une division par zéro ?',
      network: 'L’expression a tenté d’accéder au réseau : le bac à sable l’interdit.',
      storage: 'L’expression a tenté d’accéder au stockage du navigateur : le bac à sable l’interdit.',
      page: 'L’expression a tenté d’accéder à la page : le bac à sable n’en a pas.',
      output: 'L’expression rend ou affiche bien plus qu’un nombre par somme : elle a été arrêtée.',
    },
  },
} as const;
