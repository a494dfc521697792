import type { Strings } from '@kit/i18n/index.ts';
import { plural } from '../../../kit/i18n/plural.ts';
import type fr from './fr.ts';

export default {
  noscript: 'Without JavaScript the laboratory shows a recorded training run; training here needs JavaScript.',
  first:
    'train the adapter and read the same prompt continued every ten steps. From which step on does the ' +
    'style change?',
  recorded: 'These losses and texts come from the real model, trained with these same settings.',
  origin: 'The adapter was trained in this browser.',
  leftOut:
    'The link carries the settings, but neither your texts nor your kept adapters: they do not leave ' + 'your device.',
  settings: {
    legend: 'What is learned, and how',
    lesson: 'Task to learn',
    lessons: {
      telegramme: 'Telegram',
      theatre: 'Theatre',
      francais: 'Switch to French',
      texts: 'Your texts',
      pairs: 'Your pairs',
    },
    about: {
      telegramme:
        'Continue a text in telegram style, STOP after each sentence. 800 extracts of novels, shortened by a ' +
        'rule.',
      theatre:
        'Continue a narrative as the dialogue of a play, two voices named in capitals. 800 extracts of ' + 'novels.',
      francais: 'Continue in French a text begun in English. 800 passages of novels and of their translations.',
      texts:
        'Write in the manner of a text that you paste. From 5 kB on the style is heard; below, the model ' +
        'learns by heart.',
      pairs: 'Answer as in your examples: a prompt, an arrow, the continuation expected.',
    },
    rank: 'Rank r',
    learningRate: 'Learning rate',
    steps: 'Steps',
    batch: 'Windows per step',
    seed: 'Seed',
    parameters: (count, share) => `${count} numbers to learn (${share} of the model); α = 2r, the base is frozen.`,
    more: 'Matrices, batch size, seed',
    modules: 'Matrices corrected, in each of the blocks',
    moduleNames: {
      'attn.c_attn': 'W_Q, W_K, W_V',
      'attn.c_proj': 'W_O',
      'mlp.c_fc': 'MLP, in',
      'mlp.c_proj': 'MLP, out',
    },
    frozenA: 'Freeze A, learn B alone',
  },
  own: {
    label: { texts: 'Your text, in French or English', pairs: 'Your pairs, one per line' },
    hint: {
      texts: 'Paste plain text. Its last seventh is held out to measure with.',
      pairs: 'One line: prompt → continuation (or “=>”, or a tab). One pair in seven is held out to measure with.',
    },
    private:
      'Nothing is sent: training happens on your device. What you paste is kept in this browser from one visit to the ' +
      'next, until you erase it.',
    kept: {
      kept: 'Kept in this browser.',
      full: 'No room is left in this browser: on your next visit, it will have to be pasted again.',
      none: 'This browser keeps nothing here: on your next visit, it will have to be pasted again.',
    },
    erase: 'Erase',
    size: (bytes) => `${bytes} of text.`,
    pairs: (count) => `${count} pair${plural('en', count)} read.`,
    few: 'That is little: expect the held-out loss to climb while the other falls. That is overfitting.',
    strange: (lines, more) =>
      `Lines ignored, for want of an arrow with text on both sides: ${lines}${more ? '…' : ''}.`,
  },
  refusal: {
    empty: 'There is nothing to learn: paste a text in the box first.',
    'no-pair': 'No line is a pair: write a prompt, an arrow (→ or =>), then the continuation.',
    short: 'The text is too short: it leaves no token to predict.',
  },
  bar: {
    go: 'Train here',
    again: 'Train again',
    pause: 'Pause',
    goOn: 'Go on',
    stop: 'Stop',
    resume: (step) => `Go on at step ${step}`,
    restart: 'Start over',
    running: 'Training',
    paused: 'Training paused',
    progress: (done, total) => `${done} steps of ${total}`,
    stopped: (done) => `Stopped after ${done} steps. The adapter learned so far can be tried.`,
    pace: (seconds) => `${seconds} s per step.`,
  },
  curves: {
    title: 'The losses',
    recorded: 'recorded run',
    train: 'Training',
    gauges: { held: 'Task, held-out texts', fr: 'General French', en: 'General English' },
    use: 'Losses by step',
    step: 'Step',
    loss: 'Loss (nats per token)',
    caption: 'Losses of a training run, in nats per token',
    point: (name, step, loss) => `${name}, step ${step}: ${loss} nats per token`,
    random: (loss) => `Drawing at random (${loss})`,
    lesson: (windows, held) =>
      `${windows} window${plural('en', windows)} of at most 64 tokens to learn from, ${held} held out to measure with.`,
    passes: (times) => `Each was seen ${times} times on average.`,
    forgetting: (fr0, fr1, en0, en1) =>
      `On novels that have nothing to do with the task, the loss goes from ${fr0} to ${fr1} in French, ` +
      `from ${en0} to ${en1} in English: that is forgetting.`,
    begun: 'Training begins: at the first step the adapter is null and the loss is the base’s.',
    unmeasured: 'A single window: nothing could be held out. The training loss tells only what is known by heart.',
    learning: (from, to) =>
      `It learns: on texts never seen, the loss of the task goes from ${from} to ${to} nats per token.`,
    overfit: (step, best, now, train) =>
      `Overfitting: the training loss falls to ${train}, but that of the held-out texts climbs from ${best} (step ` +
      `${step}) back to ${now}. The adapter learns the sentences, not the manner.`,
    diverging: (base, now) =>
      `It diverges: the loss of the held-out texts has climbed from ${base}, the base’s, to ${now}, and ` +
      'that of training does not fall. Each step overshoots the valley it aimed at.',
    chance: (now, chance, vocabulary) =>
      `It has diverged: a loss of ${now} is worse than drawing each token at random (ln ${vocabulary} = ` +
      `${chance}). The steps are so large that the correction crushes what the base knew.`,
    overflow: (step) =>
      `Numbers overflowed at step ${step}: the loss is no longer a finite number, and training ends. The ` +
      'steps are far too large.',
    lower: (rate) => `Try a rate ten times smaller: ${rate}.`,
  },
  samples: {
    title: 'The same prompt, every ten steps',
    lead: (prompt, seed, temperature) =>
      `What follows “${prompt}”, always with the same draw (no. ${seed}, temperature ${temperature}): what ` +
      'changes comes from the adapter.',
    base: 'Base',
    step: (step) => `Step ${step}`,
    change: 'The prompt is changed below, under “Strength and merging”, before training.',
    nothing: 'Nothing: the model ended the text at once.',
    writing: 'writing…',
  },
  tabs: {
    label: 'What to do with the adapter',
    try: 'Strength and merging',
    compare: 'Compare',
    keep: 'Take away, keep',
  },
  tryIt: {
    prompt: 'Your prompt, in French or English',
    hint: 'It is continued during training and after.',
    none: 'Train an adapter first, or take up one that you have kept.',
    training: 'During training the adapter still changes: the trial comes when training ends.',
    strength: 'Strength of the correction',
    times: (strength) => `× ${strength}`,
    base: 'Base alone',
    adapted: (strength) => `With the adapter, × ${strength}`,
    merge: 'Merge and compare',
    mergeLead:
      'W′ = W₀ + (α/r)·BA is computed, then the logits of the prompt are compared with those of the ' +
      'two-path computation.',
    merged: (gap, effect) =>
      `Merged and unmerged differ by at most ${gap} on the logits of the prompt; the adapter moves them by ` +
      `${effect}.`,
  },
  compare: {
    lead: (batch, rate) =>
      `Full fine-tuning was done in PyTorch on the same windows, ${batch} per step, 80 steps, at the rate that the ` +
      `book keeps for it (${rate}). The book’s adapter has seen more texts and more steps.`,
    ownLead: 'Your texts have no shipped adapter to be measured against: there is the base.',
    caption: 'Losses on the same windows, in nats per token',
    method: 'Method',
    origin: 'Origin',
    base: 'Base',
    mine: 'Your adapter',
    recordedRun: 'Recorded run',
    shipped: 'The book’s adapter, rank 8',
    full: 'Full fine-tuning',
    chart: 'Loss of the task on held-out texts, by step',
  },
  keep: {
    lead:
      'An adapter is two small files, which Python’s PEFT library reads as they are, and which the LoRA ' +
      'laboratory accepts once the folder is unzipped.',
    download: 'Download in PEFT format',
    keep: 'Keep in this browser',
    keeping: {
      kept: 'Kept. You will find it here on your next visit, offline too.',
      full: 'No room left: forget an adapter or free some space, then try again.',
      none: 'The browser keeps nothing here (private browsing, or a page without HTTPS): download it instead.',
    },
    list: 'Kept adapters',
    none: 'None so far.',
    about: (lesson, rank, steps, held, date) =>
      `${lesson}, rank ${rank}, ${steps} steps${held === null ? '' : `, loss ${held}`} – ${date}`,
    use: 'Take up',
    inUse: 'In use',
    forget: 'Forget',
    used: 'The tab “Strength and merging” tries it; new training takes its place.',
  },
} satisfies Strings<typeof fr>;
