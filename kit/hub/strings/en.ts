import type { Strings } from '../../i18n/index.ts';
import type fr from './fr.ts';

export default {
  title: 'A public model',
  description: 'Give the book’s prompts, or your images, to a model of the Hugging Face Hub, in your browser.',
  gate: {
    intro:
      'Everywhere else, this book speaks to its own site only. On the next page, and there alone, your browser may ' +
      'also download a public model from the Hugging Face Hub and run it here, on your device.',
    points: {
      origin:
        'The files come from huggingface.co and its storage servers (hf.co), not from us. That site will see your ' +
        'IP address and the name of the model.',
      private: 'Your prompts, your images and the answers do not leave your device: the model runs in the browser.',
      size:
        'The download is heavy: from 100 MB to several hundred. Size, licence and version are shown first, and ' +
        'nothing starts without a second agreement.',
      fleeting:
        'The model is not kept: closing the page erases it. The agreement is for this tab, and is withdrawn in one ' +
        'click.',
    },
    accept: 'I accept, open the page',
    decline: 'Back to Section 55.3.2',
    offline: 'You are offline: this page needs the network.',
  },
  page: {
    intro: 'Choose a model: the book first asks the Hub what it weighs and where it comes from.',
    withdraw: 'Withdraw my agreement',
    checking: 'Checking your agreement…',
  },
  choice: {
    task: 'What you want to do with it',
    text: 'write text',
    image: 'classify an image',
    id: 'Model (its name, or its address)',
    suggestions: 'For example:',
    ask: 'Ask for its size',
    asking: 'Asking the Hub…',
    precision: 'Precision of the weights',
    option: (precision: string, size: string) => `${precision} (${size})`,
    about: (id: string, revision: string, licence: string) =>
      `${id}, version ${revision}. Licence declared: ${licence}.`,
    noLicence: 'not stated',
    origin: 'Origin: huggingface.co.',
    page: 'See its page on the Hub',
    download: (size: string) => `Download ${size} and open it`,
    downloading: 'Downloading the model',
    opening: 'Opening the model',
    progress: (loaded: string, total: string) => `${loaded} of ${total}`,
    cancel: 'Cancel',
    open: (id: string, backend: string) => `${id} is open, on ${backend}.`,
    close: 'Close the model',
  },
  text: {
    title: 'The prompts',
    prompt: (index: string) => `Prompt ${index}`,
    named: (name: string) => `Prompt: ${name}`,
    chat: 'Give the prompt as a chat message',
    begin: (token: string) => `Begin with the token that begins a text, ${token}`,
    beginNote:
      'At first this is set as the model declares it. The models of this book always read that token before the ' +
      'prompt; many public models do not.',
    length: 'Tokens written, at most',
    run: 'Let the model write',
    stop: 'Stop',
    completion: 'What the model writes',
    waiting: 'Nothing is written yet.',
    note: 'The book does not judge these answers: read them. This model was not trained on these problems.',
  },
  image: {
    title: 'One image, some labels',
    drawing: 'A drawing of the book',
    none: 'choose…',
    openDrawings: (size: string) => `Take a drawing of the book (${size})`,
    file: 'Or your image (it stays on your device)',
    labels: 'Labels, one per line',
    defaults: 'a photo of a cat\na photo of a dog\na drawing of a house',
    template: 'Template; {} takes the label',
    run: 'Classify',
    label: 'Label',
    probability: 'Probability',
    caption: 'Probability of each label for this image',
    preview: 'The image chosen',
    needs: 'Choose an image and write at least two labels.',
    english: 'These models were trained mostly on English captions: better to write in English.',
  },
  errors: {
    unreachable: 'The Hub cannot be reached. Check your connection, then try again.',
    'not-a-name':
      'The Hub can have no model of this name. A name is written “owner/name”, or alone like “gpt2”, in unaccented ' +
      'letters, digits, “-”, “.” and “_”; an address must be that of a model, on huggingface.co.',
    'not-found': 'The Hub answers that no public model has this name. Check it, or paste the address of its page.',
    gated: 'This model asks for an account and the acceptance of terms: choose another, open to all.',
    refused: 'The Hub refused the request. Try again in a moment, or choose another model.',
    'not-a-hub': 'The answer is not the Hub’s. A firewall may have replaced it: try another network.',
    'no-onnx':
      'This model has no weights in the ONNX format, which the browser can read. Look for an “onnx-community” or ' +
      '“Xenova” version.',
    'other-onnx':
      'This model does have weights in the ONNX format, but not laid out as the library reads them (config.json ' +
      'and onnx/model.onnx). Look for an “onnx-community” or “Xenova” version.',
    'wrong-size': 'A file does not have the size announced: the download is abandoned. Try again.',
    unsupported: 'The engine could not open this model. Try another precision, or another model.',
    'too-large': 'There is not enough memory for this model. Choose a smaller precision, or another model.',
    'not-an-image': 'The browser cannot read this file as an image. Try a PNG, JPEG or WebP file.',
    'image-too-large': 'This image exceeds 20 MB or 60 million pixels. Make it smaller, then try again.',
    'canvas-disturbed':
      'To protect you, your browser scrambles on purpose what a page reads from a canvas: the model would see ' +
      'something else than this image. Allow this page to read canvases, then try again.',
    unknown: 'An unexpected error interrupted the computation. Try again, or open the model again.',
  },
} satisfies Strings<typeof fr>;
