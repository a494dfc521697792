/** Which of the files that a reader gives are the two of an adapter: a pair, a whole folder, or one after the other. */
import { decodeText } from '@kit/files/decode.ts';
import { type AdapterFiles, readPeftConfig } from '@kit/lora/index.ts';
import { parseSafetensors } from '@kit/safetensors/parse.ts';
import { PickError, type PickedFile } from './picked.ts';

/** Both, or one of them while the other is still to come. */
export interface Choice {
  readonly config: PickedFile | null;
  readonly weights: PickedFile | null;
}

const CONFIG = 'adapter_config.json';
const WEIGHTS = 'adapter_model.safetensors';
const SHARD = /-\d{5}-of-\d{5}\.safetensors$/;
/** What torch.save and its heirs write. */
const PICKLE = /\.(?:bin|pt|pth|ckpt|pkl)$/;
const ARCHIVE = /\.(?:zip|tar|t?gz|7z|rar)$/;
/** A configuration is some kilobytes; the other .json files of a folder may be megabytes of vocabulary. */
const MAX_CONFIG = 1_000_000;

/** Some systems add « .txt » to a text that they save, and hide it. */
const bare = (name: string) => name.toLowerCase().replace(/\.txt$/, '');

/** The name as it was before a browser numbered a second download, or a system a copy: « adapter_config (1).json ». */
function original(name: string): string {
  return bare(name).replace(/(?:\s*\(\d+\)|[-_ ]\d{1,2}|[- ]+(?:copie|copy)(?:[- ]\d+)?)(?=\.[a-z]+$)/, '');
}

/** `before`: what an earlier choice left waiting. Throws PickError when nothing of use is there, or too much. */
export async function choose(files: readonly PickedFile[], before: Choice | null = null): Promise<Choice> {
  const found = await inFolders(files);
  const choice = { config: found.config ?? before?.config ?? null, weights: found.weights ?? before?.weights ?? null };
  const pickle = files.find(({ name }) => PICKLE.test(name.toLowerCase()));
  if (!found.weights && pickle && !choice.weights) throw new PickError('pickle', pickle.name);
  const archive = files.find(({ name }) => ARCHIVE.test(name.toLowerCase()));
  if (archive && !(choice.config && choice.weights)) throw new PickError('archive', archive.name);
  if (!found.config && !found.weights) throw new PickError('two-files', names(files));
  return choice;
}

/**
 * The folder nearest to the top that has both, for a checkpoint's folder may lie inside; else whatever there is of
 * either.
 */
async function inFolders(files: readonly PickedFile[]): Promise<Choice> {
  const folders = new Map<string, PickedFile[]>();
  for (const file of files) folders.set(file.folder, [...(folders.get(file.folder) ?? []), file]);
  const depth = (folder: string) => folder.split('/').length;
  const complete: Choice[] = [];
  let nearest = Number.POSITIVE_INFINITY;
  for (const [folder, own] of [...folders].sort(([a], [b]) => depth(a) - depth(b))) {
    if (depth(folder) > nearest) break;
    const candidates = { configs: await configsOf(own), weights: weightsOf(own) };
    if (candidates.configs.length === 0 || candidates.weights.length === 0) continue;
    nearest = depth(folder);
    complete.push({ config: only(candidates.configs), weights: only(candidates.weights) });
  }
  if (complete.length > 1) throw new PickError('several', names(complete.flatMap(({ config }) => config ?? [])));
  return complete[0] ?? { config: only(await configsOf(files)), weights: only(weightsOf(files)) };
}

function only(candidates: readonly PickedFile[]): PickedFile | null {
  if (candidates.length <= 1) return candidates[0] ?? null;
  const sharded = candidates.every(({ name }) => SHARD.test(bare(name)));
  throw new PickError(sharded ? 'sharded' : 'several', names(candidates));
}

function weightsOf(files: readonly PickedFile[]): readonly PickedFile[] {
  const all = files.filter(({ name }) => bare(name).endsWith('.safetensors'));
  const named = all.filter(({ name }) => original(name) === WEIGHTS);
  return named.length > 0 ? named : all;
}

/** By name; else the only .json; else those whose text says that they are one. */
async function configsOf(files: readonly PickedFile[]): Promise<readonly PickedFile[]> {
  const all = files.filter(({ name }) => /(?<!\.index)\.json$/.test(bare(name)));
  const named = all.filter(({ name }) => original(name) === CONFIG);
  if (named.length > 0) return named;
  if (all.length <= 1) return all;
  const says = await Promise.all(all.map(async (file) => file.size <= MAX_CONFIG && isConfig(await file.bytes())));
  return all.filter((_, i) => says[i]);
}

const isConfig = (bytes: Uint8Array) => decodeText(bytes).includes('"peft_type"');

const names = (files: readonly PickedFile[]) =>
  files
    .slice(0, 6)
    .map(({ folder, name }) => folder + name)
    .join(', ') + (files.length > 6 ? ', …' : '');

const textOf = async (config: PickedFile) => decodeText(await config.bytes());

/** The contents of a whole choice. */
export async function adapterFiles(config: PickedFile, weights: PickedFile): Promise<AdapterFiles> {
  return { config: await textOf(config), tensors: await weights.bytes() };
}

/** One file while the other is to come: what can be said of it already. Rejects with the reason to refuse it. */
export async function checkAlone({ config, weights }: Choice, layers: number): Promise<void> {
  if (config) readPeftConfig(await textOf(config), layers);
  if (weights) parseSafetensors(await weights.bytes());
}
