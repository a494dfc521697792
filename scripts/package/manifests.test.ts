// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { courseStructure } from './cmi5-structure.ts';
import { imsManifest } from './imsmanifest.ts';

/** Throws on what is not well formed. */
function xml(text: string): Document {
  const parsed = new DOMParser().parseFromString(text, 'text/xml');
  const fault = parsed.querySelector('parsererror');
  if (fault) throw new Error(fault.textContent ?? '');
  return parsed;
}
const TITLE = 'Poids & « mesures » <d’un modèle>';
const QUERY = '?set=a.b,c.d&title="x"';

it('SCORM 1.2: one object, all files, the query apart', () => {
  const files = ['book/é b.html', 'index.html'];
  const manifest = xml(imsManifest({ identifier: 'book', title: TITLE, version: '1', query: QUERY, files }));
  const resource = manifest.querySelector('resource');
  expect(resource?.getAttribute('href')).toBe('index.html');
  expect(resource?.getAttribute('adlcp:scormtype')).toBe('sco');
  expect([...manifest.querySelectorAll('file')].map((file) => file.getAttribute('href'))).toEqual([
    'book/%C3%A9%20b.html',
    'index.html',
  ]);
  const item = manifest.querySelector('item');
  expect(item?.getAttribute('identifierref')).toBe(resource?.getAttribute('identifier'));
  expect(item?.getAttribute('parameters')).toBe(QUERY);
  expect(item?.querySelector('title')?.textContent).toBe(TITLE);
  expect(manifest.querySelector('schemaversion')?.textContent).toBe('1.2');
});

it('cmi5: one unit, in both languages, with the query in its address', () => {
  const structure = xml(courseStructure({ title: TITLE, description: { fr: 'Livre', en: 'Book' }, query: QUERY }));
  expect(structure.documentElement.namespaceURI).toBe('https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd');
  expect(structure.querySelector('au > url')?.textContent).toBe(`index.html${QUERY}`);
  expect([...structure.querySelectorAll('au > description > langstring')].map((one) => one.textContent)).toEqual([
    'Livre',
    'Book',
  ]);
  // what the schema asks of a unit
  for (const name of ['id', 'moveOn', 'masteryScore', 'launchMethod']) {
    expect(structure.querySelector('au')?.getAttribute(name)).toBeTruthy();
  }
});
