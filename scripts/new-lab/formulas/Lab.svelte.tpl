<script lang="ts">
  /** A formula of the text with the reader's numbers in it. */
  import { formatNumber, type Locale } from '@kit/i18n/index.ts';
  import FirstStep from '@kit/lab/FirstStep.svelte';
  import LabBody from '@kit/lab/LabBody.svelte';
  import { StateSession } from '@kit/lab/state-session.svelte.ts';
  import Provenance from '@kit/ui/Provenance.svelte';
  import Slider from '@kit/ui/Slider.svelte';
  import { parameters } from './logic.ts';
  import { STATE, WIDTH } from './state.ts';
  import { STRINGS } from './strings/index.ts';

  let { locale }: { locale: Locale } = $props();
  const s = $derived(STRINGS[locale]);
  const session = new StateSession(STATE);
  const number = (value: number) => formatNumber(locale, value);
  const { inputs, outputs } = $derived(session.view);
</script>

<LabBody {locale} {session} spec={STATE}>
  <FirstStep {locale} text={s.first} />
  <Slider label={s.inputs} value={inputs} {...WIDTH} format={number} oninput={(value) => session.set({ inputs: value })} />
  <Slider label={s.outputs} value={outputs} {...WIDTH} format={number} oninput={(value) => session.set({ outputs: value })} />
  <p class="result" aria-live="polite">
    {s.result(number(outputs), number(inputs), number(parameters(session.view)))} <Provenance {locale} kind="formula" />
  </p>
</LabBody>
