/** Against a record store that keeps what it is sent, in the order in which it came. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { graded } from '../progress/record.ts';
import { newRecord, type Progress } from '../progress/types.ts';
import { answerIn, type CourseState } from './answers.ts';
import { openCmi5, readLaunch } from './cmi5.ts';
import type { Statement } from './statements.ts';

const REGISTRATION = '0f8fad5b-d9cb-469f-a165-70867728950e';
const LAUNCH = {
  endpoint: 'https://lrs.test/xapi/',
  fetch: 'https://lms.test/token',
  actor: { objectType: 'Agent', account: { homePage: 'https://lms.test', name: '7' } },
  registration: REGISTRATION,
  activityId: 'https://lms.test/au/1',
};
const COUNTED = ['a.one', 'a.two'];

let taken: Statement[];
let documents: Map<string, string>;
/** of the next answers to statements, 200 after them */
let statuses: number[];
let launchData: Record<string, unknown>;
let tokens: number;
let states: CourseState[];
let open: (() => void)[];
let hold: boolean;

beforeEach(() => {
  taken = [];
  statuses = [];
  states = [];
  tokens = 1;
  open = [];
  hold = false;
  const contextTemplate = {
    contextActivities: { grouping: [{ id: 'https://lms.test/course' }] },
    extensions: { s: 1 },
  };
  launchData = { contextTemplate, launchMode: 'Normal', masteryScore: 0.6 };
  documents = new Map();
  vi.stubGlobal('fetch', async (address: string, init: RequestInit = {}) => {
    const url = new URL(address);
    if (address === LAUNCH.fetch) return Response.json(tokens-- > 0 ? { 'auth-token': 'abc' } : { 'error-code': '1' });
    expect((init.headers as Record<string, string>)['Authorization']).toBe('Basic abc');
    const stateId = url.searchParams.get('stateId') ?? '';
    if (stateId === 'LMS.LaunchData') return Response.json(launchData);
    if (stateId && init.method === 'PUT') documents.set(stateId, String(init.body));
    else if (stateId)
      return new Response(documents.get(stateId) ?? null, { status: documents.has(stateId) ? 200 : 404 });
    if (!url.pathname.endsWith('/statements')) return new Response(null, { status: init.method ? 204 : 404 });
    if (hold) await new Promise<void>((resolve) => open.push(resolve));
    const status = statuses.shift() ?? 200;
    const known = new Set(taken.map(({ id }) => id));
    if (status === 200) taken.push(...[JSON.parse(String(init.body))].flat().filter(({ id }) => !known.has(id)));
    return new Response(null, { status });
  });
});
afterEach(() => vi.unstubAllGlobals());

const settled = () => new Promise((resolve) => setTimeout(resolve, 20));
const verbs = () => taken.map(({ verb }) => verb.id.replace(/^.*\//, ''));

async function student() {
  const tell = (state: CourseState) => void states.push(state);
  const session = await openCmi5({ launch: LAUNCH, counted: COUNTED, tell, wait: async () => {} });
  if (!session) throw new Error('refused');
  let progress: Progress = session.kept ?? { learner: session.learner, exercises: {} };
  return {
    session,
    answer(id: string, score: number) {
      const before = progress.exercises[id];
      const after = graded(score, { value: '3,5', locale: 'fr' }, true)(before ?? newRecord(id));
      progress = { ...progress, exercises: { ...progress.exercises, [id]: after } };
      const answer = answerIn(before, after);
      if (answer) session.answered(progress, { ...answer, seconds: 2 });
    },
    leave: () => session.leave(progress),
  };
}

it('reads what the course put in the address, whatever else is there', () => {
  const query = new URLSearchParams({ set: 'a.one', ...LAUNCH, actor: JSON.stringify(LAUNCH.actor) });
  expect(readLaunch(`?${query}`)).toEqual(LAUNCH);
  expect(readLaunch('?set=a.one')).toBeNull();
  query.set('actor', '{');
  expect(readLaunch(`?${query}`)).toBeNull();
});

it('statements come in order: the beginning first, passed after its answer, the end last', async () => {
  const one = await student();
  one.answer('a.one', 1);
  one.answer('a.two', 0.5);
  await settled();
  one.leave();
  one.leave();
  await settled();
  expect(verbs()).toEqual(['initialized', 'answered', 'answered', 'completed', 'passed', 'terminated']);
  expect(taken[4]).toMatchObject({
    result: { success: true, score: { scaled: 0.75 } },
    context: {
      registration: REGISTRATION,
      contextActivities: {
        grouping: [{ id: 'https://lms.test/course' }],
        category: [
          { id: 'https://w3id.org/xapi/cmi5/context/categories/cmi5' },
          { id: 'https://w3id.org/xapi/cmi5/context/categories/moveon' },
        ],
      },
      extensions: { s: 1, 'https://w3id.org/xapi/cmi5/context/extensions/masteryscore': 0.6 },
    },
  });
  expect(taken[1]).toMatchObject({
    object: { id: 'https://lms.test/au/1/a.one' },
    result: { response: '3,5', success: true, score: { scaled: 1 }, duration: 'PT2S' },
  });
  // the category of cmi5 is for its own verbs alone
  expect(JSON.stringify(taken[1])).not.toContain('context/categories');
  expect(states).toContain('kept');
  for (const { id } of taken) expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-[45][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
});

it('nothing is passed before an answer, and nothing at all when the course is only looked at', async () => {
  launchData['masteryScore'] = 0;
  await student();
  await settled();
  expect(verbs()).toEqual(['initialized']);
  tokens = 1;
  launchData['launchMode'] = 'Review';
  const one = await student();
  one.answer('a.one', 1);
  one.answer('a.two', 1);
  await settled();
  expect(verbs()).not.toContain('passed');
  expect(verbs()).not.toContain('completed');
});

it('passed is not lost when it falls together with leaving, and the end still comes last', async () => {
  const one = await student();
  await settled();
  hold = true;
  one.answer('a.one', 1);
  one.answer('a.two', 1);
  one.leave(); // the first answer is on its way, the store has not taken it
  hold = false;
  await settled();
  // the request that outlives the page may be first
  open.reverse();
  for (const release of open) release();
  await settled();
  expect(verbs()).toEqual(['initialized', 'answered', 'answered', 'completed', 'passed', 'terminated']);
});

it('what is refused for good holds back nothing; what is lost is sent again', async () => {
  statuses = [200, 503, 503, 400];
  const one = await student();
  one.answer('a.one', 1);
  one.answer('a.two', 1);
  await settled();
  expect(verbs()).toEqual(['initialized', 'answered', 'completed', 'passed']);
  expect(states).toContain('lost');
  expect(states.at(-1)).toBe('kept');
});

it('the next session finds the whole progress and the place, and says once what is said once', async () => {
  const one = await student();
  one.session.moved('55-1-1/index.html');
  one.answer('a.one', 1);
  one.answer('a.two', 1);
  await settled();
  one.leave();
  await settled();
  tokens = 1;
  const again = await student();
  expect([again.session.learner, again.session.place]).toEqual([REGISTRATION, '55-1-1/index.html']);
  expect(again.session.kept?.exercises['a.one']).toMatchObject({ best: 1, draft: { value: '3,5' } });
  again.answer('a.one', 1);
  await settled();
  expect(verbs().filter((verb) => verb === 'passed')).toHaveLength(1);
});

it('an address is let in once', async () => {
  await student();
  expect(await openCmi5({ launch: LAUNCH, counted: COUNTED, tell: () => {} })).toBeNull();
});
