import { createRequire } from 'node:module';
import { join } from 'node:path';

const DATABASE = 'one-net.db';
/** Beside an external database these are somebody's photos and the audit log's anchors. */
const BELONGS_TO_A_DATABASE = /^(files|audit-(anchors\.log|key(\.pub)?\.pem))$/;

/**
 * Why what the server made in this folder (`names`) is not a demonstration's and so must not be thrown away, one Chinese
 * sentence; undefined where it is. What counts is what lies in the folder: the settings of this terminal may be others.
 */
export function notADemonstration(root, dataDir, names, env) {
  if (!isDemonstration(env)) return '按现在的设置（DEMO、NODE_ENV）这里是正式部署，不是演示';
  if (names.includes(DATABASE)) return whyNot(factsOf(root, join(dataDir, DATABASE)));
  if (names.some((name) => BELONGS_TO_A_DATABASE.test(name)))
    return '这里有照片或审计锚，却没有内置数据库：它们可能属于一个外部数据库';
  return undefined;
}

function whyNot(facts) {
  if (facts === undefined) return '里面的数据库打不开，看不出是不是演示';
  if (!facts.has('town-story')) return '里面的数据库没有讲过演示城区';
  const last = facts.get('settings');
  if (last !== undefined && !isDemonstration(JSON.parse(last))) return '里面的数据库上次是作为正式部署运行的';
  return undefined;
}

/** As the server reads the two settings (cloud/src/kernel/settings.ts), which need not be compiled here. */
function isDemonstration({ DEMO = '', NODE_ENV = '' }) {
  return DEMO.trim() ? /^(1|true|on)$/.test(DEMO.trim()) : NODE_ENV.trim() !== 'production';
}

/** What the database remembers of itself, by name; undefined when it cannot be read. */
function factsOf(root, file) {
  let database;
  try {
    const { DatabaseSync } = createRequire(join(root, 'cloud/package.json'))('@photostructure/sqlite');
    database = new DatabaseSync(file, { readOnly: true });
    const rows = database.prepare('SELECT name, value FROM fact').all();
    return new Map(rows.map(({ name, value }) => [name, value]));
  } catch {
    return undefined; // Broken, or of another make: that it is not known is all the caller must know.
  } finally {
    database?.close();
  }
}
