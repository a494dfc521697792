import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { entry, fileWith } from './build.ts';
import type { StoredTensor } from './dtypes.ts';
import { SafetensorsError, type SafetensorsErrorCode } from './errors.ts';
import { toFloats } from './floats.ts';
import { parseSafetensors } from './parse.ts';
import { writeSafetensors } from './write.ts';

function refusal(file: Uint8Array): SafetensorsErrorCode | 'accepted' {
  try {
    parseSafetensors(file);
    return 'accepted';
  } catch (error) {
    if (error instanceof SafetensorsError) return error.code;
    throw error;
  }
}

const F32 = (name: string, begin: number, end: number) => entry(name, 'F32', `[${(end - begin) / 4}]`, begin, end);

describe('parseSafetensors', () => {
  it('reads what the Python library reads in the decoder’s weights', () => {
    const { tensors, metadata, dataOffset } = parseSafetensors(
      readFileSync('public/models/decoder/onnx/model.onnx_data'),
    );
    expect(metadata).toEqual(new Map([['format', 'pt']]));
    expect(dataOffset % 4096).toBe(0);
    expect(tensors.size).toBe(4 + 6 * 12);
    expect(tensors.get('transformer.h.5.mlp.c_fc.weight')).toMatchObject({ dtype: 'F16', shape: [160, 640] });
    const norm = toFloats(tensors.get('transformer.ln_f.weight') as StoredTensor);
    expect(norm.length).toBe(160);
    expect(norm.every(Number.isFinite)).toBe(true);
  });

  it('reads an empty file, a scalar, a tensor without elements', () => {
    expect(parseSafetensors(fileWith('{}', 0)).tensors.size).toBe(0);
    const file = fileWith(`{${entry('none', 'F32', '[0,3]', 0, 0)},${entry('one', 'I64', '[]', 0, 8)}}   `, 8);
    expect(parseSafetensors(file).tensors.get('one')?.bytes.length).toBe(8);
  });

  const hostile: [SafetensorsErrorCode, string, Uint8Array][] = [
    ['truncated', 'seven bytes', new Uint8Array(7)],
    ['truncated', 'a header longer than the file', fileWith('{}', 0, 3n)],
    ['truncated', 'a header of 2⁶⁴ − 1 bytes', fileWith('{}', 0, 2n ** 64n - 1n)],
    ['header-length', 'a header of 0 bytes', fileWith('', 16)],
    ['header-length', 'a header of 5 MB', fileWith(' '.repeat(5_000_000), 0)],
    ['header-json', 'no JSON', fileWith('<html>', 0)],
    ['header-json', 'bytes that are no UTF-8', fileWith(Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d), 0)],
    ['header-json', 'an array instead of an object', fileWith('[1,2]', 0)],
    ['header-json', 'text after the object', fileWith('{}x', 0)],
    ['header-json', 'objects nested 100,000 deep', fileWith('{"a":'.repeat(100_000), 0)],
    ['header-json', 'a fraction', fileWith(`{${entry('a', 'F32', '[1.5]', 0, 6)}}`, 6)],
    ['header-json', 'an exponent', fileWith(`{${entry('a', 'F32', '[1e9]', 0, 4)}}`, 4)],
    ['header-json', 'an unfinished string', fileWith('{"a', 0)],
    ['header-json', 'an unfinished string of 4 MB', fileWith(`{"${'\\u0041'.repeat(600_000)}`, 0)],
    ['header-json', 'a control character in a name', fileWith('{"a\u0000b":{}}', 0)],
    ['duplicate-key', 'a tensor named twice', fileWith(`{${F32('a', 0, 4)},${F32('a', 4, 8)}}`, 8)],
    ['duplicate-key', 'two shapes', fileWith('{"a":{"shape":[1],"shape":[2],"dtype":"F32","data_offsets":[0,4]}}', 4)],
    ['duplicate-key', 'the same name escaped', fileWith(`{${F32('a', 0, 4)},${F32('\\u0061', 4, 8)}}`, 8)],
    ['header-entry', 'no dtype', fileWith('{"a":{"shape":[1],"data_offsets":[0,4]}}', 4)],
    ['header-entry', 'one field more', fileWith(`{${F32('a', 0, 4).replace('}', ',"x":1}')}}`, 4)],
    ['header-entry', 'a number for a tensor', fileWith('{"a":1}', 0)],
    ['header-entry', 'metadata that are no text', fileWith('{"__metadata__":{"a":1}}', 0)],
    ['unknown-dtype', 'F31', fileWith(`{${entry('a', 'F31', '[1]', 0, 4)}}`, 4)],
    ['unknown-dtype', 'a name of every object', fileWith(`{${entry('a', 'toString', '[1]', 0, 4)}}`, 4)],
    ['shape', '2⁵³ elements and more', fileWith(`{${entry('a', 'F32', '[4294967296,4294967296]', 0, 4)}}`, 4)],
    ['shape', 'a negative dimension', fileWith(`{${entry('a', 'F32', '[-1]', 0, 4)}}`, 4)],
    ['shape', 'a product that overflows to 0', fileWith(`{${entry('a', 'F32', '[9223372036854775808,2]', 0, 0)}}`, 0)],
    ['shape', '17 dimensions', fileWith(`{${entry('a', 'F32', `[${Array(17).fill(1)}]`, 0, 4)}}`, 4)],
    ['offsets', 'an end beyond the file', fileWith(`{${F32('a', 0, 8)}}`, 4)],
    ['offsets', 'an end before its beginning', fileWith(`{${entry('a', 'F32', '[1]', 4, 0)}}`, 4)],
    ['offsets', 'a negative beginning', fileWith(`{${entry('a', 'F32', '[2]', -4, 4)}}`, 4)],
    ['offsets', 'one offset', fileWith('{"a":{"dtype":"F32","shape":[1],"data_offsets":[4]}}', 4)],
    ['size-mismatch', 'two floats in four bytes', fileWith(`{${entry('a', 'F32', '[2]', 0, 4)}}`, 4)],
    [
      'misaligned',
      'a float32 at byte 1',
      fileWith(`{${entry('b', 'U8', '[1]', 0, 1)},${entry('a', 'F32', '[1]', 1, 5)}}`, 5),
    ],
    ['overlap', 'two tensors on the same bytes', fileWith(`{${F32('a', 0, 8)},${F32('b', 4, 12)}}`, 12)],
    ['gap', 'bytes between two tensors', fileWith(`{${F32('a', 0, 4)},${F32('b', 8, 12)}}`, 12)],
    ['gap', 'bytes before the first', fileWith(`{${F32('a', 4, 8)}}`, 8)],
    ['gap', 'bytes after the last', fileWith(`{${F32('a', 0, 4)}}`, 8)],
  ];
  it.each(hostile)('refuses (%s) %s', (code, _, file) => {
    expect(refusal(file)).toBe(code);
  });

  it('refuses too many tensors', () => {
    const names = Array.from({ length: 20_001 }, (_, i) => entry(`t${i}`, 'U8', '[0]', 0, 0));
    expect(refusal(fileWith(`{${names}}`, 0))).toBe('too-many-tensors');
  });

  it('takes a key called __proto__ for a name', () => {
    expect([...parseSafetensors(fileWith(`{${F32('__proto__', 0, 4)}}`, 4)).tensors.keys()]).toEqual(['__proto__']);
  });
});

describe('writeSafetensors', () => {
  it('writes what parseSafetensors reads', () => {
    const tensors = new Map<string, StoredTensor>([
      ['b', { dtype: 'U8', shape: [3], bytes: Uint8Array.of(1, 2, 3) }],
      ['a', { dtype: 'F32', shape: [1, 2], bytes: new Uint8Array(Float32Array.of(1.5, -2).buffer) }],
    ]);
    const read = parseSafetensors(writeSafetensors(tensors, { format: 'pt' }));
    expect([...read.tensors.keys()]).toEqual(['a', 'b']);
    expect([...toFloats(read.tensors.get('a') as StoredTensor)]).toEqual([1.5, -2]);
    expect(read.tensors.get('b')).toEqual(tensors.get('b'));
    expect(read.metadata.get('format')).toBe('pt');
    expect(read.dataOffset % 64).toBe(0);
  });

  it('refuses bytes that do not fill the shape', () => {
    const wrong = new Map([['a', { dtype: 'F32' as const, shape: [2], bytes: new Uint8Array(4) }]]);
    expect(() => writeSafetensors(wrong)).toThrow(SafetensorsError);
  });
});
