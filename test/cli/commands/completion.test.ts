import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { cli, run } from '../checkCall.ts';
import { withFolder } from '../temporaryFolder.ts';

/** Directives of the scripts, which are those of cobra: only the offers, or file names of the shell. */
const withoutFiles = ':4';
const byFiles = ':0';

describe('shell completion', function () {
  this.timeout(120_000);

  checkOffers('offers commands', ['cov'], ['coverage'], withoutFiles);
  checkOffers(
    'offers the options of a command',
    ['coverage', '--f'],
    ['--format', '--fail-under'],
    withoutFiles,
  );
  checkOffers('offers the values of an option', ['check', '--format', 's'], ['sarif'], withoutFiles);
  checkOffers('leaves paths to the shell', ['who', 'sr'], [], byFiles);

  for (const shell of ['bash', 'zsh', 'fish'])
    it(`prints a script for ${shell}`, function () {
      if (spawnSync(shell, ['-c', 'true']).status !== 0) this.skip();
      const { code, output } = run('.', ['complete', shell]);
      assert.equal(code, 0);
      withFolder({ script: output }, (folder) => {
        const read = spawnSync(shell, ['-n', path.join(folder, 'script')], { encoding: 'utf8' });
        assert.deepEqual([read.status, read.stderr], [0, '']);
      });
    });

  function checkOffers(
    title: string,
    words: readonly string[],
    offers: readonly string[],
    last: string,
  ): void {
    it(title, () => {
      const { status, stdout } = spawnSync(process.execPath, [cli, 'complete', '--', ...words], {
        encoding: 'utf8',
      });
      const lines = stdout.trimEnd().split('\n');
      assert.deepEqual([status, lines.at(-1)], [0, last]);
      assert.deepEqual(
        lines.slice(0, -1).map((line) => line.split('\t')[0]),
        offers,
      );
    });
  }
});
