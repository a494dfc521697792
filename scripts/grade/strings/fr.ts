export default {
  reasons: {
    same: 'même score en corrigeant de nouveau',
    lower: 'le rapport annonce plus que ce que vaut sa réponse',
    higher: 'la réponse vaut plus que ce que le rapport annonce',
    private: 'juste sur les valeurs que l’étudiant a vues, moins sur les valeurs cachées',
    unanswered: 'pas de réponse',
    open: 'réponse ouverte, à lire\u00a0: elle ne compte pas de points',
    'not-kept': 'le rapport annonce un score sans la réponse (livre plus ancien, ou fichier modifié)',
    refused: 'la réponse ne peut pas être corrigée',
    'no-variant': 'cette graine n’est celle d’aucune variante de l’exercice',
    unknown: 'le livre n’a pas cet exercice',
    broken: 'valeurs impossibles dans le rapport',
    late: 'la correction n’a pas fini dans le temps accordé',
    failed: 'la correction a échoué',
    'too-large': 'fichier bien trop gros pour un rapport',
    unreadable: 'fichier illisible',
    'not-json': 'fichier qui n’est pas du JSON, ou tronqué',
    foreign: 'fichier JSON qui n’est pas un rapport de ce livre',
    newer: 'rapport d’une version plus récente du livre',
    invalid: 'rapport dont les valeurs sont impossibles',
  },
  notes: {
    altered: 'modifié depuis l’export',
    'file-altered': 'fichier modifié depuis l’export',
    helped: 'solution vue avant la réussite',
    'same-learner': 'même identifiant qu’un autre rapport',
  },
  summary: {
    title: 'Bilan de la classe',
    counts:
      'Rapports lus\u00a0: {reports}. Fichiers refusés\u00a0: {refused}. Exercices qui comptent\u00a0: {exercises}.',
    without: 'Réponses laissées hors des moyennes, faute d’avoir été corrigées\u00a0: {without}.',
    seed: 'Graine privée\u00a0: {seed} (`--seed {seed}` donne les mêmes tirages).',
    isolated: 'Programmes\u00a0: un processus par programme, sans fichier, sans réseau, mémoire et temps limités.',
    notIsolated:
      'Programmes\u00a0: un processus par programme, sans fichier, mémoire et temps limités\u202f; ce système ne permet pas ' +
      'd’ôter le réseau au processus, il est seulement hors de portée du programme.',
    caution:
      'Un site sans serveur n’empêche pas la triche\u00a0: on corrige ce que chaque fichier contient, on ne sait pas qui ' +
      'l’a écrit.',
    onlyAnswer:
      'La graine privée vaut pour ce qui tire ses épreuves d’une graine (les programmes, les formules). Un nombre, un ' +
      'choix, un pari ou un état de laboratoire est corrigé de nouveau sur sa propre variante\u00a0: colonne «\u00a0private\u00a0» vide.',
    open: 'Réponses ouvertes à lire, dans la table\u00a0: {count}. Elles ne comptent pas de points.',
    distribution: 'Distribution des scores (moyenne des exercices qui comptent)',
    students: 'étudiants',
    mean: 'Moyenne\u00a0: {mean}. Médiane\u00a0: {median}.',
    hardest: 'Exercices les plus difficiles',
    hardestHead: ['exercice', 'score moyen', 'réponses', 'tentatives par étudiant'],
    wrong: 'Réponses fausses fréquentes',
    wrongHead: ['exercice', 'réponse', 'étudiants'],
    differences: 'Annoncé contre corrigé',
    differencesHead: ['étudiant', 'exercice', 'annoncé', 'corrigé', 'raison'],
    none: 'Aucune.',
    noDifference: 'Aucun écart.',
    files: 'Fichiers refusés ou à regarder',
    nothingToSay: 'Rien à signaler.',
    timing: 'Réponses corrigées\u00a0: {answers}, dont {different} différentes, en {seconds} s.',
  },
  progress: 'Corrigé\u00a0: {done} sur {total}',
  opening: 'Ouverture des exercices et des modèles…',
  wrote: 'Écrit\u00a0: {table} ({rows} lignes) et {summary}.',
} as const;
