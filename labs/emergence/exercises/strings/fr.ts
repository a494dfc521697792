/** Exercises on emergence. Markup: kit/exercises/markup.ts; `{name}` is a value of the variant. */
export default {
  needed: {
    title: 'De p à p puissance k',
    statement:
      'Un modèle donne {share} % de chiffres justes ; les réponses ont {length} chiffres, et l’on suppose les erreurs ' +
      'indépendantes.\n\nQuelle part des réponses est entièrement juste, et quelle part de chiffres justes faudrait-il ' +
      'pour que la moitié des réponses le soient ?',
    exact: 'Réponses justes',
    half: 'Chiffres justes pour la moitié',
    hints: ['Élevez la part de chiffres justes à la puissance {length}.', 'Pour la moitié : $p = 2^[-1/k]$.'],
    solution:
      '{answer1} des réponses sont entièrement justes ; il faudrait {answer2} de chiffres justes pour la moitié.',
    added: 'Les erreurs ne s’ajoutent pas : les parts de chiffres justes se multiplient.',
    ladder: {
      worked:
        'Des réponses de 2 chiffres, dont 50 % sont justes. Une réponse entière est juste une fois sur quatre : 0,5 ' +
        '× 0,5 = 0,25, soit 25 %. Pour la moitié des réponses, il faudrait $p^2$ = 0,5, donc $p = 2^[-1/2]$, environ ' +
        '0,7071, soit 70,71 %.',
      gaps: [
        {
          ask: 'Une réponse est juste si chacun de ses {length} chiffres l’est. Sa probabilité est…',
          fill: '{share} / 100, élevé à la puissance {length}.',
        },
        {
          ask: 'Pour la moitié, il faut que $p$ à la puissance {length} fasse 0,5. Donc $p$ vaut…',
          fill: '0,5 élevé à la puissance 1 / {length}.',
        },
      ],
    },
  },
  rightSums: {
    title: 'Compter des sommes justes',
    statement:
      'Dans le laboratoire, réglez : {digits} chiffres par nombre, retenues « {sums} », graine {seed}. Ouvrez les ' +
      'réponses de la taille {size}, telles qu’elles ont été gardées.\n\nQuelle part des sommes est entièrement juste, et que ' +
      'vaut le produit des probabilités, moyenne des sommes ?',
    exact: 'Sommes justes',
    product: 'Produit des probabilités',
    hints: ['La graine et la taille ont chacune leur réglage.', 'Les mesures sont au-dessus du tableau des réponses.'],
    solution: '{answer1} des sommes sont justes ; le produit vaut {answer2}.',
  },
  steepest: {
    title: 'Où est la marche ?',
    statement:
      'Dans le laboratoire, réglez : {digits} chiffres par nombre, retenues « {sums} », toutes les graines, et ' +
      'faites un pari, quel qu’il soit.\n\nQuelle part de la montée la plus forte marche fait-elle, pour la mesure ' +
      '« {one} », puis pour la mesure « {other} » ?',
    first: 'Première mesure',
    second: 'Seconde mesure',
    hints: ['Chaque courbe dit sa plus forte marche.', 'La part peut passer 100 % : une courbe peut redescendre.'],
    solution: 'Première mesure : {answer1} de la montée. Seconde : {answer2}.',
  },
  ownMeasure: {
    title: 'Une mesure à vous',
    statement:
      'Dans le laboratoire, réglez : {digits} chiffres par nombre, retenues « {sums} », toutes les graines. Écrivez ' +
      'une mesure qui vaut, pour chaque somme, {what}.\n\nQue vaut-elle à la taille {size}, en moyenne ?',
    what: {
      'p[0]': 'la probabilité du premier chiffre écrit',
      'p[1]': 'la probabilité du deuxième chiffre écrit',
      'p[p.length - 2]': 'la probabilité du chiffre des unités, le dernier avant la fin',
      'Math.min(...p)': 'la plus petite des probabilités, la fin comprise',
      'p[0] * p[1]': 'le produit des probabilités des deux premiers chiffres écrits',
    },
    hints: [
      'p est une liste : p[0] est son premier élément, p[p.length - 1] le dernier, qui est la fin.',
      'Les flèches parcourent la courbe ; le tableau donne tous les nombres.',
    ],
    solution: 'Elle vaut {answer}.',
  },
  verdict: {
    title: 'Ce que le laboratoire permet de dire',
    statement: 'Comparez deux et cinq chiffres, les graines et les trois mesures. Que peut-on affirmer ?',
    options: {
      luck: {
        text:
          'À deux chiffres, la taille 6k réussit presque tout avec une graine et presque rien avec une autre : un saut ' +
          'vu sur un seul entraînement peut venir du hasard.',
        correction: 'Choisissez une graine puis une autre : 91 % et 9 % des sommes.',
      },
      dependent: {
        text:
          'À cinq chiffres, la part de chiffres justes élevée à la puissance k annonce la part de sommes justes à ' +
          'quelques points près.',
        correction: 'Pariez, et comparez : à 8k, 10k ou 109k, les deux nombres sont voisins.',
      },
      both: {
        text:
          'À cinq chiffres et à la taille 8k, la vraisemblance de la bonne réponse sépare elle aussi les graines qui ont ' +
          'appris de celle qui n’a pas appris : une mesure continue n’efface pas ce saut-là.',
        correction:
          'Choisissez une graine puis une autre : −1,5 et −1,6 pour deux d’entre elles, −7,6 pour la troisième.',
      },
      mirage: {
        text: 'Le saut disparaît dès que l’on compte les chiffres : il n’était qu’un effet de la mesure.',
        correction:
          'À 8k, la part de chiffres justes passe de 47 % à plus de 86 % d’une graine à l’autre. C’est la ' +
          'moyenne des graines qui adoucit la courbe.',
      },
      zero: {
        text: 'Aucune somme juste sur cent à 4k prouve que la probabilité d’une somme juste y est nulle.',
        correction: 'Le produit des probabilités est petit, non nul. Cent sommes ne le voient pas.',
      },
      larger: {
        text: 'Un modèle plus grand réussit toujours mieux : avec la graine 1337, aucune taille ne recule.',
        correction: 'À cinq chiffres, 109k réussit moins de sommes que 27k.',
      },
    },
    hints: [
      'Réglez la graine, puis comparez 1 et 2 à deux chiffres.',
      'Sous chaque courbe, lisez sa plus forte marche.',
    ],
    solution: 'Sont vraies la première, la deuxième et la troisième affirmation ; chaque option dit pourquoi.',
  },
};
