/** The adapters that were read, shipped ones on demand. */
import type { AdaptersModel } from '@kit/models/adapters.ts';
import { type Loaded, loaded } from './mix.ts';

export class Library {
  readonly #model: AdaptersModel;
  readonly #read = new Map<string, Promise<Loaded>>();

  constructor(model: AdaptersModel) {
    this.#model = model;
  }

  get(name: string): Promise<Loaded> {
    const known = this.#read.get(name) ?? this.#shipped(name);
    this.#read.set(name, known);
    known.catch(() => this.#read.delete(name)); // asked for again, it is read again
    return known;
  }

  async #shipped(name: string): Promise<Loaded> {
    const [config, tensors] = await Promise.all([
      this.#model.file(`${name}/adapter_config.json`),
      this.#model.file(`${name}/adapter_model.safetensors`),
    ]);
    return loaded(name, { config: new TextDecoder().decode(config), tensors }, this.#model.config);
  }
}
