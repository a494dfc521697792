/** Exercises of 55.2.0. Markup: kit/exercises/markup.ts; `{name}` is a value of the variant. */
export default {
  giga: 'Go',
  state: {
    title: 'L’état d’un entraînement',
    statement:
      'Un modèle de {billions} milliards de paramètres s’entraîne avec Adam. Poids de calcul : 2 octets ; ' +
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
  },
  zero: {
    title: 'ZeRO, avec un nombre fini de GPU',
    statement:
      'Un modèle de {billions} milliards de paramètres s’entraîne sur {gpus} GPU, à 16 octets par paramètre : 2 ' +
      'pour le poids, 2 pour le gradient, 12 pour l’optimiseur. Le stade {stage} de ZeRO est en ' +
      'place.\n\nCombien de gigaoctets chaque GPU tient-il, sans les activations ?',
    hints: [
      'Le stade 1 partage les 12 octets de l’optimiseur ; le stade 2 partage aussi les 2 du gradient.',
      'Ce qui est partagé se divise par {gpus} ; le reste est copié sur chaque GPU.',
    ],
    solution:
      'Ce que le stade {stage} partage se divise par {gpus}, le reste est copié sur chaque GPU. Multiplié par ' +
      '{billions} milliards : {answer} Go.',
    limit: 'C’est la limite pour un nombre infini de GPU : la part de l’optimiseur n’est pas encore nulle à {gpus}.',
    everything: 'Vous avez tout partagé. Cela, c’est le stade 3.',
  },
  cache: {
    title: 'Le cache des clés et des valeurs',
    statement:
      'Un modèle a {layers} blocs et {heads} têtes de {width} nombres, mais seulement {groups} têtes de clés et de ' +
      'valeurs (GQA). Il sert {sequences} séquences de {length} jetons à la fois, en 16 bits.\n\nCombien de ' +
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
      'Entraîner {name} avec {recipe}, en BF16 mixte, sur des cartes de {card} Go : une séquence de 2 048 jetons ' +
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
};
