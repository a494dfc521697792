/** What jsdom lacks because it lays nothing out: media queries, sizes, scrolling, drawing. A test that needs one of them stubs its own. */
import { vi } from 'vitest';

class NoSizes implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

vi.stubGlobal('matchMedia', () => new EventTarget());
vi.stubGlobal('ResizeObserver', NoSizes);
HTMLCanvasElement.prototype.getContext = () => null;
Element.prototype.scrollIntoView = () => {};
