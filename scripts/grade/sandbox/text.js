// @ts-check
/**
 * First part of the realm's script (realm.js): texts as bytes, which a worker of the browser can write and the language
 * by itself cannot. WHATWG Encoding (UTF-8 alone), and Infra's forgiving base64.
 */
((scope) => {
  const {
    Uint8Array: Bytes,
    RangeError: Unknown,
    TypeError: Wrong,
    Object: Things,
    Error: Failure,
    ArrayBuffer: Buffer,
  } = scope;
  const { fromCharCode, fromCodePoint } = scope.String;
  const { charCodeAt, codePointAt, indexOf, replace, toLowerCase, trim } = scope.String.prototype;
  const { isView } = Buffer;
  const { apply } = scope.Reflect;
  const textOf = scope.String;
  /** @param {string} name @param {unknown} value */
  const put = (name, value) => Things.defineProperty(scope, name, { value, writable: true, configurable: true });

  /** what stands for bytes that are no text, and for half a pair of surrogates */
  const UNKNOWN = 0xfffd;

  /** UTF-8 of a text. @param {string} text @returns {Uint8Array<ArrayBuffer>} */
  const utf8 = (text) => {
    const bytes = new Bytes(3 * text.length);
    let end = 0;
    for (let i = 0; i < text.length; i++) {
      let code = /** @type {number} */ (apply(codePointAt, text, [i]));
      if (code > 0xffff) i++;
      else if (code >= 0xd800 && code < 0xe000) code = UNKNOWN;
      if (code < 0x80) {
        bytes[end++] = code;
        continue;
      }
      const more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
      bytes[end++] = (0xff00 >> (more + 1)) | (code >> (6 * more));
      for (let k = more - 1; k >= 0; k--) bytes[end++] = 0x80 | ((code >> (6 * k)) & 0x3f);
    }
    return bytes.slice(0, end);
  };

  class TextEncoder {
    get encoding() {
      return 'utf-8';
    }
    encode(text = '') {
      return utf8(`${text}`);
    }
  }

  /** @param {unknown} input @returns {Uint8Array} */
  const bytesOf = (input) => {
    if (isView(input)) return new Bytes(input.buffer, input.byteOffset, input.byteLength);
    if (input instanceof Buffer) return new Bytes(/** @type {ArrayBuffer} */ (input));
    throw new Wrong('the value to decode is no buffer');
  };

  /**
   * The next code point of bytes and how many of them it took: of what is no text, as many as could begin one.
   * @param {Uint8Array} bytes @param {number} at @returns {readonly [code: number, taken: number]}
   */
  const read = (bytes, at) => {
    const first = /** @type {number} */ (bytes[at]);
    if (first < 0x80) return [first, 1];
    const more = first < 0xc2 || first > 0xf4 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
    let code = first & (0x3f >> more);
    for (let k = 1; k <= more; k++) {
      const next = bytes[at + k] ?? 0;
      // no longer than needed, no surrogate, no code point past the last
      const low = k > 1 ? 0x80 : first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
      const high = k > 1 ? 0xbf : first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
      if (next < low || next > high) return [-1, k];
      code = (code << 6) | (next & 0x3f);
    }
    return more === 0 ? [-1, 1] : [code, more + 1];
  };

  class TextDecoder {
    /** @type {boolean} */
    fatal;
    /** @type {boolean} */
    ignoreBOM;
    /** @param {string} label @param {{ fatal?: boolean, ignoreBOM?: boolean }} options */
    constructor(label = 'utf-8', options = {}) {
      const name = apply(toLowerCase, apply(trim, `${label}`, []), []);
      if (name !== 'utf-8' && name !== 'utf8')
        throw new Unknown(`The encoding label provided ('${label}') is invalid.`);
      this.fatal = Boolean(options.fatal);
      this.ignoreBOM = Boolean(options.ignoreBOM);
    }
    get encoding() {
      return 'utf-8';
    }
    /** @param {unknown} [input] */
    decode(input) {
      const bytes = input === undefined ? new Bytes(0) : bytesOf(input);
      let text = '';
      for (let at = 0; at < bytes.length; ) {
        const [code, taken] = read(bytes, at);
        if (code < 0 && this.fatal) throw new Wrong('The encoded data was not valid.');
        if (code !== 0xfeff || at > 0 || this.ignoreBOM) text += fromCodePoint(code < 0 ? UNKNOWN : code);
        at += taken;
      }
      return text;
    }
  }

  const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  /** @param {string} message */
  const invalid = (message) => {
    const error = new Failure(message);
    error.name = 'InvalidCharacterError';
    return error;
  };
  /** @param {unknown} given one character a byte */
  const btoa = (given) => {
    const text = textOf(given);
    let out = '';
    for (let i = 0; i < text.length; i += 3) {
      let three = 0;
      for (let k = 0; k < 3; k++) {
        const byte = i + k < text.length ? apply(charCodeAt, text, [i + k]) : 0;
        if (byte > 255) throw invalid('The string to be encoded contains characters outside of the Latin1 range.');
        three = (three << 8) | byte;
      }
      for (let k = 0; k < 4; k++) out += i + k <= text.length ? LETTERS[(three >> (18 - 6 * k)) & 63] : '=';
    }
    return out;
  };
  /** @param {unknown} given */
  const atob = (given) => {
    let text = apply(replace, textOf(given), [/[\t\n\f\r ]/g, '']);
    if (text.length % 4 === 0) text = apply(replace, text, [/==?$/, '']);
    let out = '';
    let bits = 0;
    let held = 0;
    for (let i = 0; i < text.length; i++) {
      const value = apply(indexOf, LETTERS, [text[i]]);
      if (value < 0 || text.length % 4 === 1) throw invalid('The string to be decoded is not correctly encoded.');
      bits = (bits << 6) | value;
      held += 6;
      if (held < 8) continue;
      held -= 8;
      out += fromCharCode((bits >> held) & 255);
      bits &= (1 << held) - 1;
    }
    return out;
  };

  for (const [name, value] of Things.entries({ TextEncoder, TextDecoder, btoa, atob })) put(name, value);
})(/** @type {DedicatedWorkerGlobalScope & typeof globalThis} */ (globalThis));
