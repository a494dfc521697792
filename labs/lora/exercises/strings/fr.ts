/** Exercises of 55.3.1. Markup: kit/exercises/markup.ts; `{name}` is a value of the variant. */
import tasks from '../../strings/tasks/fr.ts';

export default {
  tasks,
  parameterCount: {
    title: 'Compter un adaptateur',
    statement:
      'Un décodeur a {layers} blocs de largeur $d = {width}$. On pose LoRA de rang $r = {rank}$ sur deux matrices ' +
      'de chaque bloc : celle qui calcule ensemble Q, K et V (entrée $d$, sortie $3d$), et la projection de ' +
      'sortie de l’attention ($d$ vers $d$).\n\nCombien de paramètres apprend-on ?',
    hints: [
      'Pour une matrice d’entrée $k$ et de sortie $d$, LoRA apprend $r(d + k)$ nombres : $A$ et $B$.',
      'Additionnez les deux matrices d’un bloc, puis multipliez par le nombre de blocs.',
    ],
    solution:
      'Par bloc : $r(d + 3d) + r(d + d) = 6 r d$. Avec {layers} blocs : $6 × {layers} × {rank} × {width}$ = ' +
      '{answer}. Le laboratoire compte de même, puis vérifie dans le fichier.',
    whole: 'C’est le nombre de poids des matrices elles-mêmes. LoRA n’apprend que $A$ et $B$.',
    first: 'Vous n’avez compté que la première matrice. La projection de sortie en ajoute $r(d + d)$ par bloc.',
    oneBlock: 'C’est le compte d’un seul bloc.',
    ladder: {
      worked:
        'Deux blocs, $d = 100$, $r = 3$. La première matrice demande 3 × (100 + 300) = 1 200 nombres, la seconde 3 × ' +
        '(100 + 100) = 600. Un bloc en demande 1 200 + 600 = 1 800 ; deux, 2 × 1 800 = 3 600.',
      gaps: [
        { ask: 'La matrice de Q, K et V demande…', fill: '{rank} × ({width} + 3 × {width}) nombres.' },
        { ask: 'La projection de sortie en demande…', fill: '{rank} × ({width} + {width}).' },
        { ask: 'Tous les blocs ensemble…', fill: '{layers} × {rank} × 6 × {width}.' },
      ],
    },
  },
  mergeCode: {
    title: 'Écrire la fusion',
    statement:
      'Complétez `merge(W0, A, B, alpha)`, qui renvoie $W′ = W_0 + (α/r)·B·A$. `W0` a $d$ lignes de $k$ nombres, ' +
      '`A` a $r$ lignes de $k$ nombres, `B` a $d$ lignes de $r$ nombres. Le rang se lit sur `A`.\n\nNe modifiez ' +
      'pas les tableaux reçus. N’utilisez que le langage : ni bibliothèque ni réseau.',
    hints: [
      'Le nombre de la ligne $i$, colonne $j$ de $B·A$ est la somme, sur les $r$ directions, de `B[i][k] * A[k][j]`.',
      'Le rang est `A.length` ; n’oubliez pas de diviser `alpha` par lui.',
    ],
    solution:
      'Deux boucles sur les cases de `W0`, une troisième sur les $r$ directions, et le facteur $α/r$ à la fin. Un ' +
      'programme complet est montré sous les tests. C’est exactement ce que fait le bouton « Fusionner » du ' +
      'laboratoire, matrice par matrice.',
    starter: {
      shapes: 'W0 : d lignes de k nombres ; A : r lignes de k nombres ; B : d lignes de r nombres.',
      returns: 'Renvoie d lignes de k nombres.',
      todo: 'W0 + (alpha / r) * B * A',
    },
    tests: {
      chapter: {
        name: 'L’exemple du chapitre',
        advice: 'Les lignes attendues sont (2 ; 0 ; 3), (−2 ; 1 ; −3) et (3 ; 1 ; 0).',
      },
      zero: { name: 'B nulle', advice: 'Avec B = 0, la fusion ne change rien : W′ = W₀.' },
      rank: { name: 'Rang 2 ou 3', advice: 'Sommez sur les r directions, et divisez alpha par r.' },
      sizes: { name: 'Matrice rectangulaire', advice: 'd et k diffèrent : la ligne i vient de B, la colonne j de A.' },
      alpha: { name: 'α = 1, rang 4 à 6', advice: 'Le facteur est α/r : ici, plus petit que 1.' },
      square: {
        name: 'd = k = r',
        advice: 'Tout est carré : c’est ici que B·A et A·B se confondent le plus facilement.',
      },
      large: { name: 'Une grande matrice', advice: '64 × 48, rang 8 : trois boucles suffisent largement.' },
    },
  },
  whyApart: {
    title: 'D’où vient l’écart ?',
    statement:
      'Dans le laboratoire, les logits du modèle fusionné et ceux du modèle non fusionné diffèrent de quelques ' +
      'cent-millièmes. Pourquoi ?',
    hints: [
      'En arithmétique exacte, $W_0 x + s·B(Ax)$ et $(W_0 + s·BA)x$ sont égaux. Qu’est-ce qui n’est pas exact ici ?',
    ],
    solution:
      'Le modèle est le même, et l’égalité exacte sur le papier : en 32 bits, changer l’ordre des additions change ' +
      'leurs derniers chiffres.',
    options: {
      rounding: {
        text: 'Les deux calculs font les mêmes sommes dans un autre ordre, et chaque opération arrondit',
        correction: 'En 32 bits, chaque addition arrondit à sept chiffres environ ; deux ordres, deux arrondis.',
      },
      scale: {
        text: 'La fusion oublie le facteur α/r',
        correction: 'L’écart serait alors aussi grand que l’effet de l’adaptateur : plusieurs unités, non 10⁻⁵.',
      },
      bias: {
        text: 'La fusion ne touche pas aux biais',
        correction: 'LoRA ne touche pas aux biais non plus : ils sont les mêmes dans les deux calculs.',
      },
      rank: {
        text: 'Fusionner réduit le rang de la correction',
        correction: 'ΔW garde son rang : elle est ajoutée telle quelle.',
      },
      sampling: {
        text: 'Le modèle tire ses jetons au hasard',
        correction:
          'Les logits se calculent avant tout tirage, et les textes du laboratoire sont tirés avec les mêmes ' +
          'nombres au hasard.',
      },
    },
  },
  strength: {
    title: 'Doser la correction',
    statement:
      'Dans le laboratoire, choisissez l’adaptateur « {adapterName} » et l’invite « {prompt} ». Réglez la force de ' +
      'la correction à × {strength}, sans second adaptateur ni troncature.\n\nQuelle est la probabilité du jeton ' +
      'le plus probable après l’invite, avec l’adaptateur ?',
    hints: [
      'Lisez le tableau de l’onglet « Jeton suivant », colonne « Non fusionné ».',
      'Cherchez la plus grande valeur de cette colonne : ce n’est pas forcément le même jeton que pour la base.',
    ],
    solution:
      'La plus grande probabilité est {answer}. À mi-force, l’adaptateur hésite entre deux manières ; au-delà de ' +
      '1, il force la sienne. Rien n’a été réentraîné : un seul nombre a changé.',
    whole: 'C’est la probabilité à pleine force. Réglez la force à × {strength}.',
    base: 'C’est la probabilité de la base. Lisez la colonne de l’adaptateur.',
  },
  twoAdapters: {
    title: 'Additionner deux adaptateurs',
    statement:
      'Dans le laboratoire, posez « {adapterName} » à pleine force, sans second adaptateur, et mesurez ici la ' +
      'perte sur sa tâche. Ajoutez ensuite « {secondName} » à × {strength}, et mesurez encore.\n\nDe combien la ' +
      'perte sur la tâche de « {adapterName} » monte-t-elle, en nats par jeton ?',
    hints: [
      'Onglet « Oubli », bouton « Mesurer ici », ligne « adapté », colonne « Tâche » : relevez le nombre avant et ' +
        'après l’ajout.',
      'Comparez les deux mesures entre elles, non avec la base : la ligne « écart » donne autre chose.',
    ],
    solution:
      'La perte monte de {answer} nat{answer:s} par jeton. Les deux ΔW s’additionnent exactement, mais la perte ' +
      'n’est pas linéaire en elles : chaque correction a été apprise seule, et déplace les entrées des matrices ' +
      'que corrige l’autre.',
    absolute: 'C’est la perte du mélange elle-même. Retranchez-en celle de « {adapterName} » seul.',
    againstBase: 'Vous comparez à la base. On demande ce que le second adaptateur ajoute à la perte du premier.',
  },
  strongestBlock: {
    title: 'La matrice qui change le plus',
    statement:
      'Chargez l’adaptateur « {adapterName} ». Parmi les matrices `{matrix}` de tous les blocs (`attn.c_attn` : Q, ' +
      'K, V ; `attn.c_proj` : sortie d’attention), dans quel bloc la valeur singulière n° {k} de ΔW, σ{k}, ' +
      'est-elle la plus grande, et que vaut-elle ?',
    block: 'Bloc',
    value: 'Valeur singulière',
    hints: [
      'Dans l’onglet « Rang de ΔW », la carte « Les directions de ΔW » a une ligne par matrice. Ne regardez que la ' +
        'colonne σ{k}, et que les lignes de la bonne sorte.',
      'Un tableau dépliable sous la carte donne tous les nombres.',
    ],
    solution:
      'C’est le bloc {answer1}, où σ{k} vaut {answer2}. Les valeurs sont rangées par ordre décroissant : la ' +
      'première dit où l’adaptateur pousse le plus fort dans une seule direction, les suivantes ce qu’il ajoute.',
  },
  enoughRank: {
    title: 'Quel rang suffit ?',
    statement:
      'Adaptateur « {adapterName} », à pleine force. Le gain est la baisse de la perte sur la tâche, de la base ' +
      '(rang 0) à l’adaptateur entier.\n\nQuel est le plus petit rang gardé qui obtient au moins {share:p0} de ' +
      'ce gain ?',
    hints: [
      'Dans l’onglet « Rang de ΔW », sous « Perte selon le rang gardé », lisez la colonne de la tâche, du rang 0 ' +
        'au dernier.',
      'Gain au rang k : (perte au rang 0 − perte au rang k) / (perte au rang 0 − perte au dernier rang).',
    ],
    solution:
      'Le rang {answer} suffit. Tronquer après coup n’est pas entraîner à ce rang : comparez avec les adaptateurs ' +
      'entraînés à de petits rangs, onglet « Oubli » du laboratoire.',
    right: 'Le rang {rank} obtient {gained:p1} du gain, le rang d’avant {below:p1}.',
    tooLow: 'Le rang {rank} n’obtient que {gained:p1} du gain.',
    tooHigh: 'Un rang plus petit suffit déjà.',
  },
  forgetting: {
    prose: { fr: 'française', en: 'anglaise' },
    title: 'Mesurer l’oubli',
    statement:
      'Chargez « {adapterName} » et réglez la force à × {strength}, sans second adaptateur. Mesurez ici la perte ' +
      'sur la prose générale {prose}.\n\nDe combien dépasse-t-elle celle de la base, en nats par jeton ?',
    hints: [
      'Onglet « Oubli », bouton « Mesurer ici », ligne « écart ».',
      'L’écart est positif quand l’adaptateur oublie. Mettez ensuite la force à 0 : que devient-il ?',
    ],
    solution:
      'L’écart est de {answer} nat{answer:s} par jeton. À force 0, il est nul : les poids d’origine n’ont jamais ' +
      'bougé. L’oubli d’un adaptateur se retire avec lui.',
    absolute: 'C’est la perte elle-même. On demande ce qu’elle ajoute à celle de la base.',
  },
} as const;
