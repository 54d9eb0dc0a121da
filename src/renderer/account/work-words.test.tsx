import '../gallery/jsdom.ts';
import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { renderScene } from '../gallery/render-scene.tsx';
import { scenes } from '../gallery/scenes.ts';

afterEach(cleanup);

// No operator's screen is imported here: their words come later than the account.
test('an operator’s account is in words before any screen of operators was opened', async () => {
  renderScene(scenes['account-moderator']);
  expect(await screen.findByText('Photos à valider')).toBeDefined();
  expect(screen.getByText('Sûre')).toBeDefined();
  expect(document.body.textContent).not.toMatch(/(moderation|work|office)\.\w/);
  cleanup();
  renderScene(scenes['account-office']);
  expect(await screen.findByText('Service des badges')).toBeDefined();
  expect(document.body.textContent).not.toMatch(/(moderation|work|office|bench|lookup)\.\w/);
});
