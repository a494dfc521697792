/** Adapters that the reader takes away, or keeps in this browser: the two files that Python `peft` reads. */
import type { KeptFolders } from '@kit/files/kept.ts';
import { type LoraAdapter, readAdapter, writeAdapter } from '@kit/lora/index.ts';
import type { DecoderConfig } from '@kit/models/decoder.ts';
import { zipSync } from 'fflate';
import { isOwn, LESSONS, type LessonId } from './state.ts';

const CONFIG = 'adapter_config.json';
const WEIGHTS = 'adapter_model.safetensors';
const ABOUT = 'about.json';
/** of `base_model_name_or_path` */
const BASE = 'decoder';

/** What is said of a kept adapter. */
export interface About {
  readonly lesson: LessonId;
  readonly rank: number;
  readonly steps: number;
  /** nats per held-out token; null when nothing could be held out */
  readonly held: number | null;
  /** ISO 8601, UTC */
  readonly date: string;
}

export interface Kept extends About {
  readonly id: string;
}

/** « telegramme-r8 »; the reader's own texts give no name of theirs */
export const adapterName = ({ lesson, rank }: Pick<About, 'lesson' | 'rank'>): string =>
  `${isOwn(lesson) ? `own-${lesson}` : lesson}-r${rank}`;

function files(adapter: LoraAdapter): Record<string, Uint8Array<ArrayBuffer>> {
  const { config, tensors } = writeAdapter(adapter, BASE);
  return { [CONFIG]: new TextEncoder().encode(config), [WEIGHTS]: new Uint8Array(tensors) };
}

/** A folder of that name, as `PeftModel.from_pretrained` takes it. */
export function peftZip(adapter: LoraAdapter, name: string): Uint8Array<ArrayBuffer> {
  const named = Object.entries(files(adapter)).map(([file, bytes]) => [`${name}/${file}`, bytes] as const);
  return zipSync(Object.fromEntries(named), { level: 0 }); // float32 factors hardly compress
}

/** Under the name of the moment: two adapters of the same setting do not replace one another. */
export const keepAdapter = (store: KeptFolders, adapter: LoraAdapter, about: About) =>
  store.keep(`${adapterName(about)}-${about.date.replaceAll(/\D/g, '')}`, {
    ...files(adapter),
    [ABOUT]: new TextEncoder().encode(JSON.stringify(about)),
  });

/** Those that this book can read, the last kept first. */
export async function keptAdapters(store: KeptFolders): Promise<readonly Kept[]> {
  const all = await Promise.all(
    (await store.folders()).map(async (id) => {
      const about = aboutIn(await store.read(id, ABOUT));
      return about && { id, ...about };
    }),
  );
  return all.filter((kept) => kept !== null).sort((a, b) => b.date.localeCompare(a.date));
}

function aboutIn(bytes: Uint8Array | null): About | null {
  try {
    const said = JSON.parse(new TextDecoder().decode(bytes ?? new Uint8Array())) as Partial<About>;
    const lesson = LESSONS.find((known) => known === said.lesson);
    if (!lesson || typeof said.date !== 'string' || !Number.isInteger(said.rank) || !Number.isInteger(said.steps)) {
      return null;
    }
    const { rank = 1, steps = 0, date } = said;
    return { lesson, rank, steps, date, held: typeof said.held === 'number' ? said.held : null };
  } catch {
    return null;
  }
}

/** Rejects with LoraError or SafetensorsError when what was kept no longer fits; null: it is gone. */
export async function openKept(store: KeptFolders, id: string, config: DecoderConfig): Promise<LoraAdapter | null> {
  const [text, tensors] = await Promise.all([store.read(id, CONFIG), store.read(id, WEIGHTS)]);
  if (!text || !tensors) return null;
  return readAdapter({ config: new TextDecoder().decode(text), tensors }, config).adapter;
}
