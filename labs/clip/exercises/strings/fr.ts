/** Exercises of 55.1.3. Markup: kit/exercises/markup.ts; `{name}` is a value of the variant. */
import groups from '../../strings/groups/fr.ts';

export default {
  groups,
  patchCount: {
    title: 'Compter les carreaux',
    statement:
      'Un Vision Transformer reçoit une image de {width} × {height} pixels et la coupe en carreaux de côté $P = ' +
      '{patch}$.\n\nCombien de jetons obtient-il, sans compter le jeton de classe ? Et combien de couples ' +
      '(requête, clé) chaque tête d’attention compare-t-elle ?',
    tokens: 'Jetons',
    pairs: 'Couples',
    hints: [
      'Combien de carreaux tiennent dans la largeur ? Et dans la hauteur ?',
      'L’attention d’un ViT n’est pas masquée : chaque jeton regarde tous les jetons, lui compris.',
    ],
    solution:
      'Il y a {columns} carreaux en largeur et {rows} en hauteur, soit {answer1} jetons ; les couples en sont le ' +
      'carré : {answer2}. Diviser le côté des carreaux par deux multiplierait les jetons par 4 et les couples ' +
      'par 16.',
    added:
      'Vous avez additionné les carreaux de la largeur et ceux de la hauteur : une grille se compte par un produit.',
    side: 'Vous avez divisé la surface par $P$. Un carreau couvre $P^2$ pixels.',
    ladder: {
      worked:
        'Une image de 32 × 24 pixels, des carreaux de côté 8. En largeur, 32 / 8 = 4 carreaux ; en hauteur, 24 / 8 = ' +
        '3. Cela fait 4 × 3 = 12 jetons, et 12 × 12 = 144 couples.',
      gaps: [
        {
          ask: 'En largeur et en hauteur, il y a…',
          fill: '{width} / {patch} = {columns} carreaux, et {height} / {patch} = {rows}.',
        },
        { ask: 'Les jetons sont donc…', fill: '{columns} × {rows}.' },
        { ask: 'Chaque jeton regarde tous les jetons. Les couples sont…', fill: 'le carré du nombre de jetons.' },
      ],
    },
  },
  captionProbability: {
    title: 'Trois légendes et une température',
    statement:
      'Une image a pour similarités cosinus, avec trois légendes : {cosines}. La température est $τ = ' +
      '{temperature}$.\n\nQuelle probabilité la légende n° {caption} reçoit-elle ? Donnez trois décimales.',
    hints: [
      'Divisez chaque cosinus par $τ$ : vous trouvez {quotients}.',
      'Prenez les exponentielles, puis rapportez celle de la légende n° {caption} à leur somme.',
    ],
    solution:
      'Les quotients sont {quotients}, leurs exponentielles {exponentials:3}, de somme {sum:3}. La légende ' +
      'n° {caption} reçoit {answer}. Avec $τ = 1$, les trois seraient presque à égalité.',
    untempered: 'C’est le softmax des cosinus eux-mêmes. Il faut d’abord les diviser par $τ$.',
    multiplied: 'Vous avez multiplié par $τ$. Une petite température écarte les scores : on divise.',
    noExponential: 'Vous avez rapporté les cosinus à leur somme, sans passer par l’exponentielle.',
    ladder: {
      worked:
        'Trois cosinus, 0,4 ; 0,2 ; 0,6, à la température 0,2, et l’on veut la première légende. Divisés par 0,2, ' +
        'ils deviennent 2 ; 1 ; 3. Leurs exponentielles sont 7,3891 ; 2,7183 ; 20,0855, et 7,3891 + 2,7183 + 20,0855 ' +
        '= 30,1929. La première légende reçoit 7,3891 / 30,1929 = 0,2447.',
      gaps: [
        { ask: 'Divisés par {temperature}, les cosinus deviennent…', fill: '{quotients}.' },
        { ask: 'Leurs exponentielles sont…', fill: '{exponentials:3}, de somme {sum:3}.' },
        { ask: 'La légende n° {caption} reçoit donc…', fill: 'son exponentielle, divisée par {sum:3}.' },
      ],
    },
  },
  zeroShotCode: {
    title: 'Écrire un classifieur sans exemple',
    statement:
      'Complétez `zeroShot(image, texts, tau)`. `image` est un vecteur, `texts` une liste de vecteurs de même ' +
      'taille, `tau` une température positive. La fonction renvoie la probabilité de chaque texte :\n\n- ' +
      'similarité cosinus de l’image avec chaque texte, quelle que soit la longueur des vecteurs ;\n- division ' +
      'par `tau` ;\n- softmax, sans débordement même quand `tau` est minuscule.\n\nN’utilisez que le langage : ' +
      'ni bibliothèque ni réseau. Chaque appel dispose de 2 secondes.',
    hints: [
      'Le cosinus est le produit scalaire divisé par le produit des deux longueurs ; la longueur est la racine du ' +
        'produit scalaire d’un vecteur avec lui-même.',
      'Pour un softmax stable, retranchez le plus grand score avant l’exponentielle : le quotient ne change pas.',
      'Les probabilités ont pour somme 1, et il y en a autant que de textes.',
    ],
    solution:
      'On calcule $s_j = (u·v_j) / (|u| |v_j| τ)$ pour chaque texte, on retranche le plus grand, on prend les ' +
      'exponentielles et on les divise par leur somme. Un programme complet est montré sous les tests. C’est ' +
      'exactement ce que fait le laboratoire après les deux encodeurs.',
    starter: {
      shapes: 'image : E nombres ; texts : T vecteurs de E nombres ; tau > 0.',
      returns: 'Renvoie T probabilités.',
      cosine: 'cosinus de l’image avec chaque texte',
      divide: 'division par tau',
      softmax: 'softmax',
    },
    tests: {
      same: {
        name: 'Deux fois le même texte',
        advice: 'Deux textes identiques ont le même score : chacun reçoit la moitié.',
      },
      lengths: {
        name: 'Des longueurs différentes',
        advice: 'Un vecteur dix fois plus long ne doit pas gagner pour autant : divisez par les deux longueurs.',
      },
      chapter: {
        name: 'L’exemple du chapitre',
        advice: 'La première ligne du lot de trois : comparez d’abord les cosinus, puis les quotients par tau.',
      },
      sizes: { name: 'Tailles quelconques', advice: 'Vérifiez les bornes : E et T sont différents.' },
      opposite: { name: 'Un texte opposé', advice: 'Un cosinus peut être négatif : ni valeur absolue, ni carré.' },
      cold: {
        name: 'Une température minuscule',
        advice: 'Les scores sont des milliers : retranchez le maximum avant l’exponentielle.',
      },
      hot: {
        name: 'Une température très haute',
        advice: 'Les probabilités sont presque égales, mais pas tout à fait : gardez tous les chiffres.',
      },
      many: { name: 'Beaucoup de textes', advice: 'Quarante textes de 64 nombres : la somme porte sur tous.' },
    },
  },
  sumToOne: {
    title: 'Que dit une probabilité de 95 % ?',
    statement:
      'Sur la photo d’un vélo, avec les étiquettes « un chat », « un chien » et « un cheval », un modèle de type ' +
      'CLIP répond « un cheval », 95 %. Cochez ce qu’on peut en conclure.',
    hints: [
      'Faites-le dans le laboratoire : une image, des étiquettes toutes fausses. Que valent les probabilités ? Et ' +
        'les cosinus ?',
      'Que devient le 95 % si l’on change la température ? Et si l’on ajoute l’étiquette « un vélo » ?',
    ],
    solution:
      'Ce nombre compare les étiquettes proposées, et elles seules : il ne dit ni si l’une d’elles est vraie, ni ' +
      'combien de fois le modèle aurait raison.',
    options: {
      nearest: {
        text: 'De ces trois étiquettes, « un cheval » a le plus grand cosinus avec l’image',
        correction: 'Le softmax garde l’ordre : la plus probable est celle du plus grand cosinus.',
      },
      relative: {
        text: 'Ajouter « un vélo » pourrait faire tomber ce 95 % presque à zéro',
        correction:
          'Les probabilités se partagent entre les étiquettes proposées ; une nouvelle venue peut tout prendre.',
      },
      certain: {
        text: 'Le modèle est sûr à 95 % de voir un cheval',
        correction: 'Il ne peut pas s’abstenir : la somme fait 100 % même quand tout est faux.',
      },
      frequency: {
        text: 'Sur cent images notées 95 %, environ 95 contiennent ce que dit l’étiquette',
        correction:
          'Cela suppose un modèle calibré et une bonne réponse parmi les étiquettes ; rien ici ne le garantit.',
      },
      fixed: {
        text: 'Le 95 % ne dépend pas de la température',
        correction: 'Une autre température donnerait un autre nombre, avec les mêmes cosinus.',
      },
    },
  },
  temperature: {
    title: 'Refroidir le choix',
    statement:
      'Ouvrez le laboratoire sur ce dessin (« {subject} ») et ces étiquettes : {labels}. Réglez la température sur ' +
      '$τ = {temperature}$, gabarit « l’étiquette seule ».\n\nQuelle probabilité le modèle donne-t-il à ' +
      '« {label} » ?',
    hints: [
      'Le curseur de la température se règle aussi aux flèches du clavier, cran par cran.',
      'Vérifiez l’image choisie, et que les cosinus n’ont pas bougé : seule la colonne des probabilités change.',
    ],
    solution:
      'Elle vaut {answer}. Les cosinus, eux, n’ont pas changé : la température ne fait qu’étirer ou resserrer ' +
      'leurs écarts avant le softmax.',
    learned: 'C’est la probabilité à la température apprise. Réglez le curseur sur {temperature}, puis relisez.',
  },
  template: {
    title: 'Une phrase autour du mot',
    statement:
      'Ouvrez le laboratoire sur ce dessin (« {subject} ») et ces étiquettes : {labels}. Donnez-leur le gabarit ' +
      '« {template} » (dans la liste, ou à écrire sous « un autre… »), à la température apprise.\n\nQuelle ' +
      'probabilité le modèle donne-t-il à « {label} » ?',
    hints: [
      'Le gabarit se choisit sous les étiquettes. La phrase encodée est alors le gabarit, l’étiquette y étant mise ' +
        'à la place de {}.',
      'Le tableau « Effet du gabarit » donne l’étiquette préférée ; il vous faut ici celle de « {label} », dans le ' +
        'tableau du choix.',
    ],
    solution:
      'Elle vaut {answer}. L’image est la même, le mot aussi : seule la phrase a changé, donc le vecteur du texte.',
    bare: 'C’est la probabilité avec l’étiquette seule. Changez de gabarit, puis relisez.',
  },
  lookedPatch: {
    title: 'Le carreau le plus suivi',
    statement:
      'Ouvrez le laboratoire sur ce dessin (« {subject} »), onglet « Regard », « parcours de l’attention », toutes ' +
      'les couches suivies.\n\nQuel carreau a la plus grande part ? Donnez sa ligne et sa colonne, comptées ' +
      'depuis 1 en haut à gauche.',
    row: 'Ligne',
    column: 'Colonne',
    hints: [
      'Cherchez la case de couleur la plus vive dans la matrice : la phrase écrite dessous donne sa ligne et sa ' +
        'colonne.',
      'Vérifiez que le curseur « Couches suivies » est au bout, et que vous ne regardez ni une seule couche, ni le ' +
        'résumé final.',
    ],
    solution:
      'C’est le carreau de la ligne {answer1}, colonne {answer2}. Cachez ensuite ce carreau (« carreau caché ») : ' +
      'ce n’est pas toujours celui dont l’absence coûte le plus.',
    right: 'Ce carreau a une part de {share:p1} : aucun n’en a davantage.',
    close: 'Tout près : ce carreau a une part de {share:p1}, mais un autre va jusqu’à {best:p1}.',
    far: 'Ce carreau a une part de {share:p1}. Un autre va jusqu’à {best:p1}.',
    unknown: 'L’image a {grid} lignes et {grid} colonnes de carreaux, numérotées à partir de 1.',
  },
  hiddenPatch: {
    title: 'Le carreau dont tout dépend',
    statement:
      'Ouvrez le laboratoire sur ce dessin (« {subject} »), onglet « Regard », « carreau caché », étiquette ' +
      '« {label} », gabarit « l’étiquette seule ». Cachez les carreaux l’un après l’autre.\n\nLequel, une fois ' +
      'caché, fait perdre le plus au cosinus ? Donnez sa ligne et sa colonne.',
    row: 'Ligne',
    column: 'Colonne',
    hints: [
      'Appuyez sur le bouton « Cacher chaque carreau » : le laboratoire encode une image par carreau.',
      'Une perte est positive (bleu). Les cases orange sont des carreaux dont l’absence aide !',
    ],
    solution:
      'C’est le carreau de la ligne {answer1}, colonne {answer2}. Cette mesure est un effet : elle dit ce que le ' +
      'modèle perd. Le parcours de l’attention, lui, dit par où passe l’information.',
    right: 'Caché, ce carreau fait perdre {drop:3} au cosinus : aucun ne coûte davantage.',
    close: 'Tout près : la perte, ce carreau caché, est de {drop:3}, mais pour un autre elle va jusqu’à {best:3}.',
    far: 'La perte, ce carreau caché, est de {drop:3}. Pour un autre, elle va jusqu’à {best:3}.',
    unknown: 'L’image a {grid} lignes et {grid} colonnes de carreaux, numérotées à partir de 1.',
  },
  search: {
    title: 'Chercher sans mots-clés',
    statement:
      'Ouvrez le laboratoire sur l’onglet « Carte » et cherchez la phrase « {phrase} ».\n\nQuel est le cosinus du ' +
      'dessin classé premier ? Une erreur de quatre millièmes est admise.',
    hints: [
      'Aucun dessin ne porte cette phrase pour nom : le classement vient des seuls vecteurs.',
      'Le cosinus est écrit à côté de chaque dessin trouvé.',
    ],
    solution:
      'Il vaut {answer}. Le premier n’est pas toujours le bon : regardez aussi les suivants, et combien leurs ' +
      'cosinus sont proches.',
    second: 'C’est le cosinus du deuxième. Lisez celui du premier.',
  },
  languages: {
    title: 'Deux langues, un seul espace',
    statement:
      'Ouvrez le laboratoire sur ce dessin (« {subject} »), avec les étiquettes « {french} » et ' +
      '« {english} ».\n\nDe combien les deux cosinus diffèrent-ils ? Donnez la valeur absolue, à trois décimales.',
    hints: [
      'Lisez la colonne des cosinus, à côté des étiquettes ; les probabilités, elles, exagèrent l’écart.',
      'Soustrayez le plus petit du plus grand.',
    ],
    solution:
      'L’écart est de {answer}. Les deux mots n’ont pas été traduits l’un dans l’autre : chacun a été rapproché ' +
      'des mêmes images.',
    probabilities: 'C’est l’écart des probabilités. On demande celui des cosinus.',
  },
  exam: {
    title: 'Passer l’examen',
    languages: { fr: 'français', en: 'anglais' },
    about: { concept: 'la chose dessinée', style: 'le style du dessin' },
    statement:
      'Ouvrez le laboratoire sur l’onglet « Examen » par le lien, qui choisit ce qui n’a jamais été vu ({about}) ' +
      'et le groupe (« {groupName} »). Prenez les noms en {languageName}, avec le gabarit « l’étiquette seule », ' +
      'et faites passer l’examen.\n\nQuelle part des dessins le modèle nomme-t-il juste ?',
    hints: [
      'Aucun de ces dessins n’a servi à l’entraînement : le modèle les range d’après les seuls noms.',
      'Lisez le pourcentage de la ligne « justes », pas celui des cinq premiers.',
    ],
    solution:
      'Il en nomme {answer}. Comparez avec le hasard, et regardez l’intervalle à 95 % : avec si peu de dessins, ' +
      'l’incertitude est grande.',
    other: 'C’est le résultat avec les noms dans l’autre langue.',
  },
  perfectBatch: {
    title: 'Un lot parfaitement appris',
    statement:
      'Un lot de $n$ couples est parfaitement appris : chaque image est à un cosinus de $1$ avec sa légende, ' +
      'et de $−1$ avec toutes les autres.\n\nÉcrivez la probabilité $p$ que le softmax donne à la bonne ' +
      'légende, à la température $τ$.',
    hints: [
      'Le softmax prend l’exponentielle de chaque cosinus divisé par $τ$, puis divise par la somme.',
      'Sous la barre, il y a un terme pour la bonne légende, et $n − 1$ fois le même terme pour les autres.',
    ],
    solution:
      '$p = e^[1/τ]/(e^[1/τ] + (n − 1)·e^[−1/τ])$, ou encore $1/(1 + (n − 1)·e^[−2/τ])$. Seul compte l’écart ' +
      'des cosinus, $2$, divisé par $τ$ : à $τ = 1$, un lot de 32 768 ne donne qu’environ 0,02 %.',
    all: 'Vous comptez $n$ mauvaises légendes : la bonne n’en est pas une.',
    untempered: 'Où est la température ? Chaque cosinus se divise par $τ$.',
    multiplied: 'Vous avez multiplié par $τ$. Une petite température doit écarter les scores : on divise.',
    zero: 'Vous avez pris 0 pour le cosinus des autres légendes : il est de $−1$.',
  },
  blindTest: {
    title: 'A-t-il regardé l’image ?',
    statement:
      'Devant la photo d’un camion de pompiers, on demande à un modèle : « De quelle couleur est ce camion ? » ' +
      'Il répond « rouge ».\n\nDécrivez un essai qui montrerait s’il s’est servi de l’image, et dites ce que ' +
      'vous concluriez de chaque résultat possible.',
    hints: [],
    solution:
      'Posez d’abord la même question sans l’image. Si la réponse reste « rouge », rien ne montre qu’il l’ait ' +
      'tirée de l’image : les camions de pompiers sont souvent rouges dans les textes. Montrez-lui ensuite le ' +
      'même camion repeint en vert. S’il répond « vert », il s’est servi de l’image ; s’il répond encore ' +
      '« rouge », l’habitude de la langue l’a emporté sur les pixels. Un seul cas peut tomber juste par ' +
      'hasard : recommencez avec d’autres objets et d’autres couleurs, et comptez.',
    rubric: {
      without: 'Poser la même question sans l’image, ou avec une autre image.',
      unchanged: 'Si la réponse ne change pas, rien ne montre qu’elle vienne de l’image.',
      changed: 'Une image modifiée (un camion d’une autre couleur) doit changer la réponse, s’il s’en sert.',
      habit: 'L’explication à écarter : une habitude de la langue suffit à répondre « rouge ».',
      repeat: 'Un seul cas ne suffit pas : recommencer sur d’autres, et compter.',
    },
  },
} as const;
