import { Nfc } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { OfficeAct, OfficeActOffer } from '../../shared/contract/lookup.ts';
import type { OfficeBadge } from '../../shared/contract/office-badge.ts';
import { KeyCap } from '../controls/key-cap.tsx';
import { actIcons, carefulActs, inOrder, wordsOf } from './act-icons.ts';

/** What the life cycle allows on this badge now, each with its digit; what stops it stands apart. */
export function Acts(props: {
  sheet: OfficeBadge | null;
  offers: readonly OfficeActOffer[];
  onAct: (act: OfficeAct) => void;
}) {
  const { t } = useTranslation();
  const offers = inOrder(props.offers);
  const calm = offers.filter(({ act }) => !carefulActs.includes(act));
  const careful = offers.filter(({ act }) => carefulActs.includes(act));
  const draw = (offer: OfficeActOffer, kind: string) => {
    const Icon = actIcons[offer.act];
    return (
      <Button key={offer.act} className={`button ${kind}`} onPress={() => props.onAct(offer.act)}>
        <Icon aria-hidden="true" />
        <span className="act-words">
          {t(`lookup.acts.${wordsOf(offer.act, props.sheet)}`)}
          {offer.tap && offer.act !== 'accredit' && (
            <small>
              <Nfc aria-hidden="true" />
              {t('lookup.acts.needsTap')}
            </small>
          )}
        </span>
        <KeyCap>{String(offers.indexOf(offer) + 1)}</KeyCap>
      </Button>
    );
  };
  if (offers.length === 0) return <p className="hint nothing-to-do">{t('lookup.acts.nothing')}</p>;
  return (
    <>
      {calm.length > 0 && (
        <div className="act-group">{calm.map((offer, at) => draw(offer, at === 0 ? 'main' : 'outline'))}</div>
      )}
      {careful.length > 0 && (
        <div className="act-group careful-acts">
          <h3>{t('lookup.acts.careful')}</h3>
          {careful.map((offer) => draw(offer, 'stopping'))}
        </div>
      )}
    </>
  );
}
