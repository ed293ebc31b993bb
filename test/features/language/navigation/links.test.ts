import assert from 'node:assert/strict';
import { analyze } from '../../../../src/analyze.ts';
import { linksIn } from '../../../../src/features/language/navigation/links.ts';
import { fileList } from '../../../../src/ownership/coverage/fileList.ts';

const files = fileList(['docs/a.md', 'src/docs/b.md', 'src/leadership.yaml', 'docs/it is.md']);

describe('a link', () => {
  checkLinks(
    'in every value',
    'contact: { url: https://a.example/x?y=1#z, email: ana@a.example }\nx-own: [http://b.example]',
    ['https://a.example/x?y=1#z', 'ana@a.example → mailto:ana@a.example', 'http://b.example'],
  );
  checkLinks(
    'in a sentence, without what is no part of it',
    'purpose: "See https://a.example/b. And (https://c.example/d_(e)), or mailto:x@y.example!"',
    ['https://a.example/b', 'https://c.example/d_(e)', 'mailto:x@y.example'],
  );
  checkLinks('in a list in brackets', 'competencies: { a: { learn: [https://a.example, docs/a.md] } }', [
    'https://a.example',
    'docs/a.md → file docs/a.md',
  ]);
  checkLinks(
    'in a block and in quotes',
    "purpose: >\n  See\n  https://a.example\ngoals: ['https://b.example']",
    ['https://a.example', 'https://b.example'],
  );
  checkLinks(
    'of files that are there',
    'domains: [{ links: [docs/a.md, ./docs/a.md, docs/none.md, docs/, "docs/it is.md", docs/a.md#part, /docs/a.md, ../docs/a.md] }]',
    [
      'docs/a.md → file docs/a.md',
      './docs/a.md → file docs/a.md',
      'docs/it is.md → file docs/it is.md',
      'docs/a.md#part → file docs/a.md#part',
      '/docs/a.md → file docs/a.md',
    ],
  );
  checkLinks(
    'of a source',
    'goals: [{ statement: S, measure: { metric: M, target: 1, source: docs/a.md } }]',
    ['docs/a.md → file docs/a.md'],
  );
  checkLinks('of files where files are meant only', 'purpose: docs/a.md\nunowned: [docs/a.md]', []);
  checkLinks(
    'from the folder that the file is for',
    'domains: [{ links: [docs/b.md, ../docs/a.md, docs/a.md] }]',
    ['docs/b.md → file src/docs/b.md', '../docs/a.md → file docs/a.md'],
    'src/leadership.yaml',
  );
  checkLinks(
    'from the root for one in .github',
    'domains: [{ links: [docs/a.md] }]',
    ['docs/a.md → file docs/a.md'],
    '.github/leadership.yaml',
  );
  checkLinks(
    'of no other scheme',
    'contact: { url: "command:x", oncall: "file:///etc/passwd", teams: "javascript:alert(1)", slack: vscode://a/b }\ndomains: [{ links: ["command:x?docs/a.md"] }]',
    [],
  );
  checkLinks(
    'of no owner: it leads to the entry',
    'domains: [{ owners: [ana@a.example], delegatedBy: bo@a.example }]',
    [],
  );
  checkLinks(
    'of nothing in the dark, in a comment, or in a key',
    'purpose: @https://a.example\n# https://b.example\nx-own: { https://c.example: 1 }',
    [],
  );
  checkLinks('of no two lines', 'purpose: "https://a.example/\n  b"', ['https://a.example/']);
  checkLinks('between CRLFs, behind an emoji', 'purpose: 👩🏽‍🚀 https://a.example\r\ncontact: x@y.example\r\n', [
    'https://a.example',
    'x@y.example → mailto:x@y.example',
  ]);

  it('is to no file as long as the files are not listed', () => {
    const [file] = analyze([{ path: 'leadership.yaml', text: 'domains: [{ links: [docs/a.md] }]' }]).files;
    assert.ok(file);
    assert.deepEqual(linksIn(file, undefined), []);
  });
});

function checkLinks(title: string, text: string, links: readonly string[], path = 'leadership.yaml'): void {
  it(title, () => {
    const [file] = analyze([{ path, text }]).files;
    assert.ok(file);
    assert.deepEqual(
      linksIn(file, files).map(({ span, target }) => {
        const written = text.slice(span.start, span.end);
        if (target.kind === 'address')
          return target.address === written ? written : `${written} → ${target.address}`;
        return `${written} → file ${target.path}${target.fragment === '' ? '' : `#${target.fragment}`}`;
      }),
      links,
    );
  });
}
