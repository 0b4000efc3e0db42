import { z } from 'zod';
import { NOTICE_ABOUT, type AboutThing, type NoticeAbout } from '../../contract/notify/notify.api';
import { caseNumber } from '../case/case.row';

/** As the modules write it into what is to be told; deliveries from before know nothing of it. */
export const aboutThing = z
  .object({ kind: z.enum(NOTICE_ABOUT).exclude(['case']), id: z.number().int() })
  .optional();

/** Of a row of `notice`: cases and articles have columns of their own. */
export interface AboutRow {
  aboutKind: AboutThing['kind'] | null;
  aboutId: number | null;
  articleId: number | null;
  caseId: number | null;
  /** Of the case; null where there is none. */
  reportedAt: number | null;
}

export const aboutColumns = (about: AboutThing | undefined): Pick<AboutRow, 'aboutKind' | 'aboutId'> => ({
  aboutKind: about?.kind ?? null,
  aboutId: about?.id ?? null,
});

/** Undefined where there is nothing to be opened. */
export function aboutOf(row: AboutRow): NoticeAbout | undefined {
  const { caseId, reportedAt, articleId, aboutKind, aboutId } = row;
  if (caseId !== null && reportedAt !== null)
    return { kind: 'case', id: caseNumber({ id: caseId, reportedAt }) };
  if (articleId !== null) return { kind: 'article', id: articleId };
  return aboutKind !== null && aboutId !== null ? { kind: aboutKind, id: aboutId } : undefined;
}
