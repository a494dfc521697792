export default {
  // the program as a whole
  empty: 'Écrivez votre fonction avant de vérifier.',
  tooLong: 'Ce programme est trop long : {max} caractères au plus.',
  syntax: 'Erreur de syntaxe à la ligne {line} : le programme ne peut pas être lu. Près de : {text}',
  syntaxEngine: 'Erreur de syntaxe à la ligne {line} : {text}',
  oddCharacter:
    'Ligne {line} : le caractère {text} n’est pas de JavaScript, il vient sans doute d’un traitement de texte. À ' +
    'sa place, écrivez {instead}',
  notErasable:
    'Ligne {line} : cette construction de TypeScript ne s’efface pas (enum, namespace, propriété de paramètre, ' +
    'conversion <T>). Écrivez-la en JavaScript.',
  import:
    'Ligne {line} : un programme d’exercice n’importe rien. Tout ce qu’il faut s’écrit avec les opérations de base ' +
    'et Math.',
  noFunction: 'La fonction {name} est introuvable. Gardez son nom et définissez-la au premier niveau du programme.',
  topThrew: 'Le programme s’arrête avant le premier test (ligne {line}) : {text}',
  topTimeout:
    'Le programme ne rend pas la main avant le premier test : il contient sans doute une boucle sans fin hors de ' +
    'la fonction. Il a été arrêté au bout de {seconds} s.',
  unavailable:
    'Le bac à sable n’a pas démarré : votre navigateur bloque peut-être les cadres ou les workers. Rechargez la ' +
    'page ; si le problème demeure, essayez un autre navigateur. Votre code est conservé.',
  // one test
  passed: 'Réussi.',
  timeout:
    'Boucle sans fin, ou calcul trop long : arrêté au bout de {seconds} s. Vérifiez que chaque boucle avance et se ' +
    'termine.',
  notRun: 'non exécuté',
  threw: 'Le programme a levé une erreur : {text}',
  threwAt: 'Le programme a levé une erreur à la ligne {line} : {text}',
  network:
    'Le programme a tenté d’accéder au réseau. Le bac à sable l’interdit : rien n’est parti. Le calcul n’a besoin ' +
    'que de ses arguments.',
  storage:
    'Le programme a tenté d’accéder au stockage du navigateur. Le bac à sable l’interdit : rien n’a été lu ni écrit.',
  page: 'Le programme a tenté d’accéder à la page. Le bac à sable n’en a pas : ni document, ni window.',
  output:
    'Trop de sortie : le programme affiche ou renvoie bien plus que nécessaire. Il a été arrêté ; retirez les ' +
    'console.log dans les boucles.',
  nothing: 'La fonction ne renvoie rien (undefined). Il manque sans doute un return.',
  notNumber: 'On trouve {kind} en {path} à la place d’un nombre.',
  notNumberWhole: 'La fonction renvoie {kind} à la place d’un nombre.',
  notArray: 'On trouve {kind} en {path} à la place d’un tableau.',
  notArrayWhole: 'La fonction renvoie {kind} à la place d’un tableau de nombres.',
  arrayKind: 'un tableau',
  objectKind: 'un objet',
  stringKind: 'un texte (string)',
  numberKind: 'un nombre',
  booleanKind: 'un booléen',
  functionKind: 'une fonction',
  bigintKind: 'un entier BigInt',
  symbolKind: 'un symbole',
  shape: 'Forme attendue : {expected} ; forme reçue : {got}.',
  length: 'Nombre d’éléments attendu en {path} : {expected} ; reçu : {got}.',
  notFinite:
    'On trouve {value} en {path}. D’où vient-il : une division par zéro, exp d’un trop grand nombre, un indice ' +
    'hors du tableau ?',
  notFiniteWhole:
    'La fonction renvoie {value}. D’où vient-il : une division par zéro, exp d’un trop grand nombre, un indice ' +
    'hors du tableau ?',
  value: 'Valeur attendue en {path} : {expected} ; reçue : {got}.',
  valueWhole: 'Valeur attendue : {expected} ; reçue : {got}.',
  changed:
    'Le programme a écrit dans ses arguments, ce que l’énoncé interdit : {name} valait {was} avant l’appel et vaut ' +
    '{is} après. Écrivez dans un nouveau tableau.',
  touched:
    'Le programme a écrit dans ses arguments, ce que l’énoncé interdit : {name} a changé pendant l’appel. Écrivez ' +
    'dans un nouveau tableau.',
  reshaped:
    'Le programme a écrit dans ses arguments, ce que l’énoncé interdit : {name} n’a plus la forme reçue. Écrivez ' +
    'dans un nouveau tableau.',
  hiddenValue: 'Un nombre au moins n’est pas le bon (test caché : ses valeurs ne sont pas montrées).',
  // the view
  editor: 'Éditeur de code',
  leave: 'Échap puis Tab pour quitter l’éditeur.',
  reset: 'Revenir au point de départ',
  resetSure: 'Effacer mon code et revenir au point de départ',
  resetCancel: 'Garder mon code',
  consoleOutput: 'Sortie du programme',
  outputCut:
    'La suite n’est pas montrée : le programme affiche plus que ce cadre ne contient. Cela ne change rien à la note.',
  tests: 'Tests',
  visible: 'visible',
  hidden: 'caché',
  ok: 'réussi',
  ko: 'échoué',
  plainEditor: 'L’éditeur complet n’a pas pu être chargé ; ce champ simple fait le même travail.',
  model: 'Un programme qui passe tous les tests',
} as const;
