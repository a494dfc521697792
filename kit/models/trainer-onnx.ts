/**
 * Training on the decoder's graphs: `onnx/lora_step.onnx` and `onnx/lora_loss.onnx`, opened when they are first needed.
 */
import { createLoraTraining, goOn } from '../lora-training/index.ts';
import { ADAPTERS, openAdapters } from './adapters-onnx.ts';
import { graph, type ModelSpec, type Open } from './spec.ts';
import { TRAINING_TASKS, type TrainerModel, windowsFile } from './trainer.ts';

const GRAPHS = ['onnx/lora_step.onnx', 'onnx/lora_loss.onnx'];

export const TRAINER: ModelSpec<TrainerModel> = {
  folders: {
    ...ADAPTERS.folders,
    decoder: [...(ADAPTERS.folders.decoder ?? []), ...GRAPHS, ...TRAINING_TASKS.map(windowsFile)],
  },
  methods: {
    ...ADAPTERS.methods,
    train: ([options, signal], received) => [goOn(options, received), signal],
    loss: 'patient',
  },
};

export const openTrainer: Open<TrainerModel> = async (files, engine) => {
  const adapters = await openAdapters(files, engine);
  const training = createLoraTraining(adapters.config, {
    openStep: () => engine.openStep(graph(files, 'lora_step', 'model')),
    openLoss: () => engine.open(graph(files, 'lora_loss', 'model')),
  });
  return { ...adapters, ...training };
};
