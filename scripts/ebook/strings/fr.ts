/** Ce que disent les livres à emporter et que le site ne dit pas. */
export default {
  contents: 'Table des matières',
  solutions: 'Solutions des exercices',
  solutionsLead:
    'Une solution par exercice, dans l’ordre du livre, pour la variante imprimée ici. Dans la version en ligne, ' +
    'chaque exercice est corrigé, explique ses erreurs et se redonne avec d’autres nombres.',
  toSolution: 'Solution',
  blank: 'Réponse',
  note: (number: string) => `Note ${number}`,
  notes: 'Notes',
  online: (address: string) => `Version en ligne, où tout s’exécute : ${address}`,
  summary:
    'Texte structuré, formules en MathML avec leur texte, figures en SVG avec titre et description, tableaux avec ' +
    'leurs en-têtes. Aucun son, aucun mouvement.',
};
