/** An exercise asks a lab of its page for its state, by its address; a lab that is there answers at once. */
const ASKED = 'book:lab-state';

interface Question {
  readonly address: string;
  hash: string | null;
}

/** The state as a fragment, `#<lab>?…`; null when no such lab is awake on the page. */
export function stateOfLab(address: string): string | null {
  const question: Question = { address, hash: null };
  dispatchEvent(new CustomEvent(ASKED, { detail: question }));
  return question.hash;
}

/** Answers for a lab until the function that is returned is called. */
export function answering(address: string, hash: () => string): () => void {
  const answer = (event: Event) => {
    const question = (event as CustomEvent<Question>).detail;
    if (question.address === address) question.hash = hash();
  };
  addEventListener(ASKED, answer);
  return () => removeEventListener(ASKED, answer);
}
