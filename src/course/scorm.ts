/** What a course of SCORM 1.2 opens. */
import { openScorm } from '@kit/course/scorm.ts';
import { findApi } from '@kit/course/scorm-api.ts';
import { showBook } from './launch.ts';

void showBook(async (beginning) => {
  const api = findApi(window);
  return api && openScorm({ api, ...beginning });
});
