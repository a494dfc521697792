/**
 * A course (SCORM, cmi5) frames the book with a page that stays while its reader goes from one page to the next
 * (kit/course). That page keeps the progress, and takes each change at once, whatever becomes of the page inside.
 */
import type { Store } from './database.ts';

export interface Course {
  open(): Promise<Store>;
}

declare global {
  interface Window {
    bookCourse?: Course;
  }
}

export function courseAround(): Course | undefined {
  try {
    return globalThis.parent?.bookCourse;
  } catch {
    return undefined; // framed by another site
  }
}
