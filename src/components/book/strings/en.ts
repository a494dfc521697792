import type { Strings } from '@kit/i18n/index.ts';
import type fr from './fr.ts';

export default {
  chapter: 'Chapter I.55',
  chapterShort: 'I.55',
  book: 'Foundation Models and Large-Scale AI Engineering',
  description:
    'A book in which everything explained runs in your browser: real models, graded exercises, in French and ' +
    'English, even offline.',
  skip: 'Skip to the text',
  home: 'Cover and contents',
  contents: 'Contents',
  search: 'Search',
  close: 'Close',
  tools: 'Book tools',
  onThisPage: 'In this section',
  read: 'read',
  theme: { name: 'Theme', auto: 'Theme: automatic', light: 'Theme: light', dark: 'Theme: dark' },
  language: 'Language',
  suggestion: 'This page exists in English.',
  suggestionLink: 'Read in English',
  suggestionDismiss: 'No, thanks',
  previous: 'Previous',
  next: 'Next',
  sequence: 'Previous and next section',
  anchor: (heading: string) => `Link to “${heading}”`,
  equation: 'equation',
  figure: 'figure',
  table: 'table',
  exercise: 'exercise',
  lab: 'lab',
  labName: 'Lab',
  section: 'section',
  formula: 'Formula',
  note: 'Note',
  callouts: {
    objectives: 'Objectives',
    example: 'Example',
    misconception: 'Misconception',
    specialist: 'For the specialist',
    summary: 'In short',
    further: 'Going further',
  },
  levels: { introductory: 'Introductory', intermediate: 'Intermediate', advanced: 'Advanced' },
  exerciseLevels: { 1: 'First steps', 2: 'Application', 3: 'Going further' },
  minutes: (minutes: string) => `${minutes}\u00A0min read`,
  labs: (count: number) => (count > 1 ? `${count}\u00A0labs` : `${count}\u00A0lab`),
  exercises: (count: number) => (count > 1 ? `${count}\u00A0exercises` : `${count}\u00A0exercise`),
  glossary: 'Glossary',
  glossaryIntro:
    'The words of the book, with their French counterparts. In the text, point at or touch a word with a dotted ' +
    'underline: its definition opens in place.',
  letters: 'Letters',
  terms: 'Index of terms',
  termsIntro:
    'Every word under which an idea of the book can be looked for, in English and in French, abbreviations and ' +
    'synonyms included. Each leads to its definition and to the sections that speak of it.',
  termsFind: 'Look for a word',
  termsFound: (count: number) => (count > 1 ? `${count} words` : `${count} word`),
  termsNone: 'No word matches.',
  also: 'Also',
  glossaryLink: 'In the glossary',
  inOtherLanguage: 'In French',
  notations: 'Notations',
  notationsIntro:
    'The symbols of the formulas: what they mean, their unit or shape, and the section that introduces them. The ' +
    'alphabet is short, so a letter sometimes changes meaning from one group to the next.',
  notationGroups: {
    scale: 'Scale',
    attention: 'Text and attention',
    images: 'Images',
    machine: 'Machine and parallelism',
    economy: 'Bandwidth, memory and quantisation',
    adaptation: 'Adaptation',
    signs: 'Signs',
  },
  notationShape: 'shape',
  bibliography: 'Bibliography',
  bibliographyIntro: 'The papers cited in the book, in alphabetical order, each with what it brings to the chapter.',
  bibliographyLink: 'In the bibliography',
  source: 'Read the source',
  references: 'References of this section',
  progress: 'Progress',
  progressIntro:
    'Your exercises, section by section. Everything is kept in this browser and nowhere else: export the file to ' +
    'keep it or to move to another device.',
  resume: 'Resume where you were:',
  report: 'Report for the teacher',
  reportIntro: 'Your answers, your attempts and your scores in a file to hand in, or on paper.',
  reportLink: 'Prepare a report for your teacher',
  exerciseSet: 'Chosen exercises',
  exerciseSetIntro: 'The exercises that your teacher chose, in their order.',
  teacher: 'For the teacher',
  teacherIntro: 'Choose exercises, give a class their link, grade again what it hands in. No account, no server.',
  revision: 'Revision',
  revisionIntro:
    'Questions on the text and your exercises come back when you are about to forget them: about ten minutes a ' +
    'day, offline, at your own pace.',
  offline: 'Read offline',
  offlineIntro:
    'The pages of the book open without a network from the first visit. Download the models too, and the labs will ' +
    'run anywhere.',
  needsScript: 'This part needs JavaScript; the rest of the book reads without it.',
  unloaded:
    'This part could not be loaded: the network may be down. Touch it to try again; if nothing changes, reload the ' +
    'page.',
  notFound: 'This page does not exist',
  notFoundText: 'The address may be incomplete, or the section is not written yet.',
  cover: {
    promise:
      'How large models come to be, from the first attention layers to the engineering of computing clusters. ' +
      'Everything the text explains runs here, in this page: real models, true numbers, exercises that grade ' +
      'themselves.',
    begin: 'Start reading',
    contents: 'Contents',
    engineTitle: 'What makes the book run',
    engine: (parameters: string, layers: string, heads: string, size: string) =>
      `A bilingual language model, trained for this book by a published recipe: ${parameters} parameters, ` +
      `${layers} layers of ${heads} heads, ${size} to download once.`,
    private:
      'It computes on your device, with WebGPU where the browser offers it and on the processor otherwise. No ' +
      'account, no server, no tracking: what you write does not leave the page.',
    offlineTitle: 'Without a network',
    offline: 'After a first visit every page opens offline. The models are downloaded separately.',
  },
  licenceText: 'Text:',
  licenceCode: 'code:',
  cite: 'Cite this book',
  printed: 'In the online version this lab runs:',
} satisfies Strings<typeof fr>;
