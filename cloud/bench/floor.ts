import { createSecretKey, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { createHash } from 'node:crypto';
import Koa from 'koa';
import mysql from 'mysql2/promise';
import { DatabaseSync } from '@photostructure/sqlite';
import { deedFloor } from './deeds-floor';

/**
 * What the same rows cost with nothing in between: koa, one token look-up, raw driver, prepared statements one after the
 * other, no checks, no rules. It writes every row that a report or a step must leave (the case, its trail, who reported
 * it, its count, the once-only key, what is to be told) and reads what the answer must show; a step answers with the
 * case and its trail as they are then. And koa answering a constant. Run as a process of its own so that its CPU can be
 * read apart.
 */
interface Raw {
  readonly forUpdate: '' | ' FOR UPDATE';
  all(sql: string, params: readonly unknown[]): Promise<unknown[]>;
  work(statements: readonly [string, readonly unknown[]][]): Promise<number>;
}

// Page ids by the index, then the rows: SELECT * alone makes MariaDB walk the primary key, which is no floor.
const list = (hint: string): string =>
  `SELECT c.* FROM (SELECT id FROM cases ${hint} WHERE unitId = ? AND state = ? ORDER BY id DESC LIMIT 20) AS page
   JOIN cases c ON c.id = page.id ORDER BY page.id DESC`;
const LIST = list(process.env.DATABASE_URL ? 'IGNORE INDEX FOR ORDER BY (PRIMARY)' : '');
const TOTAL = 'SELECT SUM(n) AS n FROM case_count WHERE scope = ? AND unitId = ? AND state = ?';
const EVENT = `INSERT INTO case_event (caseId, seq, at, action, byId, byUnitId, toState, holderId, dueAt, open, closed, openDigest, closedDigest, hash)
  VALUES (?, ?, ?, ?, NULL, NULL, ?, NULL, NULL, ?, ?, ?, ?, ?)`;
const TRAIL = 'SELECT * FROM case_event WHERE caseId = ? ORDER BY seq';
const REPORTER = 'INSERT INTO case_reporter (caseId, personId, at) VALUES (?, ?, ?)';
const COUNT =
  "INSERT INTO case_count_delta (scope, unitId, state, categoryCode, n) VALUES ('d', ?, 'reported', '200102', 1)";
const ONCE = 'INSERT INTO once (personId, onceKey, bodyHash, answerRef, at) VALUES (1, ?, ?, ?, ?)';
/** One to the desk, one for whoever judges the words. */
const DELIVERIES = `INSERT INTO delivery (topic, body, state, dueAt, createdAt)
  VALUES ('case.x', '{}', 'waiting', ?, ?), ('check.x', '{}', 'waiting', ?, ?)`;
/** As a report leaves it: in its grid, with its clock, so that it stands in the same indexes. */
const CASE = `INSERT INTO cases (state, open, deskId, holderId, gridId, communityId, streetId, coUnits, categoryCode, text, address, lng, lat, cell, answers, reporterId, hideName, source, contentCheck, reportedAt, enteredAt, dueAt, yellowAt, seq, head)
  VALUES ('reported', 1, ?, ?, ?, ?, ?, '[]', '200102', ?, '文昌路与春晖街交叉口附近', 122.07, 41.12, '12207:4112', '{}', ?, 0, 'resident', 'waiting', ?, ?, ?, ?, 1, '')`;

async function mariaDb(url: string): Promise<Raw> {
  const { username, pathname, searchParams } = new URL(url);
  const pool = mysql.createPool({
    user: username,
    database: pathname.slice(1),
    socketPath: searchParams.get('socket') ?? '',
    connectionLimit: 16,
  });
  return {
    forUpdate: ' FOR UPDATE',
    all: async (sql, params) => (await pool.execute(sql, [...params] as (string | number)[]))[0] as unknown[],
    work: async (statements) => {
      const connection = await pool.getConnection();
      let insertId = 0;
      try {
        await connection.beginTransaction();
        for (const [sql, params] of statements) {
          const [result] = await connection.execute<mysql.ResultSetHeader>(
            sql,
            params.map((value) => (value === LAST ? insertId : value)) as (string | number)[],
          );
          insertId ||= result.insertId;
        }
        await connection.commit();
      } finally {
        connection.release();
      }
      return insertId;
    },
  };
}

const LAST = '\u0000last';

function sqlite(file: string): Raw {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000');
  type Statement = ReturnType<typeof database.prepare>;
  const prepared = new Map<string, Statement>();
  const statement = (sql: string): Statement => {
    const known = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, known);
    return known;
  };
  return {
    forUpdate: '',
    all: async (sql, params) => statement(sql).all(...(params as (string | number)[])),
    work: async (statements) => {
      let insertId = 0;
      database.exec('BEGIN IMMEDIATE');
      for (const [sql, params] of statements) {
        const result = statement(sql).run(
          ...(params.map((value) => (value === LAST ? insertId : value)) as (string | number)[]),
        );
        insertId ||= Number(result.lastInsertRowid);
      }
      database.exec('COMMIT');
      return insertId;
    },
  };
}

