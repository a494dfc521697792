/** What goes wrong with a public model. A code, not a sentence: strings/ writes it in the reader's language. */
export type HubErrorCode =
  | 'unreachable'
  | 'not-a-name'
  | 'not-found'
  | 'gated'
  | 'refused'
  | 'not-a-hub'
  | 'no-onnx'
  | 'other-onnx'
  | 'wrong-size'
  | 'unsupported'
  | 'too-large'
  | 'not-an-image'
  | 'image-too-large'
  | 'canvas-disturbed';

/** `detail` is technical (an address, a message of the engine) and may be shown after the sentence. */
export class HubError extends Error {
  readonly code: HubErrorCode;
  readonly detail: string;

  constructor(code: HubErrorCode, detail = '', options?: ErrorOptions) {
    super(detail ? `${code}: ${detail}` : code, options);
    this.name = 'HubError';
    this.code = code;
    this.detail = detail;
  }
}
