/** A box that scrolls must be reachable by keyboard and named; one that does not must not be a stop. */
function update(box: HTMLElement): void {
  const scrolls = box.scrollWidth > box.clientWidth + 1;
  if (scrolls) {
    box.tabIndex = 0;
    box.setAttribute('role', 'region');
    box.setAttribute('aria-label', box.dataset['scroll'] || (document.body.dataset['formula'] ?? ''));
  } else {
    for (const name of ['tabindex', 'role', 'aria-label']) box.removeAttribute(name);
  }
}

export function startScrollers(): void {
  const sizes = new ResizeObserver((entries) => {
    for (const { target } of entries) if (target instanceof HTMLElement) update(target);
  });
  // what is far away is not laid out yet, and asking for its width would have it done
  const near = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) sizes.observe(target);
      else sizes.unobserve(target);
    }
  });
  for (const box of document.querySelectorAll<HTMLElement>('[data-scroll], article .katex-display:not(.equation *)'))
    near.observe(box);
}
