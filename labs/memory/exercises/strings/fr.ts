/** Exercises of 55.2.0. Markup: kit/exercises/markup.ts; `{name}` is a value of the variant. */
export default {
  giga: 'Go',
  state: {
    title: 'L’état d’un entraînement',
    statement:
      'Un modèle de {billions} milliards de paramètres s’entraîne avec Adam. Poids de calcul : 2 octets ; ' +
      'gradient : {gradient} octets ; copie maîtresse : 4 octets ; chacun des deux moments : ' +
      '{moment} octets.\n\nCombien de gigaoctets son état occupe-t-il, avant toute activation ?',
    hints: [
      'Comptez d’abord les octets d’un seul paramètre, poste par poste.',
      'Un paramètre a un poids, un gradient, une copie et *deux* moments.',
    ],
    solution:
      'Par paramètre : 2 + {gradient} + 4 + 2 × {moment} octets. Un milliard de paramètres à un octet font 1 Go : ' +
      'il suffit de multiplier par {billions}, soit {answer} Go.',
    weightsOnly: 'Ce sont les poids de calcul seuls : ce qu’il faut pour interroger le modèle.',
    noMaster: 'Il manque la copie maîtresse des poids, à 4 octets.',
    oneMoment: 'Adam garde deux moments par paramètre, non un.',
    ladder: {
      worked:
        'Un modèle de 2 milliards de paramètres, gradient et moments à 4 octets. Par paramètre : 2 + 4 + 4 + ' +
        '2 × 4 = 18 octets. Pour 2 milliards : 36 Go.',
      gaps: [
        {
          ask: 'Par paramètre, le poids, le gradient et la copie prennent…',
          fill: '2 + {gradient} + 4 octets.',
        },
        {
          ask: 'Les deux moments prennent…',
          fill: '2 × {moment} octets.',
        },
        {
          ask: 'L’état occupe donc…',
          fill: '{billions} × (6 + {gradient} + 2 × {moment}) Go.',
        },
      ],
    },
  },
  activations: {
    title: 'Les activations d’un micro-lot',
    statement:
      'Un Transformer a $L = {layers}$ blocs, une largeur $d = {width}$ et $h = {heads}$ têtes. On lui donne ' +
      '{batch} séquences de $n = {length}$ jetons. Rien n’est recalculé, et les scores d’attention sont ' +
      'écrits.\n\nCombien de gigaoctets d’activations garde-t-il, en 16 bits ?',
    hints: [
      'C’est la formule du texte, $L n d (34 + 5 h n / d)$ octets par séquence.',
      'Calculez d’abord la parenthèse, puis multipliez par le nombre de séquences.',
    ],
    solution:
      'La parenthèse vaut 34 + 5 × {heads} × {length} / {width}. Multipliée par {layers} × {length} × {width}, ' +
      'puis par {batch} séquences : {answer} Go.',
    noScores: 'Il manque les matrices de scores, le terme $5 h n / d$ : ici, elles sont écrites.',
    oneSequence: 'C’est le compte d’une seule séquence. Le micro-lot en a {batch}.',
    ladder: {
      worked:
        'Deux blocs de largeur 1 000, avec 10 têtes, et 3 séquences de 100 jetons. La parenthèse vaut 34 + 5 × 10 × ' +
        '100 / 1 000 = 39. Une séquence garde 2 × 100 × 1 000 × 39 = 7 800 000 octets ; trois, 3 × 7 800 000 = ' +
        '23 400 000 octets, soit 0,0234 Go.',
      gaps: [
        { ask: 'La parenthèse vaut…', fill: '34 + 5 × {heads} × {length} / {width}.' },
        { ask: 'Une séquence garde, en octets…', fill: '{layers} × {length} × {width} fois cette parenthèse.' },
        {
          ask: 'En gigaoctets, tout le micro-lot garde…',
          fill: '{batch} × {layers} × {length} × {width} × (34 + 5 × {heads} × {length} / {width}) / 1 000 000 000.',
        },
      ],
    },
  },
  zero: {
    title: 'ZeRO, avec un nombre fini de GPU',
    statement:
      'Un modèle de {billions} milliards de paramètres s’entraîne sur {gpus} GPU, à 16 octets par paramètre : 2 ' +
      'pour le poids, 2 pour le gradient, 12 pour l’optimiseur. Le stade {stage} de ZeRO est en ' +
      'place.\n\nCombien de gigaoctets chaque GPU tient-il, sans les activations ?',
    hints: [
      'Le stade 1 partage les 12 octets de l’optimiseur ; le stade 2 partage aussi les 2 du gradient.',
      'Ce qui est partagé se divise par {gpus} ; le reste est copié sur chaque GPU.',
    ],
    solution:
      'Ce que le stade {stage} partage se divise par {gpus}, le reste est copié sur chaque GPU. Multiplié par ' +
      '{billions} milliards : {answer} Go.',
    limit: 'C’est la limite pour un nombre infini de GPU : la part de l’optimiseur n’est pas encore nulle à {gpus}.',
    everything: 'Vous avez tout partagé. Cela, c’est le stade 3.',
    ladder: {
      worked:
        'Un modèle de 2 milliards de paramètres, sur 4 GPU, au stade 1. L’optimiseur se partage : 12 / 4 = 3 ' +
        'octets. Le poids et le gradient restent copiés : 2 + 2 = 4 octets. En tout 7 octets par paramètre, ' +
        'soit 14 Go.',
      gaps: [
        {
          ask: 'Au stade {stage}, ce qui est partagé est…',
          fill: 'l’optimiseur, 12 octets ; au stade 2, le gradient aussi, 2 octets.',
        },
        {
          ask: 'Sur {gpus} GPU, chacun tient de ce qui est partagé…',
          fill: 'ces octets divisés par {gpus}.',
        },
        {
          ask: 'Il reste à ajouter ce qui est copié, puis à multiplier par…',
          fill: '{billions} milliards de paramètres.',
        },
      ],
    },
  },
  cache: {
    title: 'Le cache des clés et des valeurs',
    statement:
      'Un modèle a {layers} blocs et {heads} têtes de {width} nombres, mais seulement {groups} têtes de clés et de ' +
      'valeurs (GQA). Il sert {sequences} séquences de {length} jetons à la fois, en 16 bits.\n\nCombien de ' +
      'gigaoctets son cache KV occupe-t-il ?',
    hints: [
      'Par jeton et par bloc : une clé et une valeur pour chacune des {groups} têtes.',
      'Multipliez par le nombre de blocs, de jetons, de séquences, et par 2 octets.',
    ],
    solution:
      'Par jeton : 2 × {layers} × {groups} × {width} nombres de 2 octets. Pour {sequences} séquences de {length} ' +
      'jetons : {answer} Go.',
    allHeads: 'Vous avez compté les {heads} têtes. Par groupes, seules {groups} ont des clés et des valeurs à elles.',
    keysOnly: 'Il faut garder les clés *et* les valeurs.',
    ladder: {
      worked:
        'Un modèle de 2 blocs, 4 têtes de clés et de valeurs de 100 nombres. Par jeton : 2 × 2 × 4 × 100 = ' +
        '1 600 nombres, soit 3 200 octets. Pour 100 séquences de 1 000 jetons : 320 Mo, soit 0,32 Go.',
      gaps: [
        {
          ask: 'Par jeton et par bloc, le cache garde…',
          fill: '2 × {groups} × {width} nombres.',
        },
        {
          ask: 'Tous les blocs, en 16 bits, font par jeton…',
          fill: '{layers} × 2 × {groups} × {width} × 2 octets.',
        },
        {
          ask: 'Il sert en tout…',
          fill: '{sequences} × {length} jetons.',
        },
      ],
    },
  },
  untouched: {
    title: 'Ce qui ne touche pas aux activations',
    statement:
      'Lesquels de ces réglages laissent inchangées les activations que chaque GPU garde ? Vérifiez dans le ' +
      'laboratoire.',
    hints: ['Regardez la part des activations dans la barre, avant et après chaque réglage.'],
    solution:
      'ZeRO, les moments sur 8 bits et LoRA ne changent que ce que l’on garde *par paramètre*. Les activations ' +
      'dépendent du texte, du découpage et de ce que l’on recalcule.',
    options: {
      zero: {
        text: 'Passer de ZeRO 0 à ZeRO 3',
        correction: 'ZeRO partage poids, gradients et états. Chaque copie garde ses activations.',
      },
      adam8: {
        text: 'Garder les moments d’Adam sur 8 bits',
        correction: 'Les moments sont par paramètre : les activations n’en savent rien.',
      },
      lora: {
        text: 'N’entraîner que des adaptateurs LoRA',
        correction: 'Le laboratoire garde le même compte : le gradient traverse toujours tous les blocs.',
      },
      full: {
        text: 'Recalculer chaque bloc',
        correction: 'Il ne reste que l’entrée de chaque bloc, et un bloc déplié.',
      },
      tensor: {
        text: 'Doubler le parallélisme de tenseur',
        correction: 'Le contenu des têtes et du MLP se partage : la part de chacun diminue.',
      },
      batch: {
        text: 'Diviser par deux les séquences d’un micro-lot',
        correction: 'Les activations sont proportionnelles aux jetons du micro-lot.',
      },
    },
  },
  fewest: {
    title: 'La plus petite grappe',
    statement:
      'Entraîner {name} avec {recipe}, en BF16 mixte, sur des cartes de {card} Go : une séquence de 2 048 jetons ' +
      'par micro-lot, FlashAttention, chaque bloc recalculé, ZeRO {zero}.\n\nAvec le laboratoire, trouvez la ' +
      'plus petite grappe qui y suffise ($t$, $p$ et $N$ sont des puissances de 2, $t$ ne dépasse pas 8), et ce ' +
      'qu’y tient le GPU le plus chargé.',
    hints: [
      'Le laboratoire nomme la plus petite grappe sous la barre de mémoire. Prenez-la, puis lisez la barre la plus ' +
        'longue.',
      'Vérifiez chaque réglage de l’énoncé : optimiseur, recalcul, ZeRO, mémoire d’une carte.',
    ],
    gpus: 'GPU',
    fullest: 'Le plus chargé',
    solution:
      'Il faut {answer1} GPU au moins, dont le plus chargé tient {answer2} Go. Avec la moitié, aucun découpage ne ' +
      'tient.',
  },
  utilisation: {
    title: 'Le MFU d’un entraînement',
    statement:
      'Un modèle de {billions} milliards de paramètres s’entraîne sur {gpus} GPU, dont chacun sait faire {peak} × ' +
      '$10^[12]$ opérations par seconde. La grappe lit {read} milliers de jetons par seconde ; chaque bloc est ' +
      'recalculé au retour.\n\nQuel est le MFU ?',
    hints: [
      'Le MFU ne compte que les opérations utiles : six par paramètre et par jeton, recalcul exclu.',
      'Un milliard de paramètres et mille jetons font $10^[12]$ : ces puissances se simplifient.',
    ],
    solution:
      'Les opérations utiles, 6 × {billions} × {read} × $10^[12]$ par seconde, divisées par {gpus} × {peak} × ' +
      '$10^[12]$ : {answer}.',
    forward: 'C’est l’aller seul. Une opération utile sur trois : le retour en demande deux fois plus encore.',
    recomputed: 'C’est le HFU : le recalcul occupe les processeurs, mais il n’apprend rien de plus au modèle.',
    ladder: {
      worked:
        'Un modèle de 10 milliards de paramètres, sur 100 GPU à 300 × $10^[12]$ opérations par seconde, lit 200 ' +
        'milliers de jetons par seconde. Opérations utiles : 6 × 10 × 200 × $10^[12]$ = 12 000 × $10^[12]$ par ' +
        'seconde. La grappe saurait en faire 100 × 300 × $10^[12]$ = 30 000 × $10^[12]$. Le MFU est de 12 000 / ' +
        '30 000, soit 40 %.',
      gaps: [
        { ask: 'Chaque seconde, les opérations utiles sont…', fill: '6 × {billions} × {read} × $10^[12]$.' },
        { ask: 'Chaque seconde, la grappe saurait en faire…', fill: '{gpus} × {peak} × $10^[12]$.' },
        { ask: 'Le MFU est donc…', fill: '6 × {billions} × {read} / ({gpus} × {peak}).' },
      ],
    },
  },
  zeroCode: {
    title: 'Ce que tient chaque GPU',
    statement:
      'Complétez `bytesPerGpu(parameters, gpus, stage, moment)` : les octets que tient chaque GPU, activations ' +
      'exclues, au stade `stage` de ZeRO (0 à 3). Par paramètre : 2 octets pour le poids, 2 pour le gradient, 4 pour ' +
      'la copie maîtresse, et `moment` pour chacun des deux moments d’Adam.',
    hints: [
      'Trois postes : le poids, le gradient, l’optimiseur. Chacun est partagé à partir d’un stade à lui.',
      'Le stade 1 partage l’optimiseur, le stade 2 y ajoute le gradient, le stade 3 le poids.',
    ],
    solution:
      'Un poste partagé se divise par `gpus` ; un poste copié est entier sur chaque GPU. L’optimiseur compte la copie ' +
      'maîtresse et *deux* moments : $4 + 2m$ octets.',
    starter: {
      given: 'stage : 0 (rien n’est partagé) à 3 ; moment : octets de chacun des deux moments',
      returns: 'renvoie : les octets que tient chaque GPU',
      todo: 'à vous',
    },
    tests: {
      copied: {
        name: 'Sans ZeRO : 7,5 milliards de paramètres',
        advice: 'Rien n’est partagé : 16 octets par paramètre sur chaque GPU, soit 120 Go.',
      },
      first: { name: 'Stade 1, 64 GPU', advice: 'Seul l’optimiseur se partage : 4 + 12 / 64 octets par paramètre.' },
      second: { name: 'Stade 2, d’autres nombres', advice: 'L’optimiseur et le gradient se partagent, pas le poids.' },
      third: { name: 'Stade 3, d’autres nombres', advice: 'Tout se partage : divisez le total par le nombre de GPU.' },
      any: { name: 'Tous les stades', advice: 'Aucun nombre de l’exemple ne doit rester dans le programme.' },
    },
  },
  smallest: {
    title: 'Loger un modèle dans le moins de GPU',
    statement:
      'Entraînez {name} avec AdamW, en BF16 mixte, sur des cartes de {card} Go : un micro-lot d’une séquence de ' +
      '{length} jetons, FlashAttention, sans parallélisme de séquence.\n\nDans le laboratoire, réglez $t$, $p$, $N$, ' +
      'ZeRO et le recalcul pour que tout tienne dans le moins de GPU possible. $t$ ne dépasse pas 8 ; $p$ et $N$ ne ' +
      'sont pas forcément des puissances de 2. Les autres réglages ne comptent pas.',
    hints: [
      'Ce qui pèse le plus est l’état : à quel stade de ZeRO ajouter une copie allège-t-il tout l’état ?',
      'ZeRO ne partage pas les activations. Si elles débordent, recalculez, ou découpez les couches et les matrices.',
      'Le laboratoire nomme la plus petite grappe parmi les puissances de 2 : peut-on retirer un GPU ?',
    ],
    solution:
      'La plus petite compte {gpus} GPU : par exemple $t = {tensor}$, $p = {pipeline}$ et $N = {data}$, ZeRO 3, ' +
      'activations recalculées : {recomputing}. Avec un GPU de moins, aucun découpage ne tient.',
    cut: 'Découpage t × p × N',
    stage: 'Stade de ZeRO',
    recomputing: 'Activations recalculées',
    cannot: 'Ce modèle ne se découpe pas ainsi : le laboratoire dit pourquoi.',
    wide: 'Vous découpez les matrices entre {tensor} GPU. Au-delà de 8, elles sortiraient d’un nœud.',
    tooFull:
      'Avec la recette de l’énoncé, le GPU le plus chargé tiendrait {held} Go : c’est plus qu’une carte de {card} Go.',
    right: 'Tout tient dans {gpus} GPU, et pas dans un de moins. Le plus chargé tient {held} Go.',
    more: 'Tout tient dans {gpus} GPU, dont le plus chargé tient {held} Go. Il en suffit de {goal}.',
  },
  bytesOf: {
    title: 'À chaque poste ses octets',
    statement:
      'Entraînement avec Adam en précision mixte, selon la recette du texte. Associez à chaque poste ce qu’il ' +
      'occupe.',
    hints: [
      'Un nombre sur 16 bits occupe 2 octets ; sur 32 bits, 4.',
      'Adam garde deux moments. Les états de l’optimiseur sont ces moments et la copie maîtresse.',
    ],
    solution:
      '2 octets pour le poids du calcul et 2 pour le gradient ; 4 pour la copie maîtresse et 4 pour chaque ' +
      'moment, soit 12 d’états de l’optimiseur et 16 en tout. Seules les activations dépendent du texte.',
    lines: {
      weight: {
        text: 'Les poids qui servent au calcul',
        why: '16 bits, en FP16 ou en BF16.',
      },
      master: {
        text: 'La copie maîtresse des poids',
        why: '32 bits : c’est là que s’accumulent les mises à jour.',
      },
      moments: {
        text: 'Les deux moments d’Adam, ensemble',
        why: 'Deux nombres de 32 bits.',
      },
      states: {
        text: 'Tous les états de l’optimiseur',
        why: 'La copie maîtresse et les deux moments : 4 + 4 + 4.',
      },
      state: {
        text: 'Tout ce que l’on garde entre deux pas',
        why: '2 + 2 + 4 + 4 + 4.',
      },
      activations: {
        text: 'Les activations',
        why: 'Elles croissent avec la longueur de la séquence et le nombre de séquences.',
      },
    },
    choices: {
      two: '2 octets par paramètre',
      four: '4 octets par paramètre',
      six: '6 octets par paramètre',
      eight: '8 octets par paramètre',
      twelve: '12 octets par paramètre',
      sixteen: '16 octets par paramètre',
      text: 'Cela dépend du texte',
    },
    noMaster: 'Ce sont les deux moments. Il manque la copie maîtresse des poids.',
    statesOnly: 'Ce sont les états de l’optimiseur. Restent le poids du calcul et son gradient.',
    oneMoment: 'C’est un seul moment.',
    masterHalf: 'Sur 16 bits, une petite mise à jour s’arrondirait à rien : cette copie est sur 32 bits.',
  },
  crossover: {
    title: 'Quand les scores l’emportent',
    statement:
      'Dans la formule des activations, $34·L·n·d$ octets viennent des vecteurs et $5·L·h·n^2$ des matrices de ' +
      'scores.\n\nÀ quelle longueur $n$ les deux se valent-ils, pour un modèle de largeur $d$ à $h$ têtes ?',
    hints: ['Écrivez l’égalité des deux termes. Qu’est-ce qui se simplifie ?', 'Il reste $34 d = 5 h n$.'],
    solution:
      '$34·L·n·d = 5·L·h·n^2$ donne $n = 34d/(5h)$. Le nombre de blocs n’y est pour rien, et $d/h$ est la ' +
      'largeur d’une tête : à 128 par tête, $n ≈ 870$. Au-delà, sans FlashAttention, les scores pèsent le plus.',
    inverse: 'C’est l’inverse : plus les têtes sont nombreuses, plus les scores pèsent, et plus tôt ils l’emportent.',
    noHeads: 'Chaque tête a sa propre matrice de scores : divisez par $h$.',
    square: 'Les deux termes ont un facteur $n$ en commun : il en reste un seul, sans racine.',
  },
};
