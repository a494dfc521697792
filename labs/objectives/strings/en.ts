import type { Strings } from '@kit/i18n/index.ts';
import type fr from './fr.ts';

export default {
  noscript:
    'Without JavaScript the lab shows the recorded result; the folded parts, the settings and your own sentence ' +
    'need JavaScript.',
  hint: 'Both models read the same sentence.',
  origin: 'Both models read the sentence in this browser.',
  decoder: 'Decoder',
  encoder: 'Encoder',
  start: 'start',
  end: 'end',
  token: 'Token',
  probability: 'Probability',
  rank: 'Rank',
  surprise: 'Surprise',
  ranked: (rank) => `rank ${rank}`,
  nats: (value) => `${value} nats`,
  place: (index, token) => `${index}. ${token}`,
  waiting: 'not computed yet',
  missions: {
    guess: (token) => `Guess “${token}”: whom do the words that follow help?`,
    look: 'Compare the two attention maps: who looks further on in the sentence?',
    write: 'Have the decoder write at τ = 0, then push τ to 2: which of the two texts goes astray?',
  },
  surprises: {
    title: 'Surprise at each token',
    explain: 'The taller a column, the more the true token surprised the model: −ln P, in nats.',
    click: 'Click a token to see how each model guessed it.',
    chance: (value) => `Dashes: ${value} nats, the surprise of an answer drawn at random from the whole vocabulary.`,
    group: 'Tokens of the sentence. Left and right arrows move between them, Enter has one guessed.',
    name: (index, token, decoder, encoder) =>
      `token ${index}: “${token}”, surprise of the decoder ${decoder}, of the encoder ${encoder}`,
    perplexity: 'Perplexity of the decoder',
    perplexityHint: (loss) => `exp of the mean surprise, ${loss} nats: as many equally plausible choices.`,
    pseudo: 'Pseudo-perplexity of the encoder',
    pseudoHint: (loss) =>
      `exp of ${loss} nats. “Pseudo”, because each token is guessed with all the others in view: these ` +
      'probabilities do not multiply into that of the sentence.',
    partial: (done, all) => `Tokens guessed: ${done} of ${all}`,
    table: 'Show the numbers as a table',
    caption: 'What each model gave to the true token',
  },
  guesses: {
    title: (index, token) => `Guessing token ${index}, “${token}”`,
    decoderSees: 'It sees only what comes before.',
    encoderSees: 'It sees both sides; only the token itself is hidden.',
    hidden: 'hidden',
    caption: (model) => `${model}: most probable tokens`,
    truth: 'true token',
    verdict: (rank, share, surprise) => `True token: rank ${rank}, probability ${share}, surprise ${surprise}.`,
    entropy: (value) => `Hesitation (entropy): ${value}.`,
    waiting: 'The encoder’s pass that hides this token has not run yet.',
    previous: 'Previous token',
    next: 'Next token',
  },
  masks: {
    title: 'Who sees what',
    explain:
      'Attention averaged over all heads, whole sentence, nothing hidden. Each row is a token that looks (query), ' +
      'each column a token looked at (key); hatching: masked.',
    layer: 'Layer',
    all: 'all',
    query: 'query',
    key: 'key',
    map: (model, future) => `${model}: ${future} of the attention goes to later tokens. Arrow keys move between cells.`,
    future: (share) => `${share} of the attention goes further on in the sentence.`,
    cell: (query, key, value) => `${query} → ${key}: ${value}`,
    masked: '0 (masked)',
    absent: 'absent',
    both: (query, key, decoder, encoder) => `From ${query} to ${key}: decoder ${decoder}, encoder ${encoder}.`,
    guess: (token, row) =>
      `In both our models, “${token}” is guessed from the row before, that of ${row}: it holds all that the model ` +
      'could see.',
    legend: 'Attention weight (colour: square root of the weight)',
    table: 'Show the chosen row as a table',
    caption: (query) => `Weights given by ${query} to each token`,
    waiting: 'The maps of this sentence are on their way…',
  },
  writing: {
    title: 'Make the decoder write',
    explain:
      'It draws a token, appends it to the sentence and starts again. Same seed, same draws: move a setting and ' +
      'compare. Click a written token to open its distribution.',
    encoder: 'The encoder has no control here: all it can do is fill a gap surrounded by text.',
    temperature: 'Temperature τ',
    greedy: '0: always the most probable',
    topK: 'Top-k',
    allTokens: 'all',
    topP: 'Top-p (nucleus)',
    seed: 'Seed',
    otherSeed: 'Another seed',
    one: 'One more token',
    several: (count) => `${count} more tokens`,
    clear: 'Clear',
    stop: 'Stop',
    group: 'Written tokens. Left and right arrows move between them, Enter opens the distribution of one.',
    name: (index, token, chance) => `written token ${index}: “${token}”, chance ${chance}`,
    nothing: 'Nothing written yet: ask for a token.',
    ended: 'The model drew the end of the text, or has no room left: it stops here.',
    full: (count) => `The lab stops at ${count} tokens.`,
    step: (index, token) => `Draw ${index}: “${token}”`,
    caption: 'Most probable tokens at this draw',
    model: 'P of the model',
    chance: 'Real chance',
    drawn: 'drawn',
    possible: (count, all) => `Tokens still possible after the settings: ${count} of ${all}.`,
    formula:
      'Chance = exp(zᵢ/τ) / Σⱼ exp(zⱼ/τ); then only the top k are kept, then the nucleus of mass p, and the sum is ' +
      'brought back to 1.',
  },
  models: {
    title: 'One shape, two objectives',
    explain:
      'The two models of this lab have the same number of layers and heads, and read the same tokens. What sets ' +
      'them apart is, in the main, the mask and the question asked.',
    criterion: 'Criterion',
    objective: 'Objective',
    objectives: { decoder: 'predict the next token', encoder: 'recover the hidden tokens' },
    sight: 'What a position sees',
    sights: { decoder: 'itself and the past', encoder: 'the whole sentence' },
    family: 'Family',
    families: { decoder: 'GPT (GPT-3, LLaMA, PaLM)', encoder: 'BERT (RoBERTa, ALBERT)' },
    shape: 'Shape',
    shapeOf: (layers, heads, width) => `${layers} layers × ${heads} heads, width ${width}`,
    passes: 'Passes to judge the whole sentence',
    time: 'Time of these passes',
    notHere: 'not measured here yet',
  },
} satisfies Strings<typeof fr>;
