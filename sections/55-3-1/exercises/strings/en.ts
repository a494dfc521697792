/** Exercises of 55.3.1 without a lab. Markup: kit/exercises/markup.ts; `{name}` is a value of the variant. */
export default {
  loraBackward: {
    title: 'LoRA’s way back, by hand',
    statement:
      'A matrix is corrected: $h = W_0 x + (α/r)·B·A·x$. Complete `gradients(X, G, A, B, alpha)`, which returns ' +
      '`[dA, dB]`, the gradients of the loss with respect to $A$ and $B$, summed over the examples of a ' +
      'batch.\n\n`X` has one row of $k$ numbers per example (its input $x$), `G` one row of $d$ numbers per ' +
      'example (the gradient $δ$ of the loss with respect to $h$). `A` has $r$ rows of $k$ numbers, `B` has $d$ ' +
      'rows of $r$ numbers.\n\nDo not change the arrays you receive. Use the language alone: no library, no ' +
      'network.',
    hints: [
      'Start with a single example: $∂L/∂B$ is $(α/r)·δ·(Ax)^T$. What is the size of $Ax$?',
      'For $A$, the gradient first comes down through $B$: $b = B^T δ$ has $r$ numbers. Then `dA[l][j]` receives ' +
        '`s * b[l] * x[j]`.',
      'For a batch, add (`+=`) the share of each example. $W_0$ appears nowhere: it is frozen.',
    ],
    solution:
      'Two vectors of $r$ numbers are enough for each example: $Ax$, already computed on the way forward, and $B^T ' +
      'δ$. Both gradients are products of a column and a row made from them; the gradient of $W_0$, of $d × k$ ' +
      'numbers, is never formed. That is where LoRA saves computation and memory.',
    starter: {
      shapes: 'X: N rows of k numbers; G: N of d; A: r of k; B: d of r.',
      returns: 'Returns [dA, dB], in the shapes of A and B.',
      todo: 'add up the share of each example, and do not forget alpha / r',
    },
    tests: {
      chapter: {
        name: 'The chapter’s example',
        advice: 'With δ = (1, −1, 2): dA = (3, 6, 3), and the rows of dB are 4, −4 and 8.',
      },
      start: { name: 'The first step, B = 0', advice: 'B is zero: the gradient of A is zero, that of B is not.' },
      one: { name: 'One example, rank 2', advice: 'Each direction l has its share: row l of dA, column l of dB.' },
      batch: { name: 'A batch of five', advice: 'The gradients of the examples add up; they are not averaged.' },
      rank: { name: 'd = k = r', advice: 'Everything is square: check where B is read by rows, and where by columns.' },
      wide: { name: 'A large batch', advice: '16 examples, 24 inputs, 20 outputs, rank 4.' },
      alpha: { name: 'α = 1, rank 4', advice: 'The factor is α/r, in both gradients.' },
    },
  },
  firstStep: {
    title: 'Does the first step change the output?',
    statement:
      'LoRA of rank 1, $B = 0$ at the start. $A$ = ({a}), $x$ = ({x}), $α = {alpha}$. The gradient of the loss ' +
      'with respect to the first number of the output $h$ is {gradient}. We make *one* step of plain descent ' +
      '(SGD), of rate {rate}, then compute the output again for the same $x$.\n\nBy how much has the first ' +
      'number of $h$ changed?',
    hints: [
      'With $B = 0$, the gradient of $A$ is zero: only $B$ moves. Compute $Ax$, a single number.',
      'The first number of $B$ becomes $−η·α·δ·(Ax)$, where $η$ is the rate.',
      'The correction of the output is $α·B·(Ax)$: $α$ and $Ax$ count a second time.',
    ],
    solution:
      '$Δh = −η·α^2·(Ax)^2·δ$ = {answer}. The sign is opposite to that of the gradient: the loss goes down. And ' +
      '$α$ counts twice, in the gradient of $B$ and in what $B$ adds to the output: doubling $α$ makes this ' +
      'first step of SGD four times as large.',
    once: 'You counted $α$ only once: it is in the gradient of $B$ and in the correction of the output.',
    onlyB: 'That is the new number of $B$. The output receives $α·B·(Ax)$.',
    up: 'We descend: the step goes against the gradient.',
    ladder: {
      worked:
        '$A$ = (1, 2, 1), $x$ = (2, 1, −1), $α = 2$, a gradient of 1, a rate of 0.1. $Ax$ is 1 × 2 + 2 × 1 − 1 × 1 = ' +
        '3. The first number of $B$ becomes −0.1 × 2 × 1 × 3 = −0.6. The output receives 2 × (−0.6) × 3 = −3.6.',
      gaps: [
        { ask: '$Ax$ is the sum, term by term, of the products of…', fill: '({a}) and ({x}).' },
        { ask: 'The first number of $B$ becomes…', fill: '−{rate} × {alpha} × ({gradient}) × $Ax$.' },
        { ask: 'The output changes by…', fill: '{alpha} × that number × $Ax$.' },
      ],
    },
  },
  adamw: {
    title: 'Writing a step of AdamW',
    statement:
      'Complete `adamw(theta, g, m, v, t, rate, decay)`, step number $t$ (the first is 1) for an array of ' +
      'parameters `theta` of gradient `g`. It returns `[theta, m, v]` after the step:\n\n- $m ← β_1·m + (1 − ' +
      'β_1)·g$ and $v ← β_2·v + (1 − β_2)·g^2$;\n- $m′ = m/(1 − β_1^t)$ and $v′ = v/(1 − β_2^t)$, corrected for ' +
      'their start at zero;\n- $θ ← θ − η·m′/(√[v′] + ε) − η·λ·θ$, where $η$ is `rate` and $λ$ is `decay`.\n\nDo ' +
      'not change the arrays you receive. Use the language alone: no library, no network.',
    hints: [
      'First make new arrays for $m$ and $v$, with `map`. They are what is returned, uncorrected.',
      'The corrections divide by `1 - beta1 ** t` and `1 - beta2 ** t`. They serve the step, and are not kept.',
      'The decay takes away `rate * decay * theta[i]`, as it was before the step. It goes through neither $m$ nor $v$.',
    ],
    solution:
      'Three lines per parameter, and two numbers to keep between steps: that is the whole memory of Adam. The ' +
      'decay acts on its own; mixed into the gradient, as in the original Adam, it would be divided by $√v$, and ' +
      'parameters with a large gradient would hardly decay any more.',
    starter: {
      arrays: 'theta, g, m, v: four arrays of the same length.',
      returns: 'Returns [theta, m, v] after the step: three new arrays.',
      todo: 'the moments, their corrections, then the step and the decay',
    },
    tests: {
      first: {
        name: 'The very first step',
        advice:
          'In the first step m′ = g and v′ = g²: the step is the rate, against the sign of the gradient. Expected: ' +
          '0.9 and 1.1.',
      },
      idle: { name: 'No gradient', advice: 'Without a gradient only the decay acts: θ loses one twentieth.' },
      later: { name: 'A few steps later', advice: 'The moments keep the past; t enters their corrections.' },
      decay: { name: 'With decay', advice: 'λ goes through neither m nor v.' },
      long: { name: 'After a thousand steps', advice: 'The correction of v still counts: it divides by about 0.63.' },
      tiny: { name: 'Tiny gradients', advice: 'ε is added to the root, not under it.' },
    },
  },
  biasCorrection: {
    title: 'What the correction is for',
    statement:
      'Adam’s moments start from zero, with $β_1 = {beta1}$ and $β_2 = {beta2}$. Suppose that the gradient is ' +
      'constant. At step number $t = {t}$, someone forgets to correct the moments: the step is proportional to ' +
      '$m/√v$ instead of $m′/√[v′]$.\n\nBy what number is the step multiplied?',
    hints: [
      'With a constant gradient $g$, $m = (1 − β_1^t)·g$. And $v$?',
      'Corrected, the ratio is $g/√[g^2]$, which is 1 in absolute value. What remains is to compute the ' +
        'uncorrected one.',
    ],
    solution:
      'The step is multiplied by $(1 − {beta1}^t)/√[1 − {beta2}^t]$ = {answer}. Depending on the two $β$, the ' +
      'first steps would be too large (more than three times from the first one on, with the usual values) or ' +
      'too small. Corrected, they are the rate, whatever $t$.',
    noRoot: 'The root is missing: it is $√v$ that divides, not $v$.',
    inverse: 'It is the other way round: the step without correction, divided by the corrected one.',
    firstAlone: 'The second moment is too small as well, and it divides.',
    ladder: {
      worked:
        '$β_1 = $ 0.5 and $β_2 = $ 0.8, at step 2. The first moment is 1 − 0.5 × 0.5 = 0.75 times $g$; the second, 1 ' +
        '− 0.8 × 0.8 = 0.36 times $g^2$, whose root is 0.6. The step is multiplied by 0.75 / 0.6 = 1.25.',
      gaps: [
        { ask: 'Uncorrected, the first moment is $g$ times…', fill: '1 − {beta1} to the power {t}.' },
        { ask: 'The second moment is $g^2$ times…', fill: '1 − {beta2} to the power {t}.' },
        { ask: 'The step is multiplied by the first number, divided by…', fill: 'the root of the second.' },
      ],
    },
  },
  twiceAlpha: {
    title: 'Doubling α',
    statement:
      'We double $α$ and leave the rank, the rate and $A$ as they are. $B$ starts from zero. By how much is what ' +
      'the *first step* changes in the output $h$ multiplied, for the same example?',
    hints: [
      'What the step changes in the output is $(α/r)·ΔB·Ax$. What is $ΔB$ with SGD? With AdamW?',
      'In Adam’s first step, every number of $B$ moves by the rate, against the sign of its gradient, whatever its ' +
        'size.',
    ],
    solution:
      'The gradient of $B$ is proportional to $α$. SGD follows it: with the factor $α/r$ of the output, that makes ' +
      '$2 × 2 = 4$. Adam divides the gradient by its own size: only the factor of the output is left, 2. This is ' +
      'why, with Adam, setting $α$ and setting the rate are almost the same thing.',
    options: {
      four: {
        text: 'By 4 with SGD, by 2 with AdamW',
        correction: 'SGD sees α in the gradient and in the output; Adam sees it in the output only.',
      },
      two: {
        text: 'By 2 with both',
        correction: 'With SGD, ΔB doubles too, since the gradient of B is proportional to α.',
      },
      same: {
        text: 'By 2 with SGD, by 1 with AdamW, which cancels every scale',
        correction: 'Adam cancels the scale of the gradient, not the factor α/r that still multiplies B in the output.',
      },
      half: {
        text: 'By 4 with both',
        correction: 'Adam divides the gradient by its size: doubling the gradient does not change its step.',
      },
      both: {
        text: 'By 1: as B = 0, the first step does not change the output',
        correction: 'The gradient of A is zero, but that of B is not: B moves from the first step on.',
      },
    },
  },
  optimizerBytes: {
    title: 'What has to be kept',
    statement:
      'A decoder of {layers} blocks, $d = {width}$. Each block has four $d × d$ matrices (attention), one from $d$ ' +
      'to $4d$ and one from $4d$ to $d$; neglect the rest. It is fine-tuned with Adam in mixed precision, 16 ' +
      'bytes per learned parameter, either in full, or by LoRA of rank $r = {rank}$ on the six matrices, the ' +
      'base frozen in 16 bits.\n\nHow much memory does each take, activations not included (1 GB = $10^9$ bytes)?',
    hints: [
      'A block has $12 d^2$ weights. How many does LoRA learn? $r(d + d)$ for a square matrix, $r(d + 4d)$ for one ' +
        'of the MLP.',
      'Per block, LoRA learns $4 × 2rd + 2 × 5rd = 18rd$ numbers.',
      'A frozen weight costs 2 bytes: no gradient, no moments, no 32-bit copy. But it has to be loaded.',
    ],
    whole: 'Full fine-tuning',
    lora: 'LoRA',
    unit: 'GB',
    solution:
      'In full: $16 × 12 d^2$ bytes per block, {answer1} in all. By LoRA: $2 × 12 d^2 + 16 × 18rd$ per block, ' +
      '{answer2}. The frozen base now weighs almost everything: it is what QLoRA compresses.',
    noBase: 'The frozen base is there too: 2 bytes per weight.',
    weightsAlone: 'You count the weights alone. What learns also has a gradient, two moments and a 32-bit copy.',
    learnsAll: 'You count the base as if it learned: frozen, it costs 2 bytes per weight.',
    ladder: {
      worked:
        'Ten blocks, $d$ = 1,000, $r = 10$. The base has 10 × 12 × 1,000 × 1,000 = 120,000,000 weights. In full: 16 ' +
        '× 120,000,000 = 1,920,000,000 bytes, that is 1.92 GB. LoRA learns 10 × 18 × 10 × 1,000 = 1,800,000 numbers: ' +
        '2 × 120,000,000 + 16 × 1,800,000 = 268,800,000 bytes, that is 0.2688 GB.',
      gaps: [
        { ask: 'The base has…', fill: '{layers} × 12 × {width} × {width} weights.' },
        {
          ask: 'In gigabytes, full fine-tuning takes…',
          fill: '16 × {layers} × 12 × {width} × {width} / 1,000,000,000.',
        },
        { ask: 'LoRA learns…', fill: '{layers} × 18 × {rank} × {width} numbers.' },
        {
          ask: 'In gigabytes, with the frozen base, it takes…',
          fill: '(2 × {layers} × 12 × {width} × {width} + 16 × {layers} × 18 × {rank} × {width}) / 1,000,000,000.',
        },
      ],
    },
  },
  shapes: {
    title: 'Which has what size',
    statement:
      'LoRA corrects a matrix of $d$ rows and $k$ columns: $h = W_0 x + (α/r)·B·A·x$. To each symbol, match ' +
      'its size, and its lot during training.',
    hints: [
      'The input $x$ has $k$ numbers, the output $h$ has $d$. Which matrix touches $x$ first?',
      '$A$ sums up $k$ numbers in $r$; $B$ spreads them out into $d$.',
    ],
    solution:
      '$A$ ($r × k$) acts first and lets only $r$ numbers through; $B$ ($d × r$) spreads them out. Their ' +
      'product has the size of $W_0$, which is what makes merging possible.',
    lines: {
      base: {
        text: '$W_0$',
        why: 'The matrix of pre-training: whole, and frozen.',
      },
      down: {
        text: '$A$',
        why: 'It reads the $k$ numbers of the input and writes $r$ of them.',
      },
      up: {
        text: '$B$',
        why: 'It reads $r$ numbers and writes $d$, those of the output.',
      },
      between: {
        text: '$Ax$',
        why: 'The narrow passage: all of the correction is in $r$ numbers.',
      },
      output: {
        text: '$h$',
        why: 'One output per row of $W_0$.',
      },
      change: {
        text: '$BA$',
        why: 'The size of $W_0$, but only its two factors are learned.',
      },
    },
    choices: {
      frozen: 'd × k, frozen',
      rk: 'r × k, learned',
      dr: 'd × r, learned',
      dk: 'd × k, never learned whole',
      r: 'r numbers',
      d: 'd numbers',
      k: 'k numbers',
    },
    swapped: 'This is the size of the other factor: $A$ acts first, on the $k$ numbers of the input.',
    input: 'This is the size of the input $x$.',
  },
  mergeOrNot: {
    title: 'Merging forty adapters?',
    statement:
      'A server holds one base and the LoRA adapters of forty customers, whose requests arrive mixed together. ' +
      'A colleague suggests merging each adapter into the base, to save time on every request.\n\nWhat do you ' +
      'answer?',
    hints: [],
    solution:
      'Merged, an adapter does add no computation: the model has the architecture it started with. But then ' +
      'there must be a whole model per customer, hence forty copies of the base in memory, or a merge and an ' +
      'unmerge at every change of customer. And a batch can no longer mix their requests, since the weights ' +
      'are no longer the same. Unmerged, the server computes $W_0 x$ once for the whole batch, and adds a ' +
      'small correction to each request. Merging suits an adapter that serves alone, or nearly all the time.',
    rubric: {
      gain: 'Merging does take away the added computation: the merged model has the architecture it started with.',
      copies: 'It takes a whole model per customer, or merging anew at every change.',
      batch: 'Requests of different customers can no longer go through in one batch.',
      apart: 'Unmerged, $W_0 x$ is computed in common, and each request gets a small correction.',
      when: 'Merging is right when one adapter alone serves, or nearly so.',
    },
  },
} as const;
