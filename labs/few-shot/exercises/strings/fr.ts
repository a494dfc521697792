/** Exercises of 55.3.2 on in-context learning. Markup: kit/exercises/markup.ts; `{name}` is a value of the variant. */
import families from '../../strings/families/fr.ts';

export default {
  families,
  breakEven: {
    title: 'Au-delà de combien d’appels ?',
    statement:
      'Chaque appel fait relire au modèle {examples} jetons d’exemples, à 2 opérations par poids et par jeton. ' +
      'L’ajuster une fois demande {epochs} passages sur {corpus} jetons, à 6 opérations par poids et par jeton. ' +
      'On ne garde pas de cache d’un appel à l’autre.\n\nAu-delà de combien d’appels l’ajustement fin revient-il ' +
      'moins cher ?',
    unit: 'appels',
    hints: [
      'Écrivez les deux coûts avec $N$ paramètres. Le nombre $N$ disparaît du rapport.',
      'Un appel coûte $2N$ × {examples}. L’ajustement coûte $6N$ × {corpus} × {epochs}.',
    ],
    solution:
      'Le rapport des deux coûts est (6 × {corpus} × {epochs}) / (2 × {examples}) = {answer}. La taille du modèle ' +
      'n’y entre pas : elle multiplie les deux.',
    sameCost:
      'Vous avez compté autant d’opérations pour apprendre que pour lire. L’entraînement en demande trois fois ' +
      'plus : 6 au lieu de 2.',
    inverted: 'Les deux coûts sont échangés : c’est l’entraînement qui demande 6 opérations par poids et par jeton.',
    ladder: {
      worked:
        'Des exemples de 50 jetons à chaque appel, ou deux passages sur 10 000 jetons. Par paramètre, un appel coûte ' +
        '2 × 50 = 100 opérations ; l’ajustement, 6 × 10 000 × 2 = 120 000. Il est remboursé après 120 000 / 100 = ' +
        '1 200 appels.',
      gaps: [
        { ask: 'Par paramètre, relire les exemples coûte à chaque appel…', fill: '2 × {examples} opérations.' },
        { ask: 'L’ajustement coûte, une fois…', fill: '6 × {corpus} × {epochs} opérations.' },
        { ask: 'Il est remboursé après…', fill: '(6 × {corpus} × {epochs}) / (2 × {examples}).' },
      ],
    },
  },
  whatChanges: {
    title: 'Ce que changent les exemples',
    statement:
      'On ajoute trois exemples à une invite, puis on redemande la même chose au même modèle.\n\nQu’est-ce qui ' +
      'change, pendant ce seul appel ? Cochez tout ce qui change.',
    hints: ['Séparez ce qui est rangé dans un fichier de ce qui est calculé à chaque appel.'],
    solution:
      'Ce qui change est calculé pendant l’appel, puis oublié avec le contexte ; ce qui est rangé dans un fichier ' +
      'ne bouge pas.',
    options: {
      activations: {
        text: 'Les activations des positions qui suivent les exemples.',
        correction: 'Ces positions voient les exemples, et calculent autre chose.',
      },
      cache: {
        text: 'Les clés et les valeurs gardées en cache pendant l’appel.',
        correction: 'Le cache contient maintenant celles des exemples.',
      },
      distribution: {
        text: 'La distribution du premier jeton de la réponse.',
        correction: 'C’est tout l’intérêt des exemples.',
      },
      weights: {
        text: 'Les poids du modèle.',
        correction: 'Aucun gradient n’est calculé. L’empreinte du fichier de poids reste la même.',
      },
      tokenizer: {
        text: 'Le vocabulaire du modèle.',
        correction: 'Il est fixé avant l’entraînement.',
      },
      next: {
        text: 'La réponse du modèle aux appels suivants, sans ces exemples.',
        correction: 'Rien ne reste d’un appel à l’autre.',
      },
    },
  },
  bayes: {
    title: 'Deux ou trois exemples, et le doute',
    statement:
      'Avant le premier exemple, la bonne tâche a une cote de 1 contre {against}. Chaque exemple est {ratio} fois ' +
      'plus probable si la tâche est celle-là.\n\nQuelle est sa probabilité après {read} exemples ?',
    hints: [
      'Une cote se multiplie par le même facteur à chaque exemple lu.',
      'Une cote $c$ contre 1 donne la probabilité $c / (1 + c)$.',
    ],
    solution:
      'La cote devient {ratio} × … × {ratio} ({read} facteurs) contre {against}. La probabilité est le premier de ' +
      'ces deux nombres divisé par leur somme : {answer}.',
    once: 'Vous n’avez tenu compte que d’un seul exemple. Chacun multiplie la cote à son tour.',
    added: 'Vous avez additionné les facteurs. Des exemples indépendants les multiplient.',
    ladder: {
      worked:
        'Une cote de 1 contre 4, des exemples 2 fois plus probables, et l’on en lit 3. La cote est multipliée par 2 ' +
        '× 2 × 2 = 8 : elle devient 8 contre 4. La probabilité est 8 / (8 + 4) = 0,6667, soit 67 %.',
      gaps: [
        {
          ask: 'Chaque exemple multiplie la cote par {ratio}. Après {read} exemples, elle l’est par…',
          fill: '{ratio} à la puissance {read}.',
        },
        { ask: 'Ce nombre est la cote contre…', fill: '{against}.' },
        { ask: 'La probabilité est ce nombre, divisé par…', fill: 'lui-même plus {against}.' },
      ],
    },
  },
  gradientCode: {
    title: 'Un pas de gradient sans écrire les poids',
    statement:
      'Complétez `predict(X, Y, x, rate)`. Les $k$ exemples sont les lignes de `X`, de $d$ nombres, et de `Y`, de ' +
      '$m$ nombres. On cherche la matrice $W$ de $ŷ = Wx$ qui réduise la demi-somme des carrés des erreurs, en ' +
      'partant de $W = 0$.\n\nLa fonction renvoie ce que prédit, pour l’entrée `x`, le modèle obtenu après *un* ' +
      'pas de gradient de taille `rate`, sous la forme d’une attention : la somme des $y_i$, chacun pesé par ' +
      '$x_i·x$.\n\nN’utilisez que le langage : ni bibliothèque ni réseau. Chaque appel dispose de 2 secondes.',
    hints: [
      'Pour chaque exemple, un seul nombre : le produit scalaire de sa ligne de `X` avec `x`.',
      'La sortie a autant de nombres que les lignes de `Y`, non que celles de `X`.',
    ],
    solution:
      'En $W = 0$, le gradient de la demi-somme des carrés est l’opposé de la somme des produits $y_i x_i$. Un pas ' +
      'donne $W$, et $Wx$ se réarrange en une somme des $y_i$ pesés par $x_i·x$. Les $x_i$ sont les clés, les ' +
      '$y_i$ les valeurs : une attention sans softmax.',
    starter: {
      shapes: 'X : k lignes de d nombres ; Y : k lignes de m nombres ; x : d nombres.',
      returns: 'Renvoie m nombres.',
      todo: 'à vous',
    },
    tests: {
      book: {
        name: 'L’exemple du chapitre',
        advice: 'Le texte trouve 6 : 0,2 × (2 × 3 + 4 × 6).',
      },
      single: {
        name: 'Un seul exemple',
        advice: 'Un seul terme : la réponse de l’exemple, pesée par le produit scalaire des deux entrées.',
      },
      orthogonal: {
        name: 'Une clé étrangère à la requête',
        advice: 'Un exemple dont l’entrée est orthogonale à x ne compte pas.',
      },
      rate: { name: 'Un pas quelconque', advice: 'N’oubliez pas de multiplier par rate, une seule fois.' },
      wide: { name: 'm plus grand que d', advice: 'La sortie a la largeur des lignes de Y.' },
      narrow: { name: 'm plus petit que d', advice: 'La sortie a la largeur des lignes de Y, non celle de x.' },
      many: { name: 'Beaucoup d’exemples', advice: 'Tous les exemples comptent, jusqu’au dernier.' },
    },
  },
  rightProbability: {
    title: 'Sûr de lui ?',
    statement:
      'Ouvrez le laboratoire par le lien : la tâche est « Catégories nouvelles », avec quatre exemples, graine ' +
      '{seed}. Lisez la bonne réponse, ou déduisez-la des exemples.\n\nQuelle probabilité le modèle donne-t-il à ' +
      'cette bonne réponse ?',
    hints: [
      'Le tableau donne les premiers jetons possibles. La bonne étiquette n’est pas toujours la plus probable.',
      'Les étiquettes des exemples sont justes : celle d’un mot de la même catégorie est la bonne réponse.',
    ],
    solution:
      'Le modèle donne {answer} à la bonne étiquette. Ces catégories n’ont jamais été étiquetées à ' +
      'l’entraînement : il doit les reconnaître ici.',
    swapped: 'C’est la probabilité que vous lisez avec les étiquettes échangées. Remettez-les justes.',
  },
  enoughExamples: {
    title: 'Assez d’exemples',
    statement:
      'Ouvrez le laboratoire par le lien : la tâche « {task} » et la graine {seed} y sont déjà. Mesurez ' +
      'l’exactitude sur {count} questions par point.\n\nParmi k = 0, 1, 2, 4 et 8, quel est le plus petit nombre ' +
      'd’exemples justes qui donne au moins {enough} bonnes réponses sur {count} ? Si aucun n’y suffit, répondez ' +
      '{never}.',
    hints: [
      'Lancez la mesure, puis ouvrez le tableau sous la courbe « étiquettes justes ».',
      '{enough} sur {count}, c’est 90 %.',
    ],
    solution:
      'La réponse est {answer} (12 veut dire qu’aucun nombre n’y suffit). Une règle qui tient en une ligne se ' +
      'devine d’un exemple ; une table ne se devine pas, il faut que chaque ligne ait été montrée.',
  },
  copyingHead: {
    title: 'La tête qui recopie',
    statement:
      'Ouvrez le laboratoire par le lien : huit exemples d’une table à consulter, graine {seed}. Le modèle doit ' +
      'retrouver la ligne où le mot figure déjà.\n\nQuelle tête recopie le plus, sur cette invite ?',
    layer: 'Couche',
    head: 'Tête',
    hints: [
      'Choisissez « Têtes qui recopient » : le trait sous chaque nombre grandit avec lui.',
      'Ouvrez les candidates, et regardez quels jetons de l’invite sont soulignés.',
    ],
    solution:
      'Sur cette invite, c’est la tête {answer2} de la couche {answer1}. Éteignez-la dans le laboratoire : si la ' +
      'réponse tient, c’est que d’autres têtes recopient aussi.',
    right: 'Recopie de {score:3} : aucune tête ne fait mieux sur cette invite.',
    close: 'Tout près : sa recopie est de {score:3}, une autre atteint {best:3}.',
    far: 'Sa recopie n’est que de {score:3}. Une autre tête atteint {best:3}.',
    unknown: 'Le modèle a {layers} couches de {heads} têtes, numérotées à partir de 1.',
  },
  costlyHeads: {
    title: 'Faire oublier les exemples',
    statement:
      'Le modèle lit {examples} exemples de « {task} », {tongue}, puis répond. Dans le laboratoire, éteignez ' +
      '{count} tête{count:s}, ni plus ni moins : celle{count:s} dont l’absence fait le plus monter la surprise de la ' +
      'bonne réponse.\n\nVotre choix est jugé sur {prompts} invites que le laboratoire ne montre pas. Les autres ' +
      'réglages ne comptent pas.',
    hints: [
      'Dans « Têtes qui recopient », éteignez une tête, et lisez la probabilité de la bonne réponse. Changez de graine : ' +
        'une seule invite peut tromper.',
      'La tête qui recopie lit ce que d’autres ont préparé : cherchez aussi dans les premières couches.',
      'Essayez les têtes par deux : certaines ne manquent que si une autre est éteinte aussi.',
    ],
    solution:
      'De tous les choix possibles, le plus coûteux est celui-ci : {best}. Recopier demande plusieurs têtes à la suite : ' +
      'l’une, dans une première couche, prépare ce qu’une autre va chercher. Éteindre l’une ou l’autre coupe la chaîne.',
    tongues: { fr: 'en français', en: 'en anglais' },
    none: 'aucune',
    silenced: 'Têtes éteintes, couche et rang',
    unknown: 'Le modèle a {layers} couches de {heads} têtes : l’une des têtes éteintes n’existe pas.',
    number: 'Votre état éteint {off} tête{off:s}. Il en faut {count}.',
    right: 'La surprise de la bonne réponse monte de {cost} nat par jeton : aucun choix ne coûte nettement plus.',
    close: 'La surprise de la bonne réponse monte de {cost} nat par jeton. Un autre choix coûte {most}.',
    far: 'La surprise de la bonne réponse ne change que de {cost} nat par jeton. Un autre choix coûte {most}.',
  },
  swappedLabels: {
    title: 'Étiquettes échangées',
    statement:
      'Ouvrez le laboratoire par le lien : tâche « {task} », graine {seed}. Mesurez l’exactitude sur {count} ' +
      'questions par point.\n\nAvec k = {k} et des étiquettes *échangées* dans les exemples, dans quelle part ' +
      'des cas le modèle donne-t-il l’étiquette que ces exemples enseignent ?',
    hints: [
      'Deux courbes portent sur les étiquettes échangées : l’une compte les vraies réponses, l’autre celles que ' +
        'les exemples enseignent.',
      'Lisez le point k = {k} de la courbe « échangées, jugées comme telles ».',
    ],
    solution:
      'Il suit les exemples dans {answer} des cas. Ces étiquettes n’ont pas de sens propre : les échanger, c’est ' +
      'seulement donner d’autres noms. Des trois hypothèses du texte, deux prévoient qu’il les suive : recopier ' +
      'le motif et descendre un gradient.',
    judgedTrue: 'C’est la part des *vraies* étiquettes. On demande celle des étiquettes que les exemples enseignent.',
    notSwapped:
      'C’est l’exactitude avec des étiquettes justes. On demande la courbe des étiquettes échangées, jugées comme ' +
      'telles.',
    atEight: 'C’est la part avec huit exemples. On demande le point k = {k}.',
  },
  newTask: {
    title: 'Hors de l’entraînement',
    statement:
      'Ouvrez le laboratoire par le lien : tâche « {task} », graine {seed}. Cette tâche n’a jamais été vue à ' +
      'l’entraînement. Mesurez l’exactitude sur {count} questions par point.\n\nQuelle est l’exactitude au point ' +
      'k = {k}, étiquettes justes ?',
    hints: ['Lisez le point k = {k} de la courbe « étiquettes justes ».'],
    solution:
      'Le modèle a raison dans {answer} des cas. Comparez avec une tâche de l’entraînement : la même recette, sur ' +
      'ce qu’il a appris à ranger, va plus loin.',
    trained: 'C’est l’exactitude sur les catégories de l’entraînement. La tâche demandée est « {task} ».',
    atEight: 'C’est l’exactitude avec huit exemples. On demande le point k = {k}.',
  },
};
