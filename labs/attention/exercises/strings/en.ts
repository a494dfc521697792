import type { Strings } from '@kit/i18n/index.ts';
import type fr from './fr.ts';

export default {
  dotProductSpread: {
    title: 'The spread of a dot product',
    statement:
      'In an attention head, $d_k = {dk}$. The components of $q$ and $k$ are independent, with mean 0 and variance ' +
      '1.\n\nWhat is the standard deviation of the score $q·k$, before any division?',
    hints: [
      'Write $q·k$ as a sum of {dk} products $q_i k_i$. What is the variance of each?',
      'The variances of independent terms add up. Then go from the variance to the standard deviation.',
    ],
    solution:
      'Each product $q_i k_i$ has mean 0 and variance 1. Their variances add up: $Var(q·k) = {dk}$. The standard ' +
      'deviation is its square root: $√[{dk}]$ ≈ {answer}. That is exactly what dividing by $√[d_k]$ brings back ' +
      'to 1.',
    variance: '{dk} is the variance. The question asks for the standard deviation.',
    scaled:
      'A standard deviation of 1 is what you get *after* dividing by $√[d_k]$. The question is about the score ' +
      'before that.',
    ladder: {
      worked:
        'With $d_k = 9$, the score is a sum of 9 products $q_i k_i$, each of mean 0 and variance 1. The variance of ' +
        'the sum is 9 × 1 = 9, and its standard deviation, $√[9]$ = 3.',
      gaps: [
        {
          ask: 'A product $q_i k_i$ has the variance…',
          fill: '1: both factors are independent, of mean 0 and variance 1.',
        },
        { ask: 'The sum of these products has the variance…', fill: '{dk} × 1.' },
        { ask: 'Its standard deviation is…', fill: 'the square root of that variance.' },
      ],
    },
  },
  softmaxRow: {
    title: 'One row of softmax, by hand',
    statement:
      'With {count} keys, a query gives the following scores $q·k$: {scores}. Here $d_k = {dk}$, and the mask lets ' +
      'all these keys through.\n\nWhat attention weight does key no. {key} receive? Give three decimals.',
    hints: [
      'First divide each score by $√[d_k]$ = {root}.',
      'Take the exponential of each divided score, then divide that of key no. {key} by their sum.',
    ],
    solution:
      'Divided by {root}, the scores become {scaled}. Their exponentials are {exponentials:3}, which sum to ' +
      '{sum:3}. Key no. {key} therefore receives {answer}. Always check that the {count} weights add up to 1.',
    unscaled: 'That is the softmax of the raw scores. They must first be divided by $√[d_k]$.',
    byWidth: 'You divided by $d_k$. The formula divides by its square root.',
    noExponential: 'You divided the score by the sum of the scores, without taking exponentials.',
    ladder: {
      worked:
        'Three keys have the scores 4, 2, 0, with $d_k = 4$, and the weight of the second is wanted. Divided by ' +
        '$√[4]$ = 2, the scores become 2, 1, 0. Their exponentials are 7.3891, 2.7183, 1, and 7.3891 + 2.7183 + 1 = ' +
        '11.1074. The second key receives 2.7183 / 11.1074 = 0.2447.',
      gaps: [
        { ask: 'Each score is divided by…', fill: '{root}, and the scores become {scaled}.' },
        { ask: 'Their exponentials are…', fill: '{exponentials:3}, which sum to {sum:3}.' },
        { ask: 'Key no. {key} therefore receives…', fill: 'its exponential, divided by {sum:3}.' },
      ],
    },
  },
  parameterCount: {
    title: 'How many parameters?',
    statement:
      'A GPT-type decoder has $L = {layers}$ layers, width $d = {width}$, a vocabulary of {vocabulary} tokens and ' +
      'a context of {context} positions. The output matrix is the token embedding, reused. Biases and ' +
      'normalisations are neglected.\n\nHow many parameters does it have, in millions? An error of 1% is ' +
      'accepted.',
    unit: 'million',
    hints: [
      'One layer: $4d^2$ for attention (the Q, K, V and output projections), $8d^2$ for the MLP.',
      'Add the embeddings: one vector of size $d$ per token of the vocabulary, another per position.',
    ],
    solution:
      'The layers: $12 L d^2$ ≈ {blocks:1} million. The embeddings: ({vocabulary} + {context}) × {width} ≈ ' +
      '{embeddings:1} million. In total, {answer}. The smaller the model, the more the vocabulary weighs: here, ' +
      'embeddings make up {share:p0} of it.',
    noEmbeddings:
      'Those are the layers alone. The embeddings are missing: $V·d$ for the tokens, and those of the positions.',
    attentionOnly: 'You only counted attention in each layer, $4d^2$. The MLP adds $8d^2$.',
    untied: 'You counted the vocabulary matrix twice. Here the output reuses the embedding.',
    ladder: {
      worked:
        'Two layers, $d = 100$, a vocabulary of 1,000 tokens, a context of 200 positions. The layers have 2 × 12 × ' +
        '100 × 100 = 240,000 parameters; the embeddings, (1,000 + 200) × 100 = 120,000. In all 240,000 + 120,000 = ' +
        '360,000, that is 0.36 million.',
      gaps: [
        { ask: 'The layers have…', fill: '{layers} × 12 × {width} × {width} parameters.' },
        { ask: 'The embeddings have…', fill: '({vocabulary} + {context}) × {width}.' },
        {
          ask: 'In millions, that is…',
          fill: '({layers} × 12 × {width} × {width} + ({vocabulary} + {context}) × {width}) / 1,000,000.',
        },
      ],
    },
  },
  causalAttentionCode: {
    title: 'Write causal attention',
    statement:
      'Complete `attention(Q, K, V)`. `Q` and `K` have $T$ rows of $d_k$ numbers, `V` has $T$ rows of $d_v$ ' +
      'numbers. The function returns the $T$ outputs, of $d_v$ numbers each:\n\n- scores $q_i·k_j$ divided by ' +
      '$√[d_k]$;\n- causal mask: position $i$ only sees positions $j ≤ i$;\n- softmax of each row, without ' +
      'overflow even when the scores are large;\n- sum of the rows of `V`, weighted by these weights.\n\nUse the ' +
      'language only: no library, no network. Each call has 2 seconds.',
    hints: [
      'Three loops are enough: over $i$, over $j ≤ i$ for the scores, then over the columns of `V`. Computing only ' +
        '$j ≤ i$ already applies the mask.',
      'For a stable softmax, subtract the row’s largest score before the exponential: the quotient does not ' +
        'change, and nothing exceeds exp(0) = 1.',
      'The dimension under the root is that of the keys, `K[0].length`, not that of the values.',
    ],
    solution:
      'For each $i$: the scores $s_j$ for $j ≤ i$, their maximum $m$, the weights $e^[s_j − m]$ divided by their ' +
      'sum, then the weighted sum of the rows of `V`. A complete program is shown below the tests. The mask ' +
      'costs nothing: it saves half of the work.',
    starter: {
      shapes: 'Q, K: T rows of dk numbers; V: T rows of dv numbers.',
      returns: 'Returns T rows of dv numbers.',
      scores: 'scores of query i with the keys j ≤ i',
      softmax: 'softmax',
      sum: 'weighted sum of the rows of V',
    },
    tests: {
      one: {
        name: 'A single token',
        advice: 'A lone token only looks at itself: its weight is 1, its output is its value.',
      },
      mean: {
        name: 'Equal scores: mean of the past values',
        advice:
          'All scores are zero, so all weights are equal: each output is the mean of the values up to its ' +
          'position. A mean of all values gives away a forgotten mask.',
      },
      chat: {
        name: 'The chapter’s example, under the mask',
        advice: 'The last row is that of the example in the text. Compare your scores first, then your weights.',
      },
      sizes: { name: 'Any sizes', advice: 'Check the bounds of the loops: T, dk and dv differ.' },
      wide: { name: 'dv larger than dk', advice: 'The outputs are as wide as V; the scaling uses the width of K.' },
      narrow: { name: 'dk larger than dv', advice: 'The scaling uses the width of K, not that of V.' },
      large: {
        name: 'Very large scores',
        advice: 'exp overflows beyond 709. Subtract the row’s maximum before the exponential.',
      },
      negative: {
        name: 'Very negative scores',
        advice: 'If all exponentials fall to zero, the quotient is 0/0. Subtract the row’s maximum.',
      },
      long: { name: 'A long sequence', advice: 'Forty-eight positions: row i must only depend on positions 0 to i.' },
    },
  },
  previousTokenHead: {
    title: 'The head that looks behind',
    statement:
      'Open the lab on this sentence: “{sentence}”\n\nAmong all the heads of the model, which one gives the most ' +
      'weight, on average, to the *previous* token? The mean is over queries from the third token on. Such a ' +
      'head draws a diagonal just below the main one.',
    inLayer:
      'Open the lab on this sentence: “{sentence}”\n\nAmong the heads of layer {layer}, which one gives the most ' +
      'weight, on average, to the *previous* token? The mean is over queries from the third token on. That ' +
      'weight is on a diagonal, just below the main one.',
    layer: 'Layer',
    head: 'Head',
    hints: [
      'Look over the field of small maps. Find a diagonal shifted one step down, not the main diagonal.',
      'Open the two or three best candidates and read, row after row, the weight of the cell to the left of the ' +
        'diagonal.',
    ],
    solution:
      'On this sentence, it is head {answer2} of layer {answer1}. “Previous token” heads appear in almost every ' +
      'decoder. Combined with a head of a later layer, they form induction heads, which copy what came next last ' +
      'time.',
    right: 'On average this head gives {share:p1} of its weight to the previous token: none gives more.',
    close: 'Very close: on average this head gives {share:p1} to the previous token, but another goes up to {best:p1}.',
    far: 'On average this head gives {share:p1} of its weight to the previous token. Another goes up to {best:p1}.',
    elsewhere: 'That head is not in layer {layer}.',
    unknown: 'The model has {layers} layers of {heads} heads, numbered from 1.',
  },
  ablation: {
    title: 'Switch a head off',
    statement:
      'Open the lab on “{sentence}”. Find the most probable token after this sentence, with the untouched model. ' +
      'Then switch off head {head} of layer {layer}, and no other.\n\nWhat is the probability of that same token ' +
      'now? The temperature stays at 1.',
    hints: [
      'The “Next token” table puts the probabilities of the untouched and of the altered model side by side.',
      'Keep following the same token, even if it is no longer the first. Check that exactly one head is off, that ' +
        'of layer {layer}.',
    ],
    solution:
      'The probability becomes {answer}. Compare it with that of the untouched model: the difference measures what ' +
      'this head brought to *this* prediction. It may be almost nothing, and of an unexpected sign: other heads ' +
      'sometimes do the same work.',
    untouched:
      'That is the probability with the untouched model. Switch off head {head} of layer {layer}, then read again.',
  },
  costlyHeads: {
    title: 'The heads that are missed most',
    statement:
      'In the lab, switch off {count} head{count:s} of the decoder, no more and no fewer: the one{count:s} whose absence ' +
      'raises the surprise per token most.\n\nYour answer is judged on four sentences {tongue} that the lab does not ' +
      'show. The other settings do not count.',
    hints: [
      'Write sentences {tongue}, switch off one head at a time, and follow in the table “Next token” what becomes of ' +
        'the probabilities.',
      'Begin with the first layers: all that follows reads what they write.',
      'One head can stand in for another. It is then missed only if both are off: try them together.',
    ],
    solution:
      'Of all possible choices, the costliest is this one: {best}. Costs do not add up: a head that is hardly missed ' +
      'when it alone is off can be missed a great deal when another is off too.',
    tongues: { fr: 'in French', en: 'in English' },
    none: 'none',
    silenced: 'Heads switched off, layer and rank',
    unknown: 'The decoder has {layers} layers of {heads} heads: one of the heads switched off does not exist.',
    number: 'Your state switches off {off} head{off:s}. It takes {count}.',
    right: 'The surprise rises by {cost} nats per token: no other choice costs clearly more.',
    close: 'The surprise rises by {cost} nats per token. Another choice costs {most}.',
    far: 'The surprise only rises by {cost} nats per token. Another choice costs {most}.',
  },
  maskOff: {
    title: 'Lift the mask',
    statement:
      'Open the lab on “{sentence}”, layer {layer}, head {head}. Under the causal mask, the first token only sees ' +
      'itself: it gives itself a weight of 1.\n\nLift the mask. What weight does the first token give itself now?',
    hints: [
      'The query is the first token, and so is the key: it is the top left cell of the map.',
      'Read the weight after softmax, with scaling on and every head in service.',
    ],
    solution:
      'It gives itself {answer}. The rest went to the tokens that follow, that is, to the future. In training, a ' +
      'model that saw the answer this way would learn nothing; that is why the mask is there.',
    masked: 'That is the weight under the mask. Lift it, then read again.',
  },
  whyScale: {
    title: 'Why divide?',
    statement: 'Why are the scores divided by $√[d_k]$ before softmax?',
    hints: [
      'What happens to the standard deviation of $q·k$ when $d_k$ goes from 16 to 256? And what does softmax make ' +
        'of widely spread scores?',
    ],
    solution:
      'Scaling changes neither the order of the keys nor the sum of their weights: it keeps the scores where ' +
      'softmax still learns.',
    options: {
      saturation: {
        text:
          'So that the size of the scores does not depend on $d_k$: otherwise softmax saturates, and its gradient ' +
          'nearly vanishes',
        correction:
          'The standard deviation of $q·k$ grows like $√[d_k]$; once divided, it stays at 1, where softmax is ' +
          'still sensitive.',
      },
      sum: {
        text: 'So that the weights of each row add up to 1',
        correction: 'Softmax already sees to that, whatever the scores: it divides by the sum of the exponentials.',
      },
      order: {
        text: 'To change the order of the keys and favour the nearest ones',
        correction:
          'Dividing all scores by the same positive number does not change their order, and distance plays no part ' +
          'in it.',
      },
      cost: {
        text: 'To reduce the number of operations of $Q·K^⊤$',
        correction:
          'The division comes on top of the product, not instead of it. The cost remains proportional to $n^2 d$.',
      },
      mask: {
        text: 'To keep a token from seeing those that follow it',
        correction: 'That is the job of the causal mask, which sets these scores to −∞. Scaling hides no one.',
      },
    },
  },
  maskedTokens: {
    title: 'BERT’s 15%',
    statement:
      'A batch of {tokens} tokens is used to train BERT. 15% of the tokens are chosen, then the chosen ones are ' +
      'split by the rule in the text.\n\nOn average, how many tokens become `[MASK]`, how many a random token, ' +
      'how many stay as they are while still counting in the loss?',
    mask: 'Replaced by [MASK]',
    random: 'Replaced at random',
    kept: 'Left as they are',
    hints: [
      'First compute how many tokens are chosen in all: 15% of {tokens}.',
      'Among the chosen: 80% masked, 10% random, 10% left.',
    ],
    solution:
      '0.15 × {tokens} = {chosen} tokens are chosen: {answer1} become `[MASK]`, {answer2} a random token, ' +
      '{answer3} stay as they are. The loss covers these {chosen} positions only; a decoder learns from all ' +
      '{tokens}.',
    ofAll: 'The shares 80, 10 and 10% are of the chosen tokens, not of all tokens.',
    allMasked: 'Not all the chosen tokens are masked: read the 80, 10, 10 split again.',
    ladder: {
      worked:
        'A batch of 200 tokens. 0.15 × 200 = 30 are chosen. Among them, 0.8 × 30 = 24 become `[MASK]`, 0.1 × 30 = 3 ' +
        'a random token, and 3 stay as they are.',
      gaps: [
        { ask: 'The number of those chosen is…', fill: '0.15 × {tokens} = {chosen} tokens.' },
        { ask: 'Those that become `[MASK]` are…', fill: '0.8 × {chosen}.' },
        { ask: 'Those replaced at random, like those left alone, are…', fill: '0.1 × {chosen}.' },
      ],
    },
  },
  gptOrBert: {
    title: 'GPT or BERT?',
    statement: 'Tick what is true of a BERT-type encoder, and false of a GPT-type decoder.',
    hints: [
      'For each sentence, ask which tokens a position can see, and which positions the loss covers.',
      'The table that closes this part sets the two families side by side, row by row.',
    ],
    solution:
      'The two families share attention and self-supervision. What sets them apart is what each position sees, and ' +
      'which positions the loss covers.',
    options: {
      bothSides: {
        text: 'Each position sees the tokens on both sides',
        correction: 'Without a causal mask, attention is full.',
      },
      chosenOnly: {
        text: 'The loss covers only some of the positions',
        correction: 'About 15%, the chosen positions. A decoder learns from all of them.',
      },
      maskToken: {
        text: 'Training uses a special token that does not exist in real text',
        correction: 'It is `[MASK]`. A decoder reads ordinary text and predicts what follows.',
      },
      generate: {
        text: 'It naturally writes text, token after token',
        correction: 'That is what a decoder does: its objective is exactly next-token prediction.',
      },
      labels: {
        text: 'It needs labels written by humans for its pre-training',
        correction: 'Neither does: both take their targets from the text itself, which is self-supervision.',
      },
      softmax: {
        text: 'It computes attention with a softmax over scores divided by $√[d_k]$',
        correction: 'Both do. Only the mask differs.',
      },
    },
  },
} satisfies Strings<typeof fr>;
