/** Exercises of the chain-of-thought lab. Markup: kit/exercises/markup.ts; `{name}` is a value of the variant. */
export default {
  everyStep: {
    title: 'Une chaîne sans faute',
    statement:
      'Un modèle réussit chaque étape avec une probabilité de {sure:p0}, indépendamment des autres. Un problème en ' +
      'demande {steps}, et une seule erreur suffit à le perdre.\n\nQuelle est la probabilité que les {steps} ' +
      'étapes soient justes ?',
    hints: [
      'Deux étapes indépendantes réussissent ensemble avec une probabilité qui est le *produit* des leurs.',
      'Élevez {sure:2} à la puissance {steps}.',
    ],
    solution:
      '{sure:2} à la puissance {steps} donne {answer}. Une fiabilité de {sure:p0} par étape paraît bonne ; sur une ' +
      'longue chaîne, elle ne l’est plus.',
    one: 'C’est la probabilité d’une seule étape. Il en faut {steps} à la suite.',
    added:
      'Vous avez additionné les risques, {steps} × {missed:2}. Ils se recouvrent : multipliez plutôt les réussites.',
    some: 'C’est la probabilité qu’au moins une étape soit juste. On demande qu’elles le soient toutes.',
    ladder: {
      worked:
        'Quatre étapes, chacune juste avec une probabilité de 0,9. Les deux premières le sont ensemble avec 0,9 × ' +
        '0,9 = 0,81, les deux autres aussi ; toutes les quatre, avec 0,81 × 0,81 = 0,6561, soit 66 %.',
      gaps: [
        { ask: 'Une étape est juste avec une probabilité de…', fill: '{sure:2}.' },
        { ask: 'Deux étapes le sont ensemble avec…', fill: '{sure:2} × {sure:2}.' },
        { ask: 'Les {steps} étapes le sont avec…', fill: '{sure:2} élevé à la puissance {steps}.' },
      ],
    },
  },
  threeVoters: {
    title: 'Trois chaînes votent',
    statement:
      'On tire trois chaînes, indépendantes, chacune juste avec une probabilité de {right:p0}. Il n’y a que deux ' +
      'réponses possibles, et l’on garde la majoritaire.\n\nAvec quelle probabilité la réponse gardée est-elle ' +
      'juste ?',
    hints: [
      'La majorité a raison si les trois chaînes sont justes, ou si exactement deux le sont.',
      'Deux chaînes justes sur trois : il y a trois façons de choisir celle qui se trompe.',
    ],
    solution:
      '$p^3$ + 3 $p^2$(1 − $p$), avec $p$ = {right:2} et 1 − $p$ = {wrong:2}, donne {answer}. Le vote amplifie la ' +
      'tendance, dans un sens comme dans l’autre. De vraies chaînes, tirées du même modèle, se trompent souvent ' +
      'ensemble : le gain est moindre.',
    all: 'Vous n’avez compté que le cas où les trois chaînes sont justes. Deux suffisent.',
    ordered: 'Deux chaînes justes sur trois, cela peut arriver de trois façons : comptez-les toutes.',
    any: 'C’est la probabilité qu’au moins une chaîne soit juste. Une seule voix sur trois ne fait pas une majorité.',
    ladder: {
      worked:
        'Trois chaînes, chacune juste avec une probabilité de 0,9. Toutes les trois : 0,9 × 0,9 × 0,9 = 0,7290. Deux ' +
        'seulement, de trois façons : 3 × 0,9 × 0,9 × 0,1 = 0,2430. La majorité est juste avec 0,7290 + 0,2430 = ' +
        '0,9720, soit 97 %.',
      gaps: [
        { ask: 'Les trois chaînes sont justes avec…', fill: '{right:2} × {right:2} × {right:2}.' },
        { ask: 'Deux seulement le sont, de trois façons, avec…', fill: '3 × {right:2} × {right:2} × {wrong:2}.' },
        {
          ask: 'La majorité est juste avec…',
          fill: '{right:2} × {right:2} × {right:2} + 3 × {right:2} × {right:2} × {wrong:2}.',
        },
      ],
    },
  },
  voteCode: {
    title: 'Écrire le vote',
    statement:
      'Complétez `vote(answers)`. `answers` contient la réponse de chaque chaîne, dans l’ordre où elles ont été ' +
      'tirées : un nombre, ou `-1` pour une chaîne qui n’a rien conclu. La fonction renvoie la réponse ' +
      'gardée :\n\n- la plus fréquente ;\n- à égalité, celle qui est apparue la première ;\n- les `-1` ne votent ' +
      'pas ; si personne n’a conclu, la fonction renvoie `-1`.',
    hints: [
      'Comptez d’abord les voix de chaque réponse, dans un `Map` ou un tableau.',
      'Un `Map` se parcourt dans l’ordre des premières insertions : une comparaison stricte, `>`, garde alors la ' +
        'première en cas d’égalité.',
    ],
    solution:
      'Compter, puis garder le plus grand compte en parcourant les réponses dans l’ordre de leur première ' +
      'apparition. C’est exactement ce que fait le laboratoire.',
    starter: {
      answers: 'answers : les réponses des chaînes, −1 si la chaîne n’a rien conclu',
      returns: 'renvoie la réponse majoritaire, ou −1',
      count: 'compter les voix',
      choose: 'garder la réponse qui en a le plus',
    },
    tests: {
      plain: { name: 'Une majorité nette', advice: 'La réponse 7 a trois voix : elle l’emporte.' },
      silent: {
        name: 'Des chaînes muettes',
        advice: 'Les −1 ne sont pas des réponses, même quand ils sont les plus nombreux.',
      },
      tie: { name: 'Une égalité', advice: 'Deux réponses ont deux voix : on garde celle qui est apparue la première.' },
      late: {
        name: 'Une égalité rattrapée à la fin',
        advice: 'La première apparue l’emporte, même si l’autre a eu ses deux voix plus tôt.',
      },
      nobody: { name: 'Personne ne conclut', advice: 'Sans aucune voix, la fonction renvoie −1.' },
      zero: {
        name: 'La réponse 0',
        advice: '0 est une réponse comme une autre. Attention aux tests du genre `if (best)`.',
      },
      long: { name: 'Beaucoup de chaînes', advice: 'Comptez toutes les voix avant de choisir.' },
    },
  },
  blindDigit: {
    title: 'Répondre d’un coup',
    statement:
      'Ouvrez le laboratoire sur le problème de {depth} étapes de la graine {seed}. Dans la colonne « Sans ' +
      'exemple », le modèle écrit tout de suite un chiffre. Choisissez ce jeton pour voir ce qu’il aurait pu ' +
      'écrire à sa place.\n\nQuelle probabilité le modèle donnait-il à la *bonne* réponse ?',
    hints: [
      'La bonne réponse est écrite sous l’énoncé. Cherchez ce chiffre dans le tableau des jetons les plus probables.',
      'Ce n’est pas forcément le chiffre que le modèle a écrit.',
    ],
    solution:
      'Il lui donnait {answer}. Au hasard, ce serait 10 %. Chaque opération redistribue les dix chiffres sans en ' +
      'perdre un : sans les valeurs intermédiaires, rien ne distingue la bonne réponse. Il faudrait toutes les ' +
      'calculer d’un coup, dans quelques couches.',
    chosen: 'C’est la probabilité du chiffre que le modèle a écrit. Cherchez celle de la bonne réponse.',
  },
  tokensWritten: {
    title: 'Le prix des étapes',
    statement:
      'Ouvrez le laboratoire sur le problème de {depth} étapes de la graine {seed}.\n\nCombien de jetons le modèle ' +
      'écrit-il quand on ne lui montre aucun exemple ? Et avec « Pas à pas » ?',
    direct: 'Sans exemple',
    trigger: 'Pas à pas',
    hints: [
      'Le nombre de jetons écrits est sous chaque verdict. Ne comptez pas ceux de l’invite.',
      'Vous pouvez les compter : une étape tient en quatre jetons, le point compris.',
    ],
    solution:
      'Sans exemple, il en écrit {answer1} ; avec « Pas à pas », {answer2}. Chaque jeton écrit est un passage de ' +
      'plus dans le modèle, donc quelques couches de plus en série : la chaîne de pensée achète de la profondeur ' +
      'avec des jetons. Elle coûte d’autant plus que le problème est long.',
    prompt: 'Vous avez relevé la longueur des invites. On demande ce que le modèle écrit après elles.',
  },
  rightOutOf: {
    title: 'Combien sur dix ?',
    statement:
      'Ouvrez le laboratoire sur « Selon les étapes », avec la graine {seed} et {count} problèmes par point. ' +
      'Lancez la mesure.\n\nAvec {depth} étapes, combien de problèmes sur {count} sont justes quand on ne montre ' +
      'aucun exemple ? Et avec « Pas à pas » ?',
    direct: 'Sans exemple',
    trigger: 'Pas à pas',
    hints: [
      'Parcourez les points avec les flèches : le texte sous le graphique donne le compte exact.',
      'Attendez la fin de la mesure : chaque point doit porter sur {count} problèmes.',
    ],
    solution:
      'Sans exemple, il en réussit {answer1} ; avec « Pas à pas », {answer2}. Dix problèmes, c’est peu : ' +
      'l’intervalle à 95 % est large. Mesurez-en cent avant de conclure, et comparez.',
    swapped: 'Vous avez échangé les deux invites.',
  },
  wrongStep: {
    title: 'Un faux chiffre dans la chaîne',
    statement:
      'Ouvrez le laboratoire sur « Changer une étape » : le problème de {depth} étapes de la graine {seed}, ' +
      'l’étape {step} changée en {value}. Faites continuer le modèle.\n\nQue conclut-il ?',
    hints: [
      'La conclusion est la dernière ligne du tableau, colonne « Dans la chaîne ».',
      'Vérifiez que le chiffre écrit est bien {value}, à l’étape {step}.',
    ],
    solution:
      'Il conclut {answer} ; sans le faux chiffre, la bonne réponse était {right}. Comparez avec la colonne « En ' +
      'suivant le chiffre écrit » : si c’est elle qu’il rejoint, alors il lit vraiment ses étapes pour répondre, ' +
      'et ne refait pas le calcul en cachette. C’est un test de fidélité qu’une belle explication ne passe pas ' +
      'toujours.',
    untouched: 'C’est la bonne réponse, celle de la chaîne intacte. Que conclut le modèle avec le faux chiffre ?',
  },
  keptAnswer: {
    title: 'La réponse gardée',
    statement:
      'Ouvrez le laboratoire sur « Voter » : le problème de {depth} étapes de la graine {seed}, température ' +
      '{temperature:1}, {chains} chaînes. Tirez-les.\n\nQuelle réponse est gardée, et avec combien de voix ?',
    answer: 'Réponse',
    votes: 'Voix',
    hints: [
      'La phrase au-dessus du tableau donne les deux nombres, une fois toutes les chaînes tirées.',
      'Vérifiez la température et le nombre de chaînes : un autre réglage donne d’autres tirages.',
    ],
    solution:
      'La réponse gardée est {answer1}, avec {answer2} voix. La graine rend le tirage répétable : changez-la, et ' +
      'd’autres chaînes sortent. La réponse gardée, elle, change moins que chacune d’elles, et c’est tout ' +
      'l’intérêt du vote.',
  },
  whyWrite: {
    title: 'Ce que l’écriture change',
    statement: 'Pourquoi écrire les étapes aide-t-il un modèle de profondeur fixe ? Cochez tout ce qui est vrai.',
    hints: [
      'Demandez-vous ce qui change entre deux jetons : les poids, le contexte, le nombre de couches ?',
      'Repensez à l’étape faussée : elle dit ce que le modèle lit, non ce qu’il « pense ».',
    ],
    solution:
      'Écrire donne au modèle une mémoire et du calcul en série, au prix de jetons. Ses poids et ses couches ' +
      'restent ce qu’ils sont, et rien ne garantit que ses raisons soient celles qu’il écrit.',
    options: {
      context: {
        text: 'Chaque valeur écrite rejoint le contexte, où l’attention peut la relire',
        correction: 'Le contexte sert de mémoire de travail : c’est là que les étapes sont gardées.',
      },
      serial: {
        text: 'Chaque jeton écrit donne un passage de plus dans les couches, donc plus de calcul en série',
        correction: 'Un seul jeton ne dispose que de la profondeur du modèle ; cinquante en disposent cinquante fois.',
      },
      cost: {
        text: 'Le gain se paie : plus il y a d’étapes, plus il y a de jetons à écrire',
        correction: 'Le coût croît avec la longueur de la chaîne, à chaque question.',
      },
      weights: {
        text: 'Les poids s’ajustent un peu à chaque étape',
        correction: 'Les poids ne bougent pas. Seul le contexte s’allonge.',
      },
      faithful: {
        text: 'Les étapes montrent à coup sûr les vraies raisons de la réponse',
        correction:
          'Pas à coup sûr : on a vu des modèles justifier après coup une réponse due à tout autre chose. Il faut ' +
          'l’éprouver, par exemple en faussant une étape.',
      },
      layers: {
        text: 'Le modèle gagne des couches à mesure qu’il écrit',
        correction: 'Il a toujours le même nombre de couches. C’est le nombre de passages qui augmente.',
      },
    },
  },
} as const;
