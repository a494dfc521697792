/** Sentences about the runtime: what happened, then what to do. */
export default {
  error: {
    offline:
      'Le site est injoignable et ce fichier n’est pas encore sur cet appareil. Reconnectez-vous, puis réessayez.',
    http: 'Le site n’a pas fourni un fichier du modèle. Réessayez dans un moment ; si cela continue, rechargez la page.',
    corrupt:
      'Un fichier est arrivé abîmé, deux fois de suite. Rechargez la page ; si cela continue, essayez un autre réseau.',
    'storage-full':
      'L’espace de stockage est plein : le modèle fonctionne, mais il faudra le télécharger de nouveau la ' +
      'prochaine fois. Libérez de la place pour le garder.',
    'out-of-memory':
      'La mémoire ne suffit pas pour ce calcul. Fermez d’autres onglets ou raccourcissez le texte, puis réessayez.',
    'no-wasm':
      'Ce navigateur n’exécute pas WebAssembly, dont tout modèle a besoin ici : un mode renforcé (« Isolement » ' +
      'sur iPhone), un réglage de sécurité ou le site l’interdit, ou le navigateur date d’avant 2023. ' +
      'Autorisez-le pour ce site, ou ouvrez le livre ailleurs. Le texte, les résultats enregistrés et les ' +
      'exercices sans modèle restent utilisables.',
    'input-too-long': 'Le texte dépasse la longueur que le modèle peut lire. Raccourcissez-le.',
    'invalid-input': 'Il n’y a rien à calculer ici. Écrivez au moins un mot.',
    'worker-crashed': 'Le calcul s’est arrêté de façon imprévue. Réessayez ; si cela continue, rechargez la page.',
    timeout: 'Le calcul ne répondait plus et a été arrêté. Réessayez avec un texte plus court.',
    'device-lost':
      'Le processeur graphique a cessé de répondre. Réessayez, ou choisissez le calcul sur le processeur ' +
      '(WebAssembly).',
    'webgpu-failed':
      'Le processeur graphique n’a pas pu exécuter le modèle. Choisissez le calcul sur le processeur (WebAssembly).',
    'not-a-model':
      'Ce fichier n’est pas un modèle lisible. Rechargez la page pour obtenir la version actuelle du livre.',
    unknown: 'Une erreur imprévue a interrompu le calcul. Réessayez ; si cela continue, rechargez la page.',
  },
  reason: {
    'webgpu-available': 'Calcul sur le processeur graphique (WebGPU).',
    'no-adapter': 'Calcul sur le processeur (WebAssembly) : ce navigateur ne donne accès à aucun processeur graphique.',
    'fallback-adapter':
      'Calcul sur le processeur (WebAssembly) : le WebGPU de ce navigateur est émulé, donc plus lent.',
    'device-lost': 'Le processeur graphique a cessé de répondre : le calcul continue sur le processeur (WebAssembly).',
    'webgpu-failed':
      'Le processeur graphique n’a pas pu exécuter le modèle : le calcul continue sur le processeur (WebAssembly).',
    'chosen-webgpu': 'Calcul sur le processeur graphique (WebGPU), selon votre choix.',
    'chosen-wasm': 'Calcul sur le processeur (WebAssembly), selon votre choix.',
  },
};
