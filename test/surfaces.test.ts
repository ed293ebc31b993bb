import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { analyze } from '../src/analyze.ts';
import { importHints } from '../src/features/paths/importHints.ts';
import { cardFor } from '../src/features/card/card.ts';
import { cardMenu } from '../src/features/card/cardMenu.ts';
import { changesByOwner } from '../src/features/reports/changesByOwner.ts';
import { completionsAt } from '../src/features/language/completion/completions.ts';
import { domainLenses } from '../src/features/language/hints/domainLens.ts';
import { cardMarkdown } from '../src/features/card/cardMarkdown.ts';
import { leadershipHover } from '../src/features/language/hover/leadershipHover.ts';
import { hintTooltip, patternHints } from '../src/features/language/hints/inlayHints.ts';
import { intentLog } from '../src/features/commit/intentLog.ts';
import { intentMarkdown } from '../src/features/commit/intentMarkdown.ts';
import { messageCompletions } from '../src/features/commit/messageCompletions.ts';
import { messageHover } from '../src/features/commit/messageHover.ts';
import { lensFor } from '../src/features/card/lens.ts';
import { outlineOf, symbolsMatching } from '../src/features/language/structure/outline.ts';
import { clarityView } from '../src/features/views/clarityView.ts';
import { competenceView } from '../src/features/views/competenceView.ts';
import { controlView } from '../src/features/views/controlView.ts';
import { intentsView } from '../src/features/views/intentsView.ts';
import type { ViewNode } from '../src/features/views/viewNode.ts';
import { userStandingAt } from '../src/features/card/userStanding.ts';
import { readMessage } from '../src/intent/message.ts';
import { readCodeowners } from '../src/ownership/codeowners/read.ts';
import { convertCodeowners } from '../src/ownership/import/leadershipText.ts';
import { fileList } from '../src/ownership/coverage/fileList.ts';
import { startText } from '../src/ownership/codeowners/startText.ts';
import { runSync } from '../src/text/task.ts';
import { completed } from './checkFindings.ts';
import { run } from './cli/checkCall.ts';
import { git, withFolder } from './cli/temporaryFolder.ts';

/** Tags, zero-width and bidirectional characters, selectors, fillers, and a soft hyphen, which nobody sees. */
const payload = 'p\u{e0069}\u{e0067}\u200b\u2060\u202e\u2066\u00ad\u3164\ufe0f\u{e0150}\u180e\u034f\ufeffq';
/** What people see although it has joiners. */
const plain = '👩\u200d💻 می\u200cخواهم ❤\ufe0f';
const text = `${plain} ${payload}`;
const value = JSON.stringify(text);
const name = `${payload}.ts`;

const leadership = completed(`
purpose: ${value}
goals:
  - { id: same-day, statement: ${value}, owner: ana, due: 2020-01-31, measure: { metric: ${value}, unit: ${value}, target: 1 } }
  - ${value}
decisionCriteria:
  - { id: late, statement: ${value}, why: ${value}, example: ${value}, serves: [same-day] }
  - { statement: ${value}, paths: [${JSON.stringify(name)}] }
people:
  ana: { name: ${value}, github: ana-acme, contact: ${value}, growing: { ${value}: { to: expert, by: 2020-01-31 } } }
  bo: ${value}
teams: { crew: { name: ${value}, members: [ana, bo, ${value}] } }
competencies: { sql: ${value}, books: { name: ${value}, description: ${value}, learn: [${value}] } }
domains:
  - id: all
    name: ${value}
    purpose: ${value}
    paths: ["*", ${JSON.stringify(`src/${name}`)}]
    owners: [ana, crew, "@acme/${payload}"]
    delegatedBy: bo
    decisions: [{ decision: ${value}, authority: i-think, consult: [bo], inform: [crew, ${value}] }]
    goals: [same-day, ${value}]
    requires: { sql: expert, ${value}: novice }
    contact: { slack: ${value}, ${value}: ${value} }
    decisionCriteria: [${value}]
  - { id: other, name: ${value}, parent: all, paths: [lib/], owners: [bo, ana], authority: i-recommend, delegatedBy: ana }
  - { id: ${value}, paths: [${JSON.stringify(`lib/${payload}/`)}], owners: [bo] }
unowned: [${JSON.stringify(`dist/${payload}`)}]
review: { every: ${value}, last: 2020-01-31 }
rules: { ${value}: off }
${value}: ${value}
`);
const files = {
  'leadership.yaml': leadership,
  [`src/${name}`]: `import x from '../lib/b.ts';\n`,
  [`lib/${payload}/a.ts`]: '',
  'lib/b.ts': '',
};
const message = `I intend to ${text}\n\n${text}\n\nDomain: all, ${payload}\nCriteria: late\nGoal: ${payload}\n`;

