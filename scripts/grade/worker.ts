/** A process that grades: opens the exercises through Vite, then answers task by task. Started by pool.ts. */
import { isLocale } from '../../kit/i18n/index.ts';
import { siteServer } from '../lazy/server.ts';
import type * as GraderModule from './grader.ts';
import type { FromWorker, ToWorker } from './types.ts';

const [, , language = ''] = process.argv;
const say = (message: FromWorker) => process.send?.(message);

const server = await siteServer([
  { find: /^.*\/sandbox\/run\.ts$/, replacement: at('scripts/grade/sandbox/process.ts') },
]);
const { catalog, createGrader } = (await server.ssrLoadModule('/scripts/grade/grader.ts')) as typeof GraderModule;
const grader = createGrader();

process.on('message', async ({ id, task }: ToWorker) => {
  try {
    say({ type: 'done', id, outcome: await grader.grade(task) });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    say({ type: 'done', id, outcome: { type: 'failed', message: message.slice(0, 500) } });
  }
});
process.on('disconnect', () => process.exit(0));
say({ type: 'ready', catalog: catalog(isLocale(language) ? language : 'fr') });

function at(path: string): string {
  return `${process.cwd()}/${path}`;
}
