/** What a page does once read by a browser with scripts. Everything here is a comfort: the text stands without it. */
import { packageKind } from '@kit/i18n/index.ts';
import { startArrival } from '../../../search/arrive.ts';
import { startSearch } from '../../../search/start.ts';
import { startContents } from './contents.ts';
import { startCopy } from './copy.ts';
import { answerForms } from './forms.ts';
import { startLanguage } from './language.ts';
import { startPassages } from './passages.ts';
import { startPopovers } from './popovers.ts';
import { startResume } from './resume.ts';
import { startScrollers } from './scrollers.ts';
import { startTerms } from './terms.ts';
import { startTheme } from './theme.ts';

startTheme();
startLanguage();
startContents();
startResume();
startPopovers();
startTerms();
startScrollers();
startCopy();
startSearch();
startArrival();
startPassages();
if (packageKind() === 'kolibri') answerForms();
