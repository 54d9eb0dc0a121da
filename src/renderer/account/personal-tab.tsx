import { Camera, Eye, EyeOff } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../shared/domain/account.ts';
import { maskedEmail } from '../../shared/domain/person.ts';
import { fullName } from '../../shared/domain/person.ts';
import { useAct } from '../connection/use-station.tsx';
import { QuietAction } from '../controls/buttons.tsx';
import { Chip } from '../controls/chip.tsx';

const photoTones = { submitted: 'wait', accepted: 'good', rejected: 'bad' } as const;

/** « Informations personnelles » : what the university knows, e-mails masked until touched. */
export function PersonalTab({ account }: { account: Account }) {
  const { t } = useTranslation();
  const act = useAct();
  const { person, photo } = account;
  const number = person.kind === 'student' ? person.studentNumber : person.staffNumber;
  return (
    <div className="personal">
      <dl className="facts">
        <Fact label={t('account.personal.name')} value={fullName(person)} />
        <Fact
          label={t('account.personal.login')}
          value={person.login}
          note={t('account.personal.loginNote')}
        />
        {number !== null && (
          <Fact
            label={t(
              person.kind === 'student' ? 'account.personal.studentNumber' : 'account.personal.staffNumber',
            )}
            value={number}
          />
        )}
        <Email label={t('account.personal.universityEmail')} email={person.universityEmail} />
        <Email label={t('account.personal.contactEmail')} email={person.contactEmail} />
      </dl>
      <section className="card own-photo" aria-label={t('account.personal.photo')}>
        <div className="rows">
          <h2>{t('account.personal.photo')}</h2>
          {photo === null ? (
            <p className="soft">{t('account.personal.noPhoto')}</p>
          ) : (
            <Chip tone={photoTones[photo.state]}>{t(`account.photoState.${photo.state}`)}</Chip>
          )}
        </div>
        <QuietAction icon={Camera} onPress={() => act({ act: 'start-photo' })}>
          {t('account.personal.editPhoto')}
        </QuietAction>
      </section>
    </div>
  );
}

function Fact(props: { label: string; value: ReactNode; note?: string; after?: ReactNode }) {
  return (
    <div className="fact">
      <dt>{props.label}</dt>
      <dd>
        <span className="value">{props.value}</span>
        {props.note !== undefined && <span className="note">{props.note}</span>}
      </dd>
      {props.after}
    </div>
  );
}

function Email({ label, email }: { label: string; email: string | null }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  if (email === null)
    return <Fact label={label} value={<span className="soft">{t('account.personal.noContact')}</span>} />;
  const word = t(shown ? 'account.personal.hide' : 'account.personal.show');
  return (
    <Fact
      label={label}
      value={shown ? email : maskedEmail(email)}
      after={
        <dd className="after">
          <ToggleButton
            className="button quiet"
            isSelected={shown}
            onChange={setShown}
            aria-label={`${word} : ${label}`}
          >
            {shown ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
            {word}
          </ToggleButton>
        </dd>
      }
    />
  );
}
