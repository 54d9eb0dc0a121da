import { encodesAPile, massAsked } from '../support/scenarios/mass.ts';

encodesAPile('electron', { electron: true }, massAsked() ?? 10);
