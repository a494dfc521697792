/** `cmi5.xml`: a course of one unit, which is the whole book. */

import { PASSED } from '../../kit/course/answers.ts';
import { LOCALES, type Localized } from '../../kit/i18n/index.ts';
import { escaped } from './xml.ts';

/** names that no other course has, and that no edition changes: drawn once */
const COURSE = 'urn:uuid:5f6f1c56-6d0b-4a43-9f0e-5b8d2f6f7b11';
const UNIT = 'urn:uuid:0d7a2f3e-91c4-4f57-8a4c-2e1f9f0c55aa';

export interface CourseStructure {
  readonly title: string;
  readonly description: Localized;
  /** query of the page that is opened, to which the course adds its own; '' where there is none */
  readonly query: string;
}

export function courseStructure({ title, description, query }: CourseStructure): string {
  const said = (texts: Localized) =>
    LOCALES.map((locale) => `<langstring lang="${locale}">${escaped(texts[locale])}</langstring>`).join('');
  const texts = `<title>${said({ fr: title, en: title })}</title>
    <description>${said(description)}</description>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">
  <course id="${COURSE}">
    ${texts}
  </course>
  <au id="${UNIT}" moveOn="CompletedOrPassed" masteryScore="${PASSED}" launchMethod="AnyWindow">
    ${texts}
    <url>${escaped(`index.html${query}`)}</url>
  </au>
</courseStructure>
`;
}
