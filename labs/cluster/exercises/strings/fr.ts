/** Exercises of 55.2.1. Markup: kit/exercises/markup.ts; `{name}` is a value of the variant. */
import experiments from './experiments/fr.ts';

export default {
  giga: 'Go',
  octets: 'octets',
  tokens: 'jetons',
  ring: {
    title: 'Les octets d’un anneau',
    statement:
      'Un modèle de {billions} milliards de paramètres, dont chaque gradient occupe {bytes} octets, s’entraîne en ' +
      'parallélisme de données sur {gpus} GPU.\n\nCombien de gigaoctets chaque GPU envoie-t-il à chaque pas pour la ' +
      'réduction globale en anneau ?',
    hints: [
      'C’est l’équation du texte, $V = 2(g - 1)/g · M$ : quel est $M$ ?',
      '$M$ est le tableau entier des gradients : {billions} × {bytes} Go.',
    ],
    solution:
      'Les gradients occupent {billions} × {bytes} Go. Chaque GPU en envoie 2 × ({gpus} − 1) / {gpus} fois autant, ' +
      'soit {answer}.',
    limit: 'C’est la limite pour un très grand anneau : le facteur est 2(g − 1)/g, non 2.',
    half: 'C’est un seul des deux tours : la somme doit encore être redistribuée.',
    ladder: {
      worked:
        'Un modèle de 2 milliards de paramètres, des gradients de 4 octets, 4 GPU. Le tableau fait 2 × 4 = 8 Go. ' +
        'Chaque GPU l’envoie 2 × (4 − 1) / 4 = 1,5 fois : 1,5 × 8 = 12 Go.',
      gaps: [
        { ask: 'Le tableau des gradients fait…', fill: '{billions} × {bytes} Go.' },
        { ask: 'Chaque GPU l’envoie…', fill: '2 × ({gpus} − 1) / {gpus} fois.' },
        { ask: 'En gigaoctets, il envoie donc…', fill: '2 × ({gpus} − 1) / {gpus} × {billions} × {bytes}.' },
      ],
    },
  },
  bubble: {
    title: 'La bulle d’un ordonnancement entrelacé',
    statement:
      'Un pipeline de {stages} étages lit un lot en {microBatches} micro-lots, en ordonnancement entrelacé : chaque ' +
      'GPU tient {slices} tranches de couches.\n\nQuelle part du temps se perd en bulle ?',
    hints: [
      'Sans entrelacement, ce serait $(p - 1)/(m + p - 1)$.',
      'Avec $v$ tranches, chaque temps est $v$ fois plus court : le travail en compte $v m$.',
    ],
    solution:
      'Il y a {stages} − 1 temps de bulle pour {slices} × {microBatches} temps de travail : ({stages} − 1) / ' +
      '({slices} × {microBatches} + {stages} − 1) = {answer}.',
    plain: 'C’est la bulle sans entrelacement : les tranches la raccourcissent.',
    ratio: 'C’est la bulle rapportée au travail ; on la demande en part du temps total.',
    ladder: {
      worked:
        'Trois étages, 6 micro-lots, 2 tranches par GPU. Il y a 3 − 1 = 2 temps de bulle, pour 2 × 6 = 12 temps de ' +
        'travail. En tout, 12 + 2 = 14 temps : la bulle en prend 2 / 14 = 0,1429, soit 14,29 %.',
      gaps: [
        { ask: 'Les temps de bulle sont…', fill: '{stages} − 1.' },
        { ask: 'Les temps de travail sont…', fill: '{slices} × {microBatches}.' },
        {
          ask: 'La part de la bulle dans le tout est…',
          fill: '({stages} − 1) / ({slices} × {microBatches} + {stages} − 1).',
        },
      ],
    },
  },
  tensor: {
    title: 'Le prix de la coupe des matrices',
    statement:
      'Un Transformer de {blocks} blocs et de largeur {width} lit une séquence de {length} jetons, en 16 bits, coupé ' +
      'en parallélisme de tenseur sur {gpus} GPU.\n\nCombien de gigaoctets chaque GPU envoie-t-il pour un aller et ' +
      'un retour ?',
    hints: [
      'Chaque réduction globale porte sur les activations de la séquence : longueur × largeur × 2 octets.',
      'Il y en a deux à l’aller et deux au retour dans chaque bloc ; l’anneau envoie $2(g - 1)/g$ fois le tableau.',
    ],
    solution:
      'Une réduction porte sur {length} × {width} × 2 octets, dont chaque GPU envoie 2 × ({gpus} − 1) / {gpus} fois ' +
      'autant. Il y en a 4 × {blocks} : {answer}.',
    forward: 'C’est l’aller seul : le retour demande autant de réductions.',
    one: 'C’est une réduction par bloc : il y en a deux à l’aller et deux au retour.',
    ladder: {
      worked:
        'Dix blocs de largeur 1 000, une séquence de 500 jetons, 4 GPU. Une réduction porte sur 500 × 1 000 × 2 = ' +
        '1 000 000 octets, que chaque GPU envoie 2 × (4 − 1) / 4 = 1,5 fois. Il y a 4 × 10 = 40 réductions : 40 × ' +
        '1,5 × 1 000 000 = 60 000 000 octets, soit 0,06 Go.',
      gaps: [
        { ask: 'Une réduction porte, en octets, sur…', fill: '{length} × {width} × 2.' },
        { ask: 'Chaque GPU envoie ce tableau…', fill: '2 × ({gpus} − 1) / {gpus} fois.' },
        { ask: 'À l’aller et au retour, il y a…', fill: '4 × {blocks} réductions.' },
        {
          ask: 'En gigaoctets, cela fait…',
          fill: '4 × {blocks} × 2 × ({gpus} − 1) × {length} × {width} × 2 / ({gpus} × 1 000 000 000).',
        },
      ],
    },
  },
  kept: {
    title: 'Les micro-lots en vol',
    statement:
      'Un pipeline de {stages} étages lit un lot de {microBatches} micro-lots en 1F1B.\n\nDe combien de micro-lots ' +
      'au plus l’étage {stage} (le premier porte le numéro 1) garde-t-il les activations à la fois ?',
    hints: [
      'Le dernier étage fait le retour d’un micro-lot aussitôt après son aller : il n’en garde qu’un.',
      'Chaque étage avant lui en laisse partir un de plus.',
    ],
    solution:
      'De l’étage {stage} au dernier, il y a {stages} − {stage} + 1 étages : autant de micro-lots en vol, {answer}.',
    gpipe: 'C’est GPipe, qui garde tous les micro-lots.',
    own: 'Il manque le micro-lot que l’étage est en train de traiter.',
    ladder: {
      worked:
        'Quatre étages en 1F1B. Le quatrième fait le retour d’un micro-lot aussitôt après son aller : il en garde 1. ' +
        'Le troisième en garde un de plus, 2 ; et le deuxième, 4 − 2 + 1 = 3. Le nombre de micro-lots du lot n’y ' +
        'change rien.',
      gaps: [
        { ask: 'Le dernier étage garde…', fill: 'un seul micro-lot.' },
        { ask: 'Après l’étage {stage}, il reste encore…', fill: '{stages} − {stage} étages.' },
        { ask: 'Il garde donc…', fill: '{stages} − {stage} + 1.' },
      ],
    },
  },
  three: {
    title: 'Composer les trois coupes',
    statement:
      'On entraîne un modèle de {billions} milliards de paramètres sur {gpus} GPU, en parallélisme de tenseur sur ' +
      '{tensor} et de pipeline sur {pipeline}. L’état occupe 16 octets par paramètre, sans ZeRO.\n\nCombien de ' +
      'répliques du modèle y a-t-il, et combien de gigaoctets d’état sur chaque GPU ?',
    hints: [
      'Le produit des trois degrés est le nombre de GPU.',
      'Seules les coupes de tenseur et de pipeline divisent l’état : les répliques le recopient.',
    ],
    solution:
      '{gpus} / ({tensor} × {pipeline}) = {answer1} répliques. L’état, 16 × {billions} Go, se divise par {tensor} × ' +
      '{pipeline} : {answer2}.',
    replicas: 'Répliques',
    state: 'État par GPU',
    all: 'Vous avez divisé l’état par tous les GPU : sans ZeRO, chaque réplique en a une copie.',
    ladder: {
      worked:
        'Un modèle de 10 milliards de paramètres, 24 GPU, tenseur sur 2 et pipeline sur 2. Une réplique occupe 2 × 2 ' +
        '= 4 GPU : il y en a 24 / 4 = 6. Son état, 16 × 10 = 160 Go, se partage entre ses 4 GPU : 160 / 4 = 40 Go ' +
        'chacun.',
      gaps: [
        { ask: 'Une réplique occupe…', fill: '{tensor} × {pipeline} GPU.' },
        { ask: 'Les répliques sont…', fill: '{gpus} / ({tensor} × {pipeline}).' },
        { ask: 'En gigaoctets, chaque GPU tient…', fill: '16 × {billions} / ({tensor} × {pipeline}).' },
      ],
    },
  },
  hide: {
    title: 'Cacher la réduction',
    statement:
      'On entraîne un modèle en parallélisme de données sur {gpus} GPU, qui calculent à {power} TFLOP/s chacun, par ' +
      'un réseau de {network} Go/s par GPU. Les gradients sont en 16 bits ; un pas demande 6 opérations par ' +
      'paramètre et par jeton.\n\nCombien de jetons chaque GPU doit-il lire par pas pour que le calcul dure autant ' +
      'que la réduction globale ?',
    hints: [
      'Écrivez les deux durées pour $N$ paramètres : le nombre de paramètres se simplifie.',
      'Réduction : $2(g - 1)/g · 2N$ octets sur le réseau. Calcul : $6 N n$ opérations.',
    ],
    solution:
      'On égale 2 × ({gpus} − 1) / {gpus} × 2 / ({network} × 10⁹) et 6n / ({power} × 10¹²), par paramètre : {answer}.',
    half: 'C’est un seul tour de l’anneau.',
    ladder: {
      worked:
        'Quatre GPU à 120 TFLOP/s, un réseau de 10 Go/s. Par paramètre, chacun envoie 2 × (4 − 1) / 4 × 2 = ' +
        '3 octets : à 10 × $10^9$ octets par seconde, 3 × $10^[−10]$ s. Calculer prend $6n$ opérations à 120 × ' +
        '$10^[12]$ par seconde, soit 5 × $10^[−14]$ s par jeton. À égalité, $n$ vaut 3 × $10^[−10]$ / (5 × ' +
        '$10^[−14]$), soit 6 000 jetons.',
      gaps: [
        { ask: 'Par paramètre, chaque GPU envoie, en octets…', fill: '2 × ({gpus} − 1) / {gpus} × 2.' },
        { ask: 'Le réseau les porte à…', fill: '{network} × $10^9$ octets par seconde.' },
        { ask: 'Par paramètre, calculer $n$ jetons prend, en secondes…', fill: '$6n$ / ({power} × $10^[12]$).' },
        { ask: 'À égalité, $n$ vaut…', fill: '2 × ({gpus} − 1) × 2 × {power} × 1 000 / ({gpus} × {network} × 6).' },
      ],
    },
  },
  deadlock: {
    title: 'Attendre pour toujours',
    statement:
      'Deux étages, deux micro-lots. À gauche de la barre, l’ordre du premier étage ; à droite, celui du second. ' +
      'Essayez-les dans le laboratoire (ordonnancement « Le vôtre »). Lesquels *ne finiraient jamais* ?',
    hints: [
      'Un aller du second étage attend le même aller du premier ; un retour du premier attend celui du second.',
      'Cherchez le moment où chacun attend ce que l’autre fera plus tard.',
    ],
    solution:
      'Un ordre est impossible quand chaque étage attend un passage que l’autre a placé après celui qu’il attend ' +
      'lui-même. Doubler un micro-lot n’est pas interdit.',
    options: {
      usual: { text: '`F1 F2 B1 B2` | `F1 B1 F2 B2`', correction: 'C’est 1F1B : il finit en six temps.' },
      crossed: {
        text: '`F1 B1 F2 B2` | `F2 B2 F1 B1`',
        correction: 'Le premier, devant B1, attend B1 du second, qui attend F2 du premier.',
      },
      overtaken: {
        text: '`F1 F2 B2 B1` | `F2 B2 F1 B1`',
        correction: 'Le second micro-lot double le premier : c’est permis.',
      },
      late: {
        text: '`F1 B1 F2 B2` | `F1 F2 B1 B2`',
        correction: 'Le premier attend B1 du second, qui veut d’abord F2.',
      },
      reversed: {
        text: '`F1 F2 B1 B2` | `F1 F2 B2 B1`',
        correction: 'Le second a tout pour finir ; le premier attend B1, qui vient.',
      },
    },
  },
  halvesCode: {
    title: 'La moitié d’un MLP',
    statement:
      'Complétez `half(X, A, B, rank, size)` : ce que calcule le GPU `rank` (de 0 à `size` − 1) d’un MLP ' +
      'coupé en `size` par parallélisme de tenseur, avant la somme finale. `X` a $n$ lignes de $d$ nombres, `A` $d$ ' +
      'lignes de $f$, `B` $f$ lignes de $d$ ; `size` divise $f$. Le GPU a ses colonnes consécutives de `A` et les ' +
      'lignes de `B` qui leur correspondent. `gelu` est donnée.\n\nNe modifiez pas les tableaux reçus. N’utilisez ' +
      'que le langage.',
    hints: [
      'Les colonnes de `A` du GPU vont de `rank * f / size` à `(rank + 1) * f / size`, la dernière non comprise.',
      'GeLU s’applique à chaque nombre de $X A_r$, déjà complet : il n’y a rien à additionner avant.',
    ],
    solution:
      'Trois boucles pour $X A_r$, GeLU sur chaque nombre, trois boucles pour le produit par $B_r$. La somme des ' +
      'moitiés est la sortie du MLP entier.',
    starter: {
      given: 'X : n lignes de d ; A : d lignes de f ; B : f lignes de d ; le GPU rank, parmi size.',
      returns: 'Renvoie n lignes de d nombres : la part de ce GPU.',
      todo: 'colonnes de A, GeLU, lignes de B',
    },
    tests: {
      chapter: { name: 'L’exemple du chapitre, premier GPU', advice: 'GeLU(1) × 2 ≈ 1,68.' },
      second: { name: 'Le second GPU', advice: 'GeLU(−1) × 1 ≈ −0,16.' },
      rows: { name: 'Plusieurs lignes', advice: 'Chaque ligne de X donne une ligne.' },
      quarters: { name: 'Quatre GPU', advice: 'Chacun a un quart des colonnes de A et des lignes de B.' },
      whole: { name: 'Un seul GPU', advice: 'Avec size = 1, c’est le MLP entier.' },
    },
  },
  sent: {
    title: 'Lire un port',
    statement:
      'Dans le laboratoire, entraînez {workers} travailleurs avec la coupe « {cutName} » (ZeRO : {zeroName} ; s’il y ' +
      'a des étages, 1F1B et {micro} micro-lots).\n\nCombien d’octets le travailleur {worker} envoie-t-il en un pas, ' +
      'toutes opérations réunies ?',
    hints: [
      'Le lien ouvre le laboratoire avec ces réglages, sur les octets envoyés : il reste à lancer.',
      'Le tableau donne chaque travailleur et chaque opération ; il s’agit du total du travailleur {worker}.',
    ],
    solution: 'Le port du travailleur {worker} a compté {answer} en un pas, comme le dit la formule.',
  },
  held: {
    title: 'Peser un travailleur',
    statement:
      'Dans le laboratoire, entraînez {workers} travailleurs avec la coupe « {cutName} » (ZeRO : {zeroName} ; s’il y ' +
      'a des étages, 1F1B et {micro} micro-lots).\n\nCombien d’octets le travailleur {worker} tient-il au plus, tous ' +
      'postes réunis ?',
    hints: [
      'Le lien ouvre le laboratoire avec ces réglages, sur la mémoire : il reste à lancer.',
      'Le tableau donne chaque travailleur et chaque poste ; il s’agit du total du travailleur {worker}.',
    ],
    solution: 'Le travailleur {worker} a tenu {answer}, poids, gradients, optimiseur et activations réunis.',
  },
  bits: {
    title: 'Au bit près',
    statement:
      'Essayez-les dans le laboratoire. Lesquels de ces changements laissent chaque perte *identique, bit pour bit* ?',
    hints: [
      'Deux sommes des mêmes nombres ne sont identiques que si les additions se font dans le même ordre.',
      'Regardez l’écart affiché, ou les six décimales du tableau, avant et après.',
    ],
    solution:
      'Ce qui ne change l’ordre d’aucune addition ne change aucun bit : la coupe des couches, le passage d’un stade ' +
      'de ZeRO à un autre, la reprise. Partager le lot ou les matrices additionne des sommes partielles, dans un ' +
      'autre ordre.',
    options: {
      pipeline: {
        text: 'Couper les couches sur quatre travailleurs au lieu d’un seul, à micro-lots égaux.',
        correction: 'Chaque couche calcule ce qu’elle calculait, et les micro-lots reviennent dans le même ordre.',
      },
      stages: {
        text: 'Passer du stade 1 au stade 3 de ZeRO, sur quatre travailleurs.',
        correction: 'Les morceaux sont additionnés dans le même ordre : seul change qui tient quoi.',
      },
      resumed: {
        text: 'Débrancher un travailleur, puis reprendre au dernier point de reprise.',
        correction: 'Poids, moments et numéro du pas sont ceux d’avant : les pas refaits sont les mêmes.',
      },
      data: {
        text: 'Partager le lot entre quatre travailleurs au lieu d’un seul.',
        correction: 'Chacun additionne sa part, puis les parts s’additionnent : ce n’est plus le même ordre.',
      },
      tensor: {
        text: 'Couper les matrices en deux.',
        correction: 'La somme d’un produit se fait en deux moitiés, puis l’anneau les ajoute : un autre ordre.',
      },
      fewer: {
        text: 'Partager le lot entre huit travailleurs au lieu de quatre.',
        correction: 'Huit parts ne s’additionnent pas dans l’ordre de quatre.',
      },
    },
  },
  ringCode: {
    title: 'Écrire l’anneau',
    statement:
      'Complétez `allReduce(arrays, steps)`. `arrays` a un tableau par GPU, coupé en $g$ morceaux égaux, $g$ étant ' +
      'le nombre de GPU ; la fonction renvoie ce que chacun tient après `steps` étapes, de 0 à $2(g - 1)$. À l’étape ' +
      '$s$ du premier tour, à partir de 0, le GPU $d$ envoie son morceau $d - s$ au GPU $d + 1$, qui l’ajoute au ' +
      'sien ; à l’étape $s$ du second tour, il envoie son morceau $d + 1 - s$, qui remplace celui du suivant. Les ' +
      'numéros tournent : après $g - 1$ vient 0.\n\nNe modifiez pas les tableaux reçus. N’utilisez que le langage.',
    hints: [
      'Tous envoient à la fois : à chaque étape, lisez ce que le voisin avait *avant* elle.',
      'Le GPU $d$ reçoit de $d - 1$ : au premier tour le morceau $d - 1 - s$, au second le morceau $d - s$.',
    ],
    solution:
      'Une boucle sur les étapes ; à chacune, une copie de ce que tous tenaient, et un seul morceau changé par GPU. ' +
      'Après $g - 1$ étapes chacun a un morceau entier, après $2(g - 1)$ tous les ont tous.',
    starter: {
      given: 'arrays : un tableau de nombres par GPU ; steps : nombre d’étapes faites.',
      returns: 'Renvoie ce que tient chaque GPU.',
      todo: 'premier tour : additionner ; second tour : recopier',
    },
    tests: {
      one: {
        name: 'Une étape, quatre GPU',
        advice: 'Le GPU 1 a ajouté le morceau 0 du GPU 0 : il tient 11, 20, 30, 40.',
      },
      all: { name: 'Les six étapes', advice: 'Tous tiennent 1111, 2222, 3333, 4444.' },
      scattered: { name: 'Fin du premier tour', advice: 'Après g − 1 étapes, le GPU d tient entier le morceau d + 1.' },
      gathering: { name: 'Au milieu du second tour', advice: 'Au second tour, le morceau reçu remplace.' },
      pieces: { name: 'Morceaux de trois nombres', advice: 'Le nombre i est du morceau ⌊i / taille⌋.' },
      sizes: { name: 'Trois, cinq ou six GPU', advice: 'g est le nombre de tableaux, non 4.' },
    },
  },
  oneFOneB: {
    title: 'Jouer 1F1B',
    statement:
      'Un pipeline a {stages} étages et lit {microBatches} micro-lots en 1F1B. `F2` est l’aller du deuxième micro-lot, ' +
      '`B2` son retour.\n\nMettez dans l’ordre ce que fait l’étage {stage} (le premier porte le numéro 1) pendant un ' +
      'pas. Un bloc est de trop.',
    hints: [
      'Le dernier étage alterne dès le début : il fait `B1` aussitôt après `F1`.',
      'Chaque étage avant lui laisse partir un aller de plus avant son premier retour.',
    ],
    solution:
      'L’étage laisse d’abord partir autant d’allers qu’il y a d’étages après lui, s’il y a assez de micro-lots ; puis il ' +
      'fait un aller et un retour tour à tour, et finit par les retours qui restent. Les poids changent une fois, à ' +
      'la fin.',
    update: 'mise à jour des poids',
    wait: 'attendre que tous les allers soient faits',
    whyNot: 'C’est GPipe : 1F1B commence les retours dès que possible.',
  },
  ringOrder: {
    title: 'Suivre un morceau',
    statement:
      'Une réduction globale en anneau sur {gpus} GPU, numérotés de 1 à {gpus} ; le tableau est coupé en {gpus} ' +
      'morceaux. Le chemin du morceau {piece} commence chez le GPU {piece}.\n\nMettez dans l’ordre ses étapes : ' +
      'd’abord la réduction dispersée, puis le rassemblement. Un bloc est de trop.',
    hints: [
      'Au premier tour, chacun ajoute sa part à ce qu’il reçoit ; le morceau s’arrête quand il a vu tout le monde.',
      'Au second tour, le morceau entier repart de là où il s’est arrêté.',
    ],
    solution:
      'En {gpus} − 1 étapes le morceau fait le tour en s’additionnant, et finit entier chez le GPU qui précède le {piece}. ' +
      'En autant d’étapes, il repart de là, et chacun le recopie.',
    add: 'Le GPU {from} l’envoie au GPU {to}, qui l’ajoute au sien.',
    copy: 'Le GPU {from} l’envoie entier au GPU {to}, qui remplace le sien.',
    twice: 'La part du GPU {to} y est déjà : elle compterait deux fois.',
  },
  halvesOrder: {
    title: 'L’aller d’un MLP coupé en deux',
    statement:
      'Deux GPU calculent ensemble $GeLU(X A) B$ d’un bloc, en parallélisme de tenseur. Mettez les étapes de l’aller ' +
      'dans un ordre possible. Deux blocs sont de trop, et plusieurs ordres sont justes : les deux GPU ne s’attendent ' +
      'pas.',
    hints: [
      'Chaque GPU va seul aussi loin qu’il peut.',
      'Rien ne traverse d’un GPU à l’autre avant la somme des deux termes.',
    ],
    solution:
      'Sur chaque GPU : ses colonnes de $A$, GeLU, ses lignes de $B$. Les deux termes s’additionnent alors par une seule ' +
      'réduction globale ; chacun ajoute ensuite le résidu.',
    steps: {
      first: 'GPU 1 : $X A_1$',
      second: 'GPU 2 : $X A_2$',
      gelu1: 'GPU 1 : GeLU',
      gelu2: 'GPU 2 : GeLU',
      last1: 'GPU 1 : produit par $B_1$',
      last2: 'GPU 2 : produit par $B_2$',
      sum: 'Réduction globale des deux termes',
      residual: 'Chacun ajoute le résidu',
    },
    never: {
      gather: {
        text: 'Chaque GPU envoie ses colonnes à l’autre',
        why: 'GeLU agit nombre par nombre, et les lignes de $B$ d’un GPU ne lisent que ses propres colonnes.',
      },
      early: {
        text: 'Réduction globale avant GeLU',
        why: 'Elle serait nécessaire si $A$ était coupée par lignes. Par colonnes, chaque nombre est déjà complet.',
      },
    },
  },
  ...experiments,
};
