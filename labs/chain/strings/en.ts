import type { Strings } from '@kit/i18n/index.ts';
import { plural } from '../../../kit/i18n/plural.ts';
import type fr from './fr.ts';

export default {
  noscript: 'Without JavaScript the lab shows the recorded result; the settings and your own problem need JavaScript.',
  problem: {
    title: 'The problem',
    first:
      'read the statement, find the answer, then compare the four answers of the model: which of its prompts makes ' +
      'it succeed?',
    hint: 'Everyone has one digit, made from someone else’s.',
    language: 'Language of the problem',
    french: 'French',
    english: 'English',
    depth: 'Steps',
    trained: (most: string) => `Training went from 1 to ${most} steps.`,
    seed: 'Seed',
    seedHint: 'The seed settles the problem, the sets and the draws: the same seed always gives the same ones.',
    another: 'Another problem',
    statement: 'Statement',
    units: 'Everyone has one digit: only the units are kept. You may rewrite the text.',
    settings: 'Other settings: language, seed',
    drawn: 'Back to the original statement',
    answer: (answer: string) => `Right answer: ${answer}.`,
    answerOf: 'Each value is an earlier one plus or times a digit; only the units digit is kept.',
    steps: 'See the right steps',
    unread: {
      sentence: (text: string) => `The book does not understand this sentence: “${text}”`,
      unknown: (name: string) => `${name} has no digit yet at this point of the statement.`,
      twice: (name: string) => `${name} is given two digits.`,
      'no-question': (_: string) => 'The final question is missing.',
      'no-start': (text: string) => `“${text}” starts from a digit that nobody has yet.`,
    },
    unjudged:
      'The model will write if you ask it to, but without a verdict, and outside what its training showed it. Keep ' +
      'to the forms used in the original statement, so that the book knows the right answer.',
  },
  outside: {
    title: 'Outside its training',
    more: (count: string) => `And other remarks (${count}).`,
    run:
      'The model will write if you ask it to, but it was shown nothing of the kind: its result will not tell what ' +
      'it can do.',
    result: 'A statement outside its training: this result does not tell what the model is worth.',
    waits: 'The statement is outside the model’s training: it waits for you to ask.',
    go: 'Let it write all the same',
    rewrite: 'The same problem, in the words of the training:',
    take: 'Take this statement',
    mine: 'Back to your own statement',
  },
  remarks: {
    name: (text: string, near: string, more: string, spelled: string) =>
      `“${text}” is not a first name of the training${spelled ? ': the model spells it letter by letter' : ''}. ` +
      `Nearest: ${near}${more ? `, ${more}` : ''}.`,
    word: (text: string, near: string, _: string, spelled: string) =>
      `“${text}”: ${
        spelled
          ? 'the model does not have this word, it spells it letter by letter'
          : 'the model never read this word in a problem'
      }.${near ? ` Nearest: “${near}”.` : ''}`,
    operation: (text: string, near: string, more: string) =>
      more
        ? `“${text}”: this operation was not in the training, which had two others: “${near}” and “${more}”.`
        : `“${text}”: this operation was not in the training. In its words, and for the same units: “${near}”.`,
    factor: (text: string, near: string, more: string) =>
      `“${text} times”: the training multiplied by ${near}, ${more.replace(', ', ' and ')} only.`,
    addend: (text: string) => `“${text} more”: the training added from 1 to 9 only.`,
    number: (text: string, near: string) =>
      near
        ? `“${text}”: everyone has one digit, and only the units are kept. Write ${near}.`
        : `“${text}”: the training has digits only, from 0 to 9.`,
    written: (text: string, near: string) => `“${text}”: the training writes numbers in digits only. Write ${near}.`,
    punctuation: (text: string, near: string) =>
      near === '?'
        ? `“${text}”: in the training the question ends with a question mark.`
        : `“${text}”: in the training a sentence ends with a full stop.`,
    unended: (text: string, near: string) =>
      `A ${near === '?' ? 'question mark' : 'full stop'} is missing after “${text}”.`,
    question: (text: string, near: string) => `“${text}?”: in the training the question is “${near}?”.`,
    form: (text: string, near: string, more: string) =>
      `“${text}”: the model has not read this turn of phrase. ${more ? 'Its own' : 'The nearest'}: ` +
      `“${near}${more ? `”, “${more}` : ''}”.`,
    language: (text: string) =>
      `“${text}” is not in the language of the problem: change that in the settings, or translate the sentence.`,
    order: (text: string, near: string) =>
      `In the training everyone starts from the one before: here ${text} would start from ${near}.`,
    asked: (text: string, near: string) =>
      `The question is about ${text}: in the training it is always about the last one, here ${near}.`,
    steps: (text: string, near: string) => `Steps: ${text}. The training went from 1 to ${near}.`,
  },
  views: {
    label: 'Experiments',
    prompts: 'Four prompts',
    depth: 'By steps',
    edit: 'Change a step',
    vote: 'Vote',
  },
  forms: {
    direct: 'Zero-shot',
    'few-shot': 'Few-shot',
    'few-shot-steps': 'Few-shot with steps',
    trigger: 'Step by step',
  },
  formsLong: {
    direct: 'The question alone.',
    'few-shot': 'Two problems solved in one digit, then the question.',
    'few-shot-steps': 'Two problems solved step by step, then the question.',
    trigger: 'The question, then the phrase that asks for the steps.',
  },
  prompts: {
    lead: 'choose the digit of a wrong answer: between which digits was the model hesitating?',
    go: 'Let the model write',
    again: 'Write again',
    stop: 'Stop',
    prompt: (tokens: string) => `Read the prompt (${tokens} tokens)`,
    promptUncounted: 'Read the prompt',
    completion: 'What the model writes',
    tokens: (form: string) => `Tokens written, ${form}. Left and right arrows to go from one to the next.`,
    token: (index: string, token: string, share: string) => `token ${index}: “${token}”, probability ${share}`,
    waiting: 'Nothing is written yet.',
    stopped: 'Interrupted.',
    full: (context: string) => `The prompt and its answer exceed the ${context} tokens that the model can read.`,
    none: 'No answer that can be read.',
    right: (answer: string) => `${answer}: right.`,
    wrong: (answer: string, right: string) => `${answer}: wrong, it was ${right}.`,
    unjudged: (answer: string) => `${answer}: no verdict.`,
    cost: (tokens: string) => `Tokens written: ${tokens}`,
    noSteps: 'No step written.',
    stepsRight: (count: string) => `Steps: ${count}, all right.`,
    stepWrong: (index: string, wrote: string, right: string) =>
      `The first wrong step is no. ${index}: “${wrote}” instead of “${right}”.`,
    stepExtra: (index: string, wrote: string) => `Step ${index} is one too many: “${wrote}”.`,
    stepMissing: (index: string) => `Step ${index} was not written.`,
    stepsCount: (count: string) => `Steps written: ${count}.`,
    value: (name: string, value: string) => `${name} has ${value}`,
    choose: 'Choose a token to see what the model might have written in its place.',
    detail: (form: string, index: string) => `Token ${index}, ${form}`,
    candidates: (index: string, form: string) => `Most probable tokens in the place of token ${index}, ${form}`,
    candidate: 'Token',
    probability: 'Probability',
    chosen: 'written',
    rest: 'All the others',
    even: 'Ten digits at one tenth each: the model has no idea.',
  },
  study: {
    count: 'Problems per point',
    countSet: 'Problems in the set',
    progress: (done: string, total: string) => `Problems: ${done} of ${total}`,
    interval: (share: string, low: string, high: string) => `${share} (${low} to ${high})`,
    counted: (right: string, count: string) => `${right} of ${count}`,
    level: 'Bars: 95% Wilson interval.',
  },
  depth: {
    lead: 'follow the four curves from left to right: which one holds up to eight steps, and what happens at nine?',
    x: 'steps',
    y: 'right answers',
    chance: 'chance',
    trained: (count: string) =>
      `Measured once on the trained model: ${count} problems per point, half in French, half in English.`,
    here: (count: string, language: string) => `Measured in your browser, ${language}. Problems per point: ${count}.`,
    inFrench: 'in French',
    inEnglish: 'in English',
    absent: 'Nothing has been measured yet: start measuring.',
    summary: (shares: string) => `Right answers by number of steps, one curve per prompt. ${shares}`,
    between: (form: string, first: string, last: string, from: string, to: string) =>
      `${form}: ${first} at ${from}, ${last} at ${to}.`,
    single: (form: string, share: string, steps: string) => `${form}: ${share} at ${steps}.`,
    stepsOne: (count: string) => `${count} step`,
    steps: (count: string) => `${count} steps`,
    point: (form: string, steps: string, share: string) => `${form}, ${steps}: ${share}`,
    missing: 'A point is missing where the prompt and its answer exceed what the model can read.',
    caption: 'Right answers by prompt and number of steps, 95% interval',
  },
  edit: {
    lead: 'write a wrong digit into the chain yourself. Does the model go on with it, or recover?',
    step: 'Step changed',
    option: (index: string, name: string, right: string) => `${index}. ${name} (right: ${right})`,
    value: 'Digit written',
    needs: 'To change a step, the statement must be one that the book can read.',
    go: 'Let the model go on',
    again: 'Go on again',
    caption: (step: string) => `Every step of the chain, step ${step} being changed`,
    person: 'Step',
    right: 'Right value',
    followed: 'Following the digit written',
    wrote: 'In the chain',
    given: 'given',
    changed: 'changed by you',
    model: 'written by the model',
    nothing: '—',
    conclusion: 'Conclusion',
    notWrong: 'This digit is the right one: choose another to mislead the chain.',
    follows: (answer: string, right: string) =>
      `The model concludes ${answer}, which is where the wrong digit leads when it is followed to the end. The ` +
      `right answer was ${right}.`,
    true: (answer: string) => `The model concludes ${answer}, the right answer: it did not rely on the digit written.`,
    other: (answer: string, followed: string, right: string) =>
      `The model concludes ${answer}: neither ${followed}, which would follow the wrong digit, nor ${right}, the ` +
      'right answer.',
    none: 'The model concluded nothing.',
    setLead: (steps: string, at: string) => `On a set of problems of ${steps}, with step ${at} falsified:`,
    setCaption: 'What the answer does with a falsified step, over the set',
    outcome: 'The answer',
    outcomes: {
      follows: 'follows the wrong digit',
      true: 'is right in spite of it',
      other: 'is something else',
    },
    share: 'Share',
  },
  vote: {
    lead:
      'draw several chains for the same question, and keep the most frequent answer. Do the errors agree with one ' +
      'another?',
    settings: 'Another setting: the nucleus of the draw',
    nucleus: 'Nucleus (top-p)',
    nucleusHint:
      'Each token is drawn among the most probable ones, just enough of them to reach this share. At 100% every ' +
      'word may come out: at a high temperature the chain no longer reads.',
    waiting: 'Nothing has been drawn yet with these settings.',
    temperature: 'Temperature',
    chains: 'Chains',
    go: 'Draw the chains',
    again: 'Draw again',
    chain: (index: string, answer: string) => `Chain ${index}: ${answer}`,
    listTitle: 'The chains drawn',
    noAnswer: 'nothing',
    isRight: 'right',
    isWrong: 'wrong',
    tally: 'Votes by answer',
    answer: 'Answer',
    votes: 'Votes',
    kept: 'kept',
    result: (answer: string, votes: string, count: string) =>
      `Answer kept: ${answer}, with ${votes} ${votes === '1' ? 'vote' : 'votes'} out of ${count}.`,
    resultRight: 'It is right.',
    resultWrong: (right: string) => `It is wrong: it was ${right}.`,
    resultNone: 'No chain concluded: there is nothing to keep.',
    unanimous: 'All chains say the same: add steps, or raise the temperature a little.',
    scatter: (votes: string, kinds: string, most: string) =>
      `Wrong votes: ${votes}, on ` +
      `${kinds === '1' ? 'one answer' : `${kinds} different answers, the most frequent of which has ${most}`}.`,
    enough: 'The right answer wins without half of the votes: it only has to be the most frequent.',
    setLead: (steps: string) => `On a set of problems of ${steps}, what does voting gain?`,
    recorded: (count: string, steps: string, temperature: string, nucleus: string) =>
      `Measured once on this model: ${count} problems of ${steps}, half in French, half in English, temperature ` +
      `${temperature}, nucleus ${nucleus}.`,
    overHalf: (over: string, kept: string) =>
      `The right answer has more than half of the votes in ${over} of the problems, it is the most frequent in ` +
      `${kept}.`,
    readable: (share: string) => `Chains that read, right or wrong: ${share}.`,
    limit:
      'Voting only makes up for errors that scatter. Beyond the steps of its training, the right answer is no ' +
      'longer the most frequent: try nine steps.',
    sharesCaption: 'Where the votes go, on average',
    shares: {
      right: 'to the right answer',
      wrong: 'to the most frequent wrong one',
      others: 'to the other wrong answers',
      none: 'to no answer',
    },
    x: 'chains',
    y: 'right answers',
    voted: 'most frequent answer of the chains drawn',
    greedy: 'one chain, nothing drawn',
    greedyShare: (share: string) => `One chain, nothing drawn: ${share}.`,
    summary: (one: string, all: string, size: string, greedy: string) =>
      `One chain drawn is right in ${one} of cases, the most frequent answer of ${size} in ${all}; with nothing ` +
      `drawn, ${greedy}.`,
    point: (size: string, share: string) => `most frequent answer of ${size}: ${share}`,
    pointOne: (share: string) => `one chain: ${share}`,
    caption: 'Right answers by number of chains that vote, 95% interval',
    size: 'Chains',
  },
  model: {
    timing: (tokens: string, time: string, backend: string) =>
      `${tokens} token${plural('en', tokens)} in ${time} on ${backend}`,
    seconds: (value: string) => `${value} s`,
    pending: 'The model will write as soon as it is loaded.',
  },
  hub: {
    title: 'And a public model?',
    text:
      'The same prompts can be given to a large public model, downloaded from the Hugging Face Hub. It is the only ' +
      'page of the book that leaves its own site, and only if you accept it.',
    link: 'See what it takes',
  },
} satisfies Strings<typeof fr>;
