/** Files dropped on the page, those inside dropped folders included. */
import type { Attachment } from 'svelte/attachments';
import { type PickedFile, picked } from './picked.ts';

/** A folder of an adapter holds some twenty files; a whole disk is not read. */
const MOST = 500;
const DEEPEST = 4;

/**
 * Takes files dropped anywhere on an element: beside a smaller target, a browser would leave the page to show the file.
 */
export function dropTarget(onFiles: (files: readonly PickedFile[]) => void): Attachment<HTMLElement> {
  return (node) => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      node.toggleAttribute('data-over', true);
    };
    const leave = () => node.toggleAttribute('data-over', false);
    const drop = (event: DragEvent) => {
      leave();
      if (!hasFiles(event)) return;
      event.preventDefault();
      void droppedFiles(event.dataTransfer).then(onFiles);
    };
    const pairs = [
      ['dragover', over],
      ['dragleave', leave],
      ['drop', drop],
    ] as const;
    for (const [type, listener] of pairs) node.addEventListener(type, listener);
    return () => {
      for (const [type, listener] of pairs) node.removeEventListener(type, listener);
    };
  };
}

/** Must be called while the event is handled: afterwards the browser forgets what was dropped. */
function droppedFiles(transfer: DataTransfer | null): Promise<PickedFile[]> {
  const entries = [...(transfer?.items ?? [])].map((item) => item.webkitGetAsEntry?.() ?? null);
  if (entries.some((entry) => entry?.isDirectory)) return walk(entries.filter((entry) => entry !== null));
  return Promise.resolve([...(transfer?.files ?? [])].map((file) => picked(file)));
}

async function walk(entries: readonly FileSystemEntry[]): Promise<PickedFile[]> {
  const found: PickedFile[] = [];
  let here = entries;
  for (let depth = 0; depth <= DEEPEST && here.length > 0; depth++) {
    const inside: FileSystemEntry[] = [];
    for (const entry of here) {
      if (found.length + inside.length >= MOST) return found;
      if (entry.isDirectory) inside.push(...(await childrenOf(entry as FileSystemDirectoryEntry)));
      else found.push(picked(await fileOf(entry as FileSystemFileEntry), entry.fullPath.replace(/^\//, '')));
    }
    here = inside;
  }
  return found;
}

const fileOf = (entry: FileSystemFileEntry) => new Promise<File>((resolve, reject) => entry.file(resolve, reject));

/** A reader gives a hundred at a time, and none at the end. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0 || all.length >= MOST) return all;
    all.push(...some);
  }
}
