/** Exercises answered by running the cluster, after the first four. */
export default {
  ms: 'ms',
  ranked: {
    pipeline: 'Les couches (1F1B, quatre micro-lots)',
    data: 'Les données, sans ZeRO',
    zero2: 'Les données, ZeRO 2',
    zero3: 'Les données, ZeRO 3',
    tensor: 'Les matrices',
    three: 'Les trois (tenseur 2, pipeline 2, quatre micro-lots)',
  },
  rankSent: {
    title: 'Du plus discret au plus bavard',
    statement:
      'Dans le laboratoire, entraînez quatre travailleurs avec chacune de ces coupes, et regardez les octets ' +
      'envoyés.\n\nRangez-les de celle qui envoie le *moins* d’octets par pas, tous travailleurs réunis, à celle qui en ' +
      'envoie le *plus*.',
    hints: [
      'Le tableau de la vue « Octets envoyés » donne ceux de chaque travailleur : additionnez-les.',
      'Ce petit modèle a 436 864 paramètres, et chaque activation entière 32 768 nombres.',
    ],
    solution:
      'Les couches n’échangent que des activations, à trois frontières. Les gradients viennent ensuite, puis les poids que ' +
      'ZeRO 3 rassemble en plus. Les matrices échangent des activations entières dans chaque bloc.',
  },
  rankHeld: {
    title: 'Du plus léger au plus lourd',
    statement:
      'Dans le laboratoire, entraînez quatre travailleurs avec chacune de ces coupes, et regardez la mémoire.\n\nRangez-les ' +
      'de celle où le travailleur le plus chargé tient le *moins* d’octets à celle où il en tient le *plus*.',
    hints: [
      'Avec les couches, les travailleurs ne tiennent pas tous autant : prenez le plus chargé.',
      'Additionnez poids, gradients, optimiseur et activations.',
    ],
    solution:
      'Couper les couches divise l’état et les activations. ZeRO 3 divise l’état, ZeRO 2 moins. Couper les matrices le divise ' +
      'aussi, mais chacun garde entier ce qui entre dans chaque région. Sans ZeRO, couper les données laisse l’état ' +
      'entier à chacun.',
  },
  ownOrder: {
    title: 'Un ordre à soi',
    statement:
      'Deux étages, quatre micro-lots, dans cet ordre :\n\n- premier étage : `{first}`\n- second étage : ' +
      '`{second}`\n\nExécutez-le dans le laboratoire, horloge « En temps égaux ». Combien de temps dure le pas, et ' +
      'combien de micro-lots le premier étage garde-t-il en vol, au plus ?',
    hints: [
      'La chronologie va de 0 à la fin du dernier passage ; son tableau donne chaque début et chaque durée.',
      'Un micro-lot est en vol chez un étage de son aller à son retour.',
    ],
    solution: 'Le pas dure {answer1} temps, et le premier étage garde jusqu’à {answer2} micro-lots.',
    slots: 'Temps',
    flying: 'Micro-lots en vol',
  },
  linkTime: {
    title: 'Changer de câble',
    statement:
      'Dans le laboratoire, entraînez {workers} travailleurs avec la coupe « {cutName} », puis rejouez le pas sur des ' +
      'liaisons {linkName}, avec {power} TFLOP/s par travailleur, sans rien cacher.\n\nCombien de millisecondes ' +
      'dure-t-il ?',
    hints: [
      'La vue « Chronologie », horloge « Des liaisons choisies », donne la durée du pas.',
      'Vérifiez par le calcul : chaque anneau fait attendre 2(N − 1) messages, chacun sa latence et ses octets.',
    ],
    solution: 'Le pas dure {answer}, calcul et messages bout à bout.',
  },
  unplugged: {
    title: 'Un travailleur de moins',
    statement:
      'Lancez l’entraînement dans le laboratoire, débranchez un travailleur après une dizaine de pas, puis ' +
      'reprenez.\n\nLesquelles de ces phrases sont *vraies* ?',
    hints: [
      'Lisez les phrases qui s’affichent à l’arrêt, puis après la reprise.',
      'Un point de reprise garde les poids, les deux moments d’Adam et le numéro du pas.',
    ],
    solution:
      'Une réduction globale attend tout le monde : un seul manque, et tous s’arrêtent. On refait les pas qui suivent ' +
      'le dernier point de reprise ; comme rien n’y manque, ils redonnent les mêmes bits.',
    options: {
      stops: {
        text: 'Les autres travailleurs s’arrêtent aussi.',
        correction: 'Ils attendent un message qui ne viendra pas.',
      },
      again: {
        text: 'Les pas faits depuis le dernier point de reprise sont à refaire.',
        correction: 'Ce qu’ils avaient appris n’était gardé nulle part.',
      },
      bits: {
        text: 'Les pas refaits donnent les mêmes pertes, bit pour bit.',
        correction: 'Même état, mêmes lots, mêmes additions.',
      },
      without: {
        text: 'Les autres finissent le pas sans lui, avec un lot plus petit.',
        correction: 'La somme des gradients attend la part de chacun.',
      },
      beginning: {
        text: 'Il faut reprendre l’entraînement depuis le premier pas.',
        correction: 'Le laboratoire garde un point de reprise tous les quatre pas.',
      },
      moments: {
        text: 'La perte remonte après la reprise, car l’optimiseur repart de zéro.',
        correction: 'Ses deux moments sont dans le point de reprise.',
      },
    },
  },
};
