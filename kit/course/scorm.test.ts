/** Against scorm-again, which plays the course, with its own checks of every value. */
import { Scorm12API } from 'scorm-again';
import { beforeEach, expect, it } from 'vitest';
import { graded, handedIn, renewed, revealed } from '../progress/record.ts';
import { type ExerciseRecord, newRecord, type Progress } from '../progress/types.ts';
import { answerIn, type CourseState } from './answers.ts';
import { openScorm } from './scorm.ts';
import type { Scorm12 } from './scorm-api.ts';
import { readSuspended } from './suspend.ts';

const IDS = ['a.one', 'a.two', 'a.three', 'a.open'];
const COUNTED = IDS.slice(0, 3);

let clock: number;
let states: CourseState[];
let calls: string[];
beforeEach(() => {
  clock = Date.UTC(2026, 10, 28);
  states = [];
  calls = [];
});

/** `kept`: what the course kept of the session before. */
function lms(kept: Record<string, string> = {}): Scorm12 & { value(element: string): string } {
  const api = new Scorm12API({ autocommit: false, logLevel: 5 });
  for (const [element, value] of Object.entries(kept)) api.cmi && api.loadFromFlattenedJSON({ [element]: value }, '');
  const watched = (name: 'LMSInitialize' | 'LMSFinish' | 'LMSCommit') => (empty: '') => {
    calls.push(name);
    return api[name](empty);
  };
  return {
    LMSInitialize: watched('LMSInitialize'),
    LMSFinish: watched('LMSFinish'),
    LMSCommit: watched('LMSCommit'),
    LMSGetValue: (element) => api.LMSGetValue(element),
    LMSSetValue: (element, value) => {
      const taken = api.LMSSetValue(element, value);
      if (String(taken) !== 'true') calls.push(`refused ${element} ${value}`);
      return taken;
    },
    // some elements are written, never read: here as the course keeps them
    value: (element) => {
      const kept: unknown = { cmi: JSON.parse(JSON.stringify(api.cmi)) };
      return String(element.split('.').reduce((at, key) => (at as Record<string, unknown>)?.[key], kept));
    },
  };
}

function student(api: Scorm12, counted: readonly string[] = COUNTED) {
  const session = openScorm({ api, counted, ids: IDS, tell: (state) => states.push(state), now: () => clock });
  if (!session) throw new Error('refused');
  let progress: Progress = session.kept ?? { learner: session.learner, exercises: {} };
  const change = (id: string, edit: (record: ExerciseRecord) => ExerciseRecord) => {
    const before = progress.exercises[id];
    const after = edit(before ?? newRecord(id));
    progress = { ...progress, exercises: { ...progress.exercises, [id]: after } };
    const answer = answerIn(before, after);
    if (answer) session.answered(progress, { ...answer, seconds: 12.5 });
  };
  return {
    session,
    answer: (id: string, score: number, said: unknown = 'x') => change(id, graded(score, said, true)),
    handIn: (id: string) => change(id, handedIn('my words')),
    reveal: (id: string) => change(id, revealed),
    renew: (id: string) => change(id, renewed),
    leave: () => session.leave(progress),
  };
}

it('a course that is opened is begun, and never passed before an answer', () => {
  const api = lms();
  const one = student(api);
  expect(api.value('cmi.core.lesson_status')).toBe('incomplete');
  expect(api.value('cmi.core.score.raw')).toBe('');
  one.renew('a.one');
  one.reveal('a.one');
  one.leave();
  expect(api.value('cmi.core.lesson_status')).toBe('incomplete');
  expect(api.value('cmi.core.score.raw')).toBe('');
});

it('each answer is kept with its score, and committed', () => {
  const api = lms();
  const one = student(api);
  const before = calls.filter((name) => name === 'LMSCommit').length;
  one.answer('a.one', 1, { value: '3,5', locale: 'fr' });
  expect(calls.filter((name) => name === 'LMSCommit').length).toBe(before + 1);
  one.answer('a.two', 0.25, ['b', 'c\nd']);
  one.handIn('a.open');
  expect(api.value('cmi.core.score.raw')).toBe('41.67'); // (1 + 0.25 + 0) / 3
  expect([0, 1, 2].map((n) => api.value(`cmi.interactions.${n}.id`))).toEqual(['a.one', 'a.two', 'a.open']);
  expect([0, 1, 2].map((n) => api.value(`cmi.interactions.${n}.result`))).toEqual(['correct', '0.25', 'neutral']);
  expect(api.value('cmi.interactions.0.student_response')).toBe('3,5');
  expect(api.value('cmi.interactions.1.student_response')).toBe('b · c d');
  expect(api.value('cmi.interactions.0.latency')).toBe('00:00:12.5');
  expect(calls.filter((name) => name.startsWith('refused'))).toEqual([]);
  expect(states.at(-1)).toBe('kept-without-texts');
});

