import type { Holder } from '../../shared/contract/office.ts';

/** A name as operators compare it with a badge: the last name stands out. */
export function HolderName({ of: { firstName, lastName } }: { of: Holder }) {
  return (
    <>
      {firstName} <span className="holder-last">{lastName}</span>
    </>
  );
}
