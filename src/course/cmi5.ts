/** What a course of cmi5 opens. */
import { openCmi5, readLaunch } from '@kit/course/cmi5.ts';
import { showBook } from './launch.ts';

void showBook(async (beginning) => {
  const launch = readLaunch(location.search);
  return launch && openCmi5({ launch, ...beginning });
});
