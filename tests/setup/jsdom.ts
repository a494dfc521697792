/** What jsdom lacks because it lays nothing out: media queries, sizes, scrolling, drawing. A test that needs one of them stubs its own. */
import { configure } from '@testing-library/svelte';
import { beforeEach, vi } from 'vitest';

// on a machine that does other things besides, what comes may come late
configure({ asyncUtilTimeout: 10_000 });

class NoSizes implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

vi.stubGlobal('matchMedia', () => new EventTarget());
vi.stubGlobal('ResizeObserver', NoSizes);
HTMLCanvasElement.prototype.getContext = () => null;
Element.prototype.scrollIntoView = () => {};

// a lab that is taken off the page leaves its state in the address
beforeEach(() => history.replaceState(null, '', '/'));
