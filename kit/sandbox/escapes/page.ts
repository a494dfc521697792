/** Ways to what the reader has: the browser's storage, the page, other windows, the address. */
import { attempt, type Escape, inside, THREW, WRONG } from './types.ts';

export const PAGE: readonly Escape[] = [
  attempt('IndexedDB', inside("indexedDB.open('book')"), 'storage'),
  attempt('IndexedDB, asked what it holds', inside('await indexedDB.databases()'), 'storage'),
  attempt(
    'IndexedDB, from a prototype',
    inside(`for (let at = self; at; at = Object.getPrototypeOf(at)) {
      const get = Object.getOwnPropertyDescriptor(at, 'indexedDB')?.get;
      if (get) { get.call(self).open('book'); throw new Error('opened'); } }
      throw new Error('none')`),
    ...THREW,
  ),
  attempt('the caches', inside("await caches.open('book')"), 'storage'),
  attempt(
    'the caches, its stand-in deleted',
    inside("delete self.caches; await caches.open('book')"),
    'storage',
    ...THREW,
  ),
  attempt('localStorage', inside("localStorage.setItem('escaped', '1')"), 'storage'),
  attempt('sessionStorage', inside("sessionStorage.setItem('escaped', '1')"), 'storage'),
  attempt('cookies', inside("await cookieStore.set('escaped', '1')"), 'storage'),
  attempt('cookies of the page', inside("document.cookie = 'escaped=1'"), 'page'),
  attempt('files of the origin', inside('await navigator.storage.getDirectory()'), ...THREW),
  attempt('locks', inside("await navigator.locks.request('book', () => {})"), ...THREW),
  attempt(
    'a channel to the other tabs',
    inside("new BroadcastChannel('book').postMessage('escaped')"),
    WRONG,
    ...THREW,
  ),
  attempt('the text of the page', inside("document.body.innerHTML = '<h1>escaped</h1>'"), 'page'),
  attempt('the title of the page', "document.title = 'escaped';\nfunction double() {}", 'page'),
  attempt('the window', inside("window.name = 'escaped'"), 'page'),
  attempt('the page around the frame', inside("parent.postMessage('escaped', '*')"), 'page'),
  attempt('the page around all frames', inside("top.location = 'http://CANARY/'"), 'page'),
  attempt('the window that opened it', inside("opener.location = 'http://CANARY/'"), 'page'),
  attempt('a new window', inside("open('http://CANARY/')"), 'page'),
  attempt('a dialogue', inside("alert('escaped')"), 'page'),
  attempt('a question', inside("prompt('password?')"), 'page'),
  attempt(
    'another address',
    inside("self.location = 'http://CANARY/'; location.href = 'http://CANARY/'"),
    WRONG,
    ...THREW,
  ),
  attempt('the history', inside('history.back()'), ...THREW),
  attempt('a notification', inside("new Notification('escaped')"), WRONG, ...THREW),
  attempt('its own end', inside('close()'), 'page'),
  attempt(
    'its own end, from a prototype',
    inside('DedicatedWorkerGlobalScope.prototype.close.call(self)'),
    'timeout',
    WRONG,
    ...THREW,
  ),
];
