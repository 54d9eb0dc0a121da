import { History, Trash2 } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { BenchScreen, UnfinishedCard } from '../../shared/contract/bench.ts';
import { fullName } from '../../shared/domain/person.ts';
import { QuietAction } from '../controls/buttons.tsx';
import { clockTime } from '../words/formats.ts';
import { useLanguage } from '../words/use-words.ts';

/** « Rattrapage » : how many cards may hold part of an encoding, and the way to them. */
export function UnfinishedButton({ count, onOpen }: { count: number; onOpen: () => void }) {
  const { t } = useTranslation();
  return (
    <Button
      className="button outline catch-up"
      data-some={count > 0}
      isDisabled={count === 0}
      onPress={onOpen}
    >
      <History aria-hidden="true" />
      {count === 0 ? t('bench.unfinished.none') : t('bench.unfinished.open')}
      {count > 0 && <b className="catch-up-count">{count}</b>}
    </Button>
  );
}

/** The unfinished card that a problem is about: the one on the reader, or the one that this badge was begun on. */
export function touchedCard({ problem, unfinished, uid, badge }: BenchScreen): UnfinishedCard | undefined {
  if (problem?.touched !== true) return undefined;
  const here = uid === null ? undefined : unfinished.find((one) => one.uid === uid);
  return here ?? unfinished.find((one) => one.badge !== null && one.badge === badge?.badge);
}

/** Whose an unfinished card was to be, as far as this screen still knows it. */
export function ownerOf({ badge }: UnfinishedCard, screen: BenchScreen): string | null {
  if (badge === null) return null;
  const now = screen.badge?.badge === badge ? screen.badge.holder : null;
  if (now !== null) return fullName(now);
  return screen.last.find((line) => line.badge === badge)?.person ?? null;
}

/** The unfinished cards, oldest first, each with the way to void it. */
export function UnfinishedList({ screen, onVoid }: { screen: BenchScreen; onVoid: (entry: string) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <ul className="unfinished scroll">
      {screen.unfinished.map((card) => {
        const person = ownerOf(card, screen);
        const time = clockTime(new Date(card.startedAt), language);
        return (
          <li key={card.entry} data-state={card.state}>
            <div>
              <b className="unfinished-uid">{card.uid}</b>
              <p>
                {card.badge === null
                  ? t('bench.unfinished.ofNobody')
                  : person === null
                    ? t('bench.unfinished.ofBadge')
                    : t('bench.unfinished.of', { person })}
              </p>
              <p className="soft small">
                {t(card.state === 'suspect' ? 'bench.unfinished.suspect' : 'bench.unfinished.started', {
                  time,
                })}
              </p>
            </div>
            <QuietAction
              icon={Trash2}
              label={t('bench.unfinished.voidOf', { uid: card.uid })}
              onPress={() => onVoid(card.entry)}
            >
              {t('bench.unfinished.void')}
            </QuietAction>
          </li>
        );
      })}
    </ul>
  );
}
