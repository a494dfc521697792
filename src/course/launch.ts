/**
 * The page that a course opens. It keeps the session, and shows the book in a frame: whatever page its reader goes to
 * there, the session goes on, and the address that the course gave stays.
 */
import type { CourseSession, CourseState } from '@kit/course/answers.ts';
import { standingOf } from '@kit/course/answers.ts';
import { type CourseStore, courseStore } from '@kit/course/store.ts';
import { wholePercent } from '@kit/i18n/figures.ts';
import { formatNumber, formatPercent, isLocale, type Locale, type Localized } from '@kit/i18n/index.ts';
import { readSet, writeSet } from '@kit/report/set.ts';
import en from './strings/en.ts';
import fr from './strings/fr.ts';

/** What the package says of the book, in the page (scripts/package/launch-page.ts). */
export interface Contents {
  /** every exercise, and those that earn points */
  readonly ids: readonly string[];
  readonly counted: readonly string[];
  /** files of its pages, under `book/` */
  readonly pages: readonly string[];
}

export interface Beginning {
  readonly ids: readonly string[];
  /** that the grade is out of */
  readonly counted: readonly string[];
  readonly tell: (state: CourseState) => void;
}

const STRINGS: Localized<typeof fr> = { fr, en };

const contents = (): Contents => JSON.parse(document.querySelector('#contents')?.textContent ?? '') as Contents;

export async function showBook(begin: (beginning: Beginning) => Promise<CourseSession | null>): Promise<void> {
  const { ids, counted, pages } = contents();
  const frame = document.querySelector('iframe') as HTMLIFrameElement;
  const bar = document.querySelector('[role=status]') as HTMLElement;
  const leave = document.querySelector('a') as HTMLAnchorElement;
  const root = new URL('book/', location.href).href.replace(/[?#].*$/, '');
  // the exercises that a teacher chose, as in a link of the site
  const set = readSet(location.search);
  const counts = set ? counted.filter((id) => set.ids.includes(id)) : counted;

  let store: CourseStore | undefined;
  let state: CourseState = 'open';
  let locale: Locale = 'fr';
  const say = () => {
    const s = STRINGS[locale];
    const { score, solved, counted: all } = standingOf(store?.progress() ?? { learner: '', exercises: {} }, counts);
    const figures = [solved, all].map((n) => formatNumber(locale, n)) as [string, string];
    const standing = store ? `${s.standing(formatPercent(locale, wholePercent(score), 0), ...figures)} · ` : '';
    bar.textContent = standing + s.states[state];
    bar.dataset['state'] = state;
    document.documentElement.lang = locale;
    frame.title = s.frame;
    leave.textContent = s.leave;
    leave.hidden = !leave.href;
  };
  const tell = (next: CourseState) => {
    state = next;
    // an answer is told before it is counted here
    queueMicrotask(say);
  };

  const session = await begin({ ids, counted: counts, tell });
  if (session?.back && /^https?:/.test(session.back)) leave.href = session.back;
  if (session) {
    const kept = await courseStore(session);
    store = kept;
    window.bookCourse = kept;
    addEventListener('pagehide', () => session.leave(kept.progress()));
    // kept by the browser in its state of then, while the session is over
    addEventListener('pageshow', (event) => (event as PageTransitionEvent).persisted && location.reload());
  } else if (state === 'open') state = 'absent';
  say();

  frame.addEventListener('load', () => {
    const inside = frame.contentDocument;
    const lang = inside?.documentElement.dataset['locale'];
    if (isLocale(lang)) locale = lang;
    const place = frame.contentWindow?.location.href.replace(root, '');
    if (place && pages.includes(place.replace(/[?#].*$/, ''))) session?.moved(place);
    say();
  });
  const last = session?.place ?? '';
  const known = pages.includes(last.replace(/[?#].*$/, ''));
  frame.src = `book/${known ? last : set ? `exercices/index.html${writeSet(set)}` : 'index.html'}`;
}
