import type { Strings } from '@kit/i18n/index.ts';
import { plural } from '../../../kit/i18n/plural.ts';
import type fr from './fr.ts';

export default {
  noscript:
    'Without JavaScript, the lab shows the measured losses of the family, without its largest model, and the line ' +
    'fitted to them. What the largest one gave is in its card, `public/models/scaling`.',
  first:
    'seven models of the book are on the curve, the eighth is not. Bet on its loss, then see what the law predicted ' +
    'and what was measured.',
  viewsLabel: 'What the lab shows',
  views: { predict: 'Predict', text: 'Your text', own: 'Your own law', valleys: 'The valleys', plan: 'Plan a budget' },
  predict: {
    form: 'Form of the law',
    forms: { straight: 'pure power', floor: 'with a floor' },
    formNames: { straight: 'the pure power law', floor: 'the law with a floor' },
    count: 'What N counts',
    counts: { effective: 'no positions', bare: 'no embeddings', all: 'everything' },
    countNames: {
      effective: 'N, position embeddings left out',
      bare: 'N, without any embedding',
      all: 'N, every parameter',
    },
    length: 'Tokens read in training',
    tokens: (count: string) => `${count} tokens`,
    held: 'Size to predict',
    kept: 'Sizes kept for the fit',
    loss: 'Loss, in bits per byte',
    chart: 'Loss against size, logarithmic axes',
    series: {
      fitted: 'kept',
      measured: 'measured, outside the fit',
      predicted: 'prediction of the law',
      bet: 'your bet',
    },
    summary: (form: string) => `The measured losses and the fitted curve, ${form}. The size to predict is hidden.`,
    summaryAfter: 'The measured losses, the fitted curve, its prediction with its interval, and your bet.',
    point: (series: string, size: string, loss: string) => `${series}: ${size} parameters, ${loss}`,
    yourBet: (name: string) => `Your bet for ${name} parameters`,
    unit: 'bits per byte',
    wager: 'Bet and see',
    again: 'Bet again',
    recorded: 'measured after training',
    measured: (name: string, loss: string) => `${name} parameters: measured, ${loss}.`,
    bits: (loss: string) => `${loss} bit${plural('en', loss)} per byte`,
    predicted: (loss: string, interval: string, gap: string) => `The law predicted ${loss} ${interval}, off by ${gap}.`,
    within: 'The measurement is within the interval.',
    outside:
      'The measurement is outside the interval, which says how the points scatter around the curve, not whether the ' +
      'curve is the right one.',
    betSaid: (loss: string, gap: string) => `Your bet: ${loss}, off by ${gap}.`,
    youWin: 'You were closer than the law.',
    lawWins: 'The law was at least as close as you.',
    tooFew: (count: string) => `This form has ${count} unknowns: keep at least ${count} sizes.`,
    symbols: { floor: 'E', scale: 'A', exponent: 'α' },
    method: (draws: string) =>
      `90% intervals: the fit done again on ${draws} draws of the same sizes, with replacement.`,
    methods: {
      straight: 'Least squares on the logarithms.',
      floor: 'Least squares on the loss, E and A positive; α is searched for between 0.01 and 1.5.',
    },
  },
  text: {
    label: 'Your text',
    count: (count: string) => `${count} token${plural('en', count)}.`,
    empty: 'There is nothing to read.',
    origin: 'Every size has read your text, one token after the other.',
    chart: 'Loss of each size on this text, logarithmic axes',
    series: 'this text',
    summary: (count: string) => `Bits per byte of this text, ${count} tokens, by the size of the model.`,
    point: (size: string, loss: string, interval: string) =>
      `${size} parameters: ${loss} bit${plural('en', loss)} per byte ${interval}`,
    exponent: (value: string, interval: string) =>
      `On this text, the pure power law has exponent ${value} ${interval}.`,
    intervals:
      '90% intervals: the text is drawn again, with replacement, by blocks of 8 neighbouring tokens, the same for ' +
      'every size. A short text leaves wide intervals. The models themselves were trained with one seed only.',
    surprises: 'Two sizes, token by token',
    sides: { left: 'Size A', right: 'Size B' },
    legend: 'Under each token, its bits by A and then by B. Blue: B saves some; orange: B is more surprised.',
    token: 'Token',
    saved: 'saved',
    waiting: 'This size has not read the text yet.',
    seed: 'Seed',
    writes: 'What each size writes next',
  },
  valleys: {
    budget: (flops: string) => `${flops} operations`,
    chart: 'Loss against size, at constant compute',
    summary: 'One curve per budget: too few parameters on the left, too few tokens on the right.',
    chartNote: 'Each point is one training run of the family, on C / 6N tokens.',
    recorded: 'measured after training',
    size: 'N, position embeddings left out',
    loss: 'Bits per byte',
    point: (series: string, size: string, loss: string) =>
      `${series}: ${size} parameters, ${loss} bit${plural('en', loss)} per byte`,
    table: 'The bottom of each valley, by a parabola in ln N',
    interval: 'interval',
    none: 'The lowest point is at an end: the bottom was not reached.',
    growth: 'The optimal size against compute',
    bottoms: 'bottoms of the valleys',
    ours: (slope: string) => `bottoms of the valleys, slope ${slope}`,
    others: { chinchilla: 'slope 0.50 (Hoffmann)', kaplan: 'slope 0.73 (Kaplan)' },
    compute: 'C, operations',
    growthSummary: 'The four bottoms, their line, and two lines of published slope, through the same middle.',
    growthPoint: (series: string, flops: string, size: string) =>
      `${series}: at ${flops} operations, ${size} parameters`,
    slope: (slope: string, novels: string, scatter: string) =>
      `N* grows as C to the power ${slope}: ${novels} if other novels are drawn, ${scatter} by how far the four ` +
      'bottoms lie from their line.',
    why:
      'The first interval is narrow: it draws the ten novels again, the same for every model, and says nothing of ' +
      'another seed. The second counts what four points and two orders of magnitude leave unknown. A slope near 0.50 ' +
      'therefore does not confirm Hoffmann: at these sizes, embeddings make up to 62% of a model, one recipe ' +
      'serves every size, and the warm-up takes up to 18% of a run. Each of these moves the slope.',
  },
  plan: {
    unit: 'Budget',
    units: { flops: 'operations', hours: 'GPU-hours', money: 'money' },
    law: 'Law',
    laws: { besiroglu: 'Besiroglu 2024', hoffmann: 'Hoffmann 2022' },
    fields: {
      mantissa: 'Operations',
      power: 'exponent',
      hours: 'Hours of one GPU',
      money: 'Money',
      peak: 'Peak power',
      mfu: 'Share used (MFU)',
      price: 'One GPU-hour',
      training: 'Operations per parameter and token, training',
      serving: 'The same, in use',
      floor: 'E',
      a: 'A',
      alpha: 'α',
      b: 'B',
      beta: 'β',
      share: 'Size, share of N*',
      served: 'Tokens served',
    },
    billions: 'billion',
    budget: (flops: string, hours: string, money: string, gpu: string) =>
      `${flops} operations, that is, ${hours} hours of one ${gpu}, or $${money}.`,
    best: (size: string, tokens: string, ratio: string, loss: string) =>
      `N* = ${size} parameters, D* = ${tokens} tokens, that is, ${ratio} per parameter; loss ${loss} nats per token.`,
    plansCaption: 'The same budget, by each law',
    chosen: 'The law chosen',
    plans: {
      hoffmann: 'Hoffmann, printed coefficients',
      besiroglu: 'Besiroglu, re-fitted coefficients',
      twenty: '20 tokens per parameter',
      kaplan: 'Kaplan',
    },
    ownLoss: 'loss that it predicts',
    lossBy: 'loss by the law chosen',
    kaplanNote:
      'Kaplan counts N without embeddings and measures on another text, with other tokens: his loss does not compare ' +
      'with the others. The last column judges every plan by the same law.',
    valley: 'The valley of the budget: loss against size',
    valleySummary: 'The loss by the law chosen at constant budget, and the size that each plan picks.',
    sizeAxis: 'N, parameters',
    lossAxis: 'Loss, nats per token',
    point: (series: string, size: string, loss: string) =>
      `${series}: ${size} parameters, loss ${loss} nat${plural('en', loss)} per token`,
    smaller: 'Smaller, trained for longer',
    matches: (size: string, tokens: string, ratio: string, more: string, served: string) =>
      `With ${size} parameters, the same loss takes ${tokens} tokens, ${ratio} per parameter: ${more} more training, ` +
      `paid back after ${served} tokens served.`,
    never: (size: string) =>
      `With ${size} parameters, the same loss is out of reach: what so small a size costs exceeds, alone, what is ` +
      'left above the floor.',
    lifetime: (served: string) => `Training, then serving ${served} tokens, at equal loss`,
    trainingCost: 'training',
    total: 'in all',
    hoursColumn: 'hours',
    models: { best: 'Optimal for training', small: 'Your size', least: 'Cheapest in all' },
    warning: 'Laws fitted near 20 tokens per parameter overstate the gain at extreme ratios (Sardana 2024).',
    constants: 'Every constant',
    constantsLead: 'Every number can be changed; a field that is emptied goes back to its first value.',
    gpu: 'GPU',
    coefficients: 'Coefficients of the law chosen:',
    sources:
      'Coefficients: Hoffmann 2022, equation (10); Besiroglu 2024. Kaplan’s frontier: N* = 1.3 × 10⁹ C^0.73 and ' +
      'L = (3.1 × 10⁸ / C)^0.05, C in PF-days (Kaplan 2020, equation 1.3 and table 6); D* is what the budget ' +
      'leaves. Peaks: dense 16-bit operations, makers’ data sheets. Price and MFU: assumptions, to be changed.',
  },
} satisfies Strings<typeof fr>;
