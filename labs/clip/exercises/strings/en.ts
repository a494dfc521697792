import type { Strings } from '@kit/i18n/index.ts';
import groups from '../../strings/groups/en.ts';
import type fr from './fr.ts';

/** Exercises of 55.1.3. Markup: kit/exercises/markup.ts; `{name}` is a value of the variant. */
export default {
  groups,
  patchCount: {
    title: 'Counting patches',
    statement:
      'A Vision Transformer receives an image of {width} × {height} pixels and cuts it into patches of side $P = ' +
      '{patch}$.\n\nHow many tokens does it get, not counting the class token? And how many (query, key) pairs ' +
      'does each attention head compare?',
    tokens: 'Tokens',
    pairs: 'Pairs',
    hints: [
      'How many patches fit across? And down?',
      'Attention in a ViT has no mask: each token looks at all tokens, itself included.',
    ],
    solution:
      'There are {columns} patches across and {rows} down; that is {answer1} tokens; the pairs are their square: ' +
      '{answer2}. Halving the side of the patches would multiply the tokens by 4 and the pairs by 16.',
    added: 'You added the patches across and those down: a grid is counted by a product.',
    side: 'You divided the area by $P$. A patch covers $P^2$ pixels.',
    ladder: {
      worked:
        'An image of 32 × 24 pixels, patches of side 8. Across, 32 / 8 = 4 patches; down, 24 / 8 = 3. That makes 4 × ' +
        '3 = 12 tokens, and 12 × 12 = 144 pairs.',
      gaps: [
        {
          ask: 'Across and down, there are…',
          fill: '{width} / {patch} = {columns} patches, and {height} / {patch} = {rows}.',
        },
        { ask: 'The tokens are therefore…', fill: '{columns} × {rows}.' },
        { ask: 'Each token looks at all tokens. The pairs are…', fill: 'the square of the number of tokens.' },
      ],
    },
  },
  captionProbability: {
    title: 'Three captions and a temperature',
    statement:
      'The cosine similarities of an image with three captions are: {cosines}. The temperature is $τ = ' +
      '{temperature}$.\n\nWhat probability does caption {caption} receive? Give three decimals.',
    hints: [
      'Divide each cosine by $τ$: you find {quotients}.',
      'Take the exponentials, then divide that of caption {caption} by their sum.',
    ],
    solution:
      'The quotients are {quotients}, their exponentials {exponentials:3}, which sum to {sum:3}. Caption {caption} ' +
      'receives {answer}. With $τ = 1$ the three would be almost equal.',
    untempered: 'That is the softmax of the cosines themselves. Divide them by $τ$ first.',
    multiplied: 'You multiplied by $τ$. A small temperature spreads the scores out: divide.',
    noExponential: 'You divided the cosines by their sum, without taking exponentials.',
    ladder: {
      worked:
        'Three cosines, 0.4, 0.2, 0.6, at the temperature 0.2, and the first caption is wanted. Divided by 0.2, they ' +
        'become 2, 1, 3. Their exponentials are 7.3891, 2.7183, 20.0855, and 7.3891 + 2.7183 + 20.0855 = 30.1929. ' +
        'The first caption receives 7.3891 / 30.1929 = 0.2447.',
      gaps: [
        { ask: 'Divided by {temperature}, the cosines become…', fill: '{quotients}.' },
        { ask: 'Their exponentials are…', fill: '{exponentials:3}, which sum to {sum:3}.' },
        { ask: 'Caption {caption} therefore receives…', fill: 'its exponential, divided by {sum:3}.' },
      ],
    },
  },
  zeroShotCode: {
    title: 'Write a zero-shot classifier',
    statement:
      'Complete `zeroShot(image, texts, tau)`. `image` is a vector, `texts` a list of vectors of the same size, ' +
      '`tau` a positive temperature. The function returns the probability of each text:\n\n- cosine similarity ' +
      'of the image with each text, whatever the lengths of the vectors;\n- division by `tau`;\n- softmax, ' +
      'without overflow even when `tau` is tiny.\n\nUse the language alone: no library, no network. Each call ' +
      'has 2 seconds.',
    hints: [
      'The cosine is the dot product divided by the product of both lengths; the length is the square root of the ' +
        'dot product of a vector with itself.',
      'For a stable softmax, subtract the largest score before the exponential: the quotient does not change.',
      'The probabilities sum to 1, and there are as many as there are texts.',
    ],
    solution:
      'Compute $s_j = (u·v_j) / (|u| |v_j| τ)$ for each text, subtract the largest, take exponentials and divide ' +
      'them by their sum. A complete program is shown under the tests. It is exactly what the lab does after the ' +
      'two encoders.',
    starter: {
      shapes: 'image: E numbers; texts: T vectors of E numbers; tau > 0.',
      returns: 'Returns T probabilities.',
      cosine: 'cosine of the image with each text',
      divide: 'division by tau',
      softmax: 'softmax',
    },
    tests: {
      same: {
        name: 'The same text twice',
        advice: 'Two identical texts have the same score: each receives one half.',
      },
      lengths: {
        name: 'Different lengths',
        advice: 'A vector ten times longer must not win because of that: divide by both lengths.',
      },
      chapter: {
        name: 'The example of the chapter',
        advice: 'The first row of the batch of three: compare the cosines first, then the quotients by tau.',
      },
      sizes: { name: 'Any sizes', advice: 'Check the bounds: E and T differ.' },
      opposite: { name: 'An opposite text', advice: 'A cosine may be negative: no absolute value, no square.' },
      cold: {
        name: 'A tiny temperature',
        advice: 'The scores are in the thousands: subtract the maximum before the exponential.',
      },
      hot: {
        name: 'A very high temperature',
        advice: 'The probabilities are almost equal, but not quite: keep all the digits.',
      },
      many: { name: 'Many texts', advice: 'Forty texts of 64 numbers: the sum runs over all of them.' },
    },
  },
  sumToOne: {
    title: 'What does a probability of 95% say?',
    statement:
      'On the photo of a bicycle, with the labels “a cat”, “a dog” and “a horse”, a CLIP-type model answers “a ' +
      'horse”, 95%. Tick what can be concluded.',
    hints: [
      'Do it in the lab: one image, labels all wrong. What are the probabilities? And the cosines?',
      'What becomes of the 95% under another temperature? And if the label “a bicycle” is added?',
    ],
    solution:
      'This number compares the labels offered, and nothing else: it tells neither whether one of them is true, ' +
      'nor how often the model would be right.',
    options: {
      nearest: {
        text: 'Of these three labels, “a horse” has the largest cosine with the image',
        correction: 'The softmax keeps the order: the most probable label is that of the largest cosine.',
      },
      relative: {
        text: 'Adding “a bicycle” could bring this 95% down almost to zero',
        correction: 'Probabilities are shared among the labels on offer; a newcomer may take them all.',
      },
      certain: {
        text: 'The model is 95% sure that it sees a horse',
        correction: 'It cannot abstain: the sum is 100% even when everything is wrong.',
      },
      frequency: {
        text: 'Of a hundred images marked 95%, about 95 hold what the label says',
        correction: 'That takes a calibrated model and a right answer among the labels; nothing here guarantees it.',
      },
      fixed: {
        text: 'The 95% does not depend on the temperature',
        correction: 'Another temperature would give another number, with the same cosines.',
      },
    },
  },
  temperature: {
    title: 'Cooling the choice',
    statement:
      'Open the lab on this drawing (“{subject}”) and these labels: {labels}. Set the temperature to $τ = ' +
      '{temperature}$, template “the label alone”.\n\nWhat probability does the model give to “{label}”?',
    hints: [
      'The temperature slider also moves with the arrow keys, one step at a time.',
      'Check the chosen image, and that the cosines have not moved: only the column of probabilities changes.',
    ],
    solution:
      'It is {answer}. The cosines have not changed: the temperature only stretches or squeezes their gaps before ' +
      'the softmax.',
    learned: 'That is the probability at the learned temperature. Set the slider to {temperature}, then read again.',
  },
  template: {
    title: 'A sentence around the word',
    statement:
      'Open the lab on this drawing (“{subject}”) and these labels: {labels}. Give them the template “{template}” ' +
      '(from the list, or to be written under “another one…”), at the learned temperature.\n\nWhat probability ' +
      'does the model give to “{label}”?',
    hints: [
      'The template is chosen under the labels. What is encoded is then the template, with the label in place of {}.',
      'The table “Effect of the template” gives the preferred label; here you need that of “{label}”, in the table ' +
        'of the choice.',
    ],
    solution:
      'It is {answer}. The image is the same, and so is the word: only the sentence has changed, hence the vector ' +
      'of the text.',
    bare: 'That is the probability with the label alone. Change the template, then read again.',
  },
  lookedPatch: {
    title: 'The patch most followed',
    statement:
      'Open the lab on this drawing (“{subject}”), tab “Gaze”, “attention rollout”, all layers followed.\n\nWhich ' +
      'patch has the largest share? Give its row and column, counted from 1 at the top left.',
    row: 'Row',
    column: 'Column',
    hints: [
      'Look for the cell with the strongest colour in the matrix: the sentence below the matrix gives its row and ' +
        'column.',
      'Check that the slider “Layers followed” is at its end, and that you look neither at one layer alone nor at ' +
        'the final pooling.',
    ],
    solution:
      'It is the patch in row {answer1}, column {answer2}. Then hide that patch (“hidden patch”): it is not always ' +
      'the one whose absence costs most.',
    right: 'This patch has a share of {share:p1}: none has more.',
    close: 'Very close: this patch has a share of {share:p1}, but another goes up to {best:p1}.',
    far: 'This patch has a share of {share:p1}. Another goes up to {best:p1}.',
    unknown: 'The image has {grid} rows and {grid} columns of patches, numbered from 1.',
  },
  hiddenPatch: {
    title: 'The patch that everything hangs on',
    statement:
      'Open the lab on this drawing (“{subject}”), tab “Gaze”, “hidden patch”, label “{label}”, template “the ' +
      'label alone”. Hide the patches one after the other.\n\nWhich one, once hidden, makes the cosine lose ' +
      'most? Give its row and column.',
    row: 'Row',
    column: 'Column',
    hints: [
      'Press the button “Hide each patch”: the lab encodes one image per patch.',
      'A loss is positive (blue). Orange cells are patches whose absence helps!',
    ],
    solution:
      'It is the patch in row {answer1}, column {answer2}. What this measures is an effect: what the model loses. ' +
      'Attention rollout, for its part, tells which way information flows.',
    right: 'Hidden, this patch makes the cosine lose {drop:3}: none costs more.',
    close: 'Very close: hidden, this patch costs {drop:3}, but another costs up to {best:3}.',
    far: 'Hidden, this patch costs {drop:3}. Another costs up to {best:3}.',
    unknown: 'The image has {grid} rows and {grid} columns of patches, numbered from 1.',
  },
  search: {
    title: 'Searching without keywords',
    statement:
      'Open the lab on the “Map” tab and search for the phrase “{phrase}”.\n\nWhat is the cosine of the drawing ' +
      'ranked first? An error of 0.004 is allowed.',
    hints: [
      'No drawing bears this phrase as its name: the ranking comes from the vectors alone.',
      'The cosine is written beside each drawing found.',
    ],
    solution:
      'It is {answer}. The first is not always the right one: look at the next ones too, and how close their ' +
      'cosines are.',
    second: 'That is the cosine of the second. Read that of the first.',
  },
  languages: {
    title: 'Two languages, one space',
    statement:
      'Open the lab on this drawing (“{subject}”), with the labels “{french}” and “{english}”.\n\nBy how much do ' +
      'the two cosines differ? Give the absolute value, to three decimals.',
    hints: [
      'Read the column of cosines, beside the labels; probabilities exaggerate the gap.',
      'Subtract the smaller from the larger.',
    ],
    solution:
      'The gap is {answer}. The two words were not translated into each other: each was brought near the same images.',
    probabilities: 'That is the gap between the probabilities. The question is about the cosines.',
  },
  exam: {
    title: 'Taking the exam',
    languages: { fr: 'French', en: 'English' },
    about: { concept: 'the thing drawn', style: 'the style of drawing' },
    statement:
      'Open the lab on the “Exam” tab through the link, which chooses what was never seen ({about}) and the group ' +
      '(“{groupName}”). Choose the names in {languageName}, with the template “the label alone”, and run the ' +
      'exam.\n\nWhat share of the drawings does the model name correctly?',
    hints: [
      'None of these drawings was used in training: the model sorts them by the names alone.',
      'Read the percentage of the line “right”, not that of the first five.',
    ],
    solution:
      'It names {answer} of them. Compare it with chance, and look at the 95% interval: with so few drawings, the ' +
      'uncertainty is large.',
    other: 'That is the result with the names in the other language.',
  },
  perfectBatch: {
    title: 'A batch perfectly learned',
    statement:
      'A batch of $n$ pairs is perfectly learned: each image is at a cosine of $1$ with its caption, and of ' +
      '$−1$ with all the others.\n\nWrite the probability $p$ that the softmax gives to the right caption, at ' +
      'the temperature $τ$.',
    hints: [
      'The softmax takes the exponential of each cosine divided by $τ$, then divides by the sum.',
      'Below the bar there is one term for the right caption, and $n − 1$ times the same term for the others.',
    ],
    solution:
      '$p = e^[1/τ]/(e^[1/τ] + (n − 1)·e^[−1/τ])$, or again $1/(1 + (n − 1)·e^[−2/τ])$. All that counts is the ' +
      'gap between cosines, $2$, divided by $τ$: at $τ = 1$, a batch of 32,768 gives only about 0.02%.',
    all: 'You count $n$ wrong captions: the right one is not among them.',
    untempered: 'Where is the temperature? Each cosine is divided by $τ$.',
    multiplied: 'You multiplied by $τ$. A low temperature must spread the scores: divide.',
    zero: 'You took 0 for the cosine of the other captions: it is $−1$.',
  },
  blindTest: {
    title: 'Did it look at the image?',
    statement:
      'Shown the photo of a fire engine, a model is asked: “What colour is this engine?” It answers ' +
      '“red”.\n\nDescribe a test that would show whether it made use of the image, and say what you would ' +
      'conclude from each possible result.',
    hints: [],
    solution:
      'First ask the same question without the image. If the answer is still “red”, nothing shows that it came ' +
      'from the image: fire engines are often red in texts. Then show it the same engine repainted green. If ' +
      'it answers “green”, it made use of the image; if it still answers “red”, the habits of language won ' +
      'over the pixels. A single case may come out right by chance: start again with other objects and other ' +
      'colours, and count.',
    rubric: {
      without: 'Asking the same question without the image, or with another image.',
      unchanged: 'If the answer does not change, nothing shows that it comes from the image.',
      changed: 'An altered image (an engine of another colour) must change the answer, if it makes use of it.',
      habit: 'The explanation to be ruled out: a habit of language is enough to answer “red”.',
      repeat: 'A single case is not enough: start again on others, and count.',
    },
  },
} satisfies Strings<typeof fr>;
