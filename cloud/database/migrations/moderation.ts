import {
  code,
  id,
  orNull,
  PortableMigration,
  ref,
  text,
  time,
  whole,
  type Schema,
} from '../../src/kernel/migration';

/**
 * What waits for a human's judgement, and what was done with it. `contentCheck` of files and cases says from now on how
 * it stands (MODERATION_STATES): whatever was there before counts as passed, but for what the platform had found.
 */
export class Moderation1764005000000 extends PortableMigration {
  readonly name = 'Moderation1764005000000';

  protected async change(schema: Schema): Promise<void> {
    await schema.table(
      'moderation_item',
      {
        id,
        /** `file:12` or `words:34`: a thing is one item, however often it comes back. */
        subject: code(40),
        caseId: orNull(ref),
        fileId: orNull(ref),
        state: code(10),
        why: code(12),
        label: orNull(whole),
        since: time,
      },
      { unique: [['subject']], index: [['state']] },
    );
    await schema.table(
      'moderation_event',
      { id, itemId: ref, at: time, action: code(12), byId: orNull(ref), words: text(400) },
      { index: [['itemId']] },
    );
    await schema.index('stored_file', ['caseId']);
    await toStates(schema);
  }
}

/** What nobody had answered counts as unanswered: a human looks at it, unless the answer comes after all. */
const FOUND: Readonly<Record<string, string>> = {
  review: 'review',
  risky: 'risky',
  unchecked: 'unchecked',
  waiting: 'unanswered',
};

async function toStates(schema: Schema): Promise<void> {
  for (const [was, why] of Object.entries(FOUND)) {
    await hold(schema, { table: 'stored_file', kind: 'file', columns: 'caseId, id, at', was, why });
    await hold(schema, { table: 'cases', kind: 'words', columns: 'id, NULL, reportedAt', was, why });
  }
  // What was found in an upload that no case has yet is asked anew when one takes it.
  await schema.sql(
    "UPDATE stored_file SET contentCheck = 'waiting' WHERE contentCheck IN ('review', 'risky', 'unchecked')",
  );
  await schema.sql("UPDATE stored_file SET contentCheck = 'passed' WHERE contentCheck IN ('none', 'pass')");
  await schema.sql("UPDATE cases SET contentCheck = 'passed' WHERE contentCheck = 'pass'");
}

interface Found {
  readonly table: 'stored_file' | 'cases';
  readonly kind: 'file' | 'words';
  /** Its case, its file, and since when. */
  readonly columns: string;
  readonly was: string;
  readonly why: string;
}

/** What no case has waits for nobody. May run again after it broke in the middle. */
async function hold(schema: Schema, { table, kind, columns, was, why }: Found): Promise<void> {
  const subject =
    schema.dialect === 'mysql' ? `CONCAT('${kind}:', ${table}.id)` : `'${kind}:' || ${table}.id`;
  const which = `contentCheck = '${was}'${kind === 'file' ? ' AND caseId IS NOT NULL' : ''}`;
  await schema.sql(`INSERT INTO moderation_item (subject, caseId, fileId, since, state, why)
    SELECT ${subject}, ${columns}, 'held', '${why}' FROM ${table}
    WHERE ${which} AND NOT EXISTS (SELECT 1 FROM moderation_item i WHERE i.subject = ${subject})`);
  await schema.sql(`UPDATE ${table} SET contentCheck = 'held' WHERE ${which}`);
}
