import type { Account } from '../../shared/domain/account.ts';

/** Whether this person works for the card office at this station. Central says so, and says it again with each answer. */
export const isCardOffice = (account: Account): boolean => account.roles?.includes('card-office') === true;
