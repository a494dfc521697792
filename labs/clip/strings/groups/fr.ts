/** Names of the groups of drawings: in the lab's lists, and in its exercises. */
export default {
  smileys: 'visages',
  people: 'personnes',
  nature: 'animaux et nature',
  food: 'nourriture',
  travel: 'voyages et lieux',
  activities: 'activités',
  objects: 'objets',
  symbols: 'symboles',
  flags: 'drapeaux',
};
