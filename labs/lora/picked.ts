/** Files that the reader picked or dropped: nothing is read before its name and size are looked at. */
import { MAX_BYTES } from './folder.ts';

export type PickErrorCode =
  /** neither a configuration nor factors among them */
  | 'two-files'
  | 'too-large'
  | 'unreadable'
  /** several files could be the configuration, or the factors */
  | 'several'
  /** factors in several pieces */
  | 'sharded'
  /** PyTorch's own format, which is not read here */
  | 'pickle'
  /** a zip or the like, and not both files beside it */
  | 'archive';

/** `detail`: names of files. */
export class PickError extends Error {
  readonly code: PickErrorCode;
  readonly detail: string;

  constructor(code: PickErrorCode, detail = '') {
    super(code);
    this.name = 'PickError';
    this.code = code;
    this.detail = detail;
  }
}

export interface PickedFile {
  readonly name: string;
  /** with a slash after each folder, '' where the browser says none */
  readonly folder: string;
  readonly size: number;
  /** rejects with PickError when it is too large or gone */
  readonly bytes: () => Promise<Uint8Array<ArrayBuffer>>;
}

type FileOfReader = Pick<File, 'name' | 'size' | 'arrayBuffer'> & Partial<Pick<File, 'webkitRelativePath'>>;

export function picked(file: FileOfReader, path: string = file.webkitRelativePath || file.name): PickedFile {
  return {
    name: file.name,
    folder: path.slice(0, path.lastIndexOf('/') + 1),
    size: file.size,
    async bytes() {
      if (file.size > MAX_BYTES) throw new PickError('too-large', file.name);
      // a file that was moved, or changed since it was picked
      const bytes = await file.arrayBuffer().catch(() => {
        throw new PickError('unreadable', file.name);
      });
      return new Uint8Array(bytes);
    },
  };
}