it('half of the points pass; all tried without them complete; a lower answer takes nothing back', () => {
  const api = lms();
  const one = student(api);
  for (const id of COUNTED) one.answer(id, 0.4);
  expect(api.value('cmi.core.lesson_status')).toBe('completed');
  one.answer('a.one', 0.8);
  expect(api.value('cmi.core.lesson_status')).toBe('passed');
  one.answer('a.one', 0);
  expect(api.value('cmi.core.lesson_status')).toBe('passed');
  expect(api.value('cmi.core.score.raw')).toBe('53.33');
});

it('the threshold of the course comes first', () => {
  const api = lms({ 'cmi.student_data.mastery_score': '90' });
  const one = student(api);
  one.answer('a.one', 1);
  one.answer('a.two', 1);
  expect(api.value('cmi.core.lesson_status')).toBe('incomplete');
  one.answer('a.three', 0.8);
  expect(api.value('cmi.core.lesson_status')).toBe('passed');
});

it('is finished once, with the time spent, suspended; then says nothing more', () => {
  const api = lms();
  const one = student(api);
  one.answer('a.one', 1);
  clock += 3_725_400;
  one.leave();
  one.leave();
  one.answer('a.two', 1);
  expect(calls.filter((name) => name === 'LMSFinish')).toEqual(['LMSFinish']);
  expect(api.value('cmi.core.session_time')).toBe('01:02:05.40');
  expect(api.value('cmi.core.exit')).toBe('suspend');
  expect(states.at(-1)).toBe('ended');
});

it('the next session goes on from there, with the same learner', () => {
  const api = lms();
  const one = student(api);
  one.answer('a.one', 1);
  one.renew('a.two');
  one.session.moved('55-1-1/index.html#scale');
  one.leave();
  const text = api.value('cmi.suspend_data');
  expect(readSuspended(text, IDS)?.progress.learner).toBe(one.session.learner);

  const place = api.value('cmi.core.lesson_location');
  const later = lms({
    'cmi.suspend_data': text,
    'cmi.core.lesson_location': place,
    'cmi.core.lesson_status': 'incomplete',
  });
  const again = student(later);
  expect(again.session.learner).toBe(one.session.learner);
  expect(again.session.place).toBe('55-1-1/index.html#scale');
  expect(again.session.kept?.exercises['a.one']).toMatchObject({ best: 1, attempts: 1 });
  expect(again.session.kept?.exercises['a.two']).toMatchObject({ variant: 1, best: null });
  again.answer('a.two', 1);
  expect(later.value('cmi.core.score.raw')).toBe('66.67');
});

it('a course that keeps no scale and no interactions still has the score', () => {
  const real = lms();
  const api = {
    ...real,
    LMSSetValue: (element: string, value: string) =>
      /score\.m|interactions/.test(element) ? 'false' : real.LMSSetValue(element, value),
  };
  const one = student(api);
  one.answer('a.one', 1);
  expect(real.value('cmi.core.score.raw')).toBe('33.33');
  expect(states.at(-1)).toBe('kept-without-texts');
});

it('a course that does not keep, or has gone, is told of', () => {
  const api = lms();
  let gone = false;
  const one = student({
    ...api,
    LMSCommit: () => {
      if (gone) throw new Error('gone');
      return 'false';
    },
  });
  one.answer('a.one', 1);
  expect(states.at(-1)).toBe('lost');
  gone = true;
  one.answer('a.two', 1);
  expect(states.at(-1)).toBe('lost');
});

it('a course that refuses to begin is no course', () => {
  const api = { ...lms(), LMSInitialize: () => 'false' };
  expect(openScorm({ api, counted: COUNTED, ids: IDS, tell: () => {} })).toBeNull();
});
