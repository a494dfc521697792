/** Exercises of 55.0. Markup: kit/exercises/markup.ts; `{name}` is a value of the variant. */
export default {
  foundation: {
    title: 'Ce qui fait un modèle fondateur',
    statement:
      'Qu’est-ce qui est vrai d’un modèle fondateur, au sens du rapport de Stanford ? Cochez tout ce qui l’est.',
    hints: [
      'La définition parle des données et des usages.',
      'Relisez les trois exemples du rapport : ils diffèrent par la taille, et par ce qu’ils lisent.',
    ],
    solution:
      'La définition demande des données vastes et variées, et de nombreuses adaptations. Elle ne dit rien de la ' +
      'taille, ni du texte, et ne promet aucune sûreté.',
    options: {
      broad: {
        text: 'Il est préentraîné sur des données vastes et variées.',
        correction: 'C’est la première moitié de la définition.',
      },
      tasks: {
        text: 'Il s’adapte à de nombreuses tâches cibles.',
        correction: 'C’est la seconde moitié de la définition.',
      },
      small: {
        text: 'Un modèle de la taille de BERT peut en être un.',
        correction: 'BERT est l’un des trois exemples, cinq cents fois plus petit que GPT-3.',
      },
      text: { text: 'Il lit et écrit du texte.', correction: 'CLIP relie des images à des phrases, et en est un.' },
      size: {
        text: 'Il compte au moins un milliard de paramètres.',
        correction: 'La définition ne fixe aucune taille minimale.',
      },
      safe: {
        text: 'Ses défauts disparaissent à l’adaptation.',
        correction: 'Un défaut de la base se transmet à tout ce que l’on construit dessus : c’est l’homogénéisation.',
      },
    },
  },
  sharing: {
    title: 'À partir de combien de tâches ?',
    statement:
      'Préentraîner une base coûte {platform} millions d’euros ; l’adapter à une tâche, {adaptation}. Un projet ' +
      'séparé, de bout en bout, coûte {project} millions par tâche.\n\nÀ partir de combien de tâches la base ' +
      'revient-elle moins cher ?',
    unit: 'tâches',
    hints: [
      'Chaque tâche épargne la différence entre un projet et une adaptation.',
      'Il faut que ces épargnes dépassent {platform} millions : le nombre est entier.',
    ],
    solution:
      'Une tâche épargne {project} − {adaptation} millions. Il en faut assez pour dépasser {platform} : {answer}.',
    freeAdaptation: 'Vous avez compté l’adaptation pour rien. Elle coûte {adaptation} millions par tâche.',
    oneShort: 'Avec ce nombre, la base coûte encore un peu plus cher : il faut une tâche de plus.',
    ladder: {
      worked:
        'Une base à 12,5 millions, une adaptation à 1, un projet à 4. Chaque tâche épargne 4 − 1 = 3 millions, et ' +
        '12,5 / 3 fait un peu plus de 4. À 4 tâches, on a épargné 12 millions, et l’on perd encore 0,5 ; à 5, on a ' +
        'gagné. La réponse est 5.',
      gaps: [
        { ask: 'Une tâche épargne…', fill: '{project} − {adaptation} millions.' },
        { ask: 'Il en faut au moins…', fill: '{platform} / ({project} − {adaptation}), puis l’entier au-dessus.' },
      ],
    },
  },
  compute: {
    title: 'Le calcul d’un préentraînement',
    statement:
      'Un modèle de {parameters} milliards de paramètres lit {tokens} milliards de jetons. Combien de fois ' +
      '$10^[21]$ opérations cela demande-t-il ?',
    hints: [
      'C’est $C = 6 N D$.',
      'Un milliard de paramètres et un milliard de jetons font $10^[18]$ : il en faut mille pour $10^[21]$.',
    ],
    solution: '6 × {parameters} × {tokens} × $10^[18]$ = {answer} × $10^[21]$.',
    forward: 'C’est l’aller seul. Le retour demande deux fois plus encore.',
    product: 'Il manque le facteur 6 : chaque poids sert plusieurs fois pour chaque jeton.',
    ladder: {
      worked:
        'Un modèle de 2 milliards de paramètres lit 50 milliards de jetons. Le produit $N D$ vaut 2 × 50 × ' +
        '$10^[18]$ = $10^[20]$. Six opérations pour chacun : 6 × $10^[20]$, soit 0,6 × $10^[21]$ opérations.',
      gaps: [
        { ask: 'Le produit $N D$ vaut…', fill: '{parameters} × {tokens} × $10^[18]$.' },
        { ask: 'Chaque paramètre, pour chaque jeton, demande…', fill: '2 opérations à l’aller et 4 au retour.' },
        { ask: 'En unités de $10^[21]$, il faut donc calculer…', fill: '6 × {parameters} × {tokens} / 1000.' },
      ],
    },
  },
  six: {
    title: 'D’où vient le 6',
    statement: 'Dans $C = 6 N D$, d’où vient le facteur 6 ?',
    hints: ['Comptez ce que fait un seul poids, pour un seul jeton.'],
    solution:
      'À l’aller, une multiplication et une addition. Au retour, le double : un gradient pour les activations, un ' +
      'pour les poids.',
    options: {
      passes: {
        text: 'Deux opérations à l’aller, quatre au retour, par poids et par jeton.',
        correction: 'Deux gradients au retour, de deux opérations chacun.',
      },
      moments: {
        text: 'Le poids, son gradient et les moments de l’optimiseur.',
        correction:
          'Ce sont des octets gardés, non des opérations ; et l’optimiseur passe une fois par pas, non par jeton.',
      },
      epochs: { text: 'Les données sont lues six fois.', correction: '$D$ compte déjà tous les jetons lus.' },
      bytes: {
        text: 'Chaque poids occupe six octets.',
        correction: 'La formule compte des opérations, non des octets.',
      },
    },
  },
  years: {
    title: 'Pari : combien d’années sur un seul GPU ?',
    statement:
      'Un modèle de {parameters} milliards de paramètres doit lire {tokens} milliards de jetons, sur un seul A100 ' +
      'qui donnerait toujours son maximum, $312 × 10^[12]$ opérations par seconde.\n\nSans poser le calcul : ' +
      'combien d’années ?',
    unit: 'ans',
    one: 'an',
    hints: [],
    solution:
      'Le calcul : 6 × {parameters} × {tokens} × $10^[18]$ opérations, divisées par $312 × 10^[12]$, puis par les ' +
      '31,6 millions de secondes d’une année. GPT-3 en demanderait 32.',
  },
  daysCode: {
    title: 'La durée d’un entraînement',
    statement:
      'Complétez `trainingDays(parameters, tokens, gpus, peak, share)` : le nombre de jours que dure ' +
      'l’entraînement, quand chaque GPU sait faire `peak` opérations par seconde et n’en fait d’utiles que la part ' +
      '`share`.',
    hints: [
      'Comptez d’abord les opérations, puis ce que tous les GPU font en une seconde.',
      'Un jour a 86 400 secondes.',
    ],
    solution: 'Les opérations, $6 N D$, divisées par ce que font tous les GPU en une seconde, puis par 86 400.',
    starter: {
      given: 'des nombres, sans unité cachée : 175e9 paramètres, 312e12 opérations par seconde',
      returns: 'renvoie : la durée, en jours',
      todo: 'à vous',
    },
    tests: {
      one: {
        name: 'GPT-3 sur un seul A100',
        advice: 'L’aller et le retour font six opérations par paramètre et par jeton.',
      },
      many: { name: 'GPT-3 sur 1 024 A100', advice: 'Les GPU travaillent ensemble, chacun à une part de son maximum.' },
      any: { name: 'D’autres modèles', advice: 'Aucun nombre de l’exemple ne doit rester dans le programme.' },
    },
  },
  decade: {
    title: 'Pari : ce que rapporte l’échelle',
    statement:
      'La perte suit une loi de puissance : elle est proportionnelle à $N^[-α]$, avec $α = {exponent}$. On ' +
      'multiplie $N$ par {times}.\n\nDe quelle part la perte baisse-t-elle ?',
    hints: [],
    solution:
      'Elle est multipliée par {times} à la puissance −{exponent}. Chaque facteur 10 la multiplie par le même ' +
      'nombre : c’est régulier, mais lent.',
  },
  cards: {
    title: 'Combien de cartes pour poser les poids ?',
    statement:
      'Un modèle de {parameters} milliards de paramètres, à {bytes} octet{bytes:s} chacun, doit tenir sur des ' +
      'cartes de {card} Go. Combien en faut-il, pour les seuls poids ?',
    unit: 'cartes',
    hints: ['Un milliard de paramètres à un octet font 1 Go.', 'Une carte entamée est une carte de plus.'],
    solution: '{parameters} × {bytes} Go, divisés par {card}, puis l’entier au-dessus : {answer}.',
    roundedDown: 'Il reste des poids à poser : une carte entamée compte.',
    ladder: {
      worked:
        'Un modèle de 100 milliards de paramètres, à 2 octets chacun, prend 100 × 2 = 200 Go. Des cartes de 48 Go : ' +
        '200 / 48 fait un peu plus de 4, et une cinquième carte est entamée. La réponse est 5.',
      gaps: [
        { ask: 'Les poids prennent…', fill: '{parameters} × {bytes} Go.' },
        { ask: 'Le nombre de cartes est…', fill: '{parameters} × {bytes} / {card}, puis l’entier au-dessus.' },
      ],
    },
  },
  whichWord: {
    title: 'Le mot pour chaque geste',
    statement:
      'Un service client monte sa plateforme. À chaque situation, associez la notion du texte dont elle est un ' +
      'exemple.',
    hints: [
      'Demandez-vous d’abord si des poids changent, et pour combien d’usages.',
      'Ce que l’on tape sans rien réentraîner, c’est une invite.',
    ],
    solution:
      'Le préentraînement est unique et sert à tout ; l’adaptation le spécialise, par un réentraînement léger ' +
      'ou par une invite ; la tâche cible est ce que l’on veut à la fin ; et l’homogénéisation est le prix ' +
      'd’une base commune.',
    lines: {
      read: {
        text: 'Pendant trois mois, un modèle lit tout le texte que l’on a pu réunir, sans but particulier.',
        why: 'Une seule fois, longtemps, sur des données très diverses : la base de tout le reste.',
      },
      tune: {
        text: 'On reprend ce modèle et on corrige ses poids sur cinq cents avis de clients.',
        why: 'Les poids bougent, mais peu, et pour une tâche.',
      },
      ask: {
        text: 'Une conseillère tape : « Résume cet échange en deux phrases. »',
        why: 'Aucun poids ne change : la consigne suffit.',
      },
      sort: {
        text: 'Séparer les avis favorables des autres.',
        why: 'C’est ce que l’on veut obtenir, non la façon de l’obtenir.',
      },
      drugs: {
        text: 'La base confond deux médicaments : la traduction, le résumé et le tri s’y trompent tous les trois.',
        why: 'Une lacune de la base passe à tout ce que l’on construit dessus.',
      },
    },
    choices: {
      pretraining: 'Préentraînement',
      tuning: 'Adaptation par réentraînement léger',
      prompt: 'Adaptation par une invite',
      task: 'Tâche cible',
      homogenisation: 'Homogénéisation',
      law: 'Loi d’échelle',
    },
    onceMore: 'Un préentraînement ne vise aucune tâche ; ici, on n’a que cinq cents avis, et un but.',
    noWeights: 'Rien n’est réentraîné ici : la conseillère ne fait que taper une phrase.',
  },
  oneFlaw: {
    title: 'Un défaut, trois services',
    statement:
      'Une entreprise a adapté une même base à trois usages : trier des candidatures, répondre aux clients, ' +
      'rédiger des contrats. Un audit montre que la base associe certains prénoms à des métiers peu ' +
      'qualifiés.\n\nExpliquez à la direction, qui n’est pas du métier, pourquoi il ne suffit pas de corriger ' +
      'le tri des candidatures, et ce que la base commune apporte malgré tout.',
    hints: [],
    solution:
      'Le défaut n’est pas dans le tri : il est dans la base, et tout ce qui est construit dessus en hérite. ' +
      'C’est l’homogénéisation. Corriger le tri n’ôte rien à la base : les réponses aux clients et les ' +
      'contrats garderaient l’association, peut-être sous une forme moins visible ; il faut donc examiner les ' +
      'trois usages, et un quatrième le jour où il arrive. Mais la base commune a aussi l’avantage de sa ' +
      'faiblesse : son coût est partagé, et une correction faite à la base profite à tous les usages d’un coup.',
    rubric: {
      inherited: 'Le défaut est dans la base, et passe à tout ce qui est construit dessus (homogénéisation).',
      local: 'Corriger un usage ne change pas la base : les autres gardent le défaut.',
      check: 'Chaque usage est à examiner, car le défaut peut y prendre une autre forme.',
      shared: 'La base commune partage un coût, et une correction faite à la base profite à tous.',
    },
  },
  dividedLoss: {
    title: 'Le prix d’une perte divisée',
    statement:
      'La perte suit une loi de puissance : elle est proportionnelle à $N^[−α]$.\n\nPar combien, $k$, faut-il ' +
      'multiplier le nombre de paramètres pour que la perte soit divisée par $q$ ?',
    hints: [
      'Multiplier $N$ par $k$ multiplie la perte par $k^[−α]$.',
      'On veut $k^[−α] = 1/q$, donc $k^α = q$. Comment passer de $k^α$ à $k$ ?',
    ],
    solution:
      '$k^[−α] = 1/q$ donne $k = q^[1/α]$. Avec $α = 0,08$, à peu près l’exposant mesuré par Kaplan et ses ' +
      'collègues, diviser la perte par $1,1$ demande 3,3 fois plus de paramètres ; la diviser par 2, près de ' +
      'six mille fois plus.',
    inverse: 'C’est ce que la perte gagne quand on multiplie $N$ par $q$. La question va dans l’autre sens.',
    linear: 'La perte n’est pas inversement proportionnelle à $N$ : $α$ est un exposant, non un facteur.',
    noExponent: 'Ce serait vrai si la perte était inversement proportionnelle à $N$, donc avec $α = 1$.',
  },
};
