/** How far the current item keeps from what covers the edges, so that its neighbours show that there are some. */
const PEEK = 48;

/** Frames without any need to scroll after which the page has come to rest, and the most that are waited for. */
const AT_REST = 3;
const MOST_FRAMES = 20;

/**
 * As `bringIntoView`, again until the page has come to rest: rows that come into sight get their real height only then,
 * and the browser moves what it shows to make up for that. A question that is open in the card is what has to be seen.
 */
export function keepInView(list: HTMLElement, card: HTMLElement, first: boolean): void {
  let [rest, left] = [0, MOST_FRAMES];
  const look = () => {
    if (!card.isConnected) return;
    const form = card.querySelector('form');
    rest = bringIntoView(list, form ?? card, first && !form) ? 0 : rest + 1;
    left -= 1;
    if (rest < AT_REST && left > 0) requestAnimationFrame(look);
  };
  look();
}

/**
 * Scrolls as little as possible until the beginning of `card` is in sight: below whatever sticks to the top of what
 * scrolls, as high as that really is. What is longer than the window shows its beginning, never its end.
 * @param card the current item, or the question that is open in it
 * @param list scrolls by itself on wide screens; on narrow ones the whole page does
 * @returns whether it had to scroll
 * @param first nothing stands above the card: then everything above it, such as the head of its area, is shown too
 */
function bringIntoView(list: HTMLElement, card: HTMLElement, first: boolean): boolean {
  const own = getComputedStyle(list).overflowY !== 'visible';
  const covers = [...document.querySelectorAll<HTMLElement>('kp-page-header, kp-review-page .hints, nav')];
  const head = stickyHeight(card.closest('.run')?.querySelector<HTMLElement>('.area') ?? null);
  const frame = own ? list.getBoundingClientRect() : windowBetween(covers);
  const { top, bottom } = card.getBoundingClientRect();
  const [from, to] = [frame.top + head, frame.bottom];
  list.style.scrollPaddingTop = `${head}px`;
  const by =
    first && own
      ? -list.scrollTop
      : top < from
        ? top - from - Math.min(PEEK, Math.max(0, to - from - (bottom - top)))
        : bottom > to
          ? Math.min(bottom - to + PEEK, top - from)
          : 0;
  // Parts of a pixel are nothing to scroll for.
  if (Math.abs(by) < 1) return false;
  (own ? list : window).scrollBy({ top: by });
  return true;
}

function stickyHeight(head: HTMLElement | null): number {
  return head && getComputedStyle(head).position === 'sticky' ? head.getBoundingClientRect().height : 0;
}

/** What is left of the window between the bars that stick to its top and its bottom. */
function windowBetween(covers: readonly HTMLElement[]): { readonly top: number; readonly bottom: number } {
  let [top, bottom] = [0, window.innerHeight];
  for (const cover of covers) {
    const box = cover.getBoundingClientRect();
    if (box.width === 0 || !['sticky', 'fixed'].includes(getComputedStyle(cover).position)) continue;
    if (box.top <= 0) top = Math.max(top, box.bottom);
    else if (box.bottom >= window.innerHeight - 1 || cover.matches('.hints')) bottom = Math.min(bottom, box.top);
  }
  return { top, bottom };
}
