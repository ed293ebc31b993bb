import assert from 'node:assert/strict';
import fs from 'node:fs';
import Ajv from 'ajv';
import { analyze } from '../../../../src/analyze.ts';
import { reports, type Format } from '../../../../src/cli/report/check/allReports.ts';
import type { ReportedFile, ReportOptions } from '../../../../src/cli/report/check/report.ts';
import { ruleHelps } from '../../../../src/cli/report/check/ruleHelp.ts';
import { allRules } from '../../../../src/rules/allRules.ts';
import { completed } from '../../../checkFindings.ts';

const written = completed(
  `people: { ana: Ana Silva }\ndomains:\n  - { id: a, paths: [src/], owners: [anna, ana] }\n  - { id: b, paths: [lib/], owners: [ana] }\n`,
);

describe('a report', function () {
  this.timeout(120_000);

  checkLines('for people', 'text', [
    'leadership.yaml:3:38 error: Unknown owner "anna". Did you mean "ana"? [reference/unknown-owner]',
    '  3 |   - { id: a, paths: [src/], owners: [anna, ana] }',
    '    |                                      ^^^^',
    '',
    'leadership.yaml:4:38 warning: "b" has a single owner, Ana Silva. Add a second one. [control/single-owner]',
    '  4 |   - { id: b, paths: [lib/], owners: [ana] }',
    '    |                                      ^^^',
    '',
    '2 problems in 1 file (1 error, 1 warning)',
  ]);
  it('for people ends with the next command, if there are problems', () => {
    const end = (text: string): string[] =>
      report('text', { 'leadership.yaml': text }, { next: 'Run "leadership check --watch".' })
        .split('\n')
        .slice(-3);
    assert.deepEqual(
      [end(written), end(completed('domains: [{ id: a, paths: [a], owners: ["@acme/x"] }]\n'))],
      [
        ['2 problems in 1 file (1 error, 1 warning)', '', 'Run "leadership check --watch".'],
        ['No problems in 1 file.'],
      ],
    );
  });
  it('for people counts many problems by rule', () => {
    const domains = Array.from({ length: 400 }, (_, at) => `{ id: d${String(at)}, paths: [a], owners: [x] }`);
    const end = (count: number): string[] =>
      report('text', {
        'leadership.yaml': completed(`nothing: 1\ndomains: [${domains.slice(0, count).join(', ')}]\n`),
      })
        .split('\n\n')
        .slice(-2);
    assert.deepEqual(
      [end(30), end(400)],
      [
        [
          'Problems by rule:\n  30  reference/unknown-owner\n   1  schema',
          '31 problems in 1 file (31 errors)',
        ],
        [
          'Problems by rule:\n  199  reference/unknown-owner\n    1  schema',
          'More than 200 problems in 1 file. The most severe ones are shown.',
        ],
      ],
    );
  });
  checkLines('for GitHub Actions', 'github', [
    '::error file=leadership.yaml,line=3,endLine=3,col=38,endColumn=42,title=reference/unknown-owner::Unknown owner "anna". Did you mean "ana"?',
    '::warning file=leadership.yaml,line=4,endLine=4,col=38,endColumn=41,title=control/single-owner::"b" has a single owner, Ana Silva. Add a second one.',
    '2 problems in 1 file (1 error, 1 warning)',
  ]);
  checkLines('as JUnit', 'junit', [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites name="leadership check" tests="2" failures="1" errors="0">',
    '  <testsuite name="leadership.yaml" tests="2" failures="1" errors="0">',
    '    <testcase classname="leadership.yaml" name="reference/unknown-owner at 3:38: Unknown owner &#34;anna&#34;. Did you mean &#34;ana&#34;?" file="leadership.yaml" line="3">',
    '      <failure message="Unknown owner &#34;anna&#34;. Did you mean &#34;ana&#34;?" type="reference/unknown-owner">leadership.yaml:3:38 error: Unknown owner &#34;anna&#34;. Did you mean &#34;ana&#34;?',
    '  - { id: a, paths: [src/], owners: [anna, ana] }</failure>',
    '    </testcase>',
    '    <testcase classname="leadership.yaml" name="control/single-owner at 4:38: &#34;b&#34; has a single owner, Ana Silva. Add a second one." file="leadership.yaml" line="4">',
    '      <system-out>leadership.yaml:4:38 warning: &#34;b&#34; has a single owner, Ana Silva. Add a second one.',
    '  - { id: b, paths: [lib/], owners: [ana] }</system-out>',
    '    </testcase>',
    '  </testsuite>',
    '</testsuites>',
  ]);

  it('for GitLab keeps fingerprints if lines are added above', () => {
    const prints = (text: string): string[] =>
      (JSON.parse(report('gitlab', { 'leadership.yaml': text })) as { fingerprint: string }[]).map(
        ({ fingerprint }) => fingerprint,
      );
    const before = prints(written);
    assert.deepEqual([new Set(before).size, prints(`# more\n\n${written}`)], [2, before]);
  });
  it('for GitLab has unique fingerprints', () => {
    const twice = completed(
      'domains:\n  - id: a\n    paths: [a]\n    owners: [x]\n  - id: b\n    paths: [b]\n    owners: [x]\n',
    );
    const issues = JSON.parse(report('gitlab', { 'leadership.yaml': twice })) as object[];
    const [issue] = issues;
    assert.deepEqual(
      [issues.length, new Set(issues.map((one) => JSON.stringify(one))).size, { ...issue, fingerprint: '' }],
      [
        2,
        2,
        {
          description:
            'Unknown owner "x". Declare it under "people" or "teams", or use a handle such as "@user".',
          check_name: 'reference/unknown-owner',
          fingerprint: '',
          severity: 'major',
          location: { path: 'leadership.yaml', lines: { begin: 4, end: 4 } },
        },
      ],
    );
  });

  it('as SARIF matches the published schema', () => {
    const files = {
      'a b/ü#:%?/leadership.yaml': written,
      'leadership.yml': 'version: 2\n',
      'x/leadership.yaml': completed(''),
    };
    const { runs } = validSarif(report('sarif', files));
    const [run] = runs;
    const [result] = run?.results ?? [];
    assert.deepEqual(
      [run?.columnKind, run?.results.length, result],
      [
        'utf16CodeUnits',
        3,
        {
          ruleId: 'reference/unknown-owner',
          ruleIndex: ruleHelps.findIndex(({ code }) => code === 'reference/unknown-owner'),
          level: 'error',
          message: { text: 'Unknown owner "anna". Did you mean "ana"?' },
          locations: [
            {
              physicalLocation: {
                artifactLocation: {
                  uri: 'a%20b/%C3%BC%23%3A%25%3F/leadership.yaml',
                  uriBaseId: '%SRCROOT%',
                },
                region: { startLine: 3, startColumn: 38, endLine: 3, endColumn: 42 },
              },
            },
          ],
          partialFingerprints: result?.['partialFingerprints'],
          fixes: result?.['fixes'],
        },
      ],
    );
  });
  it('as SARIF has at most 5,000 results, the most severe', () => {
    const domains = Array.from(
      { length: 190 },
      (_, at) =>
        `  - { id: d${String(at)}, paths: [a], owners: [${at === 0 ? 'x' : `"@p${String(at)}"`}] }\n`,
    );
    const text = completed(`domains:\n${domains.join('')}`);
    const files = Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [`f${String(at)}/leadership.yaml`, text]),
    );
    const [run] = validSarif(report('sarif', files)).runs;
    const errors = run?.results.filter(({ level }) => level === 'error').length;
    assert.deepEqual([run?.results.length, errors, run?.invocations?.length], [5000, 30, 1]);
  });
  it('as SARIF and as JSON has the related places', () => {
    const text = completed(
      'domains:\n  - { id: a, paths: [a], owners: ["@x"] }\n  - { id: b, paths: [b], owners: ["@x"] }\n',
    );
    const files = { 'x/leadership.yaml': text };
    const [run] = validSarif(report('sarif', files)).runs;
    const message = '"b" has a single owner, @x.';
    assert.deepEqual(run?.results[0]?.['relatedLocations'], [
      {
        physicalLocation: {
          artifactLocation: { uri: 'x/leadership.yaml', uriBaseId: '%SRCROOT%' },
          region: { startLine: 3, startColumn: 35, endLine: 3, endColumn: 39 },
        },
        message: { text: message },
      },
    ]);
    const range = { start: { line: 3, column: 35 }, end: { line: 3, column: 39 } };
    const { findings } = JSON.parse(report('json', files)) as { findings: { related: object[] }[] };
    assert.deepEqual(findings[0]?.related, [{ file: 'x/leadership.yaml', range, message }]);
  });
  it('as SARIF has help for every rule', () => {
    const codes = ['syntax', 'schema', 'limit', 'version', ...allRules.map(({ code }) => code)];
    const helped = ruleHelps.filter(({ short, text }) => /^\S.{10,}\.$/.test(short) && text.length > 20);
    assert.deepEqual(
      codes.filter((code) => !helped.some((help) => help.code === code)),
      [],
    );
  });

  it('is colored if allowed', () => {
    const text = report('text', { 'leadership.yaml': written }, { isColored: true });
    assert.ok(
      text.startsWith('\u001b[1mleadership.yaml:3:38\u001b[22m \u001b[31merror:\u001b[39m Unknown owner'),
      text,
    );
  });
  it('of files without problems', () => {
    const files = { 'leadership.yaml': completed('') };
    assert.deepEqual(
      [report('text', files), report('github', files), report('gitlab', files)],
      ['No problems in 1 file.', 'No problems in 1 file.', '[]'],
    );
  });

  function checkLines(title: string, format: Format, lines: readonly string[]): void {
    it(title, () => {
      assert.deepEqual(report(format, { 'leadership.yaml': written }).split('\n'), lines);
    });
  }
});

function report(
  format: Format,
  files: Readonly<Record<string, string>>,
  options: Partial<ReportOptions> = {},
): string {
  const sources = Object.entries(files).map(([path, text]) => ({ path, text }));
  const reported = analyze(sources).files.map((file): ReportedFile => ({
    shownAs: file.path,
    file,
  }));
  return reports[format](reported, { isColored: false, width: undefined, failOn: 'error', ...options });
}

interface Sarif {
  readonly runs: readonly {
    readonly columnKind: string;
    readonly results: readonly Readonly<Record<string, unknown>>[];
    readonly invocations?: readonly object[];
  }[];
}

function validSarif(text: string): Sarif {
  const published = 'node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
  // In draft 4, which ajv does not know by its name; nothing in it means something else in draft 7.
  const schema = JSON.parse(fs.readFileSync(published, 'utf8'), (key, value: unknown) =>
    ['$schema', 'id'].includes(key) && typeof value === 'string' ? undefined : value,
  ) as object;
  const ajv = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false });
  const value = JSON.parse(text) as Sarif;
  ajv.validate(schema, value);
  assert.deepEqual(ajv.errors ?? [], []);
  return value;
}
