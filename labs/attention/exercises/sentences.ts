/** Sentences of the exercises done in the lab. Left unfinished, so that the next token is a word. */
export const SENTENCES = [
  'Le petit chat dormait sur le',
  'Elle ouvrit la porte et entra dans la',
  'Il était une fois une petite fille qui vivait dans une',
  'Le roi salua la reine et sortit de la',
  'Les enfants couraient vers la rivière et la',
  'The little cat was sleeping on the',
  'She opened the door and went into the',
  'Once upon a time there was a little girl who lived in a',
  'The old man took his hat and left the',
  'They walked to the river and looked at the',
] as const;
