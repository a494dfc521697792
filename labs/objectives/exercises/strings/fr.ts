/** Exercises of « Deux façons d’apprendre ». Markup: kit/exercises/markup.ts; `{name}` is a value of the variant. */
export default {
  trueRank: {
    title: 'Le rang du vrai jeton',
    statement:
      'Ouvrez le laboratoire sur « {sentence} » et faites deviner le jeton n° {token}.\n\nÀ quel rang chaque ' +
      'modèle place-t-il le vrai jeton ?',
    decoder: 'Rang chez le décodeur',
    encoder: 'Rang chez l’encodeur',
    hints: [
      'Cliquez sur la colonne du jeton n° {token} : les deux panneaux au-dessous le devinent, chacun avec ce qu’il ' +
        'voit.',
      'Le rang est écrit sous chaque liste, même quand le vrai jeton n’est pas dans les premiers.',
    ],
    solution:
      'Le vrai jeton est au rang {answer1} chez le décodeur, au rang {answer2} chez l’encodeur. Le rang dit ' +
      'combien de jetons le modèle croyait au moins aussi probables ; la surprise, elle, dépend de la ' +
      'probabilité seule.',
    swapped: 'Vous avez interverti les deux modèles.',
    wrong: 'Vérifiez que la phrase est bien celle-ci et que le jeton n° {token} est choisi.',
  },
  sentencePerplexity: {
    title: 'La perplexité d’une phrase',
    statement:
      'Ouvrez le laboratoire sur « {sentence} »\n\nQuelle est la perplexité de cette phrase pour le décodeur ? Une ' +
      'erreur de 1 % est admise.',
    hints: [
      'La perplexité est l’exponentielle de la surprise moyenne des jetons.',
      'Le laboratoire l’affiche sous les colonnes. Refaites le calcul depuis le tableau : moyenne des surprises, ' +
        'puis exponentielle.',
    ],
    solution:
      'Elle vaut {answer} : en moyenne géométrique, le décodeur hésite comme s’il tirait à chaque fois parmi ' +
      'autant de jetons également probables.',
    loss: 'C’est la surprise moyenne, en nats. La perplexité est son exponentielle.',
    pseudo: 'C’est la pseudo-perplexité de l’encodeur, qui voit les deux côtés. On demande celle du décodeur.',
  },
  bothSides: {
    title: 'Ce qu’apporte le côté droit',
    statement:
      'Ouvrez le laboratoire sur « {sentence} »\n\nSans compter le premier jeton, pour lequel la surprise ' +
      'baisse-t-elle le plus quand on passe du décodeur à l’encodeur ? Donnez son numéro.',
    field: 'Jeton n°',
    hints: [
      'Cherchez le jeton où la colonne du décodeur dépasse le plus celle de l’encodeur.',
      'Le tableau donne les surprises à trois décimales : calculez la différence, décodeur moins encodeur, pour ' +
        'les candidats.',
    ],
    solution:
      'C’est le jeton n° {answer}. La différence mesure ce que la suite de la phrase a révélé à *ce* modèle ; elle ' +
      'peut être négative ailleurs, car les deux réseaux n’ont pas appris la même chose.',
    right: 'La surprise y baisse de {gain:2} nat{gain:s}, plus que partout ailleurs.',
    second: 'Presque : elle y baisse de {gain:2} nat{gain:s}, mais un autre jeton gagne {best:2} nat{best:s}.',
    far: 'Un autre jeton gagne bien davantage : {best:2} nat{best:s}.',
    unknown: 'La phrase n’a que {count} jetons.',
  },
  passes: {
    title: 'Combien de passages ?',
    statement:
      'Un texte fait {tokens} jetons. On veut la surprise de chacun d’eux.\n\nCombien de passages le décodeur ' +
      'doit-il faire ? Et l’encodeur, s’il cache un jeton à la fois et qu’on traite une phrase par passage ?',
    decoder: 'Passages du décodeur',
    encoder: 'Passages de l’encodeur',
    hints: [
      'Sous le masque causal, chaque position prédit la suivante sans la voir. Faut-il recommencer pour chacune ?',
      'L’encodeur ne prédit honnêtement que ce qu’on lui cache. Combien de jetons cache-t-on à la fois ?',
    ],
    solution:
      'Il en faut {answer1} au décodeur, {answer2} à l’encodeur. Le masque causal rend les {tokens} prédictions ' +
      'honnêtes en un seul passage. C’est aussi pourquoi, à l’entraînement, toutes les positions instruisent le ' +
      'décodeur.',
    swapped: 'C’est l’inverse : le masque causal est ce qui évite de recommencer.',
    oneByOne: 'Le décodeur n’a pas besoin de recommencer : le masque cache déjà à chaque position ce qui la suit.',
    together:
      'En un seul passage, l’encodeur verrait chaque jeton qu’il doit deviner, ou ne verrait plus les autres si on ' +
      'les cachait tous.',
    ladder: {
      worked:
        'Un texte de 4 jetons. Dans le décodeur, le masque causal cache à chaque position ce qui la suit : un seul ' +
        'passage donne les 4 surprises. L’encodeur doit cacher le premier jeton, puis le deuxième, puis le ' +
        'troisième, puis le quatrième : 4 passages.',
      gaps: [
        {
          ask: 'Dans le décodeur, le masque causal cache à chaque position…',
          fill: 'ce qui la suit : toutes les prédictions se lisent dans le même passage.',
        },
        { ask: 'L’encodeur cache, à chaque passage…', fill: 'un jeton, et se sert de tous les autres.' },
        { ask: 'Il lui faut donc autant de passages que…', fill: 'de jetons à cacher tour à tour, {tokens}.' },
      ],
    },
  },
  temperedChance: {
    title: 'Chauffer, refroidir',
    statement:
      'Ouvrez le laboratoire sur « {sentence} », avec tous les jetons (top-k : tous) et tout le noyau (top-p = ' +
      '1).\n\nRéglez la température à {temperature}. Quelle est, au premier tirage, la chance réelle du jeton le ' +
      'plus probable ?',
    hints: [
      'Faites écrire un jeton et ouvrez son tirage : la dernière colonne donne la chance après réglages.',
      'La première ligne est le jeton le plus probable, même si c’est un autre qui a été tiré.',
    ],
    solution:
      'Sa chance est de {answer}. Sous 1, la température creuse les écarts ; au-dessus, elle les réduit. Elle ne ' +
      'change jamais l’ordre.',
    untempered: 'C’est la probabilité donnée par le modèle, à la température 1. Lisez la chance réelle.',
  },
  nucleusSize: {
    title: 'La taille du noyau',
    statement:
      'Ouvrez le laboratoire sur « {sentence} ». Température {temperature}, top-k : tous, top-p : {p}.\n\nCombien ' +
      'de jetons restent possibles au premier tirage ?',
    hints: [
      'Réglez d’abord, faites écrire un jeton, puis ouvrez le tirage n° 1.',
      'Le compte est écrit sous la liste du tirage, qui ne montre que les premiers.',
    ],
    solution:
      'Il en reste {answer}. Le noyau s’adapte : petit quand le modèle est sûr, grand quand il hésite. Un top-k ' +
      'fixe ne sait pas le faire.',
    untempered: 'C’est le compte à la température 1. Réglez-la à {temperature}.',
    tooMany: 'C’est trop : vérifiez que top-p vaut {p} et que la température vaut {temperature}.',
    tooFew: 'C’est trop peu : vérifiez que top-k est sur « tous » et que vous lisez le tirage n° 1.',
  },
  nucleusCode: {
    title: 'Écrire le noyau',
    statement:
      'Complétez `nucleus(P, p)`. `P` est une distribution de probabilité sur les jetons, `p` un nombre entre 0 et ' +
      '1. La fonction renvoie une distribution de même longueur :\n\n- on garde les jetons les plus probables, ' +
      'aussi peu que possible, dont la somme atteint `p` ;\n- les autres ont une probabilité nulle ;\n- ceux ' +
      'qu’on garde sont ramenés à une somme de 1, et restent à leur place.\n\nN’utilisez que le langage. Chaque ' +
      'appel dispose de 2 secondes.',
    hints: [
      'Triez les indices par probabilité décroissante, sans toucher à `P`.',
      'Ajoutez les probabilités dans cet ordre. Le jeton qui fait atteindre `p` est gardé, lui aussi.',
      'Divisez à la fin par la masse gardée.',
    ],
    solution:
      'On trie les indices, on garde jusqu’à ce que la masse atteigne $p$, puis on divise par cette masse. Un ' +
      'programme complet est montré sous les tests. Au moins un jeton est toujours gardé, même si $p$ est ' +
      'minuscule.',
    starter: {
      shapes: 'P : probabilités, de somme 1 ; p entre 0 et 1.',
      returns: 'Renvoie une distribution de même longueur.',
      order: 'indices par probabilité décroissante',
      keep: 'garder jusqu’à la masse p',
      share: 'ramener la somme à 1',
    },
    tests: {
      sorted: { name: 'Déjà trié', advice: 'Deux jetons suffisent à atteindre 0,7 : 0,5 puis 0,25.' },
      unsorted: {
        name: 'Dans le désordre',
        advice: 'Les jetons gardés restent à leur place : la réponse n’est pas triée.',
      },
      exact: {
        name: 'Masse atteinte exactement',
        advice: '0,5 + 0,25 atteint 0,75 : il ne faut pas garder un jeton de plus.',
      },
      first: {
        name: 'p minuscule',
        advice: 'Le jeton qui fait atteindre p est gardé : il en reste toujours au moins un.',
      },
      sizes: { name: 'Tailles quelconques', advice: 'Vérifiez que les probabilités gardées ont pour somme 1.' },
      whole: { name: 'p = 1', advice: 'Avec p = 1, rien n’est écarté.' },
      long: { name: 'Deux mille jetons', advice: 'Triez une seule fois, hors de toute boucle.' },
    },
  },
} as const;
