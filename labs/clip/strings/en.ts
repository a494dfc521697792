import type { Strings } from '@kit/i18n/index.ts';
import { plural } from '../../../kit/i18n/plural.ts';
import type fr from './fr.ts';
import groups from './groups/en.ts';
import limits from './limits/en.ts';

const s = (count: string) => plural('en', count);

export default {
  noscript: 'Without JavaScript the lab shows the recorded result; your own images and labels need JavaScript.',
  pass: (backend, time) => `${time} on ${backend}, images and texts together`,
  pending: 'Meanwhile the lab shows what is recorded; the rest is marked with a dash.',
  waiting: '—',
  howTo: 'Pick an image, write labels: the model says which one suits it best.',
  tray: {
    title: 'Images',
    hint: (side) => `Every image is brought down to ${side} × ${side} pixels: you see exactly what the model receives.`,
    privacy: 'Your images never leave this page: nothing is sent, nothing is stored.',
    list: 'Images of the lab. Arrow keys to go from one to the next, Delete to remove the chosen one.',
    item: (index, name) => `image ${index}: ${name}`,
    drawn: (index) => `your drawing ${index}`,
    own: (index) => `your image ${index}`,
    remove: (name) => `Remove ${name}`,
    removeOne: 'Remove the chosen image',
    add: 'Add an image',
    pick: 'Pick a drawing',
    draw: 'Draw',
    file: 'Open a file',
    paste: 'Paste',
    camera: 'Camera',
    drop: 'You can also drop a file here, or paste with Ctrl + V.',
    dropNow: 'Let go of the image here.',
    full: (most) => `The lab holds ${most} images: remove one to add another.`,
    empty: 'No image: add one to see probabilities.',
    notShared: 'Images you bring are not part of the link: they stay with you. Your drawings are part of it.',
    around:
      'Your browser scrambles on purpose what a page reads from a canvas. Your images are therefore read another ' +
      'way, checked each time on known pixels: the results are right.',
    closed:
      'Your browser scrambles on purpose what a page reads from a canvas: a drawing could not be read, and was ' +
      'left out. Allow this page to read canvases, or pick one of the drawings provided.',
    unknown: 'An image of the link does not exist in this version of the book: it was left out.',
    close: 'Close',
  },
  refusal: {
    empty: 'This file is empty: there is nothing to show. Choose another one.',
    notImage: 'This file is not an image. Choose a PNG, JPEG, WebP, GIF, AVIF or BMP file.',
    damaged: 'This image is damaged or incomplete: the browser cannot read it. Try opening another copy of it.',
    unsupported: (format) => `The ${format} format cannot be read here. Save the image as PNG or JPEG, then try again.`,
    tooHeavy: (size, most) =>
      `This file weighs ${size}; the lab accepts ${most} at most. Make the image smaller, then try again.`,
    tooLarge: (size, most) =>
      `This image has ${size} million pixels; the lab accepts ${most} at most. Make it smaller, then try again.`,
    unreadable:
      'This file cannot be read: it is a folder, or it was moved or changed in the meantime. Choose it again.',
    disturbed:
      'To protect you, your browser scrambles on purpose the images that a page wants to read: the model would see ' +
      'something else than you do, and answer beside the point. Allow this page to read canvases, or pick one of ' +
      'the drawings provided.',
    fromPage:
      'This image comes from a page: only its address was dropped, and the lab fetches nothing from elsewhere. ' +
      'Save the image first, then open its file.',
    nothingDropped: 'Nothing of what was dropped is a file. Drop an image file.',
    nothingPasted: 'The clipboard holds no image. Copy an image, then paste again.',
    pasteRefused: 'The browser does not let the page read the clipboard: use Ctrl + V in the page, or open a file.',
    kept: 'Nothing has changed in the lab.',
  },
  camera: {
    title: 'Camera',
    start: 'The browser is asked for the camera only if you press here.',
    ask: 'Turn the camera on',
    take: 'Take the picture',
    stop: 'Turn the camera off',
    preview: 'What the camera sees',
    denied:
      'The browser or the system refused the camera. Allow it for this site in their settings, or pick a drawing.',
    none: 'No camera was found on this device. Open a file or pick a drawing.',
    busy: 'Another application is using the camera. Close it, then try again.',
    frame:
      'The site that shows this page, or the frame it is in, forbids the camera: your settings cannot change that. ' +
      'Open the book in a tab of its own, or open a file.',
    insecure: 'Browsers open the camera only on https pages, and this one is not. Open a file.',
    lost: 'The camera stopped: unplugged, or taken back by the system. Try again, or open a file.',
    unavailable: 'This browser gives pages no camera. Open a file instead.',
  },
  sketch: {
    title: 'Your drawing',
    sheet:
      'Drawing sheet. With a mouse or a finger, draw. With the keyboard: arrow keys move the pen, Space puts it ' +
      'down or lifts it.',
    hint: 'One object only, large, in the middle: the model has few pixels to recognise it.',
    down: 'pen down',
    up: 'pen up',
    at: (x, y, pen) => `${x}, ${y}, ${pen}`,
    colour: 'Colour',
    colours: {
      black: 'black',
      red: 'red',
      orange: 'orange',
      yellow: 'yellow',
      green: 'green',
      blue: 'blue',
      violet: 'violet',
      brown: 'brown',
      pink: 'pink',
      white: 'white',
    },
    width: 'Line',
    widths: { thin: 'thin', medium: 'medium', thick: 'thick' },
    undo: 'Undo one stroke',
    clear: 'Clear all',
    done: 'Add this drawing',
    full: 'The sheet is full: this drawing has as many points as a link can carry.',
  },
  gallery: {
    title: 'Drawings provided',
    hint: 'Emojis in several styles. The model has never seen those marked with a dot.',
    search: 'Search by name',
    groups: 'Group',
    all: 'All',
    list: 'Drawings provided. Arrow keys to move, Enter to add.',
    unseen: 'never seen in training',
    seen: 'seen in training',
    none: 'No drawing of that name.',
    loading: 'The drawings are on their way…',
    credit: 'Drawings: free emoji sets, credited in the model card.',
  },
  labels: {
    title: 'Labels',
    hint:
      'In French or in English; to change the classes is to change the sentences. Capitals, apostrophes, spaces ' +
      'and accents, composed or not, are first brought to the spelling of training.',
    field: 'New label',
    add: 'Add',
    remove: (label) => `Remove the label “${label}”`,
    edit: (index) => `Label ${index}`,
    full: (most) => `The lab holds ${most} labels: remove one to add another.`,
    twice: (label) => `“${label}” is already there.`,
    empty: 'No label: write at least one. With two, the model has a choice.',
    tooLong: (label, most) =>
      `“${label}” is too long with this template: the model reads ${most} tokens at most. Shorten it.`,
    sets: 'Try:',
    template: 'Template',
    templateHint: 'The sentence around each label; {} is where the label goes.',
    templateOwn: 'Your template',
    templateBad: 'Keep {} in the template: that is where the label goes. The previous template is still in use.',
    bare: 'the label alone',
    mean: 'mean of all templates',
    own: 'another one…',
  },
  tabs: {
    list: 'What the lab shows',
    choice: 'Choice',
    matrix: 'Matrix',
    look: 'Gaze',
    map: 'Map',
    test: 'Exam',
    limits: 'Limits',
  },
  choice: {
    title: (image) => `Which label for “${image}”?`,
    label: 'Label',
    cosine: 'Cosine',
    probability: 'Probability',
    top: (label, share) => `The model chooses “${label}” (${share}).`,
    caption: (image) => `Cosine and probability of each label for “${image}”`,
    always:
      'The sum is always 100%: the model chooses among your labels, even when none of them is right. Look at the ' +
      'cosine too.',
    temperature: 'Temperature τ',
    formula: 'p(j) = exp(sⱼ/τ) / Σₖ exp(sₖ/τ)',
    temperatureHint: 'τ changes neither the cosines nor their order: only how sure the choice looks.',
    learned: (value) => `Learned temperature: ${value}`,
    useLearned: (value) => `Back to the learned temperature (${value})`,
    templates: 'Effect of the template',
    templatesCaption: (image) => `Preferred label for “${image}” under each template, at the same temperature`,
    templatesHint: 'Same image, same labels: only the sentence changes.',
    templatesRun: 'Compare the templates',
    templateHead: 'Template',
    winner: 'Preferred label',
    margin: 'Lead in cosine',
  },
  matrix: {
    title: (images, labels) => `${images} image${s(images)} × ${labels} label${s(labels)}`,
    cosines: 'Cosines',
    shares: 'Probabilities',
    show: 'Show',
    direction: 'Who chooses?',
    texts: 'each image, among the labels',
    images: 'each label, among the images',
    image: 'image',
    label: 'label',
    summary: (image, label, value) =>
      `The largest cosine is that of the image “${image}” and the label “${label}”: ${value}.`,
    name: (what, images, labels, summary) =>
      `Matrix: ${what}, ${images} image${s(images)} in rows, ${labels} label${s(labels)} in columns. ${summary}`,
    cell: (image, label, value) => `${image}, “${label}”: ${value}`,
    keys: 'Arrow keys to change cell.',
    table: 'See the numbers as a table',
    loss: (value, chance) =>
      `If label i were the caption of image i, the InfoNCE loss of this batch would be ${value} (chance: ${chance}).`,
    lossNeeds: 'With as many images as labels, the lab also computes the InfoNCE loss of the batch.',
    legendCosine: 'Cosine (orange: negative, blue: positive)',
    legendShare: 'Probability (colour: square root)',
  },
  look: {
    title: (image) => `Where the model looks in “${image}”`,
    cut: (side, count, pixels) =>
      `The image of ${pixels} × ${pixels} pixels becomes ${side} × ${side} = ${count} patches.`,
    field: (pixels) =>
      `Convolutions prepare them: each patch sees a square ${pixels} pixels wide, which overlaps its neighbours ` +
      '(dashed frame).',
    lens: 'What is shown',
    rollout: 'attention rollout',
    layer: 'one layer',
    pooling: 'final pooling',
    hiding: 'hidden patch',
    explain: {
      rollout:
        'Share of each patch in the vector of the image, following attention from layer to layer (mean of the ' +
        'heads, residual connection counted for half).',
      layer: 'Weights that the chosen patch gives to every patch in one layer, averaged over the heads.',
      pooling: 'Weight of each patch in the final mean that gives the vector of the image.',
      hiding:
        'One patch is replaced by grey and everything is computed again: the value is what the cosine loses. It is ' +
        'a measured effect, not an intention.',
    },
    caution:
      'Attention tells which way information flows, not what decides. Compare with “hidden patch” before concluding.',
    depth: 'Layers followed',
    layerNumber: 'Layer',
    hide: (label) => `Hide each patch (label “${label}”)`,
    hideHint: (count) => `${count} images to encode: one per hidden patch.`,
    hiding64: 'Hidden patches',
    label: 'Label',
    row: 'row',
    column: 'column',
    patch: (row, column) => `patch in row ${row}, column ${column}`,
    cell: (row, column, value) => `row ${row}, column ${column}: ${value}`,
    name: (lens, summary) => `Patches of the image, ${lens}. ${summary}`,
    strongest: (row, column, value) => `The strongest: row ${row}, column ${column} (${value}).`,
    uniform: (value) => `If all counted the same, each would have ${value}.`,
    pixels: 'Image cut into patches',
    needsLive: 'The gaze on this image is computed here: load the model.',
    legendShare: 'Share (colour: square root)',
    legendDrop: 'What the cosine loses (blue) or gains (orange) when the patch is hidden',
    table: 'See the numbers as a table',
    tableCaption: (lens) => `The patches, by row and column: ${lens}`,
  },
  map: {
    title: (images, words) => `Map of ${images} drawings and ${words} words`,
    hint: 'Two dimensions out of the many of the space: neighbours on the map may be far apart.',
    explained: (share) => `This projection keeps ${share} of the variance.`,
    centred: 'Take out the mean of each modality',
    gap: (value) => `Images and words live in two regions: their centres are ${value} apart, for vectors of length 1.`,
    gapCentred: 'With the means taken out, a word falls near what it names, when the model knows it.',
    search: 'Search with a phrase',
    searchHint: 'For instance “a farm animal”: the drawings are ranked by cosine.',
    run: 'Search',
    clear: 'Clear the search',
    results: (query) => `Drawings nearest to “${query}”`,
    result: (rank, name, cosine) => `${rank}. ${name}, cosine ${cosine}`,
    plane: 'Map of drawings and words. Arrow keys to go to the neighbour in that direction, Enter to add the drawing.',
    image: 'drawing',
    word: 'word',
    query: 'searched phrase',
    point: (kind, name) => `${kind}: ${name}`,
    neighbours: (name) => `Nearest to “${name}” in the whole space`,
    near: (name, cosine) => `${name} (${cosine})`,
    add: 'Add to the images',
    table: 'See the points as a table',
    x: 'axis 1',
    y: 'axis 2',
    name: 'Name',
    kind: 'Kind',
    legend: 'Thumbnail: drawing. Square: word. Diamond: searched phrase.',
  },
  test: {
    title: 'Exam on drawings never seen',
    unseen: 'Never seen in training',
    asked: { concept: 'Things never seen.', style: 'Style never seen.' },
    concept: 'the thing drawn',
    style: 'the style of drawing',
    hint: {
      concept: (images, classes) =>
        `${images} drawing${s(images)} of ${classes} thing${s(classes)} of which the model saw no example: it is ` +
        'given their names only.',
      style: (images, classes) =>
        `${images} drawing${s(images)} of ${classes} known thing${s(classes)}, by a hand that the model has never ` +
        'seen: names must do.',
    },
    names: 'Names in',
    languages: { fr: 'French', en: 'English' },
    group: 'Group',
    all: 'all groups',
    run: (count) => `Take the exam (${count} drawing${s(count)})`,
    running: 'Drawings classified',
    progress: (done, total) => `${done} of ${total}`,
    cancel: 'Stop',
    stopped: (done) => `Stopped after ${done} drawing${s(done)}: the result is about those alone.`,
    accuracy: (right, count, share) => `${right} right out of ${count}: ${share}`,
    interval: (low, high) => `95% interval: from ${low} to ${high}.`,
    chance: (share) => `Answering at random: ${share}.`,
    topFive: (share) => `The right name is among the first five for ${share} of the drawings.`,
    template: (template) => `Template: ${template}`,
    confusion: 'Confusion matrix',
    truth: 'true',
    said: 'answered',
    oneGroup: (group) => `Group: ${group}`,
    everyGroup: 'All groups',
    cell: (truth, said, count, share) => `${truth} taken for ${said}: ${count} (${share} of the row)`,
    rightCell: (name, count, share) => `${name}, recognised: ${count} (${share} of the row)`,
    groupCell: (name, count, share) =>
      `${name}: ${count} answer${s(count)} within the group, right or not (${share} of the row)`,
    name: (classes, summary) => `Confusion matrix, ${classes} rows (true) and columns (answered). ${summary}`,
    byGroup: 'Too many classes for a readable matrix: they are put together by group.',
    mixups: 'Most frequent mistakes',
    mixup: (truth, said, count) => `“${truth}” taken for “${said}”: ${count}`,
    noMixup: 'No mistake on these drawings.',
    table: 'See the matrix as a table',
    photos: (count, share, low, high) =>
      `On ${count} test photographs of ten classes, which the book does not distribute: ${share} right (95% ` +
      `interval: ${low} to ${high}) with “a photo of …”.`,
    photosTemplates: (bare, mean) => `With the name alone: ${bare}; with the mean of the templates: ${mean}.`,
    atTraining: 'measured after training',
    legend: 'Share of the row (colour: square root)',
  },
  groups,
  limits,
  hub: {
    title: 'And a large public CLIP?',
    text:
      'The chosen drawing and your labels can be given to a public CLIP, downloaded from the Hugging Face Hub. ' +
      'That is the one page of the book that goes beyond its own site, and only if you accept it.',
    link: 'See what it asks for',
  },
} satisfies Strings<typeof fr>;
