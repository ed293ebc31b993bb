import assert from 'node:assert/strict';
import { analyze } from '../../../src/analyze.ts';
import { claimable } from '../../../src/features/reports/claimable.ts';
import { fileList } from '../../../src/ownership/coverage/fileList.ts';
import { runSync } from '../../../src/text/task.ts';

describe('what can be claimed', () => {
  const paths = [
    ...['README.md', 'leadership.yaml', 'src/a.ts', 'src/gen/b.ts', 'src/gen/b.js', 'tools/deep/c.ts'],
    ...['vendor/d.ts', 'web/leadership.yaml', 'web/e.ts', 'web/f.css'],
  ];
  const analysis = analyze(
    [
      {
        path: 'leadership.yaml',
        text: 'version: 1\ndomains:\n  - { id: a, paths: [/src/, "!*.js"], owners: ["@x"] }\nunowned: [/vendor/]\n',
      },
      {
        path: 'web/leadership.yaml',
        text: 'version: 1\ninherits: true\ndomains:\n  - { id: b, paths: ["*.ts"], owners: ["@x"] }\n',
      },
    ],
    fileList(paths),
  );

  it('is the files that nobody owns, and the folders whose new files nobody would own', () => {
    assert.deepEqual(runSync(claimable(analysis, 100)).sort(), [
      ...['README.md', 'src/gen/b.js', 'tools', 'tools/deep', 'tools/deep/c.ts', 'web', 'web/f.css'],
    ]);
    assert.equal(runSync(claimable(analysis, 2)).length, 2);
  });

  it('is counted by folder', () => {
    const leadershipFiles = analysis.files.map(({ path }) => path);
    const counts = ['', 'src', 'src/gen', 'tools', 'tools/deep', 'vendor', 'web', 'gone'].map((folder) =>
      analysis.coverage?.unownedBelow(folder, leadershipFiles),
    );
    assert.deepEqual(counts, [4, 1, 1, 1, 1, 0, 1, 0]);
  });
});
