/** The reader's own texts, and the copy that this browser keeps of them: there at the next visit, until it is erased. */
import { cut } from '@kit/cut.ts';
import type { KeptFolders } from '@kit/files/kept.ts';
import { MOST_CHARACTERS } from './lesson.ts';
import { OWN_KINDS, type OwnKind } from './state.ts';

const FILE = 'text.txt';
/** without a keystroke, ms */
const PAUSE = 400;

export class OwnTexts {
  texts: Readonly<Record<OwnKind, string>> = $state.raw({ texts: '', pairs: '' });
  /** what became of the last copy; absent: nothing is copied */
  kept: Readonly<Partial<Record<OwnKind, 'kept' | 'full' | 'none'>>> = $state.raw({});

  readonly #store: KeptFolders;
  /** copied when this comes */
  readonly #due = new Map<OwnKind, ReturnType<typeof setTimeout>>();
  /** set here, so nothing from before takes its place */
  readonly #set = new Set<OwnKind>();
  /** copies follow one another: the last text is the one that stays */
  #last: Promise<void> = Promise.resolve();

  constructor(store: KeptFolders) {
    this.#store = store;
  }

  set(kind: OwnKind, text: string): void {
    this.#set.add(kind);
    this.texts = { ...this.texts, [kind]: text };
    clearTimeout(this.#due.get(kind));
    this.#due.set(
      kind,
      setTimeout(() => void this.#copy(kind), PAUSE),
    );
  }

  /** What an earlier visit left. */
  async recall(): Promise<void> {
    for (const kind of OWN_KINDS) {
      const bytes = await this.#store.read(kind, FILE);
      if (!bytes || this.#set.has(kind)) continue;
      this.texts = { ...this.texts, [kind]: cut(new TextDecoder().decode(bytes), MOST_CHARACTERS) };
      this.kept = { ...this.kept, [kind]: 'kept' };
    }
  }

  /** Copies at once what waits: the page may be about to go. */
  async flush(): Promise<void> {
    for (const kind of this.#due.keys()) void this.#copy(kind);
    await this.#last;
  }

  #copy(kind: OwnKind): Promise<void> {
    clearTimeout(this.#due.get(kind));
    this.#due.delete(kind);
    const text = cut(this.texts[kind], MOST_CHARACTERS);
    this.#last = this.#last.then(async () => {
      const { [kind]: _, ...others } = this.kept;
      if (text) {
        const kept = await this.#store.keep(kind, { [FILE]: new TextEncoder().encode(text) });
        this.kept = { ...others, [kind]: kept };
      } else {
        await this.#store.forget(kind);
        this.kept = others;
      }
    });
    return this.#last;
  }
}
