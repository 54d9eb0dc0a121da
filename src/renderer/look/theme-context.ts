import { createContext } from 'react';
import standard from '../../../resources/theme/default.json';
import { Theme } from './theme.ts';

/** The theme of the build; a university puts its own file in its place. */
export const standardTheme: Theme = Theme.parse(standard);
/** The theme on screen: its name and mark. */
export const ThemeContext = createContext<Theme>(standardTheme);
