import { UserRoundCheck } from 'lucide-react';
import { Radio, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Holder } from '../../shared/contract/office.ts';
import { QuietAction } from '../controls/buttons.tsx';
import { HolderName } from './holder-name.tsx';
import { LookupField } from './search-field.tsx';
import { useNumber } from './use-number.ts';

/** The field of the person, for focus. */
export const personFieldId = 'lookup-person';

/** The person whose badge an unknown card becomes: searched and chosen. */
export function WhoseCard(props: {
  people: readonly Holder[];
  text: string;
  chosen: Holder | null;
  onText: (text: string) => void;
  onFind: () => void;
  onChoose: (person: Holder | null) => void;
}) {
  const { t } = useTranslation();
  const number = useNumber();
  const { people, chosen } = props;
  return (
    <section className="whose-card" aria-label={t('lookup.unknown.whose')}>
      <h1>{t('lookup.unknown.whose')}</h1>
      {chosen === null && (
        <LookupField
          id={personFieldId}
          label={t('lookup.unknown.field')}
          value={props.text}
          onChange={props.onText}
          onSubmit={props.onFind}
        />
      )}
      {people.length === 0 && <p className="soft">{t('lookup.unknown.nobody')}</p>}
      {people.length > 0 && chosen === null && (
        <RadioGroup
          className="people-found"
          aria-label={t('lookup.unknown.people')}
          value={null}
          onChange={(id) => {
            const person = people.find((one) => one.id === id);
            if (person !== undefined) props.onChoose(person);
          }}
        >
          {people.map((person) => (
            <Radio key={person.id} value={person.id} className="one-person">
              <span className="found-name">
                <HolderName of={person} />
              </span>
              <span className="small">{number(person)}</span>
            </Radio>
          ))}
        </RadioGroup>
      )}
      {chosen !== null && (
        <div className="chosen-person">
          <UserRoundCheck aria-hidden="true" />
          <p role="status">
            <span className="found-name">
              <HolderName of={chosen} />
            </span>
            <span className="small">{number(chosen)}</span>
          </p>
          <QuietAction onPress={() => props.onChoose(null)}>{t('lookup.unknown.other')}</QuietAction>
        </div>
      )}
    </section>
  );
}
