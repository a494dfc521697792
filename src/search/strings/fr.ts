export default {
  title: 'Chercher dans le livre',
  field: 'Mots à chercher',
  close: 'Fermer',
  results: 'Résultats',
  found: (places: string, sections: string) => `${places}, dans ${sections}`,
  places: (count: number) => (count > 1 ? `${count}\u00A0passages` : `${count}\u00A0passage`),
  sections: (count: number) => (count > 1 ? `${count}\u00A0sections` : `${count}\u00A0section`),
  onlyTerms: (count: number) => (count > 1 ? `${count}\u00A0définitions` : `${count}\u00A0définition`),
  none: 'Aucun passage ne correspond.',
  more: (count: number) =>
    count > 1 ? `et ${count}\u00A0autres passages de cette section` : `et ${count}\u00A0autre passage de cette section`,
  kinds: { lab: 'Laboratoire', exercise: 'Exercice', term: 'Définition' },
  keys: 'Flèches pour choisir, Entrée pour ouvrir, Échap pour fermer.',
  shortcut: 'Ouvrir aussi avec la touche «\u00A0/\u00A0»',
  terms: 'Index des termes',
  loading: 'La recherche se charge…',
  unavailable:
    'La recherche n’a pas pu être chargée\u00A0: le réseau est peut-être coupé. Fermez et rouvrez pour réessayer\u202F; ' +
    'l’index des termes reste ouvert.',
};
