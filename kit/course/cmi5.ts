/** A session with a course of cmi5: statements to its record store, progress in one of its documents. */
import { readFile, writeFile } from '../progress/file.ts';
import type { Progress } from '../progress/types.ts';
import { UUID, uuid } from '../progress/uuid.ts';
import { type CourseSession, type CourseState, PASSED, standingOf } from './answers.ts';
import { type Outcome, outbox, outcomeOf } from './outbox.ts';
import { type Cmi5Launch, type LaunchData, type Statement, statements } from './statements.ts';

const PARAMETERS = ['endpoint', 'fetch', 'actor', 'registration', 'activityId'] as const;

/** What the course put in the address, beside what was there before; null: it is not cmi5 that opened it. */
export function readLaunch(search: string): Cmi5Launch | null {
  const query = new URLSearchParams(search);
  const [endpoint, fetch, actor, registration, activityId] = PARAMETERS.map((name) => query.get(name) ?? '');
  try {
    const agent: unknown = JSON.parse(actor ?? '');
    if (!endpoint || !fetch || !registration || !activityId || typeof agent !== 'object' || !agent) return null;
    return { endpoint: endpoint.replace(/\/*$/, '/'), fetch, actor: agent, registration, activityId };
  } catch {
    return null;
  }
}

/** The document in which the course keeps what it does not read. */
const DOCUMENT = 'chapitre-i55-progress';
interface Kept {
  readonly place: string;
  /** what is said once in a registration */
  readonly told: readonly string[];
  /** of kit/progress/file.ts */
  readonly file: string;
}

export interface Cmi5Options {
  readonly launch: Cmi5Launch;
  readonly counted: readonly string[];
  readonly tell: (state: CourseState) => void;
  /** ms; both replaced in tests */
  readonly now?: () => number;
  readonly wait?: (ms: number) => Promise<void>;
}

type Item = Statement | 'document';

/** null: the course does not let this address in, or not twice. */
export async function openCmi5(options: Cmi5Options): Promise<CourseSession | null> {
  const { launch, counted, tell, now = Date.now, wait } = options;
  const { endpoint, activityId, actor, registration } = launch;

  const token = await fetch(launch.fetch, { method: 'POST' })
    .then(async (answer) => ((await answer.json()) as Record<string, unknown>)['auth-token'])
    .catch(() => undefined);
  if (typeof token !== 'string') {
    tell('ended'); // it is given once
    return null;
  }

  const ask = (resource: string, query: Record<string, string>, init: RequestInit = {}) =>
    fetch(`${endpoint}${resource}${Object.keys(query).length > 0 ? `?${new URLSearchParams(query)}` : ''}`, {
      ...init,
      headers: {
        Authorization: `Basic ${token}`,
        'X-Experience-API-Version': '1.0.3',
        ...(init.body ? { 'Content-Type': 'application/json' } : {}),
      },
    });
  const agent = JSON.stringify(actor);
  const stateOf = (stateId: string) => ({ activityId, agent, registration, stateId });
  const read = async (resource: string, query: Record<string, string>): Promise<unknown> => {
    try {
      const answer = await ask(resource, query);
      return answer.ok ? await answer.json() : null;
    } catch {
      return null;
    }
  };
  const [data, document] = await Promise.all([
    read('activities/state', stateOf('LMS.LaunchData')) as Promise<LaunchData | null>,
    read('activities/state', stateOf(DOCUMENT)) as Promise<Partial<Kept> | null>,
    // to be asked for at each start
    read('agents/profile', { agent, profileId: 'cmi5LearnerPreferences' }),
  ]);
  if (!data?.contextTemplate) return null;

  const reading = typeof document?.file === 'string' ? readFile(document.file, now()) : null;
  const kept = reading?.ok ? reading.progress : null;
  const learner = kept?.learner ?? (UUID.test(registration) ? registration : uuid());
  const said = statements(launch, data, now);
  const started = now();
  const seconds = () => (now() - started) / 1000;
  const mastery = data.masteryScore ?? PASSED;
  const first = typeof document?.place === 'string' ? document.place : '';
  let place = first;
  let progress: Progress = kept ?? { learner, exercises: {} };
  let ended = false;
  /** said, or on its way; and what the course has */
  const once = new Set<string>(document?.told ?? []);
  const told = new Set(once);

  const post = async (body: unknown, keepalive = false): Promise<Outcome> =>
    outcomeOf((await ask('statements', {}, { method: 'POST', body: JSON.stringify(body), keepalive })).status);
  const written = (): string => {
    const file = writeFile({ ...progress, learner }, new Date(now()));
    return JSON.stringify({ place, told: [...told], file } satisfies Kept);
  };
  const put = async (keepalive = false): Promise<Outcome> => {
    const init = { method: 'PUT', body: written(), keepalive };
    return outcomeOf((await ask('activities/state', stateOf(DOCUMENT), init)).status);
  };

  let waiting = 0;
  const nameOf = (statement: Statement) => statement.verb.id.replace(/^.*\//, '');
  const box = outbox<Item>(
    (item) => (item === 'document' ? put() : post(item)),
    (outcome, item) => {
      if (outcome === 'lost') return tell('lost');
      waiting -= 1;
      if (item !== 'document') told.add(nameOf(item));
      const all = item === 'document' && outcome === 'refused' ? 'kept-without-texts' : 'kept';
      tell(waiting > 0 ? 'open' : all);
    },
    wait,
  );
  const add = (...items: readonly Item[]) => {
    waiting += items.length;
    box.add(...items);
  };
  /** What the answers so far have earned, and was not said yet. */
  const earned = (): Statement[] => {
    if (data.launchMode !== 'Normal') return [];
    const { score, complete } = standingOf(progress, counted);
    const answered = Object.values(progress.exercises).some(({ attempts }) => attempts > 0);
    const news: Statement[] = [];
    if (complete && !once.has('completed')) news.push(said.completed(seconds()));
    if (answered && score >= mastery && !once.has('passed')) news.push(said.passed(score, mastery, seconds()));
    for (const statement of news) once.add(nameOf(statement));
    return news;
  };

  add(said.initialized(), ...earned());
  return {
    kept,
    learner,
    place: first,
    back: data.returnURL,
    moved(to) {
      place = to;
    },
    answered(after, answer) {
      if (ended) return;
      progress = after;
      add(said.answered(answer), ...earned(), 'document');
    },
    leave(after) {
      if (ended) return;
      ended = true;
      progress = after;
      const left = box.close().filter((item) => item !== 'document');
      // one request, which outlives the page: what is on its way is told again (same id), and the end comes last
      void post([...left, said.terminated(seconds())], true).catch(() => undefined);
      void put(true).catch(() => undefined);
      tell('ended');
    },
  };
}
