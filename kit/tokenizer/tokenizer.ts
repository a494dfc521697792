/**
 * Byte-level BPE tokenizer read from Hugging Face's `tokenizer.json`. Pure and synchronous: runs on the page, in the
 * worker and in Node.
 * The merges themselves are @huggingface/tokenizers'; bytes, offsets and display are ours.
 */
import { Tokenizer as BpeTokenizer } from '@huggingface/tokenizers';
import { RuntimeError } from '../runtime/errors.ts';
import { bytesOfEntry, utf8Length } from './bytes.ts';
import { type Piece, pieces } from './display.ts';

/** A vocabulary entry. */
export interface VocabularyToken {
  readonly id: number;
  readonly bytes: Uint8Array;
  /** decoded text; incomplete characters as U+FFFD */
  readonly text: string;
  /** for the screen, without the leading space: « ⟨C3⟩ » for a fragment, « ↵ » for a newline; '' for a lone space */
  readonly display: string;
  /** `display` cut into whole characters and fragments */
  readonly pieces: readonly Piece[];
  readonly leadingSpace: boolean;
  /** every byte belongs to a whole character */
  readonly complete: boolean;
  /** <|endoftext|> and the like: not text */
  readonly special: boolean;
}

/** A token in its text. */
export interface Token extends VocabularyToken {
  /** UTF-16 offsets in the text; a fragment spans the whole character it is part of */
  readonly start: number;
  readonly end: number;
}

export interface Tokenizer {
  readonly vocabulary: number;
  /** Special tokens written in the text are recognised; lone surrogates become U+FFFD. */
  encode(text: string): Token[];
  ids(text: string): number[];
  /** Exact inverse of `encode` on well-formed text; bytes that form no character become U+FFFD. */
  decode(ids: readonly number[]): string;
  /** RuntimeError('invalid-input') for an id outside the vocabulary. */
  token(id: number): VocabularyToken;
}

const utf8 = new TextEncoder();
const decodeUtf8 = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

/** From the parsed `tokenizer.json`; RuntimeError('not-a-model') when it is not one of a byte-level BPE. */
export function createTokenizer(json: unknown): Tokenizer {
  const bpe = open(json);
  const vocabulary = bpe.get_vocab(true).size;
  const specials = bpe.get_added_tokens_decoder();
  const known = new Map<number, VocabularyToken>();

  function token(id: number): VocabularyToken {
    const cached = known.get(id);
    if (cached) return cached;
    const entry = bpe.id_to_token(id);
    if (entry === undefined) throw new RuntimeError('invalid-input', `token id ${id}`);
    const special = specials.has(id);
    const bytes = special ? utf8.encode(entry) : bytesOfEntry(entry);
    if (!bytes) throw new RuntimeError('not-a-model', `tokenizer.json: ${entry}`);
    const made = describe(id, bytes, special);
    known.set(id, made);
    return made;
  }

  const ids = (text: string): number[] => {
    const wellFormed = decodeUtf8(utf8.encode(text));
    return wellFormed === '' ? [] : bpe.encode(wellFormed, { add_special_tokens: false }).ids;
  };

  return {
    vocabulary,
    ids,
    token,
    encode: (text) => withOffsets(ids(text).map(token), text),
    decode: (list) => decodeUtf8(join(list.map((id) => token(id).bytes))),
  };
}

function open(json: unknown): BpeTokenizer {
  try {
    const bpe = new BpeTokenizer(json as object, {});
    if (bpe.normalizer === null) return bpe;
  } catch (cause) {
    throw new RuntimeError('not-a-model', 'tokenizer.json', { cause });
  }
  throw new RuntimeError('not-a-model', 'tokenizer.json: normalizer'); // offsets suppose that the text is encoded as it is
}

function describe(id: number, bytes: Uint8Array, special: boolean): VocabularyToken {
  const leadingSpace = !special && bytes[0] === 0x20;
  const shown = pieces(leadingSpace ? bytes.subarray(1) : bytes);
  return {
    id,
    bytes,
    text: decodeUtf8(bytes),
    display: shown.map((piece) => piece.text).join(''),
    pieces: shown,
    leadingSpace,
    complete: shown.every((piece) => !piece.fragment),
    special,
  };
}

/** Places tokens in `text`: bytes are counted, then mapped to the characters they belong to. */
function withOffsets(tokens: readonly VocabularyToken[], text: string): Token[] {
  const bytes = utf8.encode(text);
  const first = new Uint32Array(bytes.length + 1); // byte → UTF-16 offset where its character starts
  const after = new Uint32Array(bytes.length + 1); // byte → UTF-16 offset where its character ends
  let offset = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = utf8Length(bytes, at);
    const units = length === 4 ? 2 : 1;
    first.fill(offset, at, at + length);
    after.fill(offset + units, at, at + length);
    at += length;
    offset += units;
  }
  first[bytes.length] = offset;
  let position = 0;
  return tokens.map((token) => {
    const start = first[position] as number;
    position += token.bytes.length;
    return { ...token, start, end: after[position - 1] ?? start };
  });
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
  }
  return all;
}
