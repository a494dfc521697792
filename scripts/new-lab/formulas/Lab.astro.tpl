---
import type { Locale } from '@kit/i18n/index.ts';
import LabView from './Lab.svelte';
import { STRINGS } from './strings/index.ts';

interface Props { locale: Locale }
const { locale } = Astro.props;
---
<div id="{{id}}" data-lab-state>
  <noscript><p>{STRINGS[locale].noscript}</p></noscript>
  <LabView client:interaction {locale} />
</div>
