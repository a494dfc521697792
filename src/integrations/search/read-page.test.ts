import { expect, it } from 'vitest';
import { readGlossary, readNames, readSection } from './read-page.ts';

const SECTION = `<!doctype html><html><body><nav><p>Ailleurs</p></nav><article class="section">
  <header><p class="section-number">55.1.1</p><h1>Un titre</h1><p class="section-facts">20 min</p></header>
  <div class="passage"><p>Avant <em>tout</em> <span class="katex">x^2</span> titre.</p></div>
  <div class="heading"><h2 id="bloc">Le bloc</h2><a class="heading-anchor" href="#bloc">#</a></div>
  <p>Un <a class="term" data-term="mlp">MLP</a>.</p>
  <ul><li>premier</li><li><p>second</p></li></ul>
  <figure id="fig-bloc"><div class="drawing">dessin</div><figcaption>Légende</figcaption></figure>
  <section class="lab" id="carte"><header><span class="label">Laboratoire</span><h3 id="title-carte">Carte</h3></header>
    <div class="lab-view"><p class="first-step">Pointez un mot.</p><p>le reste</p></div></section>
  <section class="exercise" id="ex-un"><header><span class="label">Exercice 55.1</span><h3 id="title-ex-un">Un</h3></header>
    <div class="statement"><p>Combien ?</p></div><form>ma réponse</form></section>
  <p></p><div class="popovers"><p>une définition</p></div></article></body></html>`;

const read = readSection(SECTION, (term) => (term === 'mlp' ? ['perceptron multicouche', 'MLP'] : []));

it('reads the places of a section in order, and what each is called', () => {
  expect(read.number).toBe('55.1.1');
  expect(read.title).toBe('Un titre');
  expect(read.places).toEqual([
    { kind: 'heading', anchor: '', title: 'Un titre', text: '', names: ['55.1.1'] },
    { kind: 'block', anchor: 'text.1', title: '', text: 'Avant tout titre.', names: [] },
    { kind: 'heading', anchor: 'bloc', title: 'Le bloc', text: '', names: [] },
    { kind: 'block', anchor: 'bloc.1', title: '', text: 'Un MLP.', names: ['perceptron multicouche', 'MLP'] },
    { kind: 'block', anchor: 'bloc.2', title: '', text: 'premier', names: [] },
    { kind: 'block', anchor: 'bloc.3', title: '', text: 'second', names: [] },
    { kind: 'block', anchor: 'fig-bloc', title: '', text: 'Légende', names: [] },
    { kind: 'lab', anchor: 'title-carte', title: 'Carte', text: 'Pointez un mot.', names: ['Laboratoire'] },
    { kind: 'exercise', anchor: 'title-ex-un', title: 'Un', text: 'Combien ?', names: ['Exercice 55.1'] },
  ]);
});

it('gives an id to what has none, and changes nothing else', () => {
  expect(read.html).toContain('<p id="text.1">Avant');
  expect(read.html).toContain('<li id="bloc.2">premier</li><li><p id="bloc.3">second</p></li>');
  expect(read.html.replaceAll(/ id="(?:text|bloc)\.\d"/g, '')).toBe(SECTION);
});

it('reads the names of the index of terms, and the entries of the glossary', () => {
  const names = readNames(`<article><nav><li><a href="/x">x</a></li></nav><ul>
    <li><a href="/glossaire/#mlp">MLP</a></li><li><a href="/glossaire/#mlp" lang="en">feed-forward</a> <a href="/a/">1</a></li></ul></article>`);
  expect([...names]).toEqual([['mlp', ['MLP', 'feed-forward']]]);
  const glossary = readGlossary(
    '<article><h1>Glossaire</h1><dl><div id="mlp"><dt> perceptron <span>MLP</span></dt><dd>Deux couches.</dd></div></dl></article>',
    (term) => names.get(term) ?? [],
  );
  expect(glossary).toEqual({
    title: 'Glossaire',
    places: [
      { kind: 'term', anchor: 'mlp', title: 'perceptron', text: 'Deux couches.', names: ['MLP', 'feed-forward'] },
    ],
  });
});
