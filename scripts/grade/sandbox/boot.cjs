// @ts-check
'use strict';
/**
 * The process in which one program runs (process.ts starts it, reads it and kills it). It takes a job on its standard
 * input, says lines of JSON on its standard output, and by then can do nothing else: Node's permission model refuses
 * files, processes, threads and native code; what reaches the network is taken away here; and the program runs in
 * a realm that holds nothing of Node (realm.js). Standard streams are never opened as such: their handles would lead to
 * a socket.
 */
const fs = require('node:fs');
const vm = require('node:vm');

const chunks = [];
for (let size = 1; size > 0; ) {
  const chunk = Buffer.alloc(65_536);
  size = fs.readSync(0, chunk);
  chunks.push(chunk.subarray(0, size));
}
/** @type {{ realm: string, program: string, given: string }} */
const { realm, program, given } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
const { writeSync } = fs;
/** @param {string} line */
const write = (line) => void writeSync(1, `${line}\n`);

const refuse = () => {
  throw new Error('refused');
};
for (const name of ['node:net', 'node:dgram', 'node:dns']) {
  const library = require(name);
  for (const key of Object.keys(library)) {
    const member = library[key];
    if (typeof member !== 'function') continue;
    for (const method of Object.keys(member.prototype ?? {})) {
      if (typeof Object.getOwnPropertyDescriptor(member.prototype, method)?.value !== 'function') continue;
      Object.defineProperty(member.prototype, method, { value: refuse });
    }
    Object.defineProperty(library, key, { value: refuse });
  }
}
for (const name of ['binding', '_linkedBinding', 'dlopen', 'getBuiltinModule', 'mainModule', 'kill', 'reallyExit'])
  Object.defineProperty(process, name, { value: undefined });
for (const name of ['require', 'module', 'exports', 'fetch', 'WebSocket', 'EventSource', 'process', 'Buffer'])
  Reflect.deleteProperty(globalThis, name);

const closed = { strings: false, wasm: false };
const context = vm.createContext(vm.constants.DONT_CONTEXTIFY, { codeGeneration: closed });
const { start, pump, refuse: say } = new vm.Script(realm, { filename: 'realm' }).runInContext(context)(write);
const loop = () => {
  pump();
  setTimeout(loop, 1);
};
try {
  const script = new vm.Script(`$run(function(){${program}\n})`, { filename: 'blob:program' });
  script.runInContext(context);
  start(given);
} catch (error) {
  const stack = error instanceof SyntaxError ? `${error.stack}` : '';
  say(`SyntaxError: ${error instanceof SyntaxError ? error.message : ''}`, Number(/:(\d+)/.exec(stack)?.[1] ?? 0));
}
// after the promises of its top level
setTimeout(loop, 0);
