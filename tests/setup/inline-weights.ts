/**
 * An ONNX graph whose weights lie beside it, made into one file, as most public repositories have it. Just enough of protobuf
 * (protobuf.dev/programming-guides/encoding) to find ModelProto.graph.initializer and to put the bytes there.
 * Field numbers: github.com/onnx/onnx, onnx/onnx.proto.
 */
const GRAPH = 7;
const INITIALIZER = 5;
const RAW_DATA = 9;
const EXTERNAL_DATA = 13;
const DATA_LOCATION = 14;
const [VARINT, LENGTH, FIXED64, FIXED32] = [0, 2, 1, 5];

interface Field {
  readonly number: number;
  readonly wire: number;
  /** what LENGTH fields hold */
  readonly body: Uint8Array;
  /** tag, length and body, as they stand */
  readonly whole: Uint8Array;
}

function varint(bytes: Uint8Array, at: number): [value: number, next: number] {
  let [value, factor] = [0, 1];
  for (let i = at; ; i++, factor *= 128) {
    const byte = bytes[i] ?? 0;
    value += (byte & 127) * factor;
    if (byte < 128) return [value, i + 1];
  }
}

function written(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) | 128, ...written(Math.floor(value / 128))];
}

function* fields(message: Uint8Array): Generator<Field> {
  for (let at = 0; at < message.length; ) {
    const [tag, afterTag] = varint(message, at);
    const wire = tag % 8;
    let [start, end] = [afterTag, afterTag];
    if (wire === VARINT) [, end] = varint(message, afterTag);
    else if (wire === FIXED64) end = afterTag + 8;
    else if (wire === FIXED32) end = afterTag + 4;
    else if (wire === LENGTH) {
      const [length, from] = varint(message, afterTag);
      [start, end] = [from, from + length];
    } else throw new Error(`wire type ${wire}`);
    yield { number: Math.floor(tag / 8), wire, body: message.subarray(start, end), whole: message.subarray(at, end) };
    at = end;
  }
}

function field(number: number, body: Uint8Array): Uint8Array[] {
  return [Uint8Array.from([...written(number * 8 + LENGTH), ...written(body.length)]), body];
}

/** The message with the LENGTH fields of that number changed. */
function changed(message: Uint8Array, number: number, change: (body: Uint8Array) => Uint8Array): Uint8Array {
  return Buffer.concat(
    [...fields(message)].flatMap((f) => (f.number === number ? field(number, change(f.body)) : [f.whole])),
  );
}

/** location, offset and length of a tensor kept elsewhere */
function external(tensor: readonly Field[]): Map<string, string> {
  const entries = tensor.filter(({ number }) => number === EXTERNAL_DATA);
  const text = (body: Uint8Array | undefined) => new TextDecoder().decode(body);
  return new Map(
    entries.map(({ body }) => {
      const [key, value] = [...fields(body)];
      return [text(key?.body), text(value?.body)];
    }),
  );
}

/** `beside`: the bytes of a file of weights, by the location that the graph gives. */
export function inlineWeights(model: Uint8Array, beside: (location: string) => Uint8Array): Uint8Array {
  const inlined = (body: Uint8Array) => {
    const tensor = [...fields(body)];
    const where = external(tensor);
    const location = where.get('location');
    if (location === undefined) return body;
    const offset = Number(where.get('offset') ?? 0);
    const data = beside(location).subarray(offset, offset + Number(where.get('length')));
    const kept = tensor.filter(({ number }) => number !== EXTERNAL_DATA && number !== DATA_LOCATION);
    return Buffer.concat([...kept.map(({ whole }) => whole), ...field(RAW_DATA, data)]);
  };
  return changed(model, GRAPH, (graph) => changed(graph, INITIALIZER, inlined));
}
