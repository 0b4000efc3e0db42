import { z } from 'zod';
import { paging } from '../text.schema';
export const inboxQuery = z.strictObject(paging);
export const readInput = z.strictObject({ upTo: z.number().int().min(0) });
