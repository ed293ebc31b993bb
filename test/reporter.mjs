import fs from 'node:fs';
import Mocha from 'mocha';

/** A test that takes longer is named at the end of the run, in milliseconds. */
const slowTest = 10_000;

/** What mocha prints by itself; in the end, the results go to the file that LEADERSHIP_TEST_RESULTS names. */
export default class extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const failures = [];
    const slow = [];
    runner.on(Mocha.Runner.constants.EVENT_TEST_PASS, (test) => {
      if (test.duration > slowTest) slow.push({ title: test.fullTitle(), duration: test.duration });
    });
    runner.on(Mocha.Runner.constants.EVENT_TEST_FAIL, (test, error) =>
      failures.push({ title: test.fullTitle(), message: error.message }),
    );
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      const { passes: passed, failures: failed, pending: skipped } = runner.stats;
      const results = JSON.stringify({ passed, failed, skipped, failures, slow });
      fs.writeFileSync(process.env.LEADERSHIP_TEST_RESULTS, results);
    });
  }
}
