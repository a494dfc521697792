/** Files that the reader takes away, where the browser does not simply save them. */
export default {
  ready: (name: string) => `Le fichier ${name} est prêt.`,
  share: 'Partager le fichier',
  copy: (name: string) =>
    'Aucun fichier ne peut être enregistré ici. Copiez ce texte et gardez-le dans un fichier ' + `nommé ${name} :`,
  elsewhere:
    'Ce fichier ne peut pas être enregistré ici. Ouvrez la même page dans un navigateur (Safari sur un iPhone), hors ' +
    'de l’application installée ou du cours, puis recommencez.',
};
