/** Exercises of the lab. Markup: kit/exercises/markup.ts; `{name}` is a value of the variant. */
export default {
  giga: 'Go',
  byHand: {
    title: 'Un poids à la main',
    statement:
      'Des poids vont de {low} à {high}. On les quantifie sur {bits} bits, avec une échelle $s$ et un point zéro ' +
      '$z$.\n\nQuel est le code du poids {weight}, et que relit-on ?',
    code: 'Code',
    read: 'Poids relu',
    hints: [
      'L’échelle est l’étendue divisée par le nombre de pas : $s = ({high} − ({low})) / (2^{bits} − 1)$.',
      'Le point zéro est l’opposé du plus petit poids, divisé par $s$ et arrondi ; le code, $x/s$ arrondi, plus $z$. On relit $s(q − z)$.',
    ],
    solution: 'Le code est {answer1}, et l’on relit {answer2}. L’erreur ne dépasse pas un demi-pas.',
    noZero: 'Il manque le point zéro : le code est $x/s$ arrondi, *plus* $z$.',
    readWithout: 'On relit $s(q − z)$ : retranchez le point zéro avant de multiplier.',
    ladder: {
      worked:
        'Des poids de −0,5 à 1, sur 2 bits : trois pas. L’échelle est (1 + 0,5) / 3 = 0,5 ; le point zéro, 0,5 / 0,5 ' +
        '= 1. Le poids 0,6 vaut 0,6 / 0,5 = 1,2 pas, arrondi à 1 ; son code est 1 + 1 = 2. On relit 0,5 × (2 − 1) = ' +
        '0,5.',
      gaps: [
        { ask: 'L’échelle $s$ est…', fill: '({high} − ({low})) / ($2^{bits}$ − 1).' },
        { ask: 'Le point zéro $z$ est…', fill: '−({low}) / $s$, arrondi à l’entier.' },
        { ask: 'Le code $q$ est…', fill: '{weight} / $s$, arrondi à l’entier, plus $z$.' },
        { ask: 'On relit…', fill: '$s(q − z)$.' },
      ],
    },
  },
  bitsPerWeight: {
    title: 'Le prix des échelles',
    statement:
      'Un modèle de {billions} milliards de poids est stocké sur {bits} bits, par groupes de {group}. Chaque groupe a ' +
      'une échelle de 16 bits et un point zéro de {bits} bits.\n\nCombien de bits par poids, en moyenne, et combien de ' +
      'place en tout ?',
    mean: 'Bits par poids',
    size: 'Taille',
    hints: [
      'Répartissez sur les {group} poids du groupe ce que coûtent son échelle et son point zéro.',
      'Un octet a 8 bits : la taille en Go est le nombre de milliards de poids, fois les bits par poids, sur 8.',
    ],
    solution:
      'En moyenne {answer1} bits par poids : $({bits} × {group} + 16 + {bits})/{group}$. En tout, {answer2}. Le laboratoire fait ' +
      'le même compte, puis écrit vraiment le fichier.',
    noZero: 'Vous avez oublié les points zéro : {bits} bits de plus par groupe.',
    codesOnly: 'C’est la part des codes. Il faut aussi ranger l’échelle et le point zéro de chaque groupe.',
    ladder: {
      worked:
        'Un milliard de poids sur 5 bits, par groupes de 21. Un groupe prend 21 × 5 = 105 bits de codes, 16 ' +
        'd’échelle et 5 de point zéro : 126 bits, soit 6 bits par poids. Un milliard de poids à 6 bits font ' +
        '6 / 8 = 0,75 Go.',
      gaps: [
        {
          ask: 'Les codes d’un groupe prennent…',
          fill: '{group} × {bits} bits.',
        },
        {
          ask: 'Son échelle et son point zéro ajoutent…',
          fill: '16 + {bits} bits.',
        },
        {
          ask: 'La taille en Go est…',
          fill: '{billions} × les bits par poids / 8.',
        },
      ],
    },
  },
  groupCode: {
    title: 'Écrire un quantificateur par groupe',
    statement:
      'Complétez `quantise(weights, bits, group)`, qui renvoie les poids relus après une quantification *symétrique* ' +
      'par groupe de `group` poids consécutifs ; le dernier groupe peut être plus court. L’échelle d’un groupe est sa ' +
      'plus grande valeur absolue divisée par $2^{b−1} − 1$ ; chaque poids devient l’entier le plus proche, fois ' +
      'l’échelle. Un groupe de zéros reste nul.\n\nNe modifiez pas le tableau reçu. N’utilisez que le langage : ni ' +
      'bibliothèque ni réseau.',
    hints: [
      'Une boucle qui avance de `group` en `group`, et `weights.slice(start, start + group)` pour chaque groupe.',
      'Le plus grand code est `2 ** (bits - 1) - 1` ; l’échelle se calcule sur le groupe seul.',
    ],
    solution:
      'Deux boucles : les groupes, puis leurs poids. Un programme complet est montré sous les tests. Avec les quatre ' +
      'poids du chapitre et des groupes de deux, la valeur 8 n’écrase plus que son voisin.',
    starter: {
      given: 'weights : des nombres ; bits : 2 à 8 ; group : poids par groupe',
      returns: 'Renvoie autant de nombres : les poids relus.',
      todo: 'une échelle par groupe, puis chaque poids',
    },
    tests: {
      chapter: {
        name: 'Les quatre poids du chapitre, ensemble',
        advice: 'L’échelle vaut 8/7 : les trois petits deviennent 0.',
      },
      groups: {
        name: 'Les mêmes, deux par deux',
        advice: 'Le premier groupe a sa propre échelle, 0,15/7 ; le second garde 8/7.',
      },
      zeros: { name: 'Un groupe de zéros', advice: 'Une échelle nulle ne divise rien : le groupe reste nul.' },
      short: { name: 'Dernier groupe plus court', advice: 'Dix poids par groupes de quatre : le dernier en a deux.' },
      bits: { name: 'Deux bits', advice: 'Il ne reste que trois niveaux : −1, 0 et 1 fois l’échelle.' },
      negative: {
        name: 'Rien que des négatifs',
        advice: 'L’échelle vient de la plus grande valeur *absolue*, non de la plus grande valeur.',
      },
      large: { name: 'Une grande ligne', advice: '4 096 poids sur 6 bits : deux boucles suffisent.' },
    },
  },
  error: {
    title: 'L’erreur d’une matrice',
    statement:
      'Réglez {bits} bits, {sharing}, au plus proche, asymétrique, sans poids aberrant. Dans l’onglet « Une matrice », ' +
      'regardez « {matrixName} », bloc {block}.\n\nQuelle est son erreur quadratique moyenne, en part de la taille des ' +
      'poids ?',
    hints: [
      'La phrase sous les réglages de l’onglet la donne, en pourcentage.',
      'Vérifiez que « échelle symétrique » est éteinte, et qu’aucun poids aberrant n’est planté.',
    ],
    solution:
      'L’erreur vaut {answer}. Passez à des groupes plus petits, puis retirez un bit : l’une des deux choses divise ' +
      'l’erreur, l’autre la double à peu près.',
    symmetric: 'C’est l’erreur d’une échelle symétrique. Éteignez ce réglage, sous « Symétrie, activations ».',
  },
  crushed: {
    title: 'Les voisins écrasés',
    statement:
      'Réglez {bits} bits, {sharing}, au plus proche, asymétrique. Dans l’onglet « Une matrice », regardez l’entrée du ' +
      'MLP, bloc 1, et plantez un poids aberrant de {times} fois le plus grand.\n\nQuelle part des poids de cette ' +
      'matrice devient nulle ?',
    hints: [
      'La phrase sous les réglages de l’onglet dit la part des poids devenus nuls.',
      'Essayez aussi des groupes de 32 : combien de poids le poids aberrant atteint-il encore ?',
    ],
    solution:
      'Il en devient nul {answer}. Avec une échelle par matrice, un seul poids agrandit le pas de tous ; par canal, il ' +
      'n’abîme que sa propre ligne ; par groupe de 32, que 31 voisins.',
    without: 'C’est la part sans poids aberrant. Plantez-le : {times} fois le plus grand.',
  },
  moved: {
    title: 'L’attention qui se déplace',
    statement:
      'Entrez « {prompt} ». Réglez {bits} bits, {sharing}, au plus proche, asymétrique, sans poids aberrant. Dans ' +
      'l’onglet « Attention », ouvrez le bloc {block}, tête {head}.\n\nQuelle part de l’attention de cette tête a changé ' +
      'de place ?',
    hints: [
      'La phrase au-dessus des trois cartes la donne.',
      'Une part de 0 % voudrait dire deux cartes identiques ; 100 %, deux cartes sans rien de commun.',
    ],
    solution:
      'Il s’en est déplacé {answer}. Comparez avec 8 bits, puis avec une autre tête : celles qui regardent toujours le ' +
      'même endroit résistent mieux.',
  },
  ratio: {
    title: 'Où sont les valeurs aberrantes ?',
    statement:
      'Dans l’onglet « Activations », avec pour texte de calibrage « {textName} » (choisissez GPTQ pour le régler), ' +
      'lisez la couche « {matrixName} », bloc {block}.\n\nQuelle est la plus grande valeur qui y entre, et combien de ' +
      'fois la médiane vaut-elle ?',
    largest: 'Plus grande valeur',
    times: 'Rapport à la médiane',
    hints: [
      'Le premier graphique donne la plus grande valeur, le second le rapport ; un tableau se déplie sous chacun.',
      'La médiane est celle des plus grandes valeurs de toutes les entrées de la couche.',
    ],
    solution:
      'La plus grande valeur est {answer1}, {answer2} fois la médiane. Dans un modèle de plusieurs milliards de ' +
      'paramètres, ce rapport dépasse vingt pour quelques dimensions : c’est là que 8 bits par activation échouent.',
    median: 'C’est la médiane elle-même. On demande combien de fois la plus grande valeur la contient.',
  },
  lowered: {
    title: 'Pari : le prix des bits retirés',
    statement:
      'La couche « {matrixName} » du bloc {block} est arrondie au plus proche sur {from} bits, {sharing}. On passe à ' +
      '{to} bits.\n\nAvant de mesurer : par combien son erreur quadratique moyenne est-elle multipliée ?',
    times: 'Multipliée par',
    hints: [],
    solution:
      'L’erreur est proportionnelle au pas, et le pas à $1/(2^b − 1)$ : on attend $(2^{from} − 1)/(2^{to} − 1)$. La ' +
      'vraie matrice s’en écarte un peu, surtout quand les niveaux deviennent rares.',
  },
} as const;
