/** What the server writes, and readers without JavaScript read. */
import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import ExerciseHost from './ExerciseHost.svelte';
import { colours, double, square } from './fixtures.ts';

test.each([
  ['numeric', square, /square of \d+/],
  ['choice', colours, /Which are colours\?/],
  ['code', double, /Write <code[^>]*>double\(xs\)/],
] as const)('the statement of a %s exercise is in the page', (_, exercise, statement) => {
  const { body } = render(ExerciseHost, { props: { locale: 'en', exercise } });
  expect(body.replace(/<!--.*?-->/g, '')).toMatch(statement);
  expect(body).toContain('<noscript>');
  expect(body).toMatch(/<button[^>]*disabled[^>]*>/);
});

test('neither solution nor correction is given away', () => {
  for (const exercise of [square, colours, double]) {
    const { body } = render(ExerciseHost, { props: { locale: 'en', exercise } });
    expect(body).not.toMatch(/It is|Like blood|xs\.map/);
  }
});
