/** Exercises of the lab. Markup: kit/exercises/markup.ts; `{name}` is a value of the variant. */
export default {
  prose: { fr: 'français', en: 'anglais' },
  kilo: 'ko',
  bits: 'bits',
  storage: {
    title: 'Ranger une matrice creuse',
    statement:
      'Une matrice de {rows} × {columns} poids a perdu {percent} % de ses poids, n’importe où. On garde un bit de ' +
      'présence par poids, puis la valeur de chaque poids restant, sur {bits} bits.\n\nCombien de kilooctets (1 000 ' +
      'octets) occupe-t-elle ?',
    hints: [
      'Comptez en bits : d’abord la carte de présence, puis les valeurs.',
      'La carte a un bit pour *chaque* poids, présent ou non.',
    ],
    solution:
      'La carte prend {rows} × {columns} bits, et les poids restants {bits} bits chacun. La somme, divisée par 8 ' +
      '000 : {answer}.',
    noMap: 'Ce sont les valeurs seules. Sans la carte de présence, on ne saurait pas où elles vont.',
    dense: 'C’est la matrice dense : les zéros y sont écrits comme les autres.',
    ladder: {
      worked:
        'Une matrice de 20 × 40 = 800 poids, dont la moitié est partie, et 8 bits par valeur. La carte prend ' +
        '800 bits ; les valeurs, 400 × 8 = 3 200 bits. En tout (800 + 3 200) / 8 = 500 octets, soit 0,5 ko.',
      gaps: [
        { ask: 'La carte de présence prend, en bits…', fill: '{rows} × {columns}.' },
        {
          ask: 'Les valeurs qui restent prennent, en bits…',
          fill: '{rows} × {columns} × (100 − {percent}) / 100 × {bits}.',
        },
        {
          ask: 'En kilooctets, la somme fait…',
          fill: '{rows} × {columns} × (1 + (100 − {percent}) / 100 × {bits}) / 8 000.',
        },
      ],
    },
  },
  twoFour: {
    title: 'Élaguer une ligne en 2:4',
    statement:
      'Écrivez `prune24(w, norms)` : la ligne `w` élaguée en 2:4. Dans chaque groupe de quatre poids consécutifs, ' +
      'seuls restent les deux dont le score de Wanda, |poids| × norme de l’entrée, est le plus grand ; les autres ' +
      'deviennent 0. La longueur est un multiple de 4. Ne modifiez pas les deux tableaux reçus.',
    hints: [
      'Parcourez la ligne de quatre en quatre, et triez les quatre places du groupe par score.',
      'Un poids négatif peut avoir un grand score : prenez sa valeur absolue.',
    ],
    solution:
      'On trie les places, non les poids, pour savoir où sont les deux qui restent : ce sont elles que le format ' +
      'range sur 2 bits chacune.',
    starter: {
      given: 'w : une ligne de poids ; norms : la norme de l’entrée que chacun multiplie',
      returns: 'rend une nouvelle ligne, avec au plus deux poids non nuls sur quatre',
      todo: 'à vous',
    },
    tests: {
      chapter: { name: 'L’exemple du texte', advice: 'De (0,1 ; −0,7 ; 0,3 ; 0,05), on garde −0,7 et 0,3.' },
      norms: { name: 'Les mêmes poids, d’autres entrées', advice: 'Le score multiplie |poids| par la norme.' },
      groups: { name: 'Deux groupes', advice: 'Chaque groupe de quatre garde ses deux poids, sans regarder l’autre.' },
      signs: { name: 'Des poids négatifs', advice: 'Le signe ne compte pas dans le score, et reste au poids.' },
      inputs: { name: 'Trois groupes, des normes quelconques', advice: 'Une norme par poids, à la même place.' },
      large: { name: 'Une ligne de 640 poids', advice: 'La ligne entière, jusqu’au dernier groupe.' },
    },
  },
  zeros: {
    title: 'Ce qui va plus vite, et ce qui ne fait que maigrir',
    statement:
      'Dans le laboratoire, réglez la parcimonie à 50 %, ouvrez l’onglet « Temps », puis l’onglet « Octets ». ' +
      'Qu’est-ce qui est vrai, quelle que soit la machine ?',
    hints: ['Le noyau de ce livre est dense. Que fait-il d’un zéro ?'],
    solution:
      'Un noyau dense fait le même travail quelles que soient les valeurs : seule une matrice plus petite lui en ' +
      'ôte. Les octets, eux, ne dépendent que du format.',
    options: {
      columns: {
        text: 'Retirer la moitié des colonnes du MLP diminue le nombre de multiplications',
        correction: 'Les matrices sont plus petites, et le noyau a moins à faire.',
      },
      bytes: {
        text: 'À 50 %, 2:4 et la carte de présence rangent les poids de 16 bits dans autant d’octets',
        correction: '0,5 × (16 + 2) = 0,5 × 16 + 1 = 9 bits par poids.',
      },
      half: {
        text: 'Mettre à zéro la moitié des poids divise le temps par deux',
        correction: 'Le noyau dense multiplie par zéro comme par le reste.',
      },
      pattern: {
        text: 'Le motif 2:4 accélère la page, puisqu’il est régulier',
        correction: 'Il faut des unités matricielles faites pour lui, qu’aucune page web n’atteint.',
      },
      ninety: {
        text: 'À 90 % de zéros, le noyau dense finit par aller plus vite',
        correction: 'Il ne regarde pas les valeurs ; le nombre de zéros ne lui change rien.',
      },
    },
  },
  half: {
    title: 'Changer de méthode, à la même taille',
    statement:
      'Dans le laboratoire, zéros n’importe où, parcimonie de {sparsity} %, calibrage dans les deux langues, aucune ' +
      'quantification. Comparez « {methodName} » à la magnitude matrice par matrice.\n\nEn {prose}, combien de bits ' +
      'par octet « {methodName} » donne-t-elle de *plus* que la magnitude ? (Un gain est négatif.)',
    hints: [
      'Mesurez les deux réglages l’un après l’autre, et lisez la colonne « Élagué » de la bonne langue.',
      'Soustrayez dans cet ordre : {methodName} moins magnitude.',
    ],
    solution:
      'L’écart vaut {answer} bit par octet, sans un octet de plus ni de moins. La parcimonie ne dit donc pas ce ' +
      'qu’un modèle a perdu : il faut savoir aussi *quels* poids sont partis.',
    alone: 'C’est la valeur de « {methodName} » elle-même : on demande l’écart avec la magnitude.',
  },
  pattern: {
    title: 'Le prix de la régularité',
    statement:
      'Avec la méthode « {methodName} », calibrée dans les deux langues et sans quantification, comparez le motif ' +
      '{pattern} à des zéros n’importe où, à 50 %.\n\nEn {prose}, combien de bits par octet le motif coûte-t-il en ' +
      'plus ?',
    hints: ['La moitié des poids part dans les deux cas : seule leur place change.', 'Lisez « Élagué », deux fois.'],
    solution:
      'La contrainte coûte {answer} bit par octet. C’est ce que l’on paie pour que la machine sache d’avance où sont ' +
      'les zéros.',
    fromOriginal: 'C’est l’écart avec l’original. On demande l’écart avec des zéros libres, à 50 %.',
  },
  plateau: {
    title: 'Jusqu’où élaguer pour presque rien',
    statement:
      'Avec la méthode « {methodName} », zéros n’importe où, calibrage dans les deux langues, aucune quantification, ' +
      'essayez 10, 20, 30, 40, 50 et 60 %.\n\nQuelle est la plus grande de ces parcimonies qui coûte au plus ' +
      '{little} bit par octet en {prose}, et combien coûte-t-elle ?',
    hints: [
      'Le coût est « Élagué » moins « Original », dans la ligne de la langue.',
      'Mesurez la courbe, ou avancez de 10 en 10 jusqu’à dépasser {little}.',
    ],
    solution:
      'Jusqu’à {answer1}, le modèle perd au plus {answer2} bit par octet. Au-delà, la courbe se redresse : c’est la ' +
      'falaise.',
    sparsity: 'Parcimonie',
    loss: 'Coût, bits par octet',
    beyond: 'C’est le premier point *au-delà* de {little} : reculez d’un pas.',
  },
  foreign: {
    title: 'Calibrer dans l’autre langue',
    statement:
      'Méthode Wanda, zéros n’importe où, {sparsity} %, aucune quantification. Mesurez en {prose}, avec un texte de ' +
      'calibrage en {prose}, puis avec un texte de l’*autre* langue.\n\nCombien de bits par octet coûte le mauvais ' +
      'texte ?',
    hints: [
      'Le texte de calibrage est sous « Texte de calibrage, et quantification de ce qui reste ».',
      'Gardez la même ligne du tableau : seules les normes des entrées changent.',
    ],
    solution:
      'Il coûte {answer} bit par octet. La norme d’une entrée dit si elle compte : dans le texte lu, et dans nul ' +
      'autre.',
    ofPruning: 'C’est ce que coûte l’élagage bien calibré. On demande ce que le mauvais texte ajoute.',
  },
  budget: {
    title: 'Le casse-tête du budget',
    statement:
      'Le modèle entier doit tenir dans {kilobytes} ko (1 000 octets), et perdre le moins possible en {prose}. Mêlez ' +
      'l’élagage et la quantification, comme le laboratoire le permet, puis prenez son état. Votre recette sera ' +
      'mesurée sur des fenêtres *cachées*, et comparée à une recette trouvée par recherche.',
    hints: [
      'Les plongements, sur 16 bits, pèsent à eux seuls 1 311 ko : commencez par eux.',
      'Un bit de présence par poids ne se rembourse qu’au-delà d’une parcimonie de 1 sur le nombre de bits.',
      'Des colonnes retirées ne coûtent aucune carte : comparez-les à un bit de moins.',
    ],
    solution:
      'Une recette qui tient, trouvée par recherche :\n\n- {recipe} ;\n- zéros : {zeros}, {share} ;\n- blocs : ' +
      '{blocks} ;\n- plongements : {table}.\n\nD’autres font aussi bien : l’élagage et la quantification ' +
      's’échangent.',
    recipe: 'Méthode',
    zeros: 'Zéros',
    share: 'Parcimonie',
    calibrated: 'Calibrage',
    blocks: 'Blocs',
    table: 'Plongements',
    tooLarge: 'Cette recette pèse {size} ko : elle ne tient pas.',
    right: '{size} ko, et {loss} bit par octet perdu sur les fenêtres cachées ; la recherche en perd {goal}.',
    close: 'Elle tient, avec {size} ko, mais perd {loss} bit par octet ; on peut descendre vers {goal}.',
    far: 'Elle tient, avec {size} ko, mais perd {loss} bit par octet, bien plus que les {goal} de la recherche.',
  },
};
