/** A statement cut into sentences, whatever ends them. */

export interface Sentence {
  readonly text: string;
  /** as typed; '' when nothing ends it */
  readonly end: string;
  /** the word that joins it to the one before; '' when there is none */
  readonly link: string;
}

// a point or a comma between two digits belongs to a number
const SENTENCE = /(?<text>(?:[^.,?!;:…\n]|[.,](?=\d))+)(?<end>[.,?!;:…\s]*)/gu;
const LINK = /^(?<link>et|puis|alors|ensuite|enfin|mais|donc|si|and|then|next|so|if|but|finally) (?=\S)/iu;
/** « Zoé a 4 et Luc a 3 de plus que Zoé » is two sentences. */
const JOINED = / (?=(?:et|puis|and|then) \p{L}+ (?:a|has|had|avait) )/iu;

export function sentencesOf(text: string): Sentence[] {
  return [...text.matchAll(SENTENCE)].flatMap(({ groups }) => {
    const bodies = (groups?.['text'] ?? '').replaceAll(/\s+/gu, ' ').trim().split(JOINED);
    const end = (groups?.['end'] ?? '').replaceAll(/\s+/gu, '');
    return bodies
      .map((body, i): Sentence => {
        const link = LINK.exec(body)?.groups?.['link'] ?? '';
        return { text: link ? body.slice(link.length + 1) : body, end: i === bodies.length - 1 ? end : '', link };
      })
      .filter((sentence) => sentence.text !== '');
  });
}
