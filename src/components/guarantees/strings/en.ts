import type { Strings } from '@kit/i18n/index.ts';
import type fr from './fr.ts';

export default {
  title: 'What is guaranteed',
  description: 'What the book promises its readers, how and how often it was tried, and what it does not promise.',
  intro:
    'Each promise is followed by what puts it to the test. The figures are not copied: they are those of the tests, ' +
    'all of which must pass before each release.',
  tried: 'Tried',
  groups: {
    programs: {
      title: 'The programs that you write',
      promises: {
        escapes: {
          promised:
            'A program of an exercise reaches neither the network, nor the storage, nor the page, nor other tabs; it ' +
            'does not give itself its score and does not hold the machine. A sentence says what stopped it.',
          tried:
            '{escapes} programs written to escape, in the process where teachers grade, before a server that must hear ' +
            'nothing.',
        },
        unlucky: {
          promised: 'A right program scores full, whatever names it gives its variables.',
          tried: '{unluckyNames} right programs whose names, texts or habits look like an escape.',
        },
      },
    },
    files: {
      title: 'Addresses and files from outside',
      promises: {
        addresses: {
          promised:
            'A damaged address opens a setting that the lab could have written itself, with no text smuggled into the page.',
          tried: '{addresses} damaged addresses of each of the {labs} labs, and {sets} links to chosen exercises.',
        },
        files: {
          promised:
            'A damaged file is read, or refused with a sentence that says why; what you already had stays intact.',
          tried:
            '{progressFiles} progress files, {reports} reports and {adapters} pairs of adapter files, each damaged in ' +
            'a way of its own.',
        },
        images: {
          promised:
            'A picture is judged by its header before it is decoded: none unfolds beyond the memory set aside for it.',
          tried: '{images} damaged pictures; none is looked at more than three times a byte, whatever its header says.',
        },
      },
    },
    offline: {
      title: 'Offline and updates',
      promises: {
        whole: {
          promised:
            'Whatever happens during a first visit or an update, the book that is kept is the old one or the new one, ' +
            'whole, never a mixture; what you have done remains.',
          tried:
            'the line cut at each file and {cuts} times at a random byte, on a first visit as in an update; the tab ' +
            'killed at each access to the disk; a full disk; two versions at once; a clock that jumps; a host that ' +
            'mixes two versions, and each file altered in {alterations} ways.',
        },
      },
    },
    labs: {
      title: 'Labs',
      promises: {
        monkey: {
          promised:
            'Whatever is touched in a lab, no error is left unsaid, and its address, opened elsewhere, brings back the ' +
            'same settings.',
          tried: '{actions} actions drawn at random in each of the {labs} labs.',
        },
      },
    },
    browsers: {
      title: 'Browsers and access',
      promises: {
        engines: {
          promised: 'The book can be read, its labs compute and its exercises are graded in every engine.',
          tried: 'the built pages, driven in {engines}.',
        },
        axe: {
          promised: 'No page breaks what a tool can check of WCAG 2.2, levels A and AA.',
          tried:
            'axe-core {axe} on every page, in the light and the dark theme, and on each of the {labs} labs at work, all ' +
            'tabs and folds open.',
        },
        keyboard: {
          promised: 'Everything can be done with the keyboard alone, and each stop shows where you are.',
          tried:
            'each of the {labs} labs, crossed from end to end with the Tab key; three of them, led to their answer ' +
            'with the keyboard.',
        },
        heard: {
          promised:
            'Read aloud, a page makes sense: no control without a name, nothing said twice in a row, no number by itself.',
          tried: 'the accessibility tree of every page in Chromium, transcribed.',
        },
        enlarged: {
          promised:
            'Enlarged four times, letters and lines spaced out, a page keeps all its text and never scrolls sideways.',
          tried: 'every page, in the window and with the spacing that WCAG says.',
        },
        contrast: {
          promised: 'Under a contrast theme, a map keeps its shades and what is chosen stands out.',
          tried: 'each of the {labs} labs, on a light and on a dark ground, with colours forced by Chromium.',
        },
        motion: {
          promised: 'Nothing moves by itself for those who ask for less motion.',
          tried: 'all style sheets, rule by rule.',
        },
        sound: {
          promised:
            'A row of the attention map and a curve of training can be heard, on request: the pitch follows the value.',
          tried: 'the oscillations that Chromium gives, counted and compared with the formula.',
        },
      },
    },
  },
  limitsTitle: 'What is not promised',
  limits: {
    cheating:
      'A site without a server cannot prevent cheating: a report shows an accidental change, not a forgery. The ' +
      'teacher grades every answer again in a copy of the book.',
    readers:
      'These trials stand in for nobody: the book has not been read with NVDA, JAWS or VoiceOver, nor by somebody who ' +
      'needs them every day.',
    frames:
      'A page cannot by itself forbid another to show it in a frame (the frame-ancestors directive): the host has to ' +
      'send it with its headers.',
    eviction:
      'A browser may erase what a site keeps: Safari does after seven days without a visit. Export your progress.',
    hub: 'The page of public models asks Hugging Face, if you accept; we can say nothing of what those models answer.',
  },
  report: 'Report a vulnerability',
  reportText: 'The file SECURITY.md, at the root of the repository, says whom to write to and what to enclose.',
} satisfies Strings<typeof fr>;
