/** What contrastive learning does not learn, and how to see it. */
export default {
  title: 'Ce que ce modèle ne sait pas faire',
  hint:
    'Chaque ligne règle le laboratoire sur une expérience : lancez-la, et ce qu’il faut regarder s’affiche ' +
    'au-dessus des images.',
  run: 'Essayer',
  toSee: (limit: string) => `${limit} : ce qu’il faut regarder`,
  close: 'Fermer cette note',
  runThis: (limit: string) => `Essayer : ${limit}`,
  items: {
    closed: {
      title: 'Dire « aucune »',
      text:
        'Toutes les étiquettes sont fausses. Les probabilités font pourtant 100 % : rien, dans la formule, ne ' +
        'permet de s’abstenir.',
    },
    negation: {
      title: 'Entendre « pas »',
      text:
        'Sur l’image d’un chat, « pas un chien » est vrai et « pas un chat » est faux. Comparez leurs cosinus : ' +
        'le mot reconnu l’emporte.',
    },
    counting: {
      title: 'Compter',
      text:
        'Une pomme, deux cerises, une grappe : choisissez-les tour à tour. Le nombre préféré suit-il l’image ? ' +
        'Les légendes d’entraînement ne comptaient presque jamais.',
    },
    order: {
      title: 'L’ordre des mots',
      text:
        'Un soleil derrière un nuage, un soleil seul, un nuage seul : choisissez-les tour à tour. Les deux ' +
        'premières phrases ont les mêmes mots ; seule « le soleil derrière le nuage » dit vrai, et du premier ' +
        'dessin seulement. Est-elle préférée à l’autre là, et là seulement ? Trier un lot ne demandait que de ' +
        'reconnaître les objets.',
    },
    abstract: {
      title: 'Les idées sans image',
      text: 'Aucune de ces étiquettes ne se dessine. Le modèle en choisit une quand même.',
    },
    languages: {
      title: 'Deux langues, pas plus',
      text: 'Le français et l’anglais se rejoignent ; l’allemand et le japonais, jamais lus, ne s’en approchent pas.',
    },
    detail: {
      title: 'Voir le détail',
      text: (side: string) =>
        `Quelle heure est-il ? Dans ${side} × ${side} pixels, les aiguilles n’en couvrent que quelques-uns : la ` +
        'réponse vient des mots, non de l’heure.',
    },
  },
  general:
    'C’est un petit modèle, entraîné sur des photographies de dix classes et sur des émojis. Les grands ' +
    'partagent ces défauts, à un moindre degré.',
};
