/** What the page and the worker of a public model say to each other. `id` ties answers to requests. */
import type { HubBeginning, HubLabel, HubModelFiles, HubPipeline, HubText } from './hub-engine.ts';
import type { Backend, BackendChoice } from './types.ts';

export interface HubOperations {
  open: {
    input: { readonly task: HubPipeline; readonly model: HubModelFiles; readonly choice: BackendChoice };
    output: { readonly backend: Backend; readonly canChat: boolean; readonly beginning: HubBeginning | null };
  };
  /** pieces of text come as they are written */
  generate: { input: { readonly prompt: string; readonly options: HubText }; output: null };
  classify: {
    input: { readonly image: Blob; readonly labels: readonly string[]; readonly template: string };
    output: HubLabel[];
  };
}
export type HubOperation = keyof HubOperations;

export type ToHubWorker =
  | {
      readonly [Op in HubOperation]: {
        readonly id: number;
        readonly op: Op;
        readonly input: HubOperations[Op]['input'];
      };
    }[HubOperation]
  /** ends the generation under way after the next token */
  | { readonly stop: true };

export type FromHubWorker =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly text: string }
  | { readonly id: number; readonly error: string };
