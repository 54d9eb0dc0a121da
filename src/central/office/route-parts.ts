import { z } from 'zod';
import { VisitId } from '../../shared/domain/ids.ts';
import { visitSecurity } from '../http/schema.ts';

export const VisitPath = z.object({ visit: VisitId });
/** `paths` with the name of the visit's part, for the router. */
export const visit = ':visit' as VisitId;
/** What OpenAPI says of every route of the card office. */
export const common = { tags: ['Card office'], security: visitSecurity };
