/** Names of the groups of drawings: in the lab's lists, and in its exercises. */
export default {
  smileys: 'faces',
  people: 'people',
  nature: 'animals and nature',
  food: 'food',
  travel: 'travel and places',
  activities: 'activities',
  objects: 'objects',
  symbols: 'symbols',
  flags: 'flags',
};
