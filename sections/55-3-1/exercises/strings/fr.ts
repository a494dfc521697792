/** Exercises of 55.3.1 without a lab. Markup: kit/exercises/markup.ts; `{name}` is a value of the variant. */
export default {
  loraBackward: {
    title: 'Le retour de LoRA, à la main',
    statement:
      'Une matrice est corrigée : $h = W_0 x + (α/r)·B·A·x$. Complétez `gradients(X, G, A, B, alpha)`, qui renvoie ' +
      '`[dA, dB]`, les gradients de la perte par rapport à $A$ et à $B$, sommés sur les exemples d’un ' +
      'lot.\n\n`X` a une ligne de $k$ nombres par exemple (son entrée $x$), `G` une ligne de $d$ nombres par ' +
      'exemple (le gradient $δ$ de la perte par rapport à $h$). `A` a $r$ lignes de $k$ nombres, `B` a $d$ ' +
      'lignes de $r$ nombres.\n\nNe modifiez pas les tableaux reçus. N’utilisez que le langage : ni bibliothèque ' +
      'ni réseau.',
    hints: [
      'Commencez par un seul exemple : $∂L/∂B$ est $(α/r)·δ·(Ax)^T$. Quelle est la taille de $Ax$ ?',
      'Pour $A$, le gradient descend d’abord par $B$ : $b = B^T δ$ a $r$ nombres. Puis `dA[l][j]` reçoit `s * b[l] ' +
        '* x[j]`.',
      'Pour un lot, ajoutez (`+=`) la part de chaque exemple. $W_0$ n’intervient nulle part : elle est gelée.',
    ],
    solution:
      'Deux vecteurs de $r$ nombres suffisent par exemple : $Ax$, déjà calculé à l’aller, et $B^T δ$. Les deux ' +
      'gradients en sont des produits d’une colonne par une ligne ; jamais on ne forme le gradient de $W_0$, de ' +
      '$d × k$ nombres. C’est là que LoRA économise du calcul et de la mémoire.',
    starter: {
      shapes: 'X : N lignes de k nombres ; G : N de d ; A : r de k ; B : d de r.',
      returns: 'Renvoie [dA, dB], de la forme de A et de B.',
      todo: 'additionnez la part de chaque exemple, sans oublier alpha / r',
    },
    tests: {
      chapter: {
        name: 'L’exemple du chapitre',
        advice: 'Avec δ = (1 ; −1 ; 2) : dA = (3 ; 6 ; 3), et dB a pour lignes 4, −4 et 8.',
      },
      start: {
        name: 'Le premier pas, B = 0',
        advice: 'B nulle : le gradient de A est nul, celui de B ne l’est pas.',
      },
      one: { name: 'Un exemple, rang 2', advice: 'Chaque direction l a sa part : ligne l de dA, colonne l de dB.' },
      batch: { name: 'Un lot de cinq', advice: 'Les gradients des exemples s’additionnent, sans moyenne.' },
      rank: { name: 'd = k = r', advice: 'Tout est carré : vérifiez où B est lue par lignes, où par colonnes.' },
      wide: { name: 'Un grand lot', advice: '16 exemples, 24 entrées, 20 sorties, rang 4.' },
      alpha: { name: 'α = 1, rang 4', advice: 'Le facteur est α/r, dans les deux gradients.' },
    },
  },
  firstStep: {
    title: 'Le premier pas change-t-il la sortie ?',
    statement:
      'LoRA de rang 1, $B = 0$ au départ. $A$ = ({a}), $x$ = ({x}), $α = {alpha}$. Le gradient de la perte par ' +
      'rapport au premier nombre de la sortie $h$ est {gradient}. On fait *un* pas de descente simple (SGD), de ' +
      'taux {rate}, puis on recalcule la sortie pour le même $x$.\n\nDe combien le premier nombre de $h$ a-t-il ' +
      'changé ?',
    hints: [
      'Avec $B = 0$, le gradient de $A$ est nul : seule $B$ bouge. Calculez $Ax$, un seul nombre.',
      'Le premier nombre de $B$ devient $−η·α·δ·(Ax)$, où $η$ est le taux.',
      'La correction de la sortie est $α·B·(Ax)$ : $α$ et $Ax$ comptent une seconde fois.',
    ],
    solution:
      '$Δh = −η·α^2·(Ax)^2·δ$ = {answer}. Le signe est l’opposé de celui du gradient : la perte descend. Et $α$ ' +
      'compte deux fois, dans le gradient de $B$ et dans ce que $B$ ajoute à la sortie : doubler $α$ quadruple ' +
      'ce premier pas de SGD.',
    once: 'Vous n’avez compté $α$ qu’une fois : il est dans le gradient de $B$ et dans la correction de la sortie.',
    onlyB: 'C’est le nouveau nombre de $B$. La sortie reçoit $α·B·(Ax)$.',
    up: 'On descend : le pas va contre le gradient.',
    ladder: {
      worked:
        '$A$ = (1 ; 2 ; 1), $x$ = (2 ; 1 ; −1), $α = 2$, un gradient de 1, un taux de 0,1. $Ax$ vaut 1 × 2 + 2 × 1 − ' +
        '1 × 1 = 3. Le premier nombre de $B$ devient −0,1 × 2 × 1 × 3 = −0,6. La sortie reçoit 2 × (−0,6) × 3 = −3,6.',
      gaps: [
        { ask: '$Ax$ est la somme, terme à terme, des produits de…', fill: '({a}) et de ({x}).' },
        { ask: 'Le premier nombre de $B$ devient…', fill: '−{rate} × {alpha} × ({gradient}) × $Ax$.' },
        { ask: 'La sortie change de…', fill: '{alpha} × ce nombre × $Ax$.' },
      ],
    },
  },
  adamw: {
    title: 'Écrire un pas d’AdamW',
    statement:
      'Complétez `adamw(theta, g, m, v, t, rate, decay)`, le pas numéro $t$ (le premier est 1) pour un tableau de ' +
      'paramètres `theta` de gradient `g`. Il renvoie `[theta, m, v]` après le pas :\n\n- $m ← β_1·m + (1 − ' +
      'β_1)·g$ et $v ← β_2·v + (1 − β_2)·g^2$ ;\n- $m′ = m/(1 − β_1^t)$ et $v′ = v/(1 − β_2^t)$, corrigés de ' +
      'leur départ à zéro ;\n- $θ ← θ − η·m′/(√[v′] + ε) − η·λ·θ$, où $η$ est `rate` et $λ$ est `decay`.\n\nNe ' +
      'modifiez pas les tableaux reçus. N’utilisez que le langage : ni bibliothèque ni réseau.',
    hints: [
      'Faites d’abord de nouveaux tableaux pour $m$ et $v$, avec `map`. Ce sont eux que l’on renvoie, non corrigés.',
      'Les corrections divisent par `1 - beta1 ** t` et `1 - beta2 ** t`. Elles servent au pas, et ne sont pas ' +
        'gardées.',
      'La décroissance retire `rate * decay * theta[i]`, pris avant le pas. Elle ne passe ni par $m$ ni par $v$.',
    ],
    solution:
      'Trois lignes par paramètre, et deux nombres à garder entre deux pas : c’est toute la mémoire d’Adam. La ' +
      'décroissance agit à part ; mêlée au gradient, comme dans Adam d’origine, elle serait divisée par $√v$, et ' +
      'les paramètres de grand gradient ne décroîtraient presque plus.',
    starter: {
      arrays: 'theta, g, m, v : quatre tableaux de même longueur.',
      returns: 'Renvoie [theta, m, v] après le pas : trois tableaux nouveaux.',
      todo: 'les moments, leurs corrections, puis le pas et la décroissance',
    },
    tests: {
      first: {
        name: 'Le tout premier pas',
        advice:
          'Au premier pas, m′ = g et v′ = g² : le pas vaut le taux, contre le signe du gradient. Attendu : 0,9 et 1,1.',
      },
      idle: { name: 'Gradient nul', advice: 'Sans gradient, seule la décroissance agit : θ perd un vingtième.' },
      later: {
        name: 'Quelques pas plus tard',
        advice: 'Les moments gardent le passé ; t entre dans leurs corrections.',
      },
      decay: { name: 'Avec décroissance', advice: 'λ ne passe ni par m ni par v.' },
      long: { name: 'Après mille pas', advice: 'La correction de v compte encore : elle divise par 0,63 environ.' },
      tiny: { name: 'Gradients minuscules', advice: 'ε s’ajoute à la racine, et non sous elle.' },
    },
  },
  biasCorrection: {
    title: 'À quoi sert la correction',
    statement:
      'Les moments d’Adam partent de zéro, avec $β_1 = {beta1}$ et $β_2 = {beta2}$. Supposez le gradient constant. ' +
      'Au pas numéro $t = {t}$, on oublie de corriger les moments : le pas est proportionnel à $m/√v$ au lieu de ' +
      '$m′/√[v′]$.\n\nPar quel nombre le pas est-il multiplié ?',
    hints: [
      'Avec un gradient $g$ constant, $m = (1 − β_1^t)·g$. Et $v$ ?',
      'Corrigé, le rapport vaut $g/√[g^2]$, soit 1 en valeur absolue. Il reste à calculer celui qui ne l’est pas.',
    ],
    solution:
      'Le pas est multiplié par $(1 − {beta1}^t)/√[1 − {beta2}^t]$ = {answer}. Selon les deux $β$, les premiers ' +
      'pas seraient trop grands (plus de trois fois dès le premier, avec les valeurs usuelles) ou trop petits. ' +
      'Corrigés, ils valent le taux, quel que soit $t$.',
    noRoot: 'Il manque la racine : c’est $√v$ qui divise, non $v$.',
    inverse: 'C’est l’inverse : on cherche le pas sans correction, divisé par le pas corrigé.',
    firstAlone: 'Le second moment est trop petit lui aussi, et il divise.',
    ladder: {
      worked:
        '$β_1 = $ 0,5 et $β_2 = $ 0,8, au pas 2. Le premier moment vaut 1 − 0,5 × 0,5 = 0,75 fois $g$ ; le second, 1 ' +
        '− 0,8 × 0,8 = 0,36 fois $g^2$, dont la racine est 0,6. Le pas est multiplié par 0,75 / 0,6 = 1,25.',
      gaps: [
        { ask: 'Sans correction, le premier moment vaut $g$ fois…', fill: '1 − {beta1} à la puissance {t}.' },
        { ask: 'Le second moment vaut $g^2$ fois…', fill: '1 − {beta2} à la puissance {t}.' },
        { ask: 'Le pas est multiplié par le premier nombre, divisé par…', fill: 'la racine du second.' },
      ],
    },
  },
  twiceAlpha: {
    title: 'Doubler α',
    statement:
      'On double $α$ sans toucher au rang, au taux ni à $A$. $B$ part de zéro. Par combien est multiplié ce que le ' +
      '*premier pas* change dans la sortie $h$, pour le même exemple ?',
    hints: [
      'Ce que le pas change dans la sortie est $(α/r)·ΔB·Ax$. Que vaut $ΔB$ avec SGD ? Avec AdamW ?',
      'Au premier pas d’Adam, chaque nombre de $B$ bouge du taux, contre le signe de son gradient, quelle qu’en ' +
        'soit la taille.',
    ],
    solution:
      'Le gradient de $B$ est proportionnel à $α$. SGD le suit : avec le facteur $α/r$ de la sortie, cela fait $2 ' +
      '× 2 = 4$. Adam divise le gradient par sa propre taille : il ne reste que le facteur de la sortie, 2. ' +
      'C’est pourquoi, avec Adam, régler $α$ ou régler le taux revient presque au même.',
    options: {
      four: {
        text: 'Par 4 avec SGD, par 2 avec AdamW',
        correction: 'SGD voit α dans le gradient et dans la sortie ; Adam ne le voit que dans la sortie.',
      },
      two: {
        text: 'Par 2 avec les deux',
        correction: 'Avec SGD, ΔB double aussi, puisque le gradient de B est proportionnel à α.',
      },
      same: {
        text: 'Par 2 avec SGD, par 1 avec AdamW, qui annule toute échelle',
        correction: 'Adam annule l’échelle du gradient ; pas le facteur α/r, qui multiplie encore B dans la sortie.',
      },
      half: {
        text: 'Par 4 avec les deux',
        correction: 'Adam divise le gradient par sa taille : doubler le gradient ne change pas son pas.',
      },
      both: {
        text: 'Par 1 : comme B = 0, le premier pas ne change pas la sortie',
        correction: 'Le gradient de A est nul, mais celui de B ne l’est pas : B bouge dès le premier pas.',
      },
    },
  },
  optimizerBytes: {
    title: 'Ce qu’il faut garder',
    statement:
      'Un décodeur de {layers} blocs, $d = {width}$. Chaque bloc a quatre matrices $d × d$ (attention), une de $d$ ' +
      'vers $4d$ et une de $4d$ vers $d$ ; négligez le reste. On l’ajuste avec Adam en précision mixte, ' +
      '16 octets par paramètre appris, soit en entier, soit par LoRA de rang $r = {rank}$ sur les six matrices, ' +
      'la base gelée en 16 bits.\n\nCombien de mémoire faut-il dans chaque cas, activations non comprises (1 Go ' +
      '= $10^9$ octets) ?',
    hints: [
      'Un bloc a $12 d^2$ poids. Combien LoRA en apprend-elle ? $r(d + d)$ pour une matrice carrée, $r(d + 4d)$ ' +
        'pour une du MLP.',
      'Par bloc, LoRA apprend $4 × 2rd + 2 × 5rd = 18rd$ nombres.',
      'Un poids gelé coûte 2 octets : ni gradient, ni moments, ni copie en 32 bits. Mais il faut le charger.',
    ],
    whole: 'Ajustement complet',
    lora: 'LoRA',
    unit: 'Go',
    solution:
      'En entier : $16 × 12 d^2$ octets par bloc, {answer1} en tout. Par LoRA : $2 × 12 d^2 + 16 × 18rd$ par bloc, ' +
      '{answer2}. La base gelée pèse maintenant presque tout : c’est elle que QLoRA comprime.',
    noBase: 'La base gelée est là aussi : 2 octets par poids.',
    weightsAlone:
      'Vous ne comptez que les poids. Ce qui apprend a aussi un gradient, deux moments et une copie en 32 bits.',
    learnsAll: 'Vous comptez la base comme si elle apprenait : gelée, elle coûte 2 octets par poids.',
    ladder: {
      worked:
        'Dix blocs, $d$ = 1 000, $r = 10$. La base compte 10 × 12 × 1 000 × 1 000 = 120 000 000 poids. En entier : ' +
        '16 × 120 000 000 = 1 920 000 000 octets, soit 1,92 Go. LoRA apprend 10 × 18 × 10 × 1 000 = 1 800 000 ' +
        'nombres : 2 × 120 000 000 + 16 × 1 800 000 = 268 800 000 octets, soit 0,2688 Go.',
      gaps: [
        { ask: 'La base compte…', fill: '{layers} × 12 × {width} × {width} poids.' },
        {
          ask: 'En gigaoctets, tout ajuster demande…',
          fill: '16 × {layers} × 12 × {width} × {width} / 1 000 000 000.',
        },
        { ask: 'LoRA apprend…', fill: '{layers} × 18 × {rank} × {width} nombres.' },
        {
          ask: 'En gigaoctets, avec la base gelée, elle demande…',
          fill: '(2 × {layers} × 12 × {width} × {width} + 16 × {layers} × 18 × {rank} × {width}) / 1 000 000 000.',
        },
      ],
    },
  },
  shapes: {
    title: 'Qui a quelle taille',
    statement:
      'LoRA corrige une matrice de $d$ lignes et $k$ colonnes : $h = W_0 x + (α/r)·B·A·x$. Associez à chaque ' +
      'symbole sa taille, et son sort pendant l’entraînement.',
    hints: [
      'L’entrée $x$ a $k$ nombres, la sortie $h$ en a $d$. Quelle matrice touche $x$ la première ?',
      '$A$ résume $k$ nombres en $r$ ; $B$ les redéploie en $d$.',
    ],
    solution:
      '$A$ ($r × k$) agit d’abord et ne laisse passer que $r$ nombres ; $B$ ($d × r$) les redéploie. Leur ' +
      'produit a la taille de $W_0$, ce qui permet de fusionner.',
    lines: {
      base: {
        text: '$W_0$',
        why: 'La matrice du préentraînement : entière, et gelée.',
      },
      down: {
        text: '$A$',
        why: 'Elle lit les $k$ nombres de l’entrée et en écrit $r$.',
      },
      up: {
        text: '$B$',
        why: 'Elle lit $r$ nombres et en écrit $d$, ceux de la sortie.',
      },
      between: {
        text: '$Ax$',
        why: 'Le passage étroit : toute la correction tient en $r$ nombres.',
      },
      output: {
        text: '$h$',
        why: 'Une sortie par ligne de $W_0$.',
      },
      change: {
        text: '$BA$',
        why: 'La taille de $W_0$, mais seuls ses deux facteurs sont appris.',
      },
    },
    choices: {
      frozen: 'd × k, gelée',
      rk: 'r × k, apprise',
      dr: 'd × r, apprise',
      dk: 'd × k, jamais apprise en entier',
      r: 'r nombres',
      d: 'd nombres',
      k: 'k nombres',
    },
    swapped: 'C’est la taille de l’autre facteur : $A$ agit la première, sur les $k$ nombres de l’entrée.',
    input: 'C’est la taille de l’entrée $x$.',
  },
  mergeOrNot: {
    title: 'Fusionner quarante adaptateurs ?',
    statement:
      'Un serveur tient une base et les adaptateurs LoRA de quarante clients, dont les requêtes arrivent ' +
      'mêlées. Un collègue propose de fusionner chaque adaptateur dans la base, pour gagner du temps à chaque ' +
      'requête.\n\nQue lui répondez-vous ?',
    hints: [],
    solution:
      'Fusionné, un adaptateur n’ajoute en effet aucun calcul : le modèle a l’architecture de départ. Mais il ' +
      'faut alors un modèle entier par client, donc quarante copies de la base en mémoire, ou une fusion et ' +
      'une défusion à chaque changement de client. Et un lot ne peut plus mêler leurs requêtes, puisque les ' +
      'poids ne sont plus les mêmes. Sans fusion, le serveur calcule $W_0 x$ une fois pour tout le lot, et ' +
      'ajoute à chaque requête une petite correction. La fusion convient à un adaptateur qui sert seul, ou ' +
      'presque tout le temps.',
    rubric: {
      gain: 'La fusion ôte bien le calcul ajouté : le modèle fusionné a l’architecture de départ.',
      copies: 'Elle demande un modèle entier par client, ou de refaire la fusion à chaque changement.',
      batch: 'Des requêtes de clients différents ne peuvent plus être traitées dans un même lot.',
      apart: 'Sans fusion, $W_0 x$ se calcule en commun, et chaque requête reçoit une petite correction.',
      when: 'Fusionner convient quand un seul adaptateur sert, ou presque.',
    },
  },
} as const;
