import assert from 'node:assert/strict';
import fs from 'node:fs';
import { stringify, parseDocument } from 'yaml';
import { analyze, type AnalyzedFile } from '../../src/analyze.ts';
import { furtherFixes } from '../../src/features/language/edits/furtherFixes.ts';
import { refactoringsAt } from '../../src/features/language/edits/refactorings.ts';
import { suppressFinding } from '../../src/features/language/edits/suppressFinding.ts';
import { fileList } from '../../src/ownership/coverage/fileList.ts';
import type { Finding, Fix, TextEdit } from '../../src/text/finding.ts';
import { toValue } from '../../src/validate/value.ts';
import { applied, faults, placeholdersIn } from '../checkFindings.ts';
import { randomNumbers } from '../randomNumbers.ts';

const folder = 'test/fixtures/findings';
/** As the editor shows them: without a byte order mark. */
const texts = new Map(
  [
    'examples/acme-payments/leadership.yaml',
    ...fs.readdirSync(folder).map((name) => `${folder}/${name}`),
  ].map((path) => [
    path.slice(path.lastIndexOf('/') + 1),
    fs.readFileSync(path, 'utf8').replace(/^\uFEFF/, ''),
  ]),
);
texts.set(
  'hard',
  `version: 1
purpose: >-
  Merchants
  # are paid
goals: [ # now
  Same day, # and
  { statement: Soon,
    due: 2026-01-01 }, # late
]
decisionCriteria:
- Undo: in one deploy
people: { ana: &who { name: Ana, contact: { slack: "#a" } },
  bo: Bo, # of bo
  cy: 'Cy' }
x-who: *who
domains:
- id: wide # all
  paths:
  # the sources
  - src/ # here
  - &p lib/
    # not yet
  owners: ["@acme/a", 'bo']
  delegatedBy: 'boo'
  contact: "#wide"
  # to do

- { id: narrow, paths: [src/payouts/, *p, docs/], owners: [ana], contact: { slack: '#b' } } # few
# ---- end ----
- "id": 'last'
  "onwers": []
  paths: ["docs/", nothing/,
    "src/"]
  decisionCriteria: [Fast, { statement: 'Cheap' }]
`,
);
const paths = fileList(['leadership.yaml', 'src/payouts/a.ts', 'src/payouts/ledger/a.ts', 'docs/a.md']);

const random = randomNumbers(7);
/** The same in other forms. */
const variants: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'with CRLF': (text) => text.replace(/\r\n|\r|\n/g, '\r\n'),
  'with a lone CR': (text) => text.replace(/\r\n|\r|\n/g, '\r'),
  'without a last line break': (text) => text.trimEnd(),
  'with comments and blank lines': (text) =>
    text
      .split('\n')
      .flatMap((line) => {
        const [indentation = ''] = /^ */.exec(line) ?? [];
        const notes = ['# a note', `${indentation}# a note`, `${indentation}    # a note`, ''];
        return random(4) === 0 ? [line, notes[random(4)] ?? ''] : [line];
      })
      .join('\n'),
  'with a comment behind each line': (text) => text.replace(/(?<=\S) *(?=\n)/g, ' # said'),
  'in braces': (text) => formed(text, 'flow'),
  'in lines': (text) => formed(text, 'block'),
};

