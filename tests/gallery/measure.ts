/** What is too small, too near or too wide on the screen that is shown; runs inside the page. Sizes in CSS pixels. */
export function measure(): string[] {
  const faults: string[] = [];
  const ignored = '[data-drawing], .unseen, .dock, [inert]';
  const seen = (element: Element): boolean => {
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    const tiny = element.parentElement?.getBoundingClientRect(); // the holder of what only a screen reader sees
    const held = tiny === undefined || (tiny.width > 2 && tiny.height > 2);
    return (
      held &&
      box.width > 2 &&
      box.height > 2 &&
      style.visibility === 'visible' &&
      element.closest(ignored) === null
    );
  };
  /** A box as far as it is not scrolled out of its page; null when it is, even in part. */
  const shown = (element: Element): DOMRect | null => {
    const box = element.getBoundingClientRect();
    const page = element.closest('.content, .scroll')?.getBoundingClientRect();
    return page === undefined || (box.top >= page.top - 1 && box.bottom <= page.bottom + 1) ? box : null;
  };
  /** False for what its own list hides. */
  const isScrolledIn = (element: Element): boolean =>
    element.closest('.scroll') === null || shown(element) !== null;
  const named = (element: Element): string =>
    `${element.tagName.toLowerCase()}.${[...element.classList].join('.')} "${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 40)}"`;

  const dialog = document.querySelector('.over');
  const root: ParentNode = dialog ?? document;
  const targets = [
    ...root.querySelectorAll('button, a[href], [role="tab"], label[data-rac], [role="application"], .thumb'),
  ].filter(seen);
  for (const target of targets) {
    const box = target.getBoundingClientRect();
    if (box.width < 59.5 || box.height < 59.5)
      faults.push(`small target ${named(target)}: ${box.width.toFixed(0)} x ${box.height.toFixed(0)}`);
  }
  for (const [at, one] of targets.entries()) {
    for (const other of targets.slice(at + 1)) {
      if ([one, other].some((target) => target.matches('.more-below, .cross, .thumb, [role="application"]')))
        continue;
      const a = shown(one);
      const b = shown(other);
      if (a === null || b === null) continue;
      const across = Math.max(a.left - b.right, b.left - a.right);
      const down = Math.max(a.top - b.bottom, b.top - a.bottom);
      if (Math.max(across, down) < 15) faults.push(`near targets ${named(one)} and ${named(other)}`);
    }
  }

  const blockOf = (element: Element): Element => {
    let block = element;
    while (getComputedStyle(block).display === 'inline' && block.parentElement !== null)
      block = block.parentElement;
    return block;
  };
  const lines: { block: Element; box: DOMRect }[] = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode;
    const parent = node.parentElement;
    if (parent === null || node.textContent?.trim() === '' || !seen(parent)) continue;
    const size = Number.parseFloat(getComputedStyle(parent).fontSize);
    if (size < 21.9) faults.push(`small text ${named(parent)}: ${size} px`);
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (box.left < -1 || box.right > window.innerWidth + 1)
      faults.push(`text outside of the screen: ${named(parent)}`);
    if (dialog === null && parent.closest('.content') !== null && isScrolledIn(parent))
      lines.push({ block: blockOf(parent), box });
    const holder = parent
      .closest('button, .tab, .chip, .card, .notice, .fact, .dialog')
      ?.getBoundingClientRect();
    if (holder !== undefined && (box.right > holder.right + 1 || box.left < holder.left - 1))
      faults.push(`text outside of its box: ${named(parent)}`);
  }
  for (const [at, one] of lines.entries()) {
    for (const other of lines.slice(at + 1)) {
      if (one.block.contains(other.block) || other.block.contains(one.block)) continue;
      const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      if (across > 4 && down > 8)
        faults.push(`text over text: ${named(one.block)} and ${named(other.block)}`);
    }
  }
  for (const part of [
    document.documentElement,
    ...document.querySelectorAll('.content, .doing, .bar, .ent-bar'),
  ]) {
    if (part.scrollWidth > part.clientWidth + 1)
      faults.push(`${named(part).slice(0, 40)} is ${part.scrollWidth - part.clientWidth} px too wide`);
  }
  for (const part of document.querySelectorAll('.doing, .ent-bar, .kiosk')) {
    if (part.scrollHeight > part.clientHeight + 2)
      faults.push(`${named(part).slice(0, 40)} is ${part.scrollHeight - part.clientHeight} px too high`);
  }
  for (const band of document.querySelectorAll('.band-outcome')) {
    const within = band.getBoundingClientRect();
    for (const part of band.children) {
      const box = part.getBoundingClientRect();
      if (box.top < within.top + 8 || box.bottom > within.bottom - 8)
        faults.push(`no room for ${named(part)} in its band`);
    }
  }
  return faults;
}