/** The characters that nobody sees, apart from those within `plain`, which is legitimate. */
function assertVisible(output: string): void {
  const rest = output.replaceAll(plain, '').replace(/👩\u200d💻|می\u200cخواهم|❤\ufe0f/g, '');
  const found = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Zl}\p{Zp}]|(?!\n)\p{Cc}/u.exec(rest)?.[0] ?? '';
  assert.equal(found, '', `U+${(found.codePointAt(0) ?? 0).toString(16)} in ${JSON.stringify(output)}`);
}

describe('what nobody can see', function () {
  this.timeout(120_000);

  describe('is in no output of the command', () => {
    const paths = [`src/${name}`, 'lib/b.ts', `lib/${payload}/a.ts`, `new/${payload}`];
    const calls: Readonly<Record<string, readonly string[]>> = {
      ...formatsOf('who', ['text', 'json', 'ndjson'], paths),
      ...formatsOf('explain', ['text', 'json'], paths),
      ...formatsOf('coverage', ['text', 'json']),
      ...formatsOf('owners', ['text', 'json']),
      ...formatsOf('diff', ['text', 'json', 'markdown'], ['HEAD^^']),
      ...formatsOf('check', ['text', 'json', 'sarif', 'github', 'gitlab', 'junit']),
      ...formatsOf('intents', ['text', 'json', 'markdown']),
      ...formatsOf('commit-msg', ['text', 'json'], ['message']),
      ...formatsOf('commit-range', ['text', 'json'], ['HEAD^..HEAD']),
      intent: ['intent', '--changed=HEAD^'],
      codeowners: ['codeowners', '--host', 'github'],
      'codeowners --check': ['codeowners', '--host', 'gitlab', '--check'],
      'codeowners --check --format json': ['codeowners', '--check', '--format', 'json'],
      init: ['init'],
      'a path that is not there': ['check', `${payload}/leadership.yaml`],
      'a wrong option': ['who', `--${payload}`],
      'a wrong folder': ['who', '--cwd', payload, 'a'],
      'a wrong revision': ['diff', payload],
      'a wrong domain': ['intents', '--domain', payload],
    };
    for (const [title, args] of Object.entries(calls))
      it(title, () => {
        withRepository((folder) => {
          const { output, complaint } = run(folder, args);
          assert.notEqual(output + complaint, '');
          assertVisible(output);
          assertVisible(complaint);
        });
      });

    it('but JSON has the same values', () => {
      withRepository((folder) => {
        const [card] = (
          JSON.parse(run(folder, ['who', '--format', 'json', `src/${name}`]).output) as {
            answers: Record<string, unknown>[];
          }
        ).answers;
        assert.equal(card?.['path'], `src/${name}`);
        assert.equal(card['name'], text);
        assert.equal(card['purpose'], text);
        const line = run(folder, ['who', '--format', 'ndjson', `src/${name}`]).output;
        assert.deepEqual(JSON.parse(line), card);
        const intents = run(folder, ['intents', '--format', 'json']).output;
        assert.ok(stringsIn(JSON.parse(intents)).includes(`I intend to ${text}`));
        assert.ok(stringsIn(JSON.parse(run(folder, ['coverage', '--format', 'json']).output)).includes(text));
      });
    });

    it('but emoji and words with joiners stay', () => {
      withRepository((folder) => {
        for (const args of [
          ['who', 'x'],
          ['who', '--format', 'json', 'x'],
          ['coverage'],
          ['intents', '--format', 'markdown'],
        ])
          assert.ok(run(folder, args).output.includes(plain), args.join(' '));
      });
    });
  });

  describe('is in nothing that the editor shows', () => {
    const analysis = analyze(
      [{ path: 'leadership.yaml', text: leadership }],
      fileList(Object.keys(files)),
      '2026-01-31',
      undefined,
    );
    const [file] = analysis.files;
    assert.ok(file !== undefined);
    const self = { ref: 'ana' };
    const groups = changesByOwner(
      analysis,
      [
        { path: 'lib/b.ts', isStaged: true },
        { path: name, isStaged: true },
      ],
      {},
    );
    const log = runSync(
      intentLog(
        [
          {
            id: '0'.repeat(40),
            day: '2026-01-01',
            author: { name: text, email: `${payload}@example.com` },
            text: message,
            paths: [`src/${name}`],
          },
        ],
        analysis,
      ),
    );
    const read = readMessage(message);
    const surfaces: Readonly<Record<string, () => readonly (string | undefined)[]>> = {
      'hover of a path': () =>
        [`src/${name}`, 'lib/b.ts', 'x'].map((at) => cardMarkdown(cardFor(analysis, at))),
      'hovers in the file': () =>
        Array.from(
          { length: leadership.length / 2 },
          (_, at) =>
            leadershipHover(file, 2 * at, analysis, fileList(Object.keys(files)), { keys: true })?.markdown,
        ),
      'code lens': () =>
        (['owners', 'criteria', 'both'] as const).flatMap((show) =>
          ['', '{domain} · {owners} · {purpose} · {criterion} · {contact}'].flatMap((template) => {
            const card = cardFor(analysis, 'lib/b.ts');
            const lens = lensFor(card, { show, template }, userStandingAt(analysis, card, self));
            return [lens?.owners, lens?.criteria].flatMap((part) => [part?.title, part?.tooltip]);
          }),
        ),
      'hints after imports': () =>
        importHints(
          ["import x from '../lib/b.ts';"],
          {
            files: fileList(Object.keys(files)),
            file: `src/${name}`,
            kind: 'module',
            root: '/r',
            modules: undefined,
          },
          (at) => cardFor(analysis, at),
        ).flatMap(({ label, tooltip }) => [label, tooltip]),
      'lens of domains': () => domainLenses(file, analysis).flatMap(({ title, tooltip }) => [title, tooltip]),
      hints: () => {
        const { coverage } = analysis;
        assert.ok(coverage !== undefined);
        return patternHints(file, { start: 0, end: leadership.length }, coverage).flatMap(
          ({ offset, label }) => [label, hintTooltip(file, offset, analysis)],
        );
      },
      menu: () =>
        ['lib/b.ts', 'x', `dist/${payload}`].flatMap((at) =>
          cardMenu(cardFor(analysis, at)).flatMap(({ group, label, description }) => [
            group,
            label,
            description,
          ]),
        ),
      'outline and symbols': () => [
        ...outlineOf(file).flatMap(function texts({
          name: of,
          detail,
          id,
          children,
        }): (string | undefined)[] {
          return [of, detail, id, ...children.flatMap(texts)];
        }),
        ...symbolsMatching(analysis, '').flatMap(({ name: of, container }) => [of, container]),
      ],
      views: () =>
        [
          ...clarityView({ analysis, self: {}, onlyMine: false }),
          ...competenceView({ analysis, self: {}, onlyMine: false }),
          ...(['domain', 'person'] as const).flatMap((grouping) =>
            controlView({ analysis, self: {}, onlyMine: false, grouping }),
          ),
          ...intentsView(analysis, log),
        ].flatMap(textsIn),
      intents: () => [intentMarkdown(log, { since: text, truncated: true })],
      completions: () =>
        [...leadership.matchAll(/owners: \[|paths: \[|goals: \[|parent: |requires: \{ /g)].flatMap(
          ({ index, 0: key }) =>
            completionsAt(
              {
                text: leadership,
                file: 'leadership.yaml',
                scope: analysis.ownership.scopeIn(''),
                ownership: analysis.ownership,
                files: fileList(Object.keys(files)),
                outside: {
                  codeowners: [`@acme/${payload}`],
                  authors: [{ name: text, email: `${payload}@example.com` }],
                },
                today: '2026-01-31',
              },
              index + key.length,
              { keys: true, asked: true },
            ).flatMap(({ label, detail, documentation }) => [label, detail, documentation]),
        ),
      'completions and hovers in a message': () =>
        Array.from({ length: message.length }, (_, at) => at).flatMap((at) => {
          const subject = {
            message: read,
            groups,
            scopes: [analysis.ownership.scopeIn('')],
            outside: { codeowners: [], authors: [{ name: text, email: 'x@example.com' }] },
          };
          return [
            messageHover(subject, at, analysis)?.markdown,
            ...messageCompletions(subject, at, { asked: true }).flatMap(
              ({ label, detail, documentation }) => [label, detail, documentation],
            ),
          ];
        }),
      'new leadership files': () => {
        const converted = convertCodeowners(
          readCodeowners(`[${text}]\n/${payload}/ @acme/a\n*.${payload} @acme/b\n`, 'gitlab'),
          { from: `${payload}/CODEOWNERS`, paths: [`${payload}/a`], purpose: { text, from: 'README.md' } },
        );
        assert.ok('text' in converted);
        return [
          converted.text,
          startText({
            files: fileList([`${payload}/a.ts`, 'b/c']),
            purpose: { text, from: name },
            codeowners: `${payload}/CODEOWNERS`,
          }),
        ];
      },
    };
    for (const [surface, shown] of Object.entries(surfaces))
      it(surface, () => {
        const texts = shown().filter((one) => one !== undefined);
        assert.ok(texts.length > 0);
        for (const one of texts) assertVisible(one.replaceAll('\u00a0', ' '));
        assert.ok(
          surface === 'hints' || texts.some((one) => /\\\\?u(?:200b|\\?\{e0069)|👩/.test(one)),
          texts.join('\n'),
        );
      });
  });

  it('is in the paths of a new file as written, escaped as YAML has it', () => {
    const folder = payload;
    const converted = convertCodeowners(readCodeowners(`/${folder}/ @acme/a\n`, 'github'), {
      from: 'CODEOWNERS',
      paths: [`${folder}/a`],
      purpose: undefined,
    });
    assert.ok('text' in converted);
    const { files: read } = analyze([{ path: 'leadership.yaml', text: converted.text }]);
    assert.deepEqual(
      read[0]?.parsedFile.leadership?.domains.items.flatMap(({ paths }) =>
        paths.items.map((item) => item.value),
      ),
      [`/${folder}/`],
    );
  });
});

function formatsOf(
  command: string,
  formats: readonly string[],
  args: readonly string[] = [],
): Record<string, string[]> {
  return Object.fromEntries(
    formats.map((format) => [`${command} --format ${format}`, [command, '--format', format, ...args]]),
  );
}

function withRepository(use: (folder: string) => void): void {
  withFolder({ ...files, message: `Can I pay ${text}?\n`, [`${payload}.md`]: '' }, (folder) => {
    git(folder, 'init', '-q');
    git(folder, 'commit', '-q', '--allow-empty', '-m', 'Start');
    const moved = leadership.replace('paths: [lib/], owners: [bo, ana]', 'paths: [lib/b*], owners: [ana]');
    fs.writeFileSync(path.join(folder, 'leadership.yaml'), moved);
    git(folder, 'add', '--all');
    git(folder, 'commit', '-q', '-m', `Can I pay ${text}?`);
    fs.writeFileSync(path.join(folder, 'leadership.yaml'), leadership);
    git(folder, 'commit', '-q', '-a', '-m', message);
    use(folder);
  });
}

function stringsIn(given: unknown): string[] {
  if (typeof given === 'string') return [given];
  return typeof given === 'object' && given !== null ? Object.values(given).flatMap(stringsIn) : [];
}

function textsIn({ label, description, tooltip, spoken, children }: ViewNode): (string | undefined)[] {
  return [label, description, tooltip, spoken, ...children.flatMap(textsIn)];
}
