import type { Strings } from '@kit/i18n/index.ts';
import { plural } from '../../../kit/i18n/plural.ts';
import type fr from './fr.ts';

export default {
  noscript:
    'Without JavaScript, the laboratory shows a cluster of four workers that the same engine trained when the book ' +
    'was built.',
  first:
    'run the four workers, then cut the layers instead of the data. Does the gap to a single worker vanish altogether?',
  workers: 'Workers',
  cut: 'What is cut',
  cuts: { data: 'The data', pipeline: 'The layers', tensor: 'The matrices', three: 'All three' },
  schedule: 'Schedule',
  schedules: { naive: 'Naive', gpipe: 'GPipe', oneFOneB: '1F1B', interleaved: 'Interleaved', own: 'Your own' },
  microBatches: 'Micro-batches',
  zero: 'ZeRO',
  zeros: { 0: 'Without', 1: 'Stage 1', 2: 'Stage 2', 3: 'Stage 3' },
  stageOf: (stage) => `Stage ${stage}`,
  possible: 'A possible order: it comes to an end.',
  ownOrder:
    'Or in full, a line for each stage, in the order in which it works: F2 is the forward pass of the second micro-batch, B2 its ' +
    'backward pass. The laboratory really runs this order.',
  run: 'Train',
  stop: 'Stop',
  fail: (worker) => `Unplug worker ${worker}`,
  resume: (step) => (step === '0' ? 'Start again' : `Resume after step ${step}`),
  running: 'The workers are training',
  progress: (done, total) => `${done} of ${total} steps`,
  stopped: (step) => `Stopped after ${step} ${step === '1' ? 'step' : 'steps'}: what was measured stays.`,
  interrupted: (step) =>
    `The settings have changed: the training under way stopped after ${step} ${step === '1' ? 'step' : 'steps'}.`,
  halted: (worker, step, others) =>
    `Worker ${worker} stopped during step ${step}.` +
    (others
      ? ' The others were waiting for its message, which will not come: all are stopped. What follows the last ' +
        'checkpoint has to be done again.'
      : ''),
  redone: (steps, different, same) =>
    `Steps done again since the checkpoint: ${steps}. ` +
    (same ? 'Their losses are the same, bit for bit.' : `Losses that differ: ${different}.`),
  problem: (message) => `The browser could not make the cluster work (${message}).`,
  more: 'Settings of the model and its training',
  steps: 'Training steps',
  model:
    'A Transformer of 8 blocks, width 64, 8 heads: 436,864 parameters in 32 bits. It reads the text of this section, ' +
    'a byte a token, in batches of 8 windows of 64 tokens, and learns with AdamW. Each worker is a Web Worker; ' +
    'messages travel through MessagePorts. Embeddings and the output layer are not cut by tensor parallelism: each ' +
    'worker of the group computes them.',
  objections: {
    three: 'To cut all three at once takes at least four workers.',
    microBatches:
      'The batch has only eight sequences: take fewer micro-batches, so that each replica can fill its own.',
    interleaved: 'The interleaved schedule wants a number of micro-batches that is a multiple of the stages.',
    layers: 'The model has only eight blocks: eight stages cannot hold two slices of them each.',
    largeWidth: 'Tensor parallelism t has to divide the width of the model.',
    largeLayers: 'The number of layers has to be a multiple of p × v: each slice holds as many.',
    largeBatch: 'The batch has to be a multiple of N × b: each replica reads as many whole micro-batches.',
    zero:
      'Here, stages 2 and 3 of ZeRO go with cutting the data only: in a pipeline, gradients would have to be reduced and ' +
      'weights gathered at every micro-batch. Choose stage 1, or none.',
  },
  refusal: {
    stages: (found, stages) => `Lines of the order: ${found}. Stages: ${stages}. Each stage needs one line.`,
    word: (stage, word) => `Stage ${stage}: “${word}” is not a pass of one of these micro-batches, such as F1 or B1.`,
    twice: (stage, pass) => `Stage ${stage}: ${pass} is there twice.`,
    missing: (stage, pass) => `Stage ${stage}: ${pass} is missing.`,
    deadlock: 'An impossible order, no stage would finish:',
    between: ';',
    wait: (stage, pass, needs, of) =>
      stage === of
        ? ` stage ${stage} cannot do ${pass} before its own ${needs}`
        : ` stage ${stage}, about to do ${pass}, waits for ${needs} of stage ${of}`,
  },
  viewsLabel: 'What to look at',
  views: { losses: 'Loss', sent: 'Bytes sent', held: 'Memory', time: 'Timeline', scale: 'At a thousand GPUs' },
  nothingYet: 'Nothing has been run with these settings yet: train.',
  workersOf: (count, several) => (several ? `${count} workers` : 'One worker'),
  alone: 'One alone, on the same batch',
  lossSentence: (steps, loss, workers) =>
    `${workers}, ${steps} ${steps === '1' ? 'step' : 'steps'}: the loss is ${loss} nats per byte.`,
  same: 'These are the losses of a single worker, bit for bit.',
  gap: (gap) => `Largest gap to a single worker: ${gap}.`,
  whySame:
    'Cutting the layers changes the order of no sum: micro-batches come back in the order in which a single worker ' +
    'would have read them.',
  whyGap:
    'The gap comes from the order of additions alone: parts of sums, rounded to 32 bits, are added around the ring ' +
    'instead of one after the other.',
  step: 'Step',
  loss: 'Loss (nats per byte)',
  pointOf: (series, step, loss) => `${series}, step ${step}: ${loss} nat${plural('en', loss)} per byte`,
  lossCaption: 'Loss at each step',
  worker: (rank) => `no. ${rank}`,
  who: 'Worker',
  total: 'Total',
  counted: 'Counted',
  formula: 'Formula',
  collective: 'Operation',
  kind: 'Item',
  bytes: (count) => `${count} B`,
  kilobytes: (count) => `${count} kB`,
  partOf: (bar, part, value) => `Worker ${bar}, ${part}: ${value}`,
  collectives: {
    allReduce: 'all-reduce',
    reduceScatter: 'reduce-scatter',
    allGather: 'all-gather',
    sendReceive: 'stage to stage',
  },
  sentEqual: 'Bytes counted at the port in the last step: exactly those of the formula, for each worker.',
  sentDifferent: 'Bytes counted at the port in the last step: they are not those of the formula.',
  sentChart: 'Bytes sent per step',
  sentFormulas: 'Counted at the port, and by formula',
  sentWhy: {
    data:
      'Each all-reduce sends 2(N − 1)/N times the bytes of the gradients. Stages 1 and 2 of ZeRO send as many, in ' +
      'two operations; stage 3 half as many again: it gathers the weights in the forward pass and again in the ' +
      'backward pass.',
    pipeline:
      'Across each boundary go the activations of a micro-batch, then their gradient: batch × length × width × 4 ' +
      'bytes each way, whatever the number of micro-batches.',
    tensor:
      'Two all-reduces forward and two backward in each block, of whole activations: far more than the other cuts, ' +
      'and each block waits for them.',
    three:
      'All-reduces of the matrices, in each block, and that of the gradients, between replicas; from stage to stage, ' +
      'activations.',
  },
  heldVerdict: (off) => `Bytes counted at each allocation; largest gap to the formula: ${off}.`,
  heldChart: 'Bytes held, at most, during a step',
  heldFormulas: 'Counted at allocation, and by formula',
  kinds: { parameters: 'weights', gradients: 'gradients', optimizer: 'optimiser', activations: 'activations' },
  heldWhy:
    'ZeRO shares out the optimiser, then the gradients, then the weights; at stage 3 each worker holds, besides its ' +
    'share, only the block that computes. Neither ZeRO nor cutting the data lightens the activations of a ' +
    'micro-batch.',
  clock: 'Clock',
  clocks: { links: 'Chosen links', slots: 'Equal slots', machine: 'This machine' },
  perNode: 'Workers per node',
  between: 'Between nodes',
  inside: 'Inside a node',
  ownLink: 'your figures',
  link: 'Link',
  links: { nvlink: 'NVLink', infiniband: 'InfiniBand', ethernet: 'Ethernet', wifi: 'Wi-Fi' },
  latency: 'Latency',
  bandwidth: 'Bandwidth',
  power: 'Power',
  micro: 'µs',
  giga: 'GB/s',
  teraflops: 'TFLOP/s',
  overlap: 'Sum the gradients during the backward pass',
  linkVerdict: (duration, mfu, idle) =>
    `The same step would last ${duration}: MFU ${mfu}, workers idle ${idle} of the time.`,
  exposed: (duration, share) => `Messages that computation does not hide: ${duration}, ${share} of the step.`,
  bubble: (measured, formula, schedule) =>
    `Bubble counted on the order really followed: ${measured} of the slots. ` +
    (schedule === 'own' ? `For GPipe and 1F1B, the formula gives ${formula}.` : `Formula: ${formula}.`),
  kept: (kept, sliced) =>
    `${sliced ? 'Slices of micro-batches' : 'Micro-batches'} in flight, at most, by worker: ${kept}.`,
  noBubble: 'A single stage: nobody waits for the pass of another, and there is no bubble.',
  together: (duration, link) => `All in one node (${link}), it would last ${duration}.`,
  crosses: 'The matrices are cut across several nodes: in each block, the ring goes at the pace of its slowest link.',
  stays: 'The matrices are cut inside a node: their sums go by its link only.',
  largeRun: 'A training measured elsewhere',
  runs: {
    gpt3: 'GPT-3, 1,024 GPUs',
    gpt3wide: 'GPT-3, 1,536 GPUs',
    trillion: '1 trillion, 3,072 GPUs',
  },
  largeVerdict: (gpus, duration, mfu) =>
    `Computed, not run: on ${gpus} A100s, a step would last ${duration}, MFU ${mfu}.`,
  largeDays: (billions, days) => `Reading ${billions} billion tokens would take ${days} days.`,
  oneStep: 'one step',
  largeChart: 'Where a step goes',
  largePart: (what, duration, share) => `${what}: ${duration}, ${share} of the step`,
  stepParts: {
    compute: 'computation',
    tensor: 'tensor sums',
    sends: 'stage to stage',
    bubble: 'bubble',
    data: 'sum of the gradients',
  },
  largeFormulas: 'The formulas, with these numbers',
  stepFormulas: {
    compute: (t, p, _data, m) =>
      `${m} micro-batches × operations of the blocks / (${p} stages × ${t} GPUs × power reached)`,
    tensor: (t, p, _data, m) => `${m} micro-batches × blocks / ${p} × 4 or 6 rings of ${t} GPUs`,
    sends: (_tensor, p, _data, m) => `${m} micro-batches × 2 messages × v × (${p} − 1) / ${p}`,
    bubble: (_tensor, p, _data, _micro) => `(${p} − 1) / v micro-batches, and their messages`,
    data: (t, p, data, _micro) => `one ring of ${data} GPUs on the gradients / (${t} × ${p})`,
  },
  published: (speed, days, ours, gap) =>
    `Measured (Narayanan 2021, arXiv:2104.04473): ${speed} TFLOP/s per GPU, ${days} days. These formulas: ${ours} TFLOP/s, ` +
    `operations made again included, that is ${gap}.`,
  reachedBy: (share) =>
    `They do not say how fast matrix products go: for the speed that was measured, they would have to reach ${share} of ` +
    'the power.',
  largeConstants: 'All the constants',
  largeFields: {
    largeTensor: 'Tensor t',
    largePipeline: 'Pipeline p',
    largeData: 'Data N',
    largeChunks: 'Slices per GPU v',
    largeBatch: 'Sequences per step',
    largeMicro: 'Sequences per micro-batch b',
    largeNode: 'GPUs per node',
    largeInside: 'Bandwidth inside a node',
    largeBetween: 'Bandwidth between nodes',
    largeLatency: 'Latency',
    largePeak: 'Power of a GPU',
    largeReached: 'Share that products reach',
  },
  largeRecomputed: 'Each block is computed again in the backward pass',
  largeSources:
    'These are the sums of the clock of chosen links: operations over power, bytes over bandwidth, latencies, bubble. ' +
    'A100: 312 TFLOP/s in 16 bits, NVLink at 300 GB/s each way, one InfiniBand adapter of 200 Gb/s per GPU. Half of ' +
    'the power is what the chapter supposes.',
  machine:
    'What the clock of your machine measured in the last step: it depends on the machine and on what else it does, ' +
    'and the workers share its cores.',
  doing: {
    forward: 'forward',
    backward: 'backward',
    update: 'update',
    communicating: 'communication',
    waiting: 'waiting',
  },
  timeChart: 'What each worker does during a step',
  spanOf: (lane, doing, name, start, length) =>
    `Worker ${lane}, ${doing}${name ? ` ${name}` : ''}: at ${start}, for ${length}`,
  what: 'What',
  from: 'Start',
  lasts: 'Length',
  slots: (count) => count,
  seconds: (count) => `${count} s`,
  milliseconds: (count) => `${count} ms`,
  microseconds: (count) => `${count} µs`,
  and: ', ',
} satisfies Strings<typeof fr>;