function formed(text: string, collectionStyle: 'flow' | 'block'): string {
  const document = parseDocument(text);
  const hasAlias = /[&*]/.test(text.replace(/"[^"\n]*"/g, ''));
  return document.errors.length > 0 || hasAlias ? text : stringify(document.toJS(), { collectionStyle });
}

function read(text: string, before?: AnalyzedFile): AnalyzedFile {
  const previous = before === undefined ? undefined : { ...analyze([], paths), files: [before] };
  const [file] = analyze([{ path: 'leadership.yaml', text }], paths, '2035-01-01', previous).files;
  assert.ok(file);
  return file;
}

interface Offer {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** What it is to mend; none for a refactoring. */
  readonly finding?: Finding;
}

function offersIn(file: AnalyzedFile): Offer[] {
  const mending = file.findings.flatMap((finding) =>
    [...finding.fixes, ...furtherFixes(file, finding), ...silencing(file, finding)].map((fix) => ({
      ...fix,
      finding,
    })),
  );
  const places = file.lines.starts.flatMap((start) => {
    const at = start + (/^[ -]*/.exec(file.text.slice(start))?.[0].length ?? 0);
    const behind = start + (/^[^:\r\n]*:? *[[{"]?/.exec(file.text.slice(start))?.[0].length ?? 0);
    return [at, behind];
  });
  const seen = new Set<string>();
  const reforming = places.flatMap((at) => refactoringsAt(file, { start: at, end: at }));
  return [...mending, ...reforming].filter((offer) => {
    const key = JSON.stringify([offer.title, offer.edits]);
    return !seen.has(key) && seen.add(key);
  });
}

function silencing(file: AnalyzedFile, finding: Finding): Fix[] {
  const fix = suppressFinding(file, finding);
  return fix === undefined ? [] : [fix];
}

/** What takes an entry away, with the comments that are its own. */
const takesAway = /^Remove|as reached:/;

/** What is wrong with the text behind an offer. */
function wrongsOf(file: AnalyzedFile, { title, edits, finding }: Offer): string[] {
  const { text } = file;
  const wrong: string[] = [];
  let end = 0;
  for (const { span } of edits) {
    if (span.start < end || span.end < span.start || span.end > text.length) wrong.push('has unsound edits');
    ({ end } = span);
  }
  const after = read(applied(text, { title, edits }), file);
  // What could not be read before may hold comments, and have faults of its own.
  const isUncovering = finding !== undefined && /^(?:syntax|schema|version)$/.test(finding.code);
  const kept = commentsIn(after);
  for (const comment of isUncovering ? [] : commentsIn(file)) {
    const at = kept.indexOf(comment);
    if (at >= 0) kept.splice(at, 1);
    else if (!takesAway.test(title)) wrong.push(`loses ${comment}`);
  }
  const removesKey = finding?.unknownKey !== undefined && title.startsWith('Remove');
  if (isUncovering && !removesKey && hashesIn(after) < hashesIn(file)) wrong.push('loses a comment');
  if (kept.length > 0 && !isUncovering && !title.startsWith('Suppress'))
    wrong.push(`makes a comment: ${kept.join(' ')}`);
  const areAllShown = file.findings.every(({ code }) => code !== 'limit');
  if (!isUncovering && areAllShown) {
    const many = ({ findings }: AnalyzedFile, code: string): number =>
      findings.filter((one) => one.code === code).length;
    const fault = after.findings.find(
      ({ code }) => faults.test(code) && many(after, code) > many(file, code),
    );
    if (fault !== undefined) wrong.push(`makes ${fault.code} ${fault.message}`);
  }
  if (finding !== undefined) {
    const alike = ({ findings }: AnalyzedFile): number =>
      findings.filter((one) => toKey(one) === toKey(finding)).length;
    // A placeholder counts for nothing until somebody replaces it.
    const isStandIn = placeholdersIn(after.findings) > placeholdersIn(file.findings);
    if (alike(after) >= alike(file) && areAllShown && !isStandIn)
      wrong.push(`does not mend ${toKey(finding)}`);
  }
  const isOfEntry = title.startsWith('Remove') && !/^Remove (?:the comment|U\+)/.test(title);
  if (isOfEntry && !isOneLess(valueOf(file), valueOf(after))) wrong.push('takes something else away');
  return wrong.map((what) => `${title} ${what}`);
}

function commentsIn({ text, parsedFile: { comments } }: AnalyzedFile): string[] {
  return comments.map(({ start, end }) => text.slice(start, end).trimEnd());
}

function hashesIn({ text }: AnalyzedFile): number {
  return text.split('#').length;
}

function toKey({ code, message }: Finding): string {
  return `${code} ${message}`;
}

function valueOf({ parsedFile: { root } }: AnalyzedFile): unknown {
  return root === undefined ? undefined : JSON.parse(JSON.stringify(toValue(root)));
}

/** Whether the only difference between two values is an entry or item that the second one does not have. */
function isOneLess(before: unknown, after: unknown): boolean {
  if (typeof before !== 'object' || typeof after !== 'object' || before === null || after === null)
    return false;
  const [all, left] = [Object.entries(before), Object.entries(after)];
  if (all.length === left.length) {
    const changed = all.filter(([, value], at) => JSON.stringify(value) !== JSON.stringify(left[at]?.[1]));
    const [only] = changed;
    return changed.length === 1 && isOneLess(only?.[1], (after as Record<string, unknown>)[only?.[0] ?? '']);
  }
  const values = (entries: [string, unknown][]): string =>
    JSON.stringify(Array.isArray(before) ? entries.map(([, value]) => value) : entries);
  return all.some((_, position) => values(all.toSpliced(position, 1)) === values(left));
}

describe('every fix, refactoring and silence', () => {
  for (const [variant, vary] of Object.entries(variants))
    it(`changes what it says, and nothing else: ${variant}`, function () {
      this.timeout(120_000);
      const wrong: string[] = [];
      let count = 0;
      for (const [name, text] of texts) {
        const file = read(vary(text));
        const offers = offersIn(file);
        count += offers.length;
        for (const offer of offers.filter((_, at) => at < 20 || at % 20 === 0 || file.findings.length < 100))
          wrong.push(...wrongsOf(file, offer).map((what) => `${name}: ${what}`));
      }
      assert.deepEqual([wrong, count > 100], [[], true]);
    });
});

describe('a missing key', () => {
  const offered = (text: string): [string, string][] => {
    const file = read(text);
    const fixes = file.findings.flatMap((finding) => furtherFixes(file, finding));
    return [...new Map(fixes.map((fix) => [fix.title, applied(text, fix)]))];
  };

  it('is added alone, or with all others', () => {
    const above = 'version: 1\r\ninherits: true\r\ndomains:\r\n  - id: a # x\r\n';
    assert.deepEqual(offered(above), [
      ['Add "paths"', `${above}    paths: []\r\n`],
      ['Add all missing keys', `${above}    paths: []\r\n    owners: ["@your-team"]\r\n`],
      ['Add "owners"', `${above}    owners: ["@your-team"]\r\n`],
    ]);
  });

  it('is added with all others to a map in braces, also an empty one', () => {
    const above = 'version: 1\ninherits: true\ndomains:\n';
    assert.equal(
      new Map(offered(`${above}  - {}\n`)).get('Add all missing keys'),
      `${above}  - { id: new-id, paths: [], owners: ["@your-team"] }\n`,
    );
    assert.equal(
      new Map(offered(`${above}  - { id: a }\n`)).get('Add all missing keys'),
      `${above}  - { id: a, paths: [], owners: ["@your-team"] }\n`,
    );
  });

  it('is not added to a map that is also another one', () => {
    const shared = 'version: 1\ninherits: true\ndomains: [&d { id: a, paths: [] }, *d]\n';
    assert.deepEqual(offered(shared), []);
  });

  it('is added to the file itself', () => {
    const offers = new Map(offered('version: 1\n'));
    const lines = new Map([
      ['purpose', 'purpose: Why this repository exists\n'],
      ['goals', 'goals: []\n'],
      ['decisionCriteria', 'decisionCriteria: []\n'],
      ['domains', 'domains: []\n'],
    ]);
    for (const [key, line] of lines) assert.equal(offers.get(`Add "${key}"`), `version: 1\n${line}`);
    assert.equal(offers.get('Add all missing keys'), `version: 1\n${[...lines.values()].join('')}`);
  });
});
