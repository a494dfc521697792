<script lang="ts">
  /** What a language model expects after the reader's sentence. */
  import { formatNumber, formatPercent, type Locale } from '@kit/i18n/index.ts';
  import FirstStep from '@kit/lab/FirstStep.svelte';
  import LabBody from '@kit/lab/LabBody.svelte';
  import ModelBar from '@kit/lab/ModelBar.svelte';
  import { ModelLink } from '@kit/lab/model-link.svelte.ts';
  import SentenceBox from '@kit/lab/SentenceBox.svelte';
  import Stale from '@kit/lab/Stale.svelte';
  import TokenText from '@kit/tokens/TokenText.svelte';
  import { tokenLabel } from '@kit/tokens/tokens.ts';
  import Slider from '@kit/ui/Slider.svelte';
  import { recordingIn } from './held.ts';
  import type { Recording } from './recording.ts';
  import { GuessSession } from './session.svelte.ts';
  import { COUNT, STATE, TEMPERATURE } from './state.ts';
  import { STRINGS } from './strings/index.ts';

  interface Props {
    locale: Locale;
    recording?: Recording;
    link?: ModelLink<'decoder'>;
  }
  let { locale, recording = recordingIn(locale), link = new ModelLink(['decoder']) }: Props = $props();
  const s = $derived(STRINGS[locale]);
  // svelte-ignore state_referenced_locally -- a page has one language, one recording and one link for life
  const session = new GuessSession(recording, STATE.defaults, link);
  const shown = $derived(session.shown('guesses'));
  const { temperature, count } = $derived(session.view);
  const percent = (share: number) => formatPercent(locale, share);
</script>

<LabBody {locale} {session} spec={STATE}>
  <FirstStep {locale} text={s.first} />
  <SentenceBox
    {locale} text={session.typed} tokens={session.tokens} most={recording.longest} hint={s.hint}
    suggestions={s.suggestions} ontext={(text) => session.set({ text })}
  />
  <Slider
    label={s.temperature} value={temperature} {...TEMPERATURE} format={(value) => formatNumber(locale, value)}
    oninput={(value) => session.set({ temperature: value })}
  />
  <Slider
    label={s.count} value={count} {...COUNT} format={(value) => formatNumber(locale, value)}
    oninput={(value) => session.set({ count: value })}
  />
  <ModelBar {link} {locale} recorded={shown?.origin !== 'measured'}>
    {#snippet origin()}{s.origin}{/snippet}
  </ModelBar>
  {#if shown}
    {@const likely = shown.value.likely.slice(0, count)}
    {@const rest = likely.reduce((left, { probability }) => left - probability, 1)}
    <Stale {locale} {link} when={shown.stale}>
      {#if likely[0]}
        <p class="result" aria-live="polite" data-origin={shown.origin}>
          {s.summary(tokenLabel(likely[0].token), percent(likely[0].probability))}
        </p>
      {/if}
      <table>
        <caption>{s.caption(formatNumber(locale, likely.length))}</caption>
        <thead><tr><th scope="col">{s.token}</th><th scope="col">{s.probability}</th></tr></thead>
        <tbody>
          {#each likely as { token, probability } (token.id)}
            <tr data-token={token.id}><th scope="row"><TokenText {token} /></th><td>{percent(probability)}</td></tr>
          {/each}
          <tr><th scope="row">{s.rest}</th><td>{percent(rest)}</td></tr>
        </tbody>
      </table>
    </Stale>
  {/if}
</LabBody>

<style>
  td { text-align: end; font-variant-numeric: tabular-nums; }
  th[scope='row'] { text-align: start; font-weight: 400; }
</style>
