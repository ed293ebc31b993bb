import assert from 'node:assert/strict';
import { analyze } from '../../src/analyze.ts';
import { completed } from '../checkFindings.ts';

const domains = 'domains: [{ id: a, paths: [a], owners: ["@ana"] }]\n';

describe('the fixes of a finding', () => {
  it('are looked for by whoever reads them, and not before', () => {
    const [file] = analyze([{ path: 'leadership.yaml', text: completed(domains) }]).files;
    const [finding] = file?.findings ?? [];
    const property = Object.getOwnPropertyDescriptor(finding ?? {}, 'fixes');
    const copy = JSON.parse(JSON.stringify(finding)) as typeof finding;
    assert.deepEqual(
      [
        typeof property?.get,
        property?.enumerable,
        finding?.fixes === finding?.fixes,
        copy?.fixes.map(({ title }) => title),
      ],
      ['function', true, true, ['Add a second owner']],
    );
  });
});

describe('the severity of a finding', () => {
  checkSeverities('is that of the rule', { 'leadership.yaml': completed(domains) }, [
    'leadership.yaml control/single-owner warning',
  ]);

  for (const severity of ['hint', 'info', 'warning', 'error'])
    checkSeverities(
      `is "${severity}" where the file says so`,
      { 'leadership.yaml': completed(`${domains}rules: { control/single-owner: ${severity} }\n`) },
      [`leadership.yaml control/single-owner ${severity}`],
    );

  checkSeverities(
    'is none where the file turns the rule off',
    { 'leadership.yaml': completed(`${domains}rules: { control/single-owner: off }\n`) },
    [],
  );

  checkSeverities(
    'is that of the rule where the file says a word that is none',
    { 'leadership.yaml': completed(`${domains}rules: { control/single-owner: quiet }\n`) },
    ['leadership.yaml control/single-owner warning', 'leadership.yaml schema error'],
  );

  checkSeverities(
    'comes from the files above, of which the inner one wins',
    {
      'leadership.yaml': completed(`${domains}rules: { control/single-owner: error }\n`),
      'x/leadership.yaml': `version: 1\ninherits: true\n${domains.replace('id: a', 'id: x')}`,
      'x/y/leadership.yaml': `version: 1\ninherits: true\n${domains.replace('id: a', 'id: y')}rules: { control/single-owner: info }\n`,
      'x/y/z/leadership.yaml': `version: 1\ninherits: true\n${domains.replace('id: a', 'id: z')}`,
      'w/leadership.yaml': completed(domains),
    },
    [
      'leadership.yaml control/single-owner error',
      'w/leadership.yaml control/single-owner warning',
      'x/leadership.yaml control/single-owner error',
      'x/y/leadership.yaml control/single-owner info',
      'x/y/z/leadership.yaml control/single-owner info',
    ],
  );

  checkSeverities(
    'can be changed for a second file too, from above but not from the second itself',
    {
      'leadership.yaml': completed('rules: { file/duplicate: warning }\n'),
      'leadership.yml': completed('rules: { file/duplicate: off }\n'),
    },
    ['leadership.yml file/duplicate warning'],
  );

  checkSeverities(
    'is "error" for a reference, whatever the file says',
    {
      'leadership.yaml': completed(
        'domains: [{ id: a, paths: [a], owners: [x] }]\nrules: { reference/unknown-owner: hint }\n',
      ),
    },
    ['leadership.yaml reference/unknown-owner error', 'leadership.yaml schema error'],
  );
});

function checkSeverities(title: string, files: Record<string, string>, expected: readonly string[]): void {
  it(title, () => {
    const analysis = analyze(Object.entries(files).map(([path, text]) => ({ path, text })));
    const severities = analysis.files.flatMap(({ path, findings }) =>
      findings.map(({ code, severity }) => `${path} ${code} ${severity}`),
    );
    assert.deepEqual(severities.sort(), expected.toSorted());
  });
}
