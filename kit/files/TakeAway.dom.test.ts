import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import strings from './strings/fr.ts';
import TakeAway from './TakeAway.svelte';

const JSON_FILE = new File(['{"a":1}'], 'progression.json', { type: 'application/json' });
const ZIP = new File(['zip'], 'decoder.zip', { type: 'application/zip' });
let shown: Record<string, unknown> | undefined;
let saved: string[];

/** An application on an iPhone; `share`: what its sheet answers, undefined where it takes no files. */
function installed(share?: () => Promise<void>): void {
  vi.stubGlobal('navigator', { standalone: true, ...(share ? { canShare: () => true, share } : {}) });
}
beforeEach(() => {
  saved = [];
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => undefined }));
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.download);
  });
});
afterEach(() => {
  if (shown) unmount(shown);
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

async function press(name: string): Promise<void> {
  [...document.querySelectorAll('button')].find((button) => button.textContent === name)?.click();
  await new Promise((resolve) => setTimeout(resolve, 20));
  flushSync();
}

async function take(file: File): Promise<void> {
  const make = (give: (made: File) => Promise<void>) => void give(file);
  shown = mount(TakeAway, { target: document.body, props: { locale: 'fr', label: 'Exporter', make } });
  flushSync();
  await press('Exporter');
}

it('a browser saves the file under its name', async () => {
  await take(JSON_FILE);
  expect(saved).toEqual(['progression.json']);
});

it('an application installed on an iPhone shares it', async () => {
  const share = vi.fn(async () => undefined);
  installed(share);
  await take(ZIP);
  expect(share).toHaveBeenCalledWith({ files: [ZIP] });
  expect(saved).toEqual([]);
});

it('a file that took long to make is shared on a second press', async () => {
  let presses = 0;
  installed(async () => {
    if (presses++ === 0) throw new DOMException('too late', 'NotAllowedError');
  });
  await take(ZIP);
  expect(document.body.textContent).toContain(strings.ready('decoder.zip'));
  await press(strings.share);
  expect(presses).toBe(2);
  expect(document.body.textContent).not.toContain(strings.ready('decoder.zip'));
});

it('without sharing, a text can be copied; what is no text is sent to the browser', async () => {
  installed();
  await take(JSON_FILE);
  expect(document.querySelector('textarea')?.value).toBe('{"a":1}');
  unmount(shown ?? {});
  await take(ZIP);
  expect(document.body.textContent).toContain(strings.elsewhere);
});
