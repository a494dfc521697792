/** Files that the reader picked or dropped: nothing is read before its name and size are looked at. */
import type { AdapterFiles } from '@kit/lora/index.ts';
import { MAX_BYTES } from './folder.ts';

export type PickErrorCode = 'two-files' | 'too-large' | 'unreadable';

export class PickError extends Error {
  readonly code: PickErrorCode;

  constructor(code: PickErrorCode) {
    super(code);
    this.name = 'PickError';
    this.code = code;
  }
}

export interface PickedFile {
  readonly name: string;
  readonly size: number;
  /** rejects with PickError when it is too large or gone */
  readonly bytes: () => Promise<Uint8Array<ArrayBuffer>>;
}

export function picked(file: Pick<File, 'name' | 'size' | 'arrayBuffer'>): PickedFile {
  return {
    name: file.name,
    size: file.size,
    async bytes() {
      if (file.size > MAX_BYTES) throw new PickError('too-large');
      // a file that was moved, or changed since it was picked
      const bytes = await file.arrayBuffer().catch(() => {
        throw new PickError('unreadable');
      });
      return new Uint8Array(bytes);
    },
  };
}

/** adapter_config.json and adapter_model.safetensors, whatever their names: one of each kind. */
export async function adapterFiles(files: readonly PickedFile[]): Promise<AdapterFiles> {
  const of = (end: string) => files.filter(({ name }) => name.toLowerCase().endsWith(end));
  const [[config, ...configs], [tensors, ...others]] = [of('.json'), of('.safetensors')];
  if (!config || !tensors || configs.length + others.length > 0) throw new PickError('two-files');
  return { config: new TextDecoder().decode(await config.bytes()), tensors: await tensors.bytes() };
}
