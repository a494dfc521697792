/** A session with a course of SCORM 1.2. Every call of its API is synchronous: an answer is kept when it returns. */
import type { Progress } from '../progress/types.ts';
import { uuid } from '../progress/uuid.ts';
import { type Answer, type CourseSession, type CourseState, PASSED, standingOf } from './answers.ts';
import { timeOfDay, timespan } from './durations.ts';
import type { Scorm12 } from './scorm-api.ts';
import { readSuspended, writeSuspended } from './suspend.ts';

export interface ScormOptions {
  readonly api: Scorm12;
  /** exercises that the score is out of */
  readonly counted: readonly string[];
  /** every exercise of the book */
  readonly ids: readonly string[];
  readonly tell: (state: CourseState) => void;
  /** ms; replaced in tests */
  readonly now?: () => number;
}

const yes = (answer: unknown) => String(answer) === 'true';
/** 66.666… is `66.67`, 50 is `50` */
const decimal = (value: number) => String(Math.round(value * 100) / 100);

/** Open questions are read by people; a share of the points is a number. */
function resultOf({ score }: Answer): string {
  if (score === null) return 'neutral';
  return score === 1 ? 'correct' : score === 0 ? 'wrong' : decimal(score);
}

/** null: the course refuses to begin. */
export function openScorm({ api, counted, ids, tell, now = Date.now }: ScormOptions): CourseSession | null {
  const trying = (call: () => unknown): unknown => {
    try {
      return call();
    } catch {
      return false; // a course whose window has gone throws
    }
  };
  const get = (element: string) => {
    const value = trying(() => api.LMSGetValue(element));
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  const set = (element: string, value: string) => yes(trying(() => api.LMSSetValue(element, value)));
  const commit = () => yes(trying(() => api.LMSCommit('')));

  if (!yes(trying(() => api.LMSInitialize('')))) {
    tell('ended'); // most often a page that the browser brought back
    return null;
  }
  const started = now();
  let ended = false;

  const status = () => get('cmi.core.lesson_status');
  const resumed = readSuspended(get('cmi.suspend_data'), ids);
  const learner = resumed?.progress.learner ?? uuid();
  if (!/^(passed|completed|failed|incomplete)$/.test(status())) set('cmi.core.lesson_status', 'incomplete');
  const asked = Number.parseFloat(get('cmi.student_data.mastery_score'));
  const mastery = asked >= 0 && asked <= 100 ? asked / 100 : PASSED;
  let interactions = Number.parseInt(get('cmi.interactions._count'), 10) || 0;

  /** returns whether the course took it, and how much it had room for */
  const keep = (progress: Progress): CourseState => {
    const { text, left } = writeSuspended(progress, new Date(now()), resumed?.others);
    const kept = [
      set('cmi.suspend_data', text),
      set('cmi.core.exit', 'suspend'),
      set('cmi.core.session_time', timespan((now() - started) / 1000)),
    ].every(Boolean);
    return !kept || !commit() ? 'lost' : left > 0 ? 'too-long' : 'kept-without-texts';
  };
  const interaction = (answer: Answer) => {
    const write = (name: string, value: string) => set(`cmi.interactions.${interactions}.${name}`, value);
    // courses need not keep interactions: without the first the others are not tried
    if (!write('id', answer.id)) return;
    write('type', 'fill-in');
    write('student_response', answer.said);
    write('result', resultOf(answer));
    write('time', timeOfDay(answer.at));
    write('latency', timespan(answer.seconds));
    interactions += 1;
  };
  const grade = (progress: Progress) => {
    const { score, complete } = standingOf(progress, counted);
    // the scale is not kept by every course, the score is
    set('cmi.core.score.min', '0');
    set('cmi.core.score.max', '100');
    set('cmi.core.score.raw', decimal(score * 100));
    const before = status();
    if (before === 'passed') return;
    if (score >= mastery) set('cmi.core.lesson_status', 'passed');
    else if (complete && before !== 'completed') set('cmi.core.lesson_status', 'completed');
  };

  // the learner is known from now on, whatever happens to the first answer
  const first: Progress = resumed?.progress ?? { learner, exercises: {} };
  if (!resumed) tell(keep(first));
  else tell('kept-without-texts');

  return {
    kept: resumed?.progress ?? null,
    learner,
    place: get('cmi.core.lesson_location'),
    moved(place) {
      // the standard has 255 characters
      if (!ended && place.length <= 255) set('cmi.core.lesson_location', place);
    },
    answered(progress, answer) {
      if (ended) return;
      interaction(answer);
      grade(progress);
      tell(keep(progress));
    },
    leave(progress) {
      if (ended) return;
      ended = true;
      keep(progress);
      tell(yes(trying(() => api.LMSFinish(''))) ? 'ended' : 'lost');
    },
  };
}
