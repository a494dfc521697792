/**
 * Forms in a frame that may send none (`sandbox` without `allow-forms`, as Kolibri's): there the browser tells nobody
 * that a form is to be sent. Those of the book are all answered by the page itself; a click on the button that sends
 * one, which Enter in a field makes as well, is told to its form as the browser would have.
 */
export function answerForms(root: Document = document): void {
  root.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    if (event.defaultPrevented || button?.type !== 'submit' || button.disabled || !button.form) return;
    const { form } = button;
    event.preventDefault();
    if (!form.noValidate && !form.reportValidity()) return;
    const submit = new SubmitEvent('submit', { bubbles: true, cancelable: true, submitter: button });
    const open = form.dispatchEvent(submit) && form.method === 'dialog';
    if (open) form.closest('dialog')?.close(button.value);
  });
}
