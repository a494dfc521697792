/** Exercises answered by training. Markup: kit/exercises/markup.ts; `{name}` is a value of the variant. */
export default {
  prose: { fr: 'française', en: 'anglaise' },
  searches: { loss: 'Perte, en nats par jeton' },
  tooFast: {
    title: 'Le taux de trop',
    statement:
      'Tâche « {taskName} », rang {rank}, graine {seed}, 12 pas de 2 fenêtres ; le reste comme à l’ouverture du ' +
      'laboratoire.\n\nEntraînez avec ces taux : {rates}. Quel est le premier, du plus petit au plus grand, après ' +
      'lequel la perte des textes mis de côté dépasse celle d’avant le premier pas ? Et que vaut cette perte, à la ' +
      'fin, avec le taux juste en dessous ?',
    rate: 'Premier taux trop grand',
    below: 'Perte au taux d’avant',
    hints: [
      'Coupez en deux : essayez un taux du milieu. S’il fait déjà monter la perte, cherchez au-dessous, sinon ' +
        'au-dessus.',
      'Comparez la perte des textes mis de côté après le dernier pas à celle du pas 0, non à la perte des lots : ' +
        'deux fenêtres disent peu.',
    ],
    solution:
      'Le taux {answer1} est le premier qui abîme ; juste en dessous, la perte finit à {answer2}. Entre les deux, il ' +
      'n’y a pas un facteur deux : à chaque pas, AdamW déplace chaque nombre d’environ le taux, et passé une ' +
      'limite les pas enjambent la vallée au lieu d’y descendre.',
    last: 'C’est le dernier taux utile : on demande le suivant. La perte, elle, est la bonne.',
  },
  seedSpread: {
    title: 'Ce que pèse le hasard',
    statement:
      'Tâche « {taskName} », rang {rank}, taux {rate}, 12 pas de 2 fenêtres ; le reste comme à l’ouverture du ' +
      'laboratoire.\n\nEntraînez trois fois, avec les graines {seed}, {second} et {third}. Quel est l’écart entre la ' +
      'plus grande et la plus petite des trois pertes finales, sur les textes mis de côté, en nats par jeton ?',
    hints: [
      'La graine tire la première matrice $A$ et l’ordre des textes. Rien d’autre ne change.',
      'Relevez chaque fois la perte des textes mis de côté après le dernier pas, puis retranchez la plus petite de ' +
        'la plus grande.',
    ],
    solution:
      'L’écart est de {answer} nat{answer:s} par jeton, sans que rien n’ait changé que le hasard. Un réglage qui ' +
      'gagne moins que cela, sur une seule graine, n’a rien montré.',
    ends:
      'C’est l’écart entre la première et la dernière graine. Celle du milieu peut être la plus haute ou la plus ' +
      'basse.',
  },
  enoughRank: {
    title: 'Le rang au-delà duquel on ne gagne rien',
    statement:
      'Tâche « {taskName} », taux {rate}, graine {seed}, 12 pas de 2 fenêtres ; le reste comme à l’ouverture du ' +
      'laboratoire.\n\nEntraînez aux rangs {ranks}. Quel est le plus petit rang dont la perte finale, sur les textes ' +
      'mis de côté, dépasse d’au plus {nothing} nat la plus basse des cinq ? Donnez cette perte aussi.',
    rank: 'Rang',
    hints: [
      'Cinq entraînements : notez les cinq pertes des textes mis de côté, et cherchez d’abord la plus basse.',
      'Parcourez ensuite les rangs, du plus petit au plus grand : le premier dont la perte ne dépasse pas la plus ' +
        'basse de plus de {nothing} nat suffit.',
    ],
    solution:
      'Le rang {answer1} suffit, avec une perte de {answer2}. Doubler le rang double les nombres à apprendre, mais ' +
      'la perte baisse rarement d’autant : la correction a besoin de peu de directions, et leur nombre dépend de la ' +
      'tâche.',
    lowest: 'C’est le rang de la perte la plus basse. Un plus petit fait presque aussi bien.',
  },
  bestMatrix: {
    title: 'Une seule matrice',
    statement:
      'Tâche « {taskName} », rang {rank}, taux {rate}, graine {seed}, 12 pas de 2 fenêtres ; le reste comme à ' +
      'l’ouverture du laboratoire.\n\nN’adaptez qu’une matrice par bloc, et essayez chacune des quatre : (1) $W_Q$, ' +
      '$W_K$, $W_V$ ensemble, (2) $W_O$, (3) l’entrée du MLP, (4) sa sortie. Laquelle donne la plus basse ' +
      'perte sur les textes mis de côté, et quelle est cette perte ?',
    which: 'Matrice, de 1 à 4',
    hints: [
      'Quatre entraînements, une seule case cochée chaque fois, sous « Matrices, taille du lot, graine ». Le nombre ' +
        'de paramètres n’est pas le même.',
      'Relevez la perte des textes mis de côté après le dernier pas.',
    ],
    solution:
      'La matrice {answer1} l’emporte, avec {answer2}. L’article d’origine n’adaptait que l’attention ; la place qui ' +
      'sert le plus dépend de la tâche, et celles du MLP, quatre fois plus larges d’un côté, apprennent plus ' +
      'de nombres au même rang.',
    worst: 'C’est la plus haute des quatre pertes.',
  },
  frozenA: {
    title: 'N’apprendre que B',
    statement:
      'Tâche « {taskName} », rang {rank}, taux {rate}, graine {seed}, 12 pas de 2 fenêtres ; le reste comme à ' +
      'l’ouverture du laboratoire.\n\nEntraînez d’abord comme d’habitude, puis en gelant $A$. Que vaut la perte ' +
      'finale, sur les textes mis de côté, avec $A$ gelée, moins celle avec $A$ apprise, en nats par jeton ?',
    hints: [
      'Deux entraînements de la même graine : $A$ part des mêmes nombres. Le réglage est sous « Matrices, taille du ' +
        'lot, graine ».',
      'La différence peut être négative : geler aide alors, sur un entraînement aussi court.',
    ],
    solution:
      'La différence est de {answer} nat{answer:s} par jeton. Une $A$ tirée au hasard choisit $r$ directions de ' +
      'l’entrée sans rien savoir de la tâche ; $B$ apprend quoi en faire, et la perte descend quand même. À un taux ' +
      'faible, elle descend moins vite. Geler $A$ (LoRA-FA) épargne son gradient et ses moments.',
    alone: 'C’est la perte avec $A$ gelée. Retranchez-en celle de l’entraînement ordinaire.',
  },
  resume: {
    title: 'Reprendre après une pause',
    statement:
      'Lancez un entraînement de 20 pas, arrêtez-le au pas 10, puis reprenez-le à partir de l’état gardé : $A$, $B$, ' +
      'les moments d’AdamW et le nombre de pas faits. Comparez avec le même entraînement fait d’une traite, sur le ' +
      'même appareil.\n\nQue deviennent les pertes des pas 11 à 20 ?',
    hints: [
      'De quoi le pas 11 dépend-il ? Faites la liste : les poids, les moments, les textes du lot, le taux.',
      'Essayez : relevez la perte du pas 20 dans les deux cas, avec toutes les décimales affichées.',
    ],
    solution:
      'Tout ce dont le pas 11 dépend est dans l’état, ou se calcule d’après la graine et le numéro du pas. C’est la ' +
      'règle d’un bon point de reprise : un entraînement de trois mois, sur mille machines, s’arrête souvent.',
    options: {
      same: {
        text: 'Exactement les mêmes',
        correction: 'Les lots et le taux ne dépendent que de la graine et du numéro du pas ; l’état contient le reste.',
      },
      moments: {
        text: 'Différentes : les moments d’AdamW repartent de zéro',
        correction: 'L’état gardé les contient, deux nombres par paramètre. Sans eux, ce serait vrai.',
      },
      order: {
        text: 'Différentes : les textes sont tirés dans un autre ordre',
        correction: 'L’ordre des textes ne dépend que de la graine : le tirage n’a pas d’état propre.',
      },
      rate: {
        text: 'Différentes : la montée du taux recommence',
        correction: 'Le taux est une fonction du numéro du pas, et le pas 11 reste le onzième.',
      },
      close: {
        text: 'Presque les mêmes : les arrondis s’accumulent autrement',
        correction: 'Sur le même appareil, les mêmes opérations dans le même ordre arrondissent de même.',
      },
    },
  },
  forgotten: {
    title: 'Ce qui s’oublie',
    statement:
      'Tâche « {taskName} », rang {rank}, taux {rate}, graine {seed}, {steps} pas de 2 fenêtres ; le reste comme à ' +
      'l’ouverture du laboratoire.\n\nDe combien la perte sur la prose générale {prose} a-t-elle changé après le ' +
      'dernier pas, en nats par jeton ?',
    hints: [
      'Deux nombres suffisent : la perte sur cette prose avant le premier pas, et après le dernier.',
      'Une montée est positive. La tâche n’est pas en cause : ce sont des romans que l’entraînement ne montre jamais.',
    ],
    solution:
      'La perte a changé de {answer} nat{answer:s} par jeton. La base n’a pas bougé, mais la correction s’ajoute à ' +
      'tout ce qu’elle lit, prose comprise : {steps} pas suffisent à l’oubli. Retirez l’adaptateur, et l’oubli ' +
      'disparaît.',
    absolute: 'C’est la perte elle-même. On demande de combien elle a changé.',
    ofTheTask: 'C’est le changement de la perte sur la tâche. Regardez celle de la prose générale.',
  },
} as const;
