export default {
  title: 'Mesurer cet appareil',
  description:
    'Le temps que met votre appareil à exécuter le modèle du livre : un passage complet, puis chaque jeton avec le ' +
    'cache KV.',
  intro:
    'Cette page exécute le décodeur du livre sur votre appareil et donne des temps médians. Rien n’est envoyé ' +
    'nulle part. Fermez les programmes gourmands, laissez l’onglet au premier plan, puis lancez la mesure sur ' +
    'chaque moteur.',
  prompt: 'Le chat que les voisins ont recueilli l’hiver dernier dort.',
  start: (size: string) => `Mesurer (${size} à télécharger)`,
  startReady: 'Mesurer',
  cancel: 'Arrêter',
  downloading: 'Téléchargement du modèle et du moteur',
  running: 'Mesure en cours',
  backend: 'Moteur',
  auto: 'Automatique',
  webgpu: 'WebGPU',
  wasm: 'WebAssembly',
  caption: (prompt: number, fresh: number, runs: number) =>
    `Temps médians de ${runs} mesures (minimum et maximum entre parenthèses) : passage complet sur ${prompt} ` +
    `jetons, puis ${fresh} jetons produits un à un.`,
  forward: 'Passage complet',
  token: 'Un jeton de plus',
  rate: 'Jetons par seconde',
  milliseconds: 'ms',
  none: 'Pas encore de mesure sur cet appareil.',
};
