import assert from 'node:assert/strict';
import fs from 'node:fs';
import { analyze, type AnalyzedFile } from '../../src/analyze.ts';
import { missingKeyFixes } from '../../src/answers/missingKeys.ts';
import { refactoringsAt } from '../../src/answers/refactorings.ts';
import { silence } from '../../src/answers/silence.ts';
import { fileList } from '../../src/ownership/fileList.ts';
import type { Finding, TextEdit } from '../../src/text/finding.ts';
import { applied, faults } from '../checkFindings.ts';
import { randomNumbers } from '../randomNumbers.ts';

const example = fs.readFileSync('examples/acme-payments/leadership.yaml', 'utf8');
const paths = fileList(['leadership.yaml', 'src/payouts/a.ts', 'docs/a.md']);

function read(text: string): AnalyzedFile {
  const [file] = analyze([{ path: 'leadership.yaml', text }], paths, undefined, '2035-01-01').files;
  assert.ok(file);
  return file;
}

/** What is offered for a finding, in its place, but for what silences it. */
function offered(file: AnalyzedFile, finding: Finding): { title: string; edits: readonly TextEdit[] }[] {
  return [...finding.fixes, ...missingKeyFixes(file, finding), ...refactoringsAt(file, finding.span)];
}

const isFault = ({ code }: Finding): boolean => faults.test(code);

describe('every fix and refactoring', () => {
  const random = randomNumbers(7);
  const disturbed = (text: string): string =>
    text
      .split('\n')
      .flatMap((line) => (random(10) === 0 && line.trim() !== '' ? ['# a note', line] : [line]))
      .join(random(2) === 0 ? '\r\n' : '\n');
  for (const text of [example, disturbed(example)])
    it(`leaves the example without a fault, and its comments where they are (${String(text.length)})`, function () {
      this.timeout(60_000);
      const file = read(text);
      const wrong: string[] = [];
      let count = 0;
      for (const finding of file.findings)
        for (const { title, edits } of offered(file, finding)) {
          count++;
          const after = read(applied(text, { title, edits }));
          const fault = after.findings.find(isFault);
          if (fault !== undefined && !title.startsWith('Remove')) wrong.push(`${title}: ${fault.message}`);
          const lost = file.reading.comments.length - after.reading.comments.length;
          if (lost !== 0 && !title.startsWith('Remove')) wrong.push(`${title} loses a comment`);
        }
      assert.deepEqual([wrong, count > 30], [[], true]);
    });

  it('silences what it is offered for', () => {
    const file = read(example);
    const left = file.findings.filter((finding) => {
      const fix = silence(file, finding);
      if (fix === undefined) return !isFault(finding) && finding.code !== 'file/suppression';
      const alike = ({ findings }: AnalyzedFile): number =>
        findings.filter(({ code }) => code === finding.code).length;
      return alike(read(applied(example, fix))) >= alike(file);
    });
    assert.deepEqual(
      left.map(({ message }) => message),
      [],
    );
  });
});

describe('a missing key', () => {
  it('is added alone, or with all others', () => {
    const text = 'version: 1\r\ndomains:\r\n  - id: a # x\r\n';
    const file = read(text);
    const fixes = file.findings.flatMap((finding) => missingKeyFixes(file, finding));
    assert.deepEqual(
      [...new Map(fixes.map((fix) => [fix.title, applied(text, fix)]))],
      [
        ['Add "paths"', 'version: 1\r\ndomains:\r\n  - id: a # x\r\n    paths: []\r\n'],
        [
          'Add all missing keys',
          'version: 1\r\ndomains:\r\n  - id: a # x\r\n    paths: []\r\n    owners: []\r\n',
        ],
        ['Add "owners"', 'version: 1\r\ndomains:\r\n  - id: a # x\r\n    owners: []\r\n'],
      ],
    );
  });
});
