/** Exercises of 55.1.1. Markup: kit/exercises/markup.ts; `{name}` is a value of the variant. */
export default {
  dotProductSpread: {
    title: 'L’écart type d’un produit scalaire',
    statement:
      'Dans une tête d’attention, $d_k = {dk}$. Les composantes de $q$ et de $k$ sont indépendantes, de moyenne 0 ' +
      'et de variance 1.\n\nQuel est l’écart type du score $q·k$, avant toute division ?',
    hints: [
      'Écrivez $q·k$ comme une somme de {dk} produits $q_i k_i$. Quelle est la variance de chacun ?',
      'Les variances de termes indépendants s’additionnent. Reste à passer de la variance à l’écart type.',
    ],
    solution:
      'Chaque produit $q_i k_i$ a pour moyenne 0 et pour variance 1. Leurs variances s’additionnent : $Var(q·k) = ' +
      '{dk}$. L’écart type en est la racine carrée : $√[{dk}]$ ≈ {answer}. C’est exactement ce que la division ' +
      'par $√[d_k]$ ramène à 1.',
    variance: '{dk} est la variance. On demande l’écart type.',
    scaled: 'Un écart type de 1, c’est ce qu’on obtient *après* la division par $√[d_k]$. On le demande avant.',
    ladder: {
      worked:
        'Avec $d_k = 9$, le score est une somme de 9 produits $q_i k_i$, chacun de moyenne 0 et de variance 1. La ' +
        'variance de la somme est 9 × 1 = 9, et son écart type, $√[9]$ = 3.',
      gaps: [
        {
          ask: 'Un produit $q_i k_i$ a pour variance…',
          fill: '1 : les deux facteurs sont indépendants, de moyenne 0 et de variance 1.',
        },
        { ask: 'La somme de ces produits a pour variance…', fill: '{dk} × 1.' },
        { ask: 'Son écart type est…', fill: 'la racine carrée de cette variance.' },
      ],
    },
  },
  softmaxRow: {
    title: 'Une ligne du softmax, à la main',
    statement:
      'Une requête donne, avec {count} clés, les scores $q·k$ suivants : {scores}. Ici $d_k = {dk}$, et le masque ' +
      'laisse voir toutes ces clés.\n\nQuel poids d’attention la clé n° {key} reçoit-elle ? Donnez trois ' +
      'décimales.',
    hints: [
      'Commencez par diviser chaque score par $√[d_k]$ = {root}.',
      'Prenez l’exponentielle de chaque score divisé, puis rapportez celle de la clé n° {key} à leur somme.',
    ],
    solution:
      'Divisés par {root}, les scores deviennent {scaled}. Leurs exponentielles valent {exponentials:3}, de somme ' +
      '{sum:3}. La clé n° {key} reçoit donc {answer}. Vérifiez toujours que les {count} poids font 1 ensemble.',
    unscaled: 'C’est le softmax des scores bruts. Il faut d’abord diviser par $√[d_k]$.',
    byWidth: 'Vous avez divisé par $d_k$. La formule divise par sa racine carrée.',
    noExponential: 'Vous avez rapporté le score à la somme des scores, sans passer par l’exponentielle.',
    ladder: {
      worked:
        'Trois clés ont pour scores 4 ; 2 ; 0, avec $d_k = 4$, et l’on veut le poids de la deuxième. Divisés par ' +
        '$√[4]$ = 2, les scores deviennent 2 ; 1 ; 0. Leurs exponentielles sont 7,3891 ; 2,7183 ; 1, et 7,3891 + ' +
        '2,7183 + 1 = 11,1074. La deuxième clé reçoit 2,7183 / 11,1074 = 0,2447.',
      gaps: [
        { ask: 'Chaque score se divise par…', fill: '{root}, et les scores deviennent {scaled}.' },
        { ask: 'Leurs exponentielles sont…', fill: '{exponentials:3}, de somme {sum:3}.' },
        { ask: 'La clé n° {key} reçoit donc…', fill: 'son exponentielle, divisée par {sum:3}.' },
      ],
    },
  },
  parameterCount: {
    title: 'Combien de paramètres ?',
    statement:
      'Un décodeur de type GPT a $L = {layers}$ couches, une largeur $d = {width}$, un vocabulaire de {vocabulary} ' +
      'jetons et un contexte de {context} positions. La matrice de sortie est celle des plongements des jetons, ' +
      'réutilisée. On néglige biais et normalisations.\n\nCombien de paramètres compte-t-il, en millions ? Une ' +
      'erreur de 1 % est admise.',
    unit: 'millions',
    hints: [
      'Une couche : $4d^2$ pour l’attention (les projections Q, K, V et celle de sortie), $8d^2$ pour le MLP.',
      'Ajoutez les plongements : un vecteur de taille $d$ par jeton du vocabulaire, un autre par position.',
    ],
    solution:
      'Les couches : $12 L d^2$ ≈ {blocks:1} millions. Les plongements : ({vocabulary} + {context}) × {width} ≈ ' +
      '{embeddings:1} millions. Au total, {answer}. Plus le modèle est petit, plus le vocabulaire pèse : ici, ' +
      'les plongements en font {share:p0}.',
    noEmbeddings:
      'Ce sont les couches seules. Il manque les plongements : $V·d$ pour les jetons, et ceux des positions.',
    attentionOnly: 'Vous n’avez compté que l’attention dans chaque couche, $4d^2$. Le MLP en ajoute $8d^2$.',
    untied: 'Vous avez compté deux fois la matrice du vocabulaire. Ici, la sortie réutilise celle des plongements.',
    ladder: {
      worked:
        'Deux couches, $d = 100$, un vocabulaire de 1 000 jetons, un contexte de 200 positions. Les couches comptent ' +
        '2 × 12 × 100 × 100 = 240 000 paramètres ; les plongements, (1 000 + 200) × 100 = 120 000. Au total 240 000 ' +
        '+ 120 000 = 360 000, soit 0,36 million.',
      gaps: [
        { ask: 'Les couches comptent…', fill: '{layers} × 12 × {width} × {width} paramètres.' },
        { ask: 'Les plongements en comptent…', fill: '({vocabulary} + {context}) × {width}.' },
        {
          ask: 'En millions, c’est…',
          fill: '({layers} × 12 × {width} × {width} + ({vocabulary} + {context}) × {width}) / 1 000 000.',
        },
      ],
    },
  },
  causalAttentionCode: {
    title: 'Écrire l’attention causale',
    statement:
      'Complétez `attention(Q, K, V)`. `Q` et `K` ont $T$ lignes de $d_k$ nombres, `V` a $T$ lignes de $d_v$ ' +
      'nombres. La fonction renvoie les $T$ sorties, de $d_v$ nombres chacune :\n\n- scores $q_i·k_j$ divisés ' +
      'par $√[d_k]$ ;\n- masque causal : la position $i$ ne voit que les positions $j ≤ i$ ;\n- softmax de ' +
      'chaque ligne, sans débordement même quand les scores sont grands ;\n- somme des lignes de `V`, pondérée ' +
      'par ces poids.\n\nN’utilisez que le langage : ni bibliothèque ni réseau. Chaque appel dispose de 2 ' +
      'secondes.',
    hints: [
      'Trois boucles suffisent : sur $i$, sur $j ≤ i$ pour les scores, puis sur les colonnes de `V`. Ne calculer ' +
        'que $j ≤ i$, c’est déjà appliquer le masque.',
      'Pour un softmax stable, retranchez le plus grand score de la ligne avant l’exponentielle : le quotient ne ' +
        'change pas, et rien ne dépasse exp(0) = 1.',
      'La dimension à mettre sous la racine est celle des clés, `K[0].length`, et non celle des valeurs.',
    ],
    solution:
      'Pour chaque $i$ : les scores $s_j$ pour $j ≤ i$, leur maximum $m$, les poids $e^[s_j − m]$ divisés par leur ' +
      'somme, puis la somme pondérée des lignes de `V`. Un programme complet est montré sous les tests. Le ' +
      'masque ne coûte rien : il épargne la moitié du travail.',
    starter: {
      shapes: 'Q, K : T lignes de dk nombres ; V : T lignes de dv nombres.',
      returns: 'Renvoie T lignes de dv nombres.',
      scores: 'scores de la requête i avec les clés j ≤ i',
      softmax: 'softmax',
      sum: 'somme pondérée des lignes de V',
    },
    tests: {
      one: {
        name: 'Un seul jeton',
        advice: 'Un jeton seul ne regarde que lui-même : son poids est 1, sa sortie est sa valeur.',
      },
      mean: {
        name: 'Scores égaux : moyenne des valeurs passées',
        advice:
          'Tous les scores sont nuls, donc tous les poids égaux : chaque sortie est la moyenne des valeurs jusqu’à ' +
          'sa position. Une moyenne de toutes les valeurs trahit un masque oublié.',
      },
      chat: {
        name: 'L’exemple du chapitre, sous le masque',
        advice: 'La dernière ligne est celle de l’exemple du texte. Comparez d’abord vos scores, puis vos poids.',
      },
      sizes: { name: 'Tailles quelconques', advice: 'Vérifiez les bornes des boucles : T, dk et dv sont différents.' },
      wide: {
        name: 'dv plus grand que dk',
        advice: 'Les sorties ont la largeur de V ; la mise à l’échelle emploie celle de K.',
      },
      narrow: { name: 'dk plus grand que dv', advice: 'La mise à l’échelle emploie la largeur de K, pas celle de V.' },
      large: {
        name: 'Scores très grands',
        advice:
          'exp dépasse la capacité des nombres au-delà de 709. Retranchez le maximum de la ligne avant ' +
          'l’exponentielle.',
      },
      negative: {
        name: 'Scores très négatifs',
        advice: 'Si toutes les exponentielles tombent à zéro, le quotient est 0/0. Retranchez le maximum de la ligne.',
      },
      long: {
        name: 'Une longue séquence',
        advice: 'Quarante-huit positions : la ligne i ne doit dépendre que des positions 0 à i.',
      },
    },
  },
  previousTokenHead: {
    title: 'La tête qui regarde derrière elle',
    statement:
      'Ouvrez le laboratoire sur cette phrase : « {sentence} »\n\nParmi toutes les têtes du modèle, laquelle donne ' +
      'en moyenne le plus de poids au jeton *précédent* ? La moyenne porte sur les requêtes à partir du ' +
      'troisième jeton. Une telle tête dessine une diagonale juste sous la principale.',
    inLayer:
      'Ouvrez le laboratoire sur cette phrase : « {sentence} »\n\nParmi les têtes de la couche {layer}, laquelle ' +
      'donne en moyenne le plus de poids au jeton *précédent* ? La moyenne porte sur les requêtes à partir du ' +
      'troisième jeton. Ce poids est celui d’une diagonale, juste sous la principale.',
    layer: 'Couche',
    head: 'Tête',
    hints: [
      'Parcourez le champ des petites cartes. Cherchez une diagonale décalée d’un cran vers le bas, pas la ' +
        'diagonale principale.',
      'Ouvrez les deux ou trois meilleures candidates et lisez, ligne après ligne, le poids de la case à gauche de ' +
        'la diagonale.',
    ],
    solution:
      'Sur cette phrase, c’est la tête {answer2} de la couche {answer1}. Les têtes « jeton précédent » ' +
      'apparaissent dans presque tous les décodeurs. Combinées à une tête d’une couche suivante, elles forment ' +
      'les têtes d’induction, qui recopient ce qui a suivi la dernière fois.',
    right: 'Cette tête donne en moyenne {share:p1} de son poids au jeton précédent : aucune n’en donne davantage.',
    close:
      'Tout près : cette tête donne en moyenne {share:p1} au jeton précédent, mais une autre va jusqu’à {best:p1}.',
    far: 'Cette tête donne en moyenne {share:p1} de son poids au jeton précédent. Une autre va jusqu’à {best:p1}.',
    elsewhere: 'Cette tête n’est pas dans la couche {layer}.',
    unknown: 'Le modèle a {layers} couches de {heads} têtes, numérotées à partir de 1.',
  },
  ablation: {
    title: 'Éteindre une tête',
    statement:
      'Ouvrez le laboratoire sur « {sentence} ». Repérez le jeton le plus probable après cette phrase, avec le ' +
      'modèle intact. Puis éteignez la tête {head} de la couche {layer}, et elle seule.\n\nQuelle est maintenant ' +
      'la probabilité de ce même jeton ? La température reste à 1.',
    hints: [
      'Le tableau « Jeton suivant » met côte à côte les probabilités du modèle intact et du modèle modifié.',
      'Suivez toujours le même jeton, même s’il n’est plus le premier. Vérifiez qu’une seule tête est éteinte, ' +
        'celle de la couche {layer}.',
    ],
    solution:
      'La probabilité passe à {answer}. Comparez-la à celle du modèle intact : l’écart mesure ce que cette tête ' +
      'apportait à *cette* prédiction. Il peut être presque nul, et d’un signe inattendu : d’autres têtes font ' +
      'parfois le même travail.',
    untouched:
      'C’est la probabilité avec le modèle intact. Éteignez la tête {head} de la couche {layer}, puis relisez.',
  },
  costlyHeads: {
    title: 'Les têtes qui manquent le plus',
    statement:
      'Dans le laboratoire, éteignez {count} tête{count:s} du décodeur, ni plus ni moins : celle{count:s} dont ' +
      'l’absence fait le plus monter la surprise par jeton.\n\nVotre réponse est jugée sur quatre phrases {tongue} ' +
      'que le laboratoire ne montre pas. Les autres réglages ne comptent pas.',
    hints: [
      'Écrivez des phrases {tongue}, éteignez une tête à la fois, et suivez dans le tableau « Jeton suivant » ce ' +
        'que deviennent les probabilités.',
      'Commencez par les premières couches : tout ce qui suit lit ce qu’elles écrivent.',
      'Une tête peut en remplacer une autre. Elle ne manque alors que si les deux sont éteintes : essayez-les ' +
        'ensemble.',
    ],
    solution:
      'De tous les choix possibles, le plus coûteux est celui-ci : {best}. Les coûts ne s’additionnent pas : une ' +
      'tête qui manque à peine quand elle est seule éteinte peut manquer beaucoup quand une autre l’est aussi.',
    tongues: { fr: 'en français', en: 'en anglais' },
    none: 'aucune',
    silenced: 'Têtes éteintes, couche et rang',
    unknown: 'Le décodeur a {layers} couches de {heads} têtes : l’une des têtes éteintes n’existe pas.',
    number: 'Votre état éteint {off} tête{off:s}. Il en faut {count}.',
    right: 'La surprise monte de {cost} nat par jeton : aucun autre choix ne coûte nettement plus.',
    close: 'La surprise monte de {cost} nat par jeton. Un autre choix coûte {most}.',
    far: 'La surprise ne monte que de {cost} nat par jeton. Un autre choix coûte {most}.',
  },
  maskOff: {
    title: 'Lever le masque',
    statement:
      'Ouvrez le laboratoire sur « {sentence} », couche {layer}, tête {head}. Sous le masque causal, le premier ' +
      'jeton ne voit que lui-même : il se donne un poids de 1.\n\nLevez le masque. Quel poids le premier jeton ' +
      'se donne-t-il maintenant ?',
    hints: [
      'La requête est le premier jeton, la clé aussi : c’est la case en haut à gauche de la carte.',
      'Lisez le poids après le softmax, avec la mise à l’échelle allumée et toutes les têtes en service.',
    ],
    solution:
      'Il se donne {answer}. Le reste est allé aux jetons qui le suivent, c’est-à-dire à l’avenir. À ' +
      'l’entraînement, un modèle qui verrait ainsi la réponse n’apprendrait rien ; c’est pourquoi le masque est ' +
      'là.',
    masked: 'C’est le poids sous le masque. Levez-le, puis relisez.',
  },
  whyScale: {
    title: 'Pourquoi diviser ?',
    statement: 'Pourquoi divise-t-on les scores par $√[d_k]$ avant le softmax ?',
    hints: [
      'Que devient l’écart type de $q·k$ quand $d_k$ passe de 16 à 256 ? Et que fait le softmax de scores très ' +
        'écartés ?',
    ],
    solution:
      'La mise à l’échelle ne change ni l’ordre des clés, ni la somme de leurs poids : elle garde les scores là où ' +
      'le softmax apprend encore.',
    options: {
      saturation: {
        text:
          'Pour que l’ordre de grandeur des scores ne dépende pas de $d_k$ : sinon le softmax sature, et son ' +
          'gradient s’annule presque',
        correction:
          'L’écart type de $q·k$ croît comme $√[d_k]$ ; divisé, il reste à 1, dans la zone où le softmax est ' +
          'encore sensible.',
      },
      sum: {
        text: 'Pour que les poids de chaque ligne aient pour somme 1',
        correction:
          'Le softmax s’en charge déjà, quels que soient les scores : il divise par la somme des exponentielles.',
      },
      order: {
        text: 'Pour changer l’ordre des clés et favoriser les plus proches',
        correction:
          'Diviser tous les scores par le même nombre positif ne change pas leur ordre, et la distance n’y entre ' +
          'pour rien.',
      },
      cost: {
        text: 'Pour réduire le nombre d’opérations de $Q·K^⊤$',
        correction: 'La division s’ajoute au produit, elle ne le remplace pas. Le coût reste proportionnel à $n^2 d$.',
      },
      mask: {
        text: 'Pour empêcher un jeton de voir ceux qui le suivent',
        correction: 'C’est le rôle du masque causal, qui met −∞ à ces scores. La mise à l’échelle n’efface personne.',
      },
    },
  },
  maskedTokens: {
    title: 'Les 15 % de BERT',
    statement:
      'Un lot de {tokens} jetons sert à entraîner BERT. On choisit 15 % des jetons, puis on répartit les choisis ' +
      'selon la règle du texte.\n\nEn moyenne, combien de jetons deviennent `[MASK]`, combien un jeton au ' +
      'hasard, combien restent tels quels tout en comptant dans la perte ?',
    mask: 'Remplacés par [MASK]',
    random: 'Remplacés au hasard',
    kept: 'Laissés tels quels',
    hints: [
      'Calculez d’abord combien de jetons sont choisis en tout : 15 % de {tokens}.',
      'Parmi les choisis : 80 % masqués, 10 % au hasard, 10 % laissés.',
    ],
    solution:
      'On choisit 0,15 × {tokens} = {chosen} jetons : {answer1} deviennent `[MASK]`, {answer2} un jeton au hasard, ' +
      '{answer3} restent tels quels. La perte porte sur ces {chosen} positions seulement ; un décodeur, lui, ' +
      'apprend des {tokens}.',
    ofAll: 'Les proportions 80, 10 et 10 % portent sur les jetons choisis, non sur tous les jetons.',
    allMasked: 'Tous les jetons choisis ne sont pas masqués : relisez la répartition 80, 10, 10.',
    ladder: {
      worked:
        'Un lot de 200 jetons. On en choisit 0,15 × 200 = 30. Parmi eux, 0,8 × 30 = 24 deviennent `[MASK]`, 0,1 × 30 ' +
        '= 3 un jeton au hasard, et 3 restent tels quels.',
      gaps: [
        { ask: 'On choisit…', fill: '0,15 × {tokens} = {chosen} jetons.' },
        { ask: 'Ceux qui deviennent `[MASK]` sont…', fill: '0,8 × {chosen}.' },
        { ask: 'Ceux que l’on remplace au hasard, comme ceux qu’on laisse, sont…', fill: '0,1 × {chosen}.' },
      ],
    },
  },
  gptOrBert: {
    title: 'GPT ou BERT ?',
    statement: 'Cochez ce qui est vrai d’un encodeur de type BERT, et faux d’un décodeur de type GPT.',
    hints: [
      'Demandez-vous, pour chaque phrase, quels jetons une position peut voir, et sur quelles positions porte la ' +
        'perte.',
      'Le tableau qui clôt cette partie oppose les deux familles, ligne par ligne.',
    ],
    solution:
      'Les deux familles partagent l’attention et l’auto-supervision. Ce qui les sépare tient à ce que chaque ' +
      'position voit, et aux positions sur lesquelles porte la perte.',
    options: {
      bothSides: {
        text: 'Chaque position voit les jetons des deux côtés',
        correction: 'Sans masque causal, l’attention est complète.',
      },
      chosenOnly: {
        text: 'La perte ne porte que sur une partie des positions',
        correction: 'Environ 15 %, les positions choisies. Un décodeur apprend de toutes.',
      },
      maskToken: {
        text: 'L’entraînement emploie un jeton spécial qui n’existe pas dans les vrais textes',
        correction: 'C’est `[MASK]`. Un décodeur lit du texte ordinaire et prédit la suite.',
      },
      generate: {
        text: 'Il écrit naturellement un texte, jeton après jeton',
        correction: 'C’est le propre du décodeur : son objectif est exactement la prédiction du jeton suivant.',
      },
      labels: {
        text: 'Il lui faut des étiquettes posées par des humains pour son préentraînement',
        correction: 'Ni l’un ni l’autre : les deux tirent leurs cibles du texte lui-même, c’est l’auto-supervision.',
      },
      softmax: {
        text: 'Il calcule l’attention avec un softmax sur des scores divisés par $√[d_k]$',
        correction: 'Les deux le font. Seul le masque diffère.',
      },
    },
  },
} as const;
