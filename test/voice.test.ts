import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

// Holds `docs/voice.md`: the words that a person reads are the ones of its table of terms.

/** Retired words, in every text that a person reads. */
const retired =
  /\b(?:mend(?:s|ed|ing)?|rungs?|leads?|led|leading|overrul\w*|gravest|least grave|on purpose|by omission|what counts|darkens?|astray|nobody (?:leads|owns|has)|(?:is|are) asked|starts? afresh|has the say|take over|taken over)\b/i;
/** Words that are fine in a page, but not in the product. */
const retiredInProduct = /\b(?:stands|tells|behind|somebody|whoever|findings?|silenc\w+|faults?)\b/i;

/** Where a retired word is meant: the page that retires them, and the pages about leader-to-leader. */
const pagesAboutWords: Readonly<Record<string, RegExp>> = {
  'docs/voice.md': /.*/,
  'docs/why.md': /\b(?:leads?|led|leading)\b/i,
};
/** Texts in which such a word is the name of something. */
const allowed = [
  /`findings`/,
  /"findings"/,
  // The JSON and the exit code of findings, for programs.
  /\bfindings\b.*\bJSON\b|\bJSON\b.*\bfindings\b/,
];

describe('the words', () => {
  it('of messages and schema descriptions that the editor and the command share', () => {
    const { messages } = JSON.parse(
      execFileSync('node', ['scripts/l10n.mjs', '--all'], { encoding: 'utf8' }),
    ) as { messages: string[] };
    assert.ok(messages.length > 600);
    check(messages, [retired, retiredInProduct]);
  });

  it('of settings, commands, views and the walkthrough', () => {
    const { description } = JSON.parse(fs.readFileSync('package.json', 'utf8')) as { description: string };
    check([description, ...textsIn('package.nls.json')], [retired, retiredInProduct]);
  });

  it('of the schemas, snippets, the action and the hooks', () => {
    const files = [
      ...fs.readdirSync('schemas').map((file) => `schemas/${file}`),
      ...fs.readdirSync('snippets').map((file) => `snippets/${file}`),
    ];
    check(
      [
        ...files.flatMap(textsIn),
        ...['action.yml', '.pre-commit-hooks.yaml'].flatMap((file) => linesOf(file)),
        ...fs.readdirSync('media/walkthrough').flatMap((file) => linesOf(`media/walkthrough/${file}`)),
      ],
      [retired],
    );
  });

  it('of the command: help, output and errors', () => {
    const sources = ['src/cli', 'src/ownership', 'src/git'].flatMap((folder) =>
      filesIn(folder).filter((file) => file.endsWith('.ts')),
    );
    const sentences = ['src/cli.ts', ...sources].flatMap(sentencesIn);
    assert.ok(sentences.length > 200);
    check(sentences, [retired, retiredInProduct]);
  });

  for (const page of [
    ...['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md', 'src/README.md'],
    ...fs.readdirSync('docs').map((file) => `docs/${file}`),
    ...filesIn('examples').filter((file) => /\.(?:md|ya?ml)$|CODEOWNERS$/.test(file)),
  ].filter((file) => fs.existsSync(file)))
    it(`of ${page}`, () => {
      const meant = pagesAboutWords[page];
      const lines = linesOf(page).map((line) => (meant === undefined ? line : line.replace(meant, '')));
      check(lines, [retired]);
    });
});

describe('a description in leadership.schema.json', () => {
  it('is the first sentence of its markdownDescription', () => {
    const wrong: string[] = [];
    visit(JSON.parse(fs.readFileSync('schemas/leadership.schema.json', 'utf8')), (node) => {
      const { description, markdownDescription } = node;
      if (typeof markdownDescription === 'string' && description !== firstSentence(markdownDescription))
        wrong.push(`${String(description)} ≠ ${firstSentence(markdownDescription)}`);
    });
    assert.deepEqual(wrong, []);
  });

  it('ends with a period', () => {
    const wrong: string[] = [];
    visit(JSON.parse(fs.readFileSync('schemas/leadership.schema.json', 'utf8')), ({ description }) => {
      if (typeof description === 'string' && !/[.]$/.test(description)) wrong.push(description);
    });
    assert.deepEqual(wrong, []);
  });
});

function check(texts: readonly string[], patterns: readonly RegExp[]): void {
  const wrong = texts.filter(
    (text) =>
      patterns.some((pattern) => pattern.test(text)) && !allowed.some((exception) => exception.test(text)),
  );
  assert.deepEqual(wrong, []);
}

/** The first sentence of a Markdown text, without its markup. */
function firstSentence(markdown: string): string {
  const plain = markdown.replaceAll('`', '').replace(/\*([^*]+)\*/g, '$1');
  return /^.*?[.!?](?=\s|$)/s.exec(plain)?.[0] ?? plain;
}

/** All strings of a JSON file, but for those of the keys that a program reads. */
function textsIn(file: string): string[] {
  const texts: string[] = [];
  JSON.parse(fs.readFileSync(file, 'utf8'), (key, value: unknown) => {
    if (typeof value === 'string' && !key.startsWith('$')) texts.push(value);
    return value;
  });
  return texts;
}

function visit(node: unknown, found: (node: Readonly<Record<string, unknown>>) => void): void {
  if (typeof node !== 'object' || node === null) return;
  found(node as Readonly<Record<string, unknown>>);
  for (const [key, child] of Object.entries(node)) if (key !== 'examples') visit(child, found);
}

function linesOf(file: string): string[] {
  return fs.readFileSync(file, 'utf8').split('\n');
}

function filesIn(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => path.posix.join(folder, file.replaceAll('\\', '/')))
    .filter((file) => fs.statSync(file).isFile());
}

/** The string literals and template parts of a source file that have a blank: words for people. */
function sentencesIn(file: string): string[] {
  const source = ts.createSourceFile(file, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const texts: string[] = [];
  const walk = (node: ts.Node): void => {
    if (
      (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) &&
      node.text.includes(' ')
    )
      texts.push(node.text);
    ts.forEachChild(node, walk);
  };
  walk(source);
  return texts;
}
