import type { Account } from '../../shared/domain/account.ts';
import { Choose } from './choose.tsx';
import { Explain } from './explain.tsx';
import './image-rights.css';

/** Explains first, then asks. */
export function ImageRights({ account, stage }: { account: Account; stage: 'explain' | 'choose' }) {
  return stage === 'explain' ? <Explain account={account} /> : <Choose account={account} />;
}
