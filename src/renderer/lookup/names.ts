import type { Holder } from '../../shared/contract/office.ts';

/** First and last name, as they are said. */
export const nameOf = ({ firstName, lastName }: Pick<Holder, 'firstName' | 'lastName'>): string =>
  `${firstName} ${lastName}`;
