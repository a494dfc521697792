/** Statements of xAPI as cmi5 asks for them. https://github.com/AICC/CMI-5_Spec_Current/blob/quartz/cmi5_spec.md */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { uuid } from '../progress/uuid.ts';
import type { Answer } from './answers.ts';
import { isoDuration } from './durations.ts';

export interface Cmi5Launch {
  readonly endpoint: string;
  readonly fetch: string;
  readonly actor: object;
  readonly registration: string;
  readonly activityId: string;
}

/** What the course says of this session (`LMS.LaunchData`). */
export interface LaunchData {
  readonly contextTemplate: {
    readonly contextActivities?: Readonly<Record<string, readonly object[]>>;
    readonly extensions?: object;
  };
  readonly launchMode: 'Normal' | 'Browse' | 'Review';
  readonly masteryScore?: number;
  readonly returnURL?: string;
}

export interface Statement {
  readonly id: string;
  readonly verb: { readonly id: string; readonly display: Readonly<Record<string, string>> };
  readonly [rest: string]: unknown;
}

const VERBS = {
  initialized: 'http://adlnet.gov/expapi/verbs/initialized',
  answered: 'http://adlnet.gov/expapi/verbs/answered',
  completed: 'http://adlnet.gov/expapi/verbs/completed',
  passed: 'http://adlnet.gov/expapi/verbs/passed',
  terminated: 'http://adlnet.gov/expapi/verbs/terminated',
} as const;
export type Verb = keyof typeof VERBS;

const CATEGORY = 'https://w3id.org/xapi/cmi5/context/categories/';
const MASTERY = 'https://w3id.org/xapi/cmi5/context/extensions/masteryscore';

/** Once in a registration: told again it has the same id, and the course has one. */
function idOnce(registration: string, verb: Verb): string {
  const bytes = bytesToHex(sha256(utf8ToBytes(`${registration} ${verb}`)));
  const variant = ((Number.parseInt(bytes[16] ?? '0', 16) & 3) | 8).toString(16);
  const parts = [
    [0, 8],
    [8, 12],
    [13, 16],
    [17, 20],
    [20, 32],
  ].map(([from, to]) => bytes.slice(from, to));
  return `${parts[0]}-${parts[1]}-5${parts[2]}-${variant}${parts[3]}-${parts[4]}`;
}

const rounded = (share: number) => Math.round(share * 1e4) / 1e4;

export function statements({ actor, registration, activityId }: Cmi5Launch, data: LaunchData, now: () => number) {
  const activity = { objectType: 'Activity', id: activityId };
  /** `defined`: of cmi5 itself; else a statement that it allows */
  const context = (defined: readonly string[], extensions: object = {}) => {
    const { contextActivities = {}, extensions: given = {}, ...rest } = data.contextTemplate;
    const category = [
      ...(contextActivities['category'] ?? []),
      ...defined.map((name) => ({ objectType: 'Activity', id: CATEGORY + name })),
    ];
    return {
      ...rest,
      registration,
      contextActivities: { ...contextActivities, ...(category.length > 0 && { category }) },
      extensions: { ...given, ...extensions },
    };
  };
  const said = (verb: Verb, rest: object): Statement => ({
    id: uuid(),
    actor,
    verb: { id: VERBS[verb], display: { en: verb } },
    object: activity,
    timestamp: new Date(now()).toISOString(),
    ...rest,
  });

  return {
    initialized: () => said('initialized', { context: context(['cmi5']) }),
    answered: ({ id, score, said: response, at, seconds }: Answer) =>
      said('answered', {
        timestamp: at.toISOString(),
        object: {
          objectType: 'Activity',
          id: `${activityId.replace(/\/$/, '')}/${id}`,
          definition: {
            type: 'http://adlnet.gov/expapi/activities/cmi.interaction',
            interactionType: 'fill-in',
            name: { en: id },
          },
        },
        result: {
          response,
          duration: isoDuration(seconds),
          ...(score !== null && { success: score === 1, score: { scaled: rounded(score) } }),
        },
        context: context([]),
      }),
    completed: (seconds: number) =>
      said('completed', {
        id: idOnce(registration, 'completed'),
        result: { completion: true, duration: isoDuration(seconds) },
        context: context(['cmi5', 'moveon']),
      }),
    passed: (score: number, mastery: number, seconds: number) =>
      said('passed', {
        id: idOnce(registration, 'passed'),
        result: { success: true, score: { scaled: rounded(score) }, duration: isoDuration(seconds) },
        context: context(['cmi5', 'moveon'], { [MASTERY]: mastery }),
      }),
    terminated: (seconds: number) =>
      said('terminated', { result: { duration: isoDuration(seconds) }, context: context(['cmi5']) }),
  };
}
