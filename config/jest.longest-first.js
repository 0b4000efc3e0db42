const { createRequire } = require('node:module');

// The very one that jest itself would take.
const jestCore = createRequire(createRequire(require.resolve('jest')).resolve('@jest/core'));
const { default: Sequencer } = jestCore('@jest/test-sequencer');

/** Minutes each where others take seconds; begun last, one of them would be waited for alone. */
const LONGEST = [
  'flows/mariadb',
  'payout-kill',
  'backup',
  'flows/sqlite',
  'fuzz/fuzz',
  'kill',
  'audit',
  'tell-town',
  'weapp',
].map((name) => `/${name}.test.ts`);

/** A machine that ran them before knows by itself how long each takes; a fresh clone has to be told. */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const place = ({ path }) => {
      const at = LONGEST.findIndex((name) => path.endsWith(name));
      return at < 0 ? LONGEST.length : at;
    };
    return super.sort(tests).sort((one, other) => place(one) - place(other));
  }
};
