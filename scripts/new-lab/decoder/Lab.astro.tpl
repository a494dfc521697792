---
/** Mounts the lab with the result that the real model gives while the book is built. */
import type { Locale } from '@kit/i18n/index.ts';
import { hold } from '@kit/lab/held.ts';
import LabView from './Lab.svelte';
import { record } from './recorded.ts';
import { STRINGS } from './strings/index.ts';

interface Props { locale: Locale }
const { locale } = Astro.props;
hold('{{id}}', locale, (await record(locale)).recording);
---
<div id="{{id}}" data-lab-state>
  <noscript><p>{STRINGS[locale].noscript}</p></noscript>
  <LabView client:interaction {locale} />
</div>
