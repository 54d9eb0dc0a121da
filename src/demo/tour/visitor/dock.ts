import type { Page } from 'playwright-core';
import type { DockAct } from '../../../shared/contract/station.ts';

/** The words on the dock's buttons that the visitor's hand needs; the dock speaks English only. */
const labels: Partial<Record<DockAct['move'], string>> = {
  'remove-card': 'Remove card',
  'unplug-reader': 'Unplug reader',
  'plug-reader': 'Plug reader',
  'cut-network': 'Cut network',
  'restore-network': 'Restore network',
  'plug-stick': 'Plug stick',
  'unplug-stick': 'Unplug stick',
};

/** Opens the development dock, touches one of its buttons, waits for its word, and closes it. */
export async function moveDock(page: Page, act: DockAct): Promise<void> {
  const dock = page.getByRole('complementary', { name: 'Development dock' });
  const tab = dock.getByRole('button', { name: 'Development dock' });
  await tab.click();
  const name = act.move === 'present-card' ? (act.uid ?? '') : labels[act.move];
  if (name === undefined) throw new Error(`the dock’s hand does not know ${act.move}`);
  await dock
    .getByRole('button', { name, exact: act.move !== 'present-card' })
    .first()
    .click();
  await dock.getByRole('status').filter({ hasText: /\S/ }).waitFor();
  await tab.click();
}
