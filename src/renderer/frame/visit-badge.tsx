import { discreetName } from '../../shared/domain/person.ts';
import { BadgePhoto } from '../account/photo-of.tsx';
import { useLinkState } from '../connection/use-station.tsx';
import { BadgeDrawing } from '../drawings/badge-drawing.tsx';

/** The badge that this visit is about, as far as it has come; an empty one while nobody is here. */
export function VisitBadge() {
  const account = useLinkState().view?.visit?.account;
  if (account === undefined) return <BadgeDrawing kind="student" />;
  return (
    <BadgeDrawing
      kind={account.person.kind}
      name={discreetName(account.person)}
      photo={<BadgePhoto account={account} />}
    />
  );
}
