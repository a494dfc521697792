/** Files that the reader takes away, where the browser does not simply save them. */
export default {
  ready: (name: string) => `Le fichier ${name} est prêt.`,
  share: 'Partager le fichier',
  copy: (name: string) =>
    'L’application installée ne peut pas enregistrer de fichier ici. Copiez ce texte et gardez-le dans un fichier ' +
    `nommé ${name} :`,
  elsewhere:
    'L’application installée ne peut pas enregistrer ce fichier. Ouvrez la même page dans Safari, puis recommencez.',
};
