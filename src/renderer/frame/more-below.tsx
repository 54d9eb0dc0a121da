import { ChevronDown } from 'lucide-react';
import { useEffect, useState, type RefObject } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';

/** One touch goes this part of the visible height further down. */
const stride = 0.8;

/** A round arrow at the foot of a page that is longer than the screen: it says so, and goes on without a swipe. */
export function MoreBelow({ content }: { content: RefObject<HTMLElement | null> }) {
  const { t } = useTranslation();
  const [more, setMore] = useState(false);
  useEffect(() => {
    const page = content.current;
    if (page === null || typeof ResizeObserver === 'undefined') return;
    const look = (): void => setMore(page.scrollHeight - page.clientHeight - page.scrollTop > 24);
    const sizes = new ResizeObserver(look);
    const watchAll = (): void => {
      sizes.disconnect();
      for (const part of [page, ...page.children]) sizes.observe(part); // tells of each at once, when it is laid out
    };
    const parts = new MutationObserver(watchAll);
    parts.observe(page, { childList: true });
    page.addEventListener('scroll', look, { passive: true });
    watchAll();
    return () => {
      sizes.disconnect();
      parts.disconnect();
      page.removeEventListener('scroll', look);
    };
  }, [content]);
  if (!more) return null;
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  return (
    <Button
      className="more-below"
      aria-label={t('bar.more')}
      onPress={() =>
        content.current?.scrollBy({
          top: content.current.clientHeight * stride,
          behavior: still ? 'auto' : 'smooth',
        })
      }
    >
      <ChevronDown aria-hidden="true" />
    </Button>
  );
}
