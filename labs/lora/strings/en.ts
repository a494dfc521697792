import type { Strings } from '@kit/i18n/index.ts';
import { MAX_RANK } from '@kit/lora/index.ts';
import type fr from './fr.ts';
import tasks from './tasks/en.ts';

export default {
  noscript: 'Without JavaScript the lab shows the recorded result; the settings and your own files need JavaScript.',
  first:
    'bring the strength of the correction down to 0, then raise it little by little. From which strength does the ' +
    'style change?',
  training: 'measured at training',
  leftOut: (adapter: string) =>
    'The link does not carry your adapter, which never leaves your device: it opens the same setting on ' +
    `“${adapter}”. Send your two files along.`,
  tabs: {
    label: 'What else the lab shows',
    spectrum: 'Rank of ΔW',
    merge: 'Merge',
    next: 'Next token',
    cost: 'Cost',
    forgetting: 'Forgetting',
    files: 'Your files',
  },
  cancel: 'Cancel',
  progress: (done: string, of: string) => `Passes: ${done} of ${of}`,
  ways: { base: 'Base', unmerged: 'Unmerged', merged: 'Merged' },
  formulas: { base: 'W₀x', unmerged: 'W₀x + (α/r)·B·A·x', merged: 'W′x' },
  prompt: {
    label: 'Your prompt, in French or English',
    hint: 'The model writes on, drawing one token at a time.',
    length: 'Tokens to write',
  },
  picker: {
    choose: 'Adapter',
    tasks,
    about: {
      telegramme: 'It writes on in telegraphic style, with STOP after each sentence.',
      theatre: 'It turns the story into stage dialogue, two voices named in capitals.',
      francais: 'It continues in French a text begun in English.',
      own: 'Your two files, read in your browser; they never leave it.',
    },
    named: (folder: string, task: string, rank: string) => `${folder}: ${task}, rank ${rank}`,
    facts: (rank: string, alpha: string, modules: string, bytes: string) =>
      `Rank r = ${rank}, α = ${alpha}, on ${modules}; a file of ${bytes}.`,
    strength: 'Strength of the correction',
    strengthText: (strength: string, alpha: string) => `× ${strength}, or α = ${alpha}`,
    times: (strength: string) => `× ${strength}`,
    more: 'Second adapter, rank kept, length',
    rank: 'Rank kept',
    rankText: (rank: string, of: string) => `${rank} of ${of}`,
    second: 'Add a second adapter',
    none: 'none',
    secondStrength: 'Strength of the second',
    own: 'Your adapter, in PEFT format',
    ownHint:
      'adapter_config.json and adapter_model.safetensors, together, one after the other, or their whole folder; ' +
      'they can also be dropped on the lab. They are read in your browser and never leave it. Everything is ' +
      'checked before it is read; 64 MB at most.',
    accepted: (rank: string, count: string) => `Adapter accepted: rank ${rank}, ${count} parameters.`,
    refused: 'File refused. Nothing has changed in the lab.',
    files: 'Pick the files',
    folder: 'Or a whole folder',
    trained: 'Or one of those that you trained and kept:',
    waitsForWeights: (name: string) => `“${name}” is kept. Now pick adapter_model.safetensors.`,
    waitsForConfig: (name: string) => `“${name}” is kept. Now pick adapter_config.json.`,
  },
  outputs: {
    title: 'What the model writes',
    after: (prompt: string) => `After “${prompt}”:`,
    unfold: 'Read the whole texts',
    fold: 'Shorten the texts',
    again: 'Another draw',
    draw: (seed: string, temperature: string, nucleus: string) =>
      `Draw no. ${seed}, the same random numbers for all three (temperature ${temperature}, nucleus ${nucleus}).`,
    under: (engine: string, threads: string) => `Recorded with ${engine}, threads: ${threads}, 32-bit numbers.`,
    same: 'The same text as unmerged, character for character.',
    writing: 'writing…',
    nothing: 'Nothing: the model ended the text at once.',
    gap: 'Largest gap between merged and unmerged logits',
    gapSentence: (gap: string, effect: string) =>
      `Over the whole prompt, merged and unmerged differ by at most ${gap}; the adapter itself moves the base’s ` +
      `logits by up to ${effect}.`,
    next: 'The token after the prompt',
    nextCaption: 'Probability of the most likely tokens after the prompt, by each of the three computations',
    token: 'Token',
  },
  ledger: {
    title: 'Merging, unmerging, swapping',
    lead:
      'One copy of the weights, loaded once. Each operation adds or subtracts ΔW; the SHA-256 checksum says ' +
      'whether the weights are the same.',
    merge: (what: string) => `Merge: ${what}`,
    swap: (what: string) => `Swap for: ${what}`,
    unmerge: 'Unmerge',
    caption: 'The operations in order, with checksums of the weights',
    operation: 'Operation',
    float32: 'Checksum, 32 bits',
    float16: 'Checksum, rounded to 16 bits',
    distance: 'Largest |W − W₀|',
    operations: {
      base: 'original weights W₀',
      merge: (what: string) => `merged: ${what}`,
      unmerge: (what: string) => `unmerged: ${what}`,
      round: 'rounded to 16 bits',
    },
    noCrypto: 'not available',
    same: '= W₀',
    stateBase:
      'The weights are those of the base, bit for bit: the same checksum as at first. Nothing was loaded again.',
    stateMerged: (what: string) => `The weights contain: ${what}. The graph has not changed.`,
    stateLost: 'The weights did not come back to those of the base: rounding changed at least one number.',
    note:
      'After unmerging, the 32-bit numbers differ from W₀ by the last rounding. The base being in 16 bits, ' +
      'rounding to 16 bits recovers it exactly.',
  },
  cost: {
    title: 'What it costs',
    lead:
      'Time to write one token, the three computations in turn, in an order that changes; and the bytes of weights ' +
      'that each reads.',
    measure: 'Time fifteen rounds',
    caption: 'Time per token, in milliseconds, and memory of the weights',
    way: 'Computation',
    least: 'min.',
    lower: '1st quartile',
    median: 'median',
    upper: '3rd quartile',
    most: 'max.',
    bytes: 'Weights read',
    extra: 'of which factors',
    none: 'Not timed on your device yet: press “Time fifteen rounds”.',
    differs: (median: string, least: string, most: string) =>
      `${median} of time against the base (between ${least} and ${most}, 95% interval).`,
    same: (least: string, most: string) =>
      `not distinguishable from the base: between ${least} and ${most} (95% interval), zero included.`,
    tooFew: 'too few rounds to tell.',
    under: (rounds: string, tokens: string, engine: string) =>
      `Measured here, with ${engine}: ${rounds} rounds of ${tokens} tokens per computation. Each round compares ` +
      'the computation with the base right beside it; the interval is that of the median over rounds (sign test).',
    plot:
      'Spread of the times per token: a line from extreme to extreme, a box from first to third quartile, a bar at ' +
      'the median.',
    note:
      'The factors come on top of the base; the merged model is exactly its size. Base and merged use the same ' +
      'graph, in 32 bits.',
  },
  spectrum: {
    title: 'The directions of ΔW',
    lead:
      'Each row is a matrix of the model, each column a singular value of its ΔW at full strength, from largest to ' +
      'smallest.',
    nothing: 'All singular values are zero: ΔW = 0, this adapter leaves the base as it is.',
    grid: 'Singular values of ΔW, by matrix',
    row: 'Matrix',
    col: 'Singular value',
    cell: (matrix: string, k: string, value: string, share: string) => `${matrix}, σ${k} = ${value}, ${share} of ‖ΔW‖²`,
    matrix: (layer: string, module: string) => `block ${layer}, ${module}`,
    modules: {
      'attn.c_attn': 'Q, K, V',
      'attn.c_proj': 'attention output',
      'mlp.c_fc': 'MLP, in',
      'mlp.c_proj': 'MLP, out',
    },
    summary: (largest: string, matrix: string, kept: string) =>
      `The largest singular value is ${largest} (${matrix}). On its own, the first direction of each matrix ` +
      `carries ${kept} of ‖ΔW‖².`,
    curve: 'Loss against the rank kept',
    curveLead:
      'Only the first k directions of each matrix are kept, then the loss is measured on an excerpt of text never ' +
      'seen.',
    sweep: 'Measure at every rank',
    rank: 'Rank k',
    kept: 'share of ‖ΔW‖²',
    curveCaption: 'Loss, in nats per token, when only k directions per matrix are kept',
    curveSentence: (rank: string, task: string, base: string, whole: string) =>
      `At rank ${rank}: ${task} nats per token on the task. Without adapter: ${base}; with the whole adapter: ` +
      `${whole}.`,
    loss: 'loss (nats per token)',
    curvePoint: (gauge: string, rank: string, loss: string) => `${gauge}, rank ${rank}: ${loss} nats per token`,
    use: 'Rank shown',
  },
  gauges: { task: 'Task', fr: 'General French', en: 'General English' },
  count: {
    title: 'How many parameters?',
    formula: 'By the formula',
    file: 'In the file',
    full: 'Full fine-tuning',
    formulaText: (layers: string, rank: string, sum: string, total: string) =>
      `${layers} blocks × r × Σ(in + out) = ${layers} × ${rank} × ${sum} = ${total}`,
    unevenText: (matrices: string, rank: string, sum: string, total: string) =>
      `r × Σ(in + out) over the ${matrices} matrices targeted = ${rank} × ${sum} = ${total}`,
    fileText: (total: string, bytes: string) => `${total} numbers in the tensors of the file, ${bytes} with its header`,
    fullText: (total: string, share: string) => `${total}: the adapter learns ${share} of them`,
    agree: 'The formula and the file give the same number.',
    disagree: 'The formula and the file do not give the same number.',
  },
  forgetting: {
    title: 'What is gained, what is forgotten',
    lead: 'Loss in nats per token on novels never seen: on the task, then on ordinary prose. Lower is better.',
    caption: 'Losses measured at training, by task and method',
    method: 'Method',
    methods: { base: 'base', lora: (rank: string) => `LoRA, rank ${rank}`, full: 'full fine-tuning' },
    parameters: 'Parameters learned',
    verdict: (share: string, parameters: string, loraLoss: string, fullLoss: string) =>
      `LoRA gets ${share} of full fine-tuning’s gain with ${parameters} of the parameters. On ordinary prose its ` +
      `loss changes by ${loraLoss} nats per token on average; that of full fine-tuning, by ${fullLoss}.`,
    here: 'Measure here',
    hereTitle: 'With your setting',
    hereCaption: (task: string) => `Losses with the chosen setting, on an excerpt of the same texts (task: ${task})`,
    adapted: 'adapted',
    difference: 'difference',
    ranksTitle: 'Other ranks, really trained',
    ranksCaption: 'Adapters of different ranks for the same task, each trained on its own',
    rank: 'Rank',
    bytes: 'File',
  },
  take: {
    title: 'Take the merged model away',
    lead:
      'A Hugging Face folder in a zip archive: configuration, tokenizer and merged weights in 32 bits. In Python: ' +
      'AutoModelForCausalLM.from_pretrained(folder).',
    download: (size: string) => `Download the merged model (${size})`,
    reload: 'Load a merged model again',
    reloadHint: 'The zip archive that you have just downloaded, or a model.safetensors file.',
    reloaded: (name: string, gap: string) =>
      `“${name}” loaded again: its logits differ by at most ${gap} from those of the model merged here.`,
    writes: 'It writes:',
    checksum: (sum: string) => `Checksum of the weights: ${sum}`,
  },
  refusal: {
    pick: {
      'two-files':
        'None of these files will do: adapter_config.json (the configuration) and adapter_model.safetensors (the ' +
        'factors) are needed.',
      several: 'Several files could do: keep a single configuration and a single file of factors.',
      sharded: 'The factors are in several pieces: a single adapter_model.safetensors is needed.',
      pickle:
        'This format of PyTorch’s (pickle) is not read here: it can run code. Save the adapter as .safetensors, as ' +
        'save_pretrained does by itself.',
      archive:
        'This is an archive: unpack it, then choose the two files in it, adapter_config.json and ' +
        'adapter_model.safetensors.',
      unreadable: 'The file cannot be read: it may have changed since you chose it. Choose it again.',
      'too-large': 'The file is over 64 MB: it cannot be an adapter or a model of this size.',
    },
    folder: {
      zip: 'The archive is not a readable zip.',
      content: 'The archive does not hold a single model.safetensors, of 64 MB at most.',
      checksum: 'The archive is damaged: the weights do not match the checksum that it gives.',
    },
    kinds: {
      empty: 'The file is empty: it holds not one byte.',
      'lfs-pointer':
        'This file is only a Git LFS pointer of a few lines: run “git lfs pull”, or download the file itself.',
      'web-page': 'This file is a web page: the download link led to a page.',
      pickle:
        'This file is not safetensors but PyTorch’s own format (pickle), which can run code and is not read here: ' +
        'renaming it is not enough.',
      gguf: 'This file is in the GGUF format of llama.cpp: the adapter in PEFT format is needed.',
      json: 'This file is JSON text, not factors.',
      other: 'This file is not safetensors.',
    },
    hints: {
      'needs-list':
        'To PEFT a text is a regular expression that must describe the whole name, such as ' +
        '“transformer.h.0.attn.c_attn”: write a list instead.',
      'not-adaptable': 'Here LoRA applies only to the four matrices of each block.',
      'no-tensors': 'The file holds no tensor: only its metadata were saved.',
      'no-prefix': 'The names lack the prefix “base_model.model.”: save with save_pretrained of the PEFT model.',
      'adapter-name':
        'The names contain the adapter’s own, “.default.”: this is a raw state_dict; save with save_pretrained.',
      'second-adapter': 'The file holds two adapters: save one alone.',
      compiled: 'The prefix “_orig_mod.” comes from torch.compile: save the original model.',
      distributed: 'The prefix “module.” comes from DistributedDataParallel: save model.module.',
      sharded: 'The prefix “_fsdp_wrapped_module.” comes from FSDP: gather the weights before saving.',
      'bare-model': 'The adapter was trained on GPT2Model, without its language-model head: GPT2LMHeadModel is needed.',
      magnitude: 'This is DoRA’s vector of norms, which this book does not compute.',
      zero3: 'A dimension is zero: DeepSpeed ZeRO-3 saved empty tensors; gather the weights first.',
      transposed: 'Rows and columns are swapped.',
      nan: 'Python wrote NaN or Infinity in it, which JSON does not have.',
      comments: 'It holds comments, which JSON does not have.',
    },
    weights: 'These weights are not those of a model of the decoder’s shape.',
    lora: {
      'config-json': 'adapter_config.json is not a JSON object.',
      'peft-type': 'This is not a LoRA adapter: peft_type must be LORA.',
      rank: `The rank r must be a whole number from 1 to ${MAX_RANK}.`,
      alpha: 'lora_alpha must be a number, from −10,000 to 10,000.',
      'target-modules': 'target_modules does not name matrices that LoRA adapts in this decoder.',
      'target-pattern':
        'target_modules is a regular expression that is malformed, or uses what is not read here (back-references, ' +
        'atomic groups).',
      'unsupported-option': 'The adapter uses an option that this book does not compute.',
      'unknown-option':
        'The configuration holds an option that this book does not know: it could change the computation.',
      'missing-tensor': 'A tensor that the configuration announces is missing.',
      'unexpected-tensor': 'The file holds a tensor that the configuration does not announce.',
      shape: 'A tensor does not have the expected shape: the adapter is made for another model.',
      dtype: 'A tensor is not in 16- or 32-bit floating-point numbers.',
      'not-finite': 'A tensor holds a value that is not a number (NaN), or is infinite.',
      overflow: 'With these numbers the computation overflows 32 bits: there is nothing to show.',
      mismatch: 'The factors do not fit the base.',
    },
    safetensors: {
      truncated: 'The safetensors file is cut short: shorter than its header announces.',
      'header-length': 'The announced length of the header is not plausible.',
      'header-json': 'The safetensors header is not valid JSON.',
      'duplicate-key': 'The safetensors header names the same thing twice.',
      'header-entry': 'An entry of the safetensors header is malformed.',
      'too-many-tensors': 'The safetensors header announces too many tensors.',
      'unknown-dtype': 'The file uses an unknown type of number.',
      shape: 'The header announces an impossible shape.',
      offsets: 'A tensor points at bytes outside the file: the file is cut short, or its header is wrong.',
      'size-mismatch': 'The announced shape of a tensor does not match its bytes.',
      misaligned: 'A tensor does not begin at a multiple of the size of its elements.',
      overlap: 'Two tensors overlap in the file.',
      gap: 'Some bytes of the file belong to no tensor.',
    },
  },
} satisfies Strings<typeof fr>;
