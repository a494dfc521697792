/** Exercises of 55.1.2. Markup: kit/exercises/markup.ts; `{name}` is a value of the variant. */
export default {
  billions: 'milliards',
  bits: 'bits par octet',
  size: 'Paramètres',
  tokens: 'Jetons',
  ratio: 'Jetons par paramètre',
  decade: {
    title: 'Ce que rapporte un facteur',
    statement:
      'Selon Kaplan, $L = (x_c / x)^α$, où $x$ est le nombre de paramètres ou de jetons. On multiplie par {factor} ' +
      'le nombre {what}, dont l’exposant est {exponent}, et rien d’autre ne limite le modèle.\n\nDe combien, en pour ' +
      'cent, la perte baisse-t-elle ?',
    resources: { parameters: 'de paramètres', tokens: 'de jetons' },
    hints: [
      'La constante $x_c$ disparaît : faites le rapport des deux pertes.',
      'Le rapport est le facteur élevé à la puissance −α ; la baisse est ce qui manque à 1.',
    ],
    solution: 'La perte est multipliée par {factor} élevé à la puissance −{exponent}. La baisse est de {answer}.',
    kept: 'C’est ce qui reste de la perte, non ce qu’elle perd.',
    ladder: {
      worked:
        'Un exposant de 0,05 et un facteur de 4. La perte est multipliée par $4^[−0,05]$, soit 0,9330. Il en manque ' +
        '1 − 0,9330 = 0,0670 : elle baisse de 6,7 %.',
      gaps: [
        { ask: 'La perte est multipliée par…', fill: '{factor} élevé à la puissance −{exponent}.' },
        {
          ask: 'La baisse est ce qui manque à ce nombre pour…',
          fill: 'faire 1. En pour cent, on la multiplie par 100.',
        },
      ],
    },
  },
  twenty: {
    title: 'Vingt jetons par paramètre',
    statement:
      'Un budget d’entraînement de {mantissa} × $10^[{power}]$ opérations, et $C = 6ND$. On suit la règle des ' +
      '20 jetons par paramètre.\n\nCombien de paramètres, combien de jetons ?',
    hints: ['Remplacez $D$ par $20N$ : il ne reste qu’une inconnue.', '$C = 120 N^2$, donc $N = √[C/120]$.'],
    solution: '$N = √[C/120]$ : {answer1} milliards de paramètres, et 20 fois plus de jetons, {answer2} milliards.',
    noSix: 'Chaque jeton coûte six opérations par paramètre : le facteur 6 manque.',
    ladder: {
      worked:
        'Un budget de 1,2 × $10^[20]$ opérations. $N^2 = C/120$ fait $10^[18]$, donc $N = 10^[9]$ : un milliard de ' +
        'paramètres, et 20 × 1 = 20 milliards de jetons.',
      gaps: [
        { ask: 'Avec $D = 20 N$, le budget $6 N D$ devient…', fill: '$120 N^2$.' },
        { ask: 'Donc $N^2$ vaut…', fill: '{mantissa} × $10^[{power}]$ / 120.' },
        { ask: 'On en prend la racine. Les jetons sont…', fill: '20 fois plus nombreux que les paramètres.' },
      ],
    },
  },
  formula: {
    title: 'Le fond de la vallée',
    statement:
      'Prenez les coefficients réajustés : $A$ = 482,01, $B$ = 2 085,43, $α$ = 0,3478, ' +
      '$β$ = 0,3658. Le budget est de {mantissa} × $10^[{power}]$ opérations.\n\nQue valent ' +
      '$N^⋆$ et $D^⋆ / N^⋆$ ?',
    hints: ['Calculez d’abord $G = (α A / β B)^[1/(α+β)]$.', '$N^⋆ = G (C/6)^[β/(α+β)]$, puis $D^⋆ = C / (6 N^⋆)$.'],
    solution: '{answer1} milliards de paramètres, et {answer2} jetons pour chacun.',
    swapped: 'Les exposants sont échangés : celui de $N^⋆$ a $β$ au numérateur.',
    ladder: {
      worked:
        'Un budget de 6 × $10^[17]$ opérations. $α A / β B$ vaut 0,3478 × 482,01 / (0,3658 × 2 085,43) = 0,2198. À ' +
        'la puissance $1/(α+β)$, soit 1 / 0,7136 = 1,4013, cela fait $G$ ≈ 0,1196. $C/6$ vaut $10^[17]$ ; à la ' +
        'puissance $β/(α+β)$, soit 0,3658 / 0,7136 = 0,5126, environ 5,18 × $10^8$. Donc $N^⋆$ ≈ 0,1196 × 5,18 × ' +
        '$10^8$ ≈ 62 millions, $D^⋆ = C/(6N^⋆)$ ≈ 1,61 milliard, et $D^⋆/N^⋆$ ≈ 26.',
      gaps: [
        {
          ask: '$G$ ne dépend pas du budget. Il vaut…',
          fill: '0,3478 × 482,01 / (0,3658 × 2 085,43), à la puissance 1 / 0,7136, ce qui fait 0,1196.',
        },
        { ask: '$C/6$ vaut…', fill: '{mantissa} × $10^[{power}]$ / 6.' },
        { ask: '$N^⋆$ est donc…', fill: '0,1196 fois ce nombre à la puissance 0,5126.' },
        { ask: 'Enfin $D^⋆/N^⋆$ est…', fill: '$C/6$ divisé deux fois par $N^⋆$.' },
      ],
    },
  },
  payback: {
    title: 'Un surcoût remboursé',
    statement:
      'Un modèle de {large} milliards de paramètres et {tokens} milliards de jetons a la même perte qu’un modèle de ' +
      '{small} milliards entraîné sur {more} milliards de jetons. L’entraînement coûte $6ND$ opérations, chaque ' +
      'jeton servi $2N$.\n\nDe combien, en pour cent, le petit coûte-t-il de plus à entraîner, et après combien de ' +
      'jetons servis ce surcoût est-il remboursé ?',
    extra: 'Surcoût',
    served: 'Jetons servis',
    hints: [
      'Calculez les deux coûts d’entraînement, puis leur différence.',
      'Chaque jeton servi épargne deux fois la différence des tailles.',
    ],
    solution:
      'Le surcoût est de {answer1}. En opérations, divisé par ce qu’épargne chaque jeton servi, il donne {answer2} ' +
      'milliards de jetons.',
    six: 'À l’usage, il n’y a pas de retour : deux opérations par paramètre, non six.',
    ladder: {
      worked:
        'Un modèle de 2 milliards de paramètres et 40 milliards de jetons a la même perte qu’un modèle de 1 milliard ' +
        'et 97,1 milliards de jetons. En $10^[18]$ opérations, le grand coûte 6 × 2 × 40 = 480 à entraîner, le petit ' +
        '6 × 1 × 97,1 = 582,6. Le surcoût est de 582,6 − 480 = 102,6, et 102,6 / 480 = 0,2138, soit 21,4 %. Chaque ' +
        'milliard de jetons servi épargne 2 × (2 − 1) = 2 : il en faut 102,6 / 2 = 51,3 milliards.',
      gaps: [
        { ask: 'En $10^[18]$ opérations, le grand coûte à entraîner…', fill: '6 × {large} × {tokens}.' },
        { ask: 'Le petit coûte…', fill: '6 × {small} × {more}.' },
        { ask: 'Chaque milliard de jetons servi épargne…', fill: '2 × ({large} − {small}).' },
        {
          ask: 'En milliards de jetons, le surcoût est remboursé après…',
          fill: '(6 × {small} × {more} − 6 × {large} × {tokens}) / (2 × ({large} − {small})).',
        },
      ],
    },
  },
  predicted: {
    title: 'Prédire une taille tenue à l’écart',
    statement:
      'Dans le laboratoire, réglez : {law}, N compté « {counted} », entraînements de {read} jetons. Retenez toutes ' +
      'les tailles sauf celle de {name} paramètres, à prédire.\n\nQue prédit la loi, et qu’a-t-on mesuré ?',
    loss: 'Prédiction',
    measured: 'Mesure',
    hints: [
      'Réglez la forme, le compte et la longueur, puis la taille à prédire.',
      'Faites un pari, quel qu’il soit : la réponse suit.',
    ],
    solution: 'La loi annonce {answer1} bits par octet ; la mesure est {answer2}.',
  },
  exponent: {
    title: 'Une taille de moins',
    statement:
      'Dans le laboratoire, réglez : {law}, N compté « {counted} », entraînements de {read} jetons, taille à prédire ' +
      'de {name} paramètres. Écartez aussi de l’ajustement la taille de {aside} paramètres.\n\nQue vaut l’exposant ' +
      'α ?',
    hints: [
      'Chaque taille a son bouton : enfoncé, il la retient.',
      'L’exposant est sous la courbe, avec son intervalle.',
    ],
    solution: 'Sans cette taille, α vaut {answer}.',
  },
  fitCode: {
    title: 'Ajuster une loi de puissance',
    statement:
      'Écrivez `powerLaw(N, L)` : tailles $N$ et pertes $L$, dans le même ordre, deux tailles différentes au moins. ' +
      'Elle renvoie `[A, alpha]`, les coefficients de la loi $L = A / N^α$ ajustée par moindres carrés sur les ' +
      'logarithmes.',
    hints: [
      'Prenez les logarithmes : ln $L$ = ln $A$ − $α$ ln $N$ est une droite.',
      'La pente est Σ (u − moyenne de u)(v − moyenne de v) / Σ (u − moyenne de u)².',
    ],
    solution: 'La pente de la droite est −$α$ ; son ordonnée à l’origine, ln $A$.',
    starter: {
      given: 'N : tailles ; L : pertes ; même longueur',
      returns: 'renvoie [A, alpha], où L vaut à peu près A / N^alpha',
      logs: 'passez aux logarithmes',
      line: 'la pente de la droite des moindres carrés',
      back: 'revenez à A et alpha',
    },
    tests: {
      exact: { name: 'Trois points d’une même loi', advice: 'Décupler N divise la perte par deux : α = log₁₀ 2.' },
      family: {
        name: 'Quatre tailles de la famille',
        advice: 'La droite ne passe par aucun point : prenez les moindres carrés.',
      },
      two: { name: 'Deux tailles', advice: 'Deux points suffisent : la droite passe par les deux.' },
      noise: { name: 'Des pertes dispersées', advice: 'Les moindres carrés portent sur ln L, non sur L.' },
      flat: { name: 'Une perte qui ne bouge pas', advice: 'La pente est nulle ; A est alors la perte elle-même.' },
    },
  },
  growth: {
    title: 'Multiplier le calcul',
    statement:
      'Lisez dans les vallées la pente mesurée sur la famille, $N^⋆$ ∝ $C^a$. Supposez qu’elle tienne plus loin, et ' +
      'que le calcul soit multiplié par {factor}.\n\nPar combien faut-il multiplier la taille, et par combien les ' +
      'jetons ?',
    size: 'Taille, ×',
    tokens: 'Jetons, ×',
    hints: [
      'La pente est écrite sous le tableau des fonds.',
      'Taille et jetons se partagent le facteur : leurs exposants ont pour somme 1.',
    ],
    solution: 'La taille est multipliée par {answer1}, les jetons par {answer2}.',
    kaplan: 'C’est la pente de Kaplan, non celle de la famille.',
  },
  intervals: {
    title: 'Ce que dit un intervalle',
    statement:
      'Ouvrez les vallées et la prédiction, et comparez leurs intervalles. Lesquelles de ces phrases sont vraies ?',
    hints: [
      'Qu’a-t-on tiré de nouveau : des romans, des tailles, des graines ?',
      'Comparez les deux intervalles de la pente : qu’est-ce qui change de l’un à l’autre ?',
    ],
    solution: 'Un intervalle ne couvre que ce que l’on a tiré de nouveau ; il tient pour vrai tout le reste.',
    options: {
      shape: {
        text: 'L’intervalle d’une prédiction suppose que la forme de la loi est la bonne',
        correction: 'Chaque tirage ajuste la même forme. Si elle est fausse, tous les tirages se trompent ensemble.',
      },
      seed: {
        text: 'Aucun des intervalles ne dit ce que donnerait une autre graine',
        correction:
          'Chaque taille n’a été entraînée qu’avec une graine ; la dispersion entre graines n’est pas mesurée.',
      },
      novels: {
        text: 'Tirer de nouveau les romans, les mêmes pour tous les modèles, déplace peu les fonds',
        correction: 'Un roman difficile l’est pour toutes les tailles ; la vallée monte ou descend presque d’un bloc.',
      },
      language: {
        text: 'Le plancher ajusté sur les plus courts entraînements est l’entropie de la langue',
        correction: 'Il contient le coût d’un texte trop court, et baisse quand on allonge l’entraînement.',
      },
      confirms: {
        text: 'La pente des fonds, proche de 0,50, confirme celle de Hoffmann',
        correction: 'L’intervalle d’après les quatre fonds va de 0,30 à 0,64. Il n’écarte que les valeurs lointaines.',
      },
      wider: {
        text: 'Un intervalle étroit garantit une prédiction juste',
        correction: 'À 5,24 millions de jetons, la mesure est hors de l’intervalle de la puissance pure.',
      },
    },
  },
  parametersFirst: {
    title: 'Les paramètres d’abord',
    statement:
      'Planifiez un budget de {mantissa} × $10^[{power}]$ opérations avec la loi {name}.\n\nQuelle taille ' +
      'Kaplan choisirait-il, et quelle perte la loi choisie donne-t-elle à ce plan ?',
    loss: 'Perte selon la loi choisie',
    hints: ['Le tableau a une ligne pour Kaplan.', 'La dernière colonne juge tous les plans par la même loi.'],
    solution: 'Kaplan prendrait {answer1} milliards de paramètres ; la loi choisie y voit une perte de {answer2}.',
    own: 'C’est la perte selon la loi de Kaplan, pour un autre texte et d’autres jetons.',
  },
  cheapest: {
    title: 'Le moins cher en tout',
    statement:
      'Prenez la perte de l’optimum pour un budget d’entraînement de {mantissa} × $10^[{power}]$ opérations, selon ' +
      'la loi {name}. Le modèle servira ensuite {served} milliards de jetons.\n\nParmi les modèles qui atteignent ' +
      'cette perte, quelle taille coûte le moins, usage compris ?',
    hints: ['Réglez les jetons servis.', 'La dernière ligne du second tableau donne la taille.'],
    solution: 'La taille la moins chère en tout est de {answer} milliards de paramètres.',
    training: 'C’est l’optimum de l’entraînement seul.',
  },
  money: {
    title: 'Ce qu’achète une somme',
    statement:
      'Vous avez {amount} dollars pour louer des {card}, à {price} dollar{price:s} l’heure. Vous en tirez {mfu} % de ' +
      'la puissance de crête. La loi est celle de Besiroglu.\n\nQuelle taille, et combien de jetons ?',
    hints: [
      'Choisissez le budget en argent, puis dépliez « Toutes les constantes ».',
      'Le GPU, le MFU et le prix se règlent tous les trois.',
    ],
    solution: '{answer1} milliards de paramètres sur {answer2} milliards de jetons.',
    peak: 'Ce serait à la puissance de crête : aucun entraînement ne l’atteint.',
  },
};
