import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { allRules } from '../src/rules/allRules.ts';
import { suppression } from '../src/rules/suppression.ts';
import manifest from '../package.json';
import schema from '../schemas/leadership.schema.json';

/** The way of the data: a folder may import what stands to its left. */
const way = ['text', 'parse', 'validate', 'model', 'ownership', 'rules', 'intent', 'analyze.ts', 'answers'];
/** What both ends of the way may import besides. */
const ends = ['cli', 'cli.ts', 'editor', 'extension.ts'];

/** Who alone imports a module from outside. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  vscode: ['extension.ts', 'editor'],
  yaml: ['parse'],
  ajv: ['validate'],
  commander: ['cli.ts'],
  'node:child_process': ['git'],
  'node:fs': ['git', 'cli'],
  'node:fs/promises': ['git', 'cli'],
};

interface Import {
  readonly file: string;
  readonly module: string;
}

const sources = filesBelow('src').filter((file) => file.endsWith('.ts'));
const imports = sources.flatMap((file): Import[] =>
  Array.from(
    fs.readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?'([^']+)'/g),
    ([, module = '']) => ({ file, module }),
  ),
);

describe('the house', () => {
  it('is entered by each module from outside through one room', () => {
    const strangers = imports.filter(
      ({ file, module }) =>
        !module.startsWith('.') && !(rooms[module] ?? []).includes(roomOf(file)) && !isEverywhere(module),
    );
    assert.deepEqual(strangers, []);
  });

  it('imports only what stands to the left', () => {
    const backwards = imports.filter(({ file, module }) => {
      if (!module.startsWith('.') || !module.endsWith('.ts')) return false;
      const [from, to] = [roomOf(file), roomOf(path.join(path.dirname(file), module))];
      if (from === to) return false;
      if (ends.includes(from))
        return (
          !way.includes(to) &&
          to !== 'git' &&
          !(from === 'cli.ts' && to === 'cli') &&
          !(from === 'extension.ts' && to === 'editor')
        );
      if (from === 'git') return to !== 'text';
      return !way.includes(to) || way.indexOf(to) > way.indexOf(from);
    });
    assert.deepEqual(backwards, []);
  });

  it('keeps activation readable as a table of contents', () => {
    assert.ok(fs.readFileSync('src/extension.ts', 'utf8').split('\n').length < 60);
  });

  it('declares, documents and uses each command and setting', () => {
    const declared = [
      ...manifest.contributes.commands.map(({ command }) => command),
      ...Object.keys(manifest.contributes.configuration.properties),
    ];
    const code = sources.map((file) => fs.readFileSync(file, 'utf8')).join('\n');
    const readme = fs.readFileSync('README.md', 'utf8');
    assert.deepEqual(
      declared.filter(
        (id) => !code.includes(`'${id}'`) && !code.includes(`'${id.replace('leadership.', '')}'`),
      ),
      [],
      'used',
    );
    assert.deepEqual(
      declared.filter((id) => !readme.includes(`\`${id}\``)),
      [],
      'documented',
    );
  });

  it('documents each finding, and lets a file set the severity of those that are a matter of taste', () => {
    const codes = [
      'syntax',
      'schema',
      'limit',
      'version',
      suppression.code,
      ...allRules.map(({ code }) => code),
    ];
    const headings = Array.from(
      fs.readFileSync('docs/rules.md', 'utf8').matchAll(/^### `(.+)`$/gm),
      ([, code = '']) => code,
    );
    assert.deepEqual(headings.toSorted(), codes.toSorted());
    const settable: readonly string[] = Object.keys(schema.definitions.rules.properties);
    const isFixed = (code: string): boolean => !code.includes('/') || code.startsWith('reference/');
    assert.deepEqual(
      codes.filter((code) => !isFixed(code) && !settable.includes(code)),
      [],
    );
    assert.deepEqual(settable.filter(isFixed), []);
  });

  it('says the default severity of each finding in its entry', () => {
    const entries = new Map(
      fs
        .readFileSync('docs/rules.md', 'utf8')
        .split(/^### /m)
        .map((entry) => [/^`(.+)`/.exec(entry)?.[1], /^Default: `(\w+)`\.$/m.exec(entry)?.[1]]),
    );
    const said = [...allRules, suppression]
      .filter(({ code }) => !code.startsWith('reference/'))
      .map(({ code }) => [code, entries.get(code)]);
    const meant = [...allRules, suppression]
      .filter(({ code }) => !code.startsWith('reference/'))
      .map(({ code, severity }) => [code, severity]);
    assert.deepEqual(said, meant);
  });

  it('bundles no more than it says, at versions without known faults', () => {
    assert.deepEqual('dependencies' in manifest, false);
    const version = (name: string): number[] =>
      (
        JSON.parse(fs.readFileSync(`node_modules/${name}/package.json`, 'utf8')) as { version: string }
      ).version
        .split('.')
        .map(Number);
    const isAtLeast = (name: string, [major, minor, patch]: readonly [number, number, number]): boolean => {
      const [ourMajor = 0, ourMinor = 0, ourPatch = 0] = version(name);
      return ourMajor === major && (ourMinor > minor || (ourMinor === minor && ourPatch >= patch));
    };
    assert.ok(isAtLeast('yaml', [2, 8, 3]), 'CVE-2026-33532');
    assert.ok(isAtLeast('ajv', [8, 18, 0]), 'CVE-2025-69873');
  });
});

/** The first folder below src, or the file itself. */
function roomOf(file: string): string {
  return path.relative('src', file).replaceAll(path.sep, '/').split('/', 1)[0] ?? '';
}

/** Modules that touch nothing of the machine. */
function isEverywhere(module: string): boolean {
  return ['fastest-levenshtein', 'node:path'].includes(module);
}

function filesBelow(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
