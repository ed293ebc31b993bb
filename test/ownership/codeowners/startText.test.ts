import assert from 'node:assert/strict';
import { analyze } from '../../../src/analyze.ts';
import { fileList } from '../../../src/ownership/coverage/fileList.ts';
import { startText } from '../../../src/ownership/codeowners/startText.ts';

describe('the text of a new leadership file', () => {
  const files = fileList(['src/a.ts', 'docs/a.md', 'my tools/x', 'README.md']);
  const text = startText({ files, purpose: undefined, codeowners: undefined });
  const lines = text.split('\n');
  const starts = lines.flatMap((line, at) => (line.startsWith('  # - id:') ? [at] : []));

  it('has a domain for each folder, as a comment', () => {
    assert.deepEqual(
      starts.map((at) => lines.slice(at, at + 3)),
      ['docs', 'my tools', 'src'].map((name) => [
        `  # - id: ${name.replace(' ', '-')}`,
        `  #   paths: [${name.includes(' ') ? `"/${name}/"` : `/${name}/`}]`,
        '  #   owners: ["@your-team"]',
      ]),
    );
  });

  for (const uncommented of [[], [0], [1], [2], [0, 2], [0, 1, 2]])
    it(`is valid with ${String(uncommented.length)} of them uncommented by Ctrl+/: ${String(uncommented)}`, () => {
      const shown = lines.map((line, at) =>
        uncommented.some((one) => at >= (starts[one] ?? 0) && at < (starts[one] ?? 0) + 3)
          ? line.replace('# ', '')
          : line,
      );
      const [file] = analyze([{ path: 'leadership.yaml', text: shown.join('\n') }], files).files;
      assert.deepEqual(
        file?.findings.filter(({ severity }) => severity === 'error').map(({ message }) => message),
        [],
      );
      assert.equal(file.lastGoodModel?.leadership.domains.items.length, uncommented.length + 1);
    });
});
