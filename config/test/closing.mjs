/**
 * Prints what was run and what was not, then exactly `N passed, N failed` as the last line; returns the failures.
 * Where nothing may be left out (`strict`, for CI) every skipped suite, and every file with skipped tests, is a failure.
 */
export function close(outcomes, { strict, byName }) {
  let passed = 0;
  let failed = 0;
  console.log('');
  for (const outcome of outcomes) {
    // With -t, jest calls every test it was not asked for skipped: no news.
    const skips = skipsOf(outcome, byName);
    passed += outcome.passed;
    failed += outcome.failed + (strict ? skips.length : 0);
    if (!outcome.skipped) console.log(`${outcome.name}: ${outcome.passed} passed, ${outcome.failed} failed`);
    for (const note of outcome.notes) console.log(`  ${note}`);
    for (const skip of skips) console.log(`skipped${strict ? ' (counts as failed)' : ''}: ${skip}`);
  }
  console.log(`${passed} passed, ${failed} failed`);
  return failed;
}

function skipsOf({ name, skipped, skippedIn = [] }, byName) {
  if (skipped) return [`${name}: ${skipped}`];
  return byName ? [] : skippedIn.map(({ file, tests }) => `${tests} tests in ${file}`);
}
