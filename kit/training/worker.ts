/** The training engine in a worker of its own: no onnxruntime, no model to fetch. */
import { type Port, serve } from '../remote/serve.ts';
import { createTrainer } from './trainer.ts';

serve(globalThis as unknown as Port, createTrainer());