const idOf = (no: string): number => Number(no.slice(6)) || 0;
const HOUR = 3_600_000;
const filler = 'x'.repeat(64);
/** As long as the product's for a note. */
const OPEN = JSON.stringify({ words: 'x'.repeat(150) });
const CLOSED = JSON.stringify({ words: 'x'.repeat(60) });
let events = Date.now() % 1_000_000_000;
const key = (): string => `floor-${process.pid}-${events++}`;

async function answer(raw: Raw, path: string, query: URLSearchParams): Promise<unknown> {
  const now = Date.now();
  const id = idOf(query.get('no') ?? '');
  switch (path) {
    case '/list': {
      const unitId = Number(query.get('unitId'));
      return {
        rows: await raw.all(LIST, [unitId, 'handling']),
        total: await raw.all(TOTAL, ['u', unitId, 'handling']),
      };
    }
    case '/read':
      return {
        case: await raw.all(
          'SELECT c.*, p.name, p.nameSealed FROM cases c JOIN person p ON p.id = c.reporterId WHERE c.id = ?',
          [id],
        ),
        events: await raw.all(TRAIL, [id]),
      };
    case '/counts':
      return raw.all(
        'SELECT state, categoryCode, SUM(n) AS n FROM case_count WHERE scope = ? GROUP BY state, categoryCode',
        ['d'],
      );
    case '/create':
      return raw.work([
        [CASE, [2, 2, 300, 100, 10, '路灯不亮', 1, now, now, now + HOUR, now + HOUR]],
        [EVENT, [LAST, 1, now, 'reported', 'reported', OPEN, CLOSED, filler, filler, filler]],
        ['UPDATE cases SET head = ? WHERE id = ?', [filler, LAST]],
        [REPORTER, [LAST, 1, now]],
        [COUNT, [2]],
        [DELIVERIES, [now, now, now, now]],
        [ONCE, [key(), filler, filler, now]],
      ]);
    case '/move':
      await raw.work([
        [`SELECT * FROM cases WHERE id = ?${raw.forUpdate}`, [id]],
        ['UPDATE cases SET enteredAt = ?, head = ? WHERE id = ?', [now, filler, id]],
        // Beside the case's own trail, which the product goes on with.
        [EVENT, [-id, events++, now, 'note', 'handling', OPEN, CLOSED, filler, filler, filler]],
        [ONCE, [key(), filler, filler, now]],
      ]);
      return raw.all(TRAIL, [id]);
    default:
      return deedFloor(raw, { path, query, last: LAST }) ?? { 服务: '正常' };
  }
}

async function main(): Promise<void> {
  const url = process.env.DATABASE_URL;
  const raw = url ? await mariaDb(url) : sqlite(process.env.SQLITE_FILE ?? '');
  // Held as a KeyObject, the cheap way of checking a token.
  const key = createSecretKey(randomBytes(32));
  const app = new Koa();
  app.use(async (ctx) => {
    if (ctx.path !== '/bare') {
      const token = createHash('sha256')
        .update(`${ctx.get('authorization')}${key.symmetricKeySize ?? 0}`)
        .digest('hex');
      if (ctx.path !== '/token') await raw.all('SELECT id FROM session WHERE tokenHash = ?', [token]);
    }
    ctx.body = await answer(raw, ctx.path, new URLSearchParams(ctx.querystring));
  });
  const handle = app.callback();
  const server = createServer((incoming, outgoing) => void handle(incoming, outgoing)).listen(
    0,
    '127.0.0.1',
    () => {
      const address = server.address();
      process.stdout.write(
        `floor http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}\n`,
      );
    },
  );
}

void main();
