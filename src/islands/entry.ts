/** What the reader has entered into controls that no script looks after yet, and how it is entered again. */

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement | HTMLDetailsElement;

const controlsOf = (root: ParentNode) => [...root.querySelectorAll<Control>('input, textarea, select, details')];

function tell(control: Control): void {
  for (const name of ['input', 'change']) control.dispatchEvent(new Event(name, { bubbles: true }));
}

/**
 * `null` where the control stands as the page was written; else what enters the same into it, or into what took its
 * place.
 */
function repeat(control: Control, opened: ReadonlySet<Element>): ((control: Control) => void) | null {
  if (control instanceof HTMLDetailsElement) {
    const { open } = control;
    return open === opened.has(control) ? null : (now) => now.toggleAttribute('open', open);
  }
  if (control instanceof HTMLSelectElement) {
    const options = [...control.options];
    const chosen = options.filter((option) => option.selected);
    const written = options.filter((option) => option.defaultSelected);
    if (written.length === 0 && !control.multiple) written.push(...options.slice(0, 1));
    if (`${chosen.map(indexOf)}` === `${written.map(indexOf)}`) return null;
    const values = chosen.map((option) => option.value);
    return (now) => {
      for (const option of (now as HTMLSelectElement).options) option.selected = values.includes(option.value);
      tell(now);
    };
  }
  if (/^(checkbox|radio)$/.test(control.type)) {
    const { checked, defaultChecked, type } = control as HTMLInputElement;
    if (checked === defaultChecked || (type === 'radio' && !checked)) return null;
    return (now) => {
      // a click tells whoever listens, to whichever event
      (now as HTMLInputElement).checked = !checked;
      now.click();
    };
  }
  const { value, defaultValue, type } = control;
  if (value === defaultValue) return null;
  return (now) => {
    // files stay chosen; only a reader may set them
    if (type !== 'file') (now as HTMLInputElement).value = value;
    tell(now);
  };
}

const indexOf = (option: HTMLOptionElement) => option.index;

export interface Entries {
  readonly some: boolean;
  /** Enters everything again, then puts the caret where it was. */
  restore(): Promise<void>;
}

/** `opened`: which `details` the page was written with open. */
export function entriesIn(root: ParentNode, opened: ReadonlySet<Element>): Entries {
  const controls = controlsOf(root);
  const repeats = controls.map((control) => repeat(control, opened));
  const focused = document.activeElement as HTMLInputElement | null;
  const at = controls.indexOf(focused as Control);
  const caret =
    at < 0 ? null : ([focused?.selectionStart, focused?.selectionEnd, focused?.selectionDirection] as const);
  return {
    some: repeats.some(Boolean),
    async restore() {
      const now = controlsOf(root);
      // the script may have drawn a control anew
      const current = (i: number) => (controls[i]?.isConnected ? controls[i] : now[i]) as Control | undefined;
      for (const [i, enter] of repeats.entries()) {
        const control = current(i);
        if (!enter || !control) continue;
        enter(control);
        await null; // what it changes is drawn before the next
      }
      const field = current(at) as HTMLInputElement | undefined;
      if (!caret || !field) return;
      if (document.activeElement !== field) field.focus({ preventScroll: true });
      const [start, end, direction] = caret;
      if (typeof start === 'number') field.setSelectionRange(start, end ?? start, direction ?? 'none');
    },
  };
}
