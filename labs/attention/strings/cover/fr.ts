/** Of the drawing on the cover; never part of a script of the page. */
export default {
  title: (sentence: string) => `Carte d’attention de la phrase «\u00A0${sentence}\u00A0»`,
  summary: (from: string, to: string, share: string) =>
    `Le dernier jeton, «\u00A0${from}\u00A0», regarde surtout «\u00A0${to}\u00A0» (${share}).`,
  caption: (layer: string, head: string) =>
    `Chaque ligne montre ce que regarde un jeton. Couche ${layer}, tête ${head} du modèle du livre, calculé pour ` +
    'cette couverture.',
  link: 'Essayer avec votre phrase',
};
