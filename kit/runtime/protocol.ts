/** What the page and the worker say to each other. One entry per operation; `id` ties answers to requests. */
import type { LoraAdapter } from '../lora/adapter.ts';
import type { ClipModel, ImageInspection } from '../models/clip.ts';
import type {
  DecoderModel,
  GeneratedToken,
  GenerateOptions,
  Inspection,
  InspectOptions,
  ScoreOptions,
} from '../models/decoder.ts';
import type { EncoderInspectOptions, EncoderModel, EncoderScoreOptions, SurpriseOptions } from '../models/encoder.ts';
import type { TokenScore } from '../models/scoring.ts';
import type { BackendDecision } from './backend.ts';
import type { RuntimeErrorCode } from './errors.ts';
import type { Backend, BackendChoice, ModelApi, ModelId, Progress } from './types.ts';

/** The models that have the interface `Api`. */
export type IdsOf<Api> = { [Id in ModelId]: ModelApi[Id] extends Api ? Id : never }[ModelId];

export interface Opened<Id extends ModelId = ModelId> {
  readonly config: ModelApi[Id]['config'];
  /** text of `tokenizer.json` */
  readonly tokenizer: string;
}

/** A variant of the decoder under the name that the page gave it. */
export type VariantName = `variant:${number}`;
export type VariantSource = { readonly adapter: LoraAdapter } | { readonly weights: Uint8Array<ArrayBuffer> };
/** Whatever answers as a decoder. */
export type DecoderRef = IdsOf<DecoderModel> | VariantName;

/** A call of a method of a decoder, or of an encoder, on a sequence of tokens. */
interface OnDecoder<Options = Record<never, never>> {
  readonly model: DecoderRef;
  readonly ids: readonly number[];
  readonly options: Options;
}
interface OnEncoder<Options> {
  readonly model: IdsOf<EncoderModel>;
  readonly ids: readonly number[];
  readonly options: Options;
}

/** A call of a method of CLIP on images. */
interface OnImages {
  readonly model: IdsOf<ClipModel>;
  readonly pixels: Float32Array;
}

export interface Operations {
  /** which backend to use: asked before anything is fetched */
  decide: { input: { readonly choice: BackendChoice }; output: BackendDecision };
  /** fetches the files of a model; reports progress */
  fetch: { input: { readonly model: ModelId }; output: { readonly warning: RuntimeErrorCode | null } };
  /** makes a session of what was fetched */
  open: { input: { readonly model: ModelId; readonly backend: Backend }; output: Opened };
  'decoder.inspect': { input: OnDecoder<InspectOptions>; output: Inspection };
  'decoder.logits': { input: Omit<OnDecoder, 'options'>; output: Float32Array };
  'decoder.score': { input: OnDecoder<ScoreOptions>; output: TokenScore[] };
  /** starts a generation; the output names the stream */
  'decoder.generate': { input: OnDecoder<GenerateOptions>; output: number };
  /** a copy of a file of the adapters' package */
  'adapters.file': { input: { readonly path: string }; output: Uint8Array<ArrayBuffer> };
  /** the name then stands for the variant in the decoder's operations */
  'adapters.open': { input: { readonly name: VariantName; readonly source: VariantSource }; output: null };
  'adapters.close': { input: { readonly name: VariantName }; output: null };
  'encoder.inspect': { input: OnEncoder<EncoderInspectOptions>; output: Inspection };
  'encoder.score': { input: OnEncoder<EncoderScoreOptions>; output: TokenScore[] };
  /** reports progress */
  'encoder.surprises': { input: OnEncoder<SurpriseOptions>; output: TokenScore[] };
  /** reports progress */
  'clip.embedImages': { input: OnImages; output: Float32Array };
  /** reports progress */
  'clip.embedTexts': {
    input: { readonly model: IdsOf<ClipModel>; readonly texts: readonly (readonly number[])[] };
    output: Float32Array;
  };
  'clip.inspectImage': { input: OnImages; output: ImageInspection };
  /** next tokens, computed when asked for: as many as come within a frame of the screen, at least one but at the end */
  next: {
    input: { readonly stream: number };
    output: { readonly tokens: readonly GeneratedToken[]; readonly done: boolean };
  };
  stop: { input: { readonly stream: number }; output: null };
  /** for tests: destroys the GPU device as a driver reset would */
  loseDevice: { input: null; output: null };
}
export type Operation = keyof Operations;
export type Input<Op extends Operation> = Operations[Op]['input'];
export type Output<Op extends Operation> = Operations[Op]['output'];

export type ToWorker =
  | { readonly [Op in Operation]: { readonly id: number; readonly op: Op; readonly input: Input<Op> } }[Operation]
  | { readonly cancel: number };

export interface WireError {
  readonly code: RuntimeErrorCode | 'abort';
  readonly detail: string;
}

export type FromWorker =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: WireError }
  | { readonly id: number; readonly progress: Progress }
  | { readonly event: 'device-lost'; readonly detail: string };
