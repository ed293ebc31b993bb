import fs from 'node:fs';
import Mocha from 'mocha';

/** What mocha prints by itself; in the end, the numbers go to the file that LEADERSHIP_TEST_RESULTS names. */
export default class extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      const { passes: passed, failures: failed, pending: skipped } = runner.stats;
      fs.writeFileSync(process.env.LEADERSHIP_TEST_RESULTS, JSON.stringify({ passed, failed, skipped }));
    });
  }
}
