/** Sentences of the exercises done in the lab. */

/** Whole, of at least ten tokens. */
export const WHOLE = [
  'La petite fille prit la main de sa mère et sortit de la maison.',
  'Le roi salua la reine et sortit de la chambre.',
  'Il ferma la porte et descendit dans la rue.',
  'Le vieux capitaine regarda la mer et ne dit rien.',
  'Les enfants couraient dans le jardin avec leur petit chien.',
  'The little girl took her mother by the hand and left the house.',
  'The old man closed the door and went down to the river.',
  'She looked at the sea and thought of her brother.',
  'The king came out of the castle with his two sons.',
  'He put his hat on the table and sat down by the fire.',
] as const;

/** Unfinished: the decoder goes on. */
export const UNFINISHED = [
  'Le petit chat dormait sur le',
  'Elle ouvrit la porte et entra dans la',
  'Il était une fois une petite fille qui vivait dans une',
  'Les enfants couraient vers la rivière et la',
  'The little cat was sleeping on the',
  'She opened the door and went into the',
  'Once upon a time there was a little girl who lived in a',
  'They walked to the river and looked at the',
] as const;

/** More of them. Progress of older books counts on the ten above: new ones go here. */
export const ALL = [
  ...WHOLE,
  'Le soleil brillait sur la ville et les rues étaient pleines de monde.',
  'Elle posa sa main sur la table et ne répondit pas.',
  'Le garçon avait perdu son chapeau dans la forêt.',
  'Il y avait dans ce village un homme très riche et très avare.',
  'La vieille femme donna du pain et du lait aux enfants.',
  'Le cheval noir courait plus vite que le vent.',
  'La nuit était froide et le feu était presque mort.',
  'Son père lui avait donné une lettre pour le roi.',
  'The boys ran across the garden and jumped over the wall.',
  'There was once a poor man who had three daughters.',
  'He opened the letter and read it without a word.',
  'The night was dark and the wind blew through the trees.',
  'Her mother gave her a cup of milk and a piece of bread.',
  'The dog lay before the door and would not let him pass.',
  'I have never seen so many people in the street.',
  'When the sun went down they came back to the house.',
] as const;
