/** Left and right arrows, Home and End move the focus among the buttons of a row, which is one stop for the Tab key. */
export function walk(event: KeyboardEvent): void {
  const { target, currentTarget } = event;
  if (!(target instanceof HTMLElement) || !(currentTarget instanceof HTMLElement)) return;
  const all = [...currentTarget.querySelectorAll('button')];
  const at = all.indexOf(target as HTMLButtonElement);
  const to: Readonly<Record<string, number>> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 };
  const next = all[Math.max(0, Math.min(all.length - 1, to[event.key] ?? -1))];
  if (at < 0 || to[event.key] === undefined || !next) return;
  event.preventDefault();
  next.focus();
}
