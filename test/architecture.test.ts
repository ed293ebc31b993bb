import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import manifest from '../package.json';
import english from '../package.nls.json';
import schema from '../schemas/leadership.schema.json';
import { intentSeverities } from '../src/intent/findings.ts';
import { allRules } from '../src/rules/allRules.ts';
import { suppression } from '../src/rules/file/suppression.ts';

/** The folders and files of `src`. Each imports itself and what stands before it. */
const order = [
  'text',
  'parse',
  'validate',
  'model',
  'ownership',
  'answers.ts',
  'rules',
  'pipeline.ts',
  'errors.ts',
  'intent',
  'analyze.ts',
  'features',
];
/** What stands behind all of these, and may import some of the others here. */
const surfaces: Readonly<Record<string, readonly string[]>> = {
  git: [],
  editor: ['git'],
  cli: ['git'],
  'extension.ts': ['editor'],
  'cli.ts': ['cli'],
  'library.ts': [],
};
/** The folders inside of these folders, where their order is fixed: each imports itself and what stands before it. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  ownership: ['patterns', 'coverage', 'codeowners', 'ownersFiles', 'import', 'history'],
  features: ['card', 'reports', 'paths', 'language', 'commit', 'views'],
  'features/language': ['navigation', 'hover', 'completion', 'structure', 'edits', 'hints'],
  editor: ['host', 'workspace', 'language', 'scm', 'owners', 'views', 'commands'],
  cli: ['terminal', 'repository', 'report', 'commands', 'start'],
};
/** Packages and modules of Node, and where they are imported. */
const importers: Readonly<Record<string, readonly string[]>> = {
  vscode: ['editor', 'extension.ts'],
  yaml: ['parse'],
  ajv: ['validate'],
  'fastest-levenshtein': ['text'],
  commander: ['cli'],
  diff: ['cli'],
  'get-east-asian-width': ['cli'],
  '@bomb.sh/tab/commander': ['cli'],
  'node:child_process': ['git'],
  'node:crypto': ['cli', 'git'],
  'node:fs': ['cli', 'git'],
  'node:fs/promises': ['cli'],
  'node:path': ['cli', 'git'],
  'node:readline': ['cli'],
  'node:tty': ['cli'],
  'node:util': ['cli'],
};
/** The codes of findings that are none of a rule. */
const codes = [
  ...['syntax', 'schema', 'limit', 'version', suppression.code],
  ...allRules.map(({ code }) => code),
  ...Object.keys(intentSeverities),
];

interface Import {
  /** Below `src`. */
  readonly file: string;
  readonly from: string;
  readonly isOfTypes: boolean;
}

describe('the architecture', () => {
  const sources = fs
    .readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts'));
  const imports = sources.flatMap((file) => importsOf(file, fs.readFileSync(`src/${file}`, 'utf8')));

  it('has imports from left to right only', () => {
    const wrong = imports.filter(
      ({ file, from }) => from.startsWith('.') && !mayImport(placeOf(file), target(file, from)),
    );
    assert.deepEqual(wrong.map(inWords), []);
    assert.ok(imports.length > 100);
  });

  it('has packages in their places only', () => {
    const wrong = imports.filter(
      ({ file, from }) => !from.startsWith('.') && !(importers[from]?.includes(placeOf(file)) ?? false),
    );
    assert.deepEqual(wrong.map(inWords), []);
  });

  it('takes only types from the validator that the build makes code of', () => {
    const wrong = imports.filter(({ from, isOfTypes }) => from === 'ajv' && !isOfTypes);
    assert.deepEqual(wrong.map(inWords), []);
  });

  for (const [folder, names] of Object.entries(rooms))
    it(`has imports from left to right only in src/${folder}`, () => {
      const roomOf = (file: string): number =>
        file.startsWith(`${folder}/`)
          ? names.indexOf(file.slice(folder.length + 1).split('/', 1)[0] ?? '')
          : -1;
      const wrong = imports.filter(
        ({ file, from }) => roomOf(file) >= 0 && roomOf(target(file, from)) > roomOf(file),
      );
      const found = sources.flatMap((file) => new RegExp(`^${folder}/([^/]+)/`).exec(file)?.[1] ?? []);
      assert.deepEqual([wrong.map(inWords), [...new Set(found)].sort()], [[], names.toSorted()]);
    });

  // Those of types too: two files that need each other's types are one thing in two places.
  it('has no circles, neither between files nor between folders', () => {
    const hasFolders = new Set(sources.map((file) => path.dirname(path.dirname(file))));
    const roomOf = (file: string): string => {
      const folder = path.dirname(file);
      return hasFolders.has(folder) ? file : folder;
    };
    const between = (nameOf: (file: string) => string): Map<string, Set<string>> => {
      const edges = new Map(sources.map((file) => [nameOf(file), new Set<string>()]));
      for (const { file, from } of imports)
        if (from.startsWith('.') && nameOf(target(file, from)) !== nameOf(file))
          edges.get(nameOf(file))?.add(nameOf(target(file, from)));
      return edges;
    };
    assert.deepEqual([circlesIn(between((file) => file)), circlesIn(between(roomOf))], [[], []]);
  });

  it('has, in the bundle for browsers, VS Code alone from outside', () => {
    const bundle = fs.readFileSync(manifest.browser, 'utf8');
    // What ajv makes of the schema names its own module, in a text.
    const loaded = [...bundle.matchAll(/\b(?:require|import)\(\s*(["'`]?)([^"'`)]*)/g)].map(
      ([, , name]) => name,
    );
    const modules = new Set(loaded.filter((name) => name !== undefined && !name.startsWith('ajv/')));
    assert.deepEqual([...modules], ['vscode']);
  });

  it('gives VS Code no edit that is not checked', () => {
    const editing = sources.filter((file) =>
      /new vscode\.(?:WorkspaceEdit|TextEdit)\(|\.edit\(\(|TextEdit\.(?:replace|insert|delete)\(/.test(
        fs.readFileSync(`src/${file}`, 'utf8'),
      ),
    );
    const unchecked = editing.filter(
      (file) =>
        !/\b(?:soundEdits|addEdits|codeownersEdit|edit\.createFile)\(/.test(
          fs.readFileSync(`src/${file}`, 'utf8'),
        ),
    );
    assert.deepEqual([unchecked, editing.length > 3], [[], true]);
  });

  it('has nothing that runs text as code, opens a connection or prints on its own', () => {
    const forbidden =
      /\beval\(|new Function\(|\bfetch\(|['"]node:(?:https?|net|tls|dgram|vm|worker_threads)['"]|\bconsole\.|isTrusted = true|supportHtml = true|supportThemeIcons = true/;
    const wrong = sources.filter((file) => forbidden.test(fs.readFileSync(`src/${file}`, 'utf8')));
    assert.deepEqual(wrong, []);
  });
});

describe('what package.json declares', () => {
  const code = fs
    .readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => fs.readFileSync(`src/${file}`, 'utf8'))
    .join('\n');
  const reference = fs.readFileSync('docs/editor.md', 'utf8');
  const { commands, configuration } = manifest.contributes;
  const inEnglish = new Map(Object.entries(english));

  for (const { command, title } of commands)
    it(`the command ${command} is registered, and documented in docs/editor.md`, () => {
      const words = inEnglish.get(title.slice(1, -1));
      assert.deepEqual(
        [code.includes(`'${command}'`), words !== undefined && reference.includes(words)],
        [true, true],
      );
    });

  for (const setting of Object.keys(configuration.properties))
    it(`the setting ${setting} is read, and documented in docs/editor.md`, () => {
      const key = setting.replace(/^leadership\./, '');
      assert.deepEqual([code.includes(`'${key}'`), reference.includes(`\`${setting}\``)], [true, true]);
    });

  it('has every command that the code registers', () => {
    const file = fs.readFileSync('src/editor/host/commandIds.ts', 'utf8');
    const registered = [...file.matchAll(/'(leadership\.\w+)'/g)].map(([, command]) => command);
    const declared = commands.map(({ command }) => command);
    assert.deepEqual([...new Set(registered)].sort(), declared.sort());
  });

  it('offers in the palette, without a leadership file, only what helps to get one', () => {
    const conditions = new Map(
      manifest.contributes.menus.commandPalette.map(({ command, when }) => [command, when]),
    );
    const always = commands
      .map(({ command }) => command)
      .filter((command) => !/^(?:leadership\.hasFile|false$)/.test(conditions.get(command) ?? ''));
    assert.deepEqual(always, ['leadership.createFile', 'leadership.getStarted']);
  });
});

describe('the code of a finding', () => {
  const reference = fs.readFileSync('docs/rules.md', 'utf8');
  const format = fs.readFileSync('docs/format.md', 'utf8');
  const properties: Readonly<Record<string, { readonly default?: string }>> =
    schema.definitions.rules.properties;

  for (const code of codes)
    it(`${code} has an entry in docs/rules.md`, () => {
      assert.match(reference, new RegExp(`^###? \`${code}\`$`, 'm'));
    });

  const inMessages = Object.entries(intentSeverities).map(([code, severity]) => ({ code, severity }));
  for (const { code, severity } of [...allRules, ...inMessages])
    if (!code.startsWith('reference/'))
      it(`${code} has in the schema, and in docs/format.md, the severity that it has`, () => {
        const listed = new RegExp(`^- \`${severity}\`: .*\`${code}\``, 'm');
        assert.deepEqual([properties[code]?.default, listed.test(format)], [severity, true]);
      });

  for (const { code } of allRules)
    it(`${code} is the name of the file of its rule, and of its test`, () => {
      const name = code.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
      assert.ok(fs.readFileSync(`src/rules/${name}.ts`, 'utf8').includes(`code: '${code}'`));
      assert.ok(fs.readFileSync(`test/rules/${name}.test.ts`, 'utf8').includes(code));
    });

  it('is counted in the README', () => {
    const [, count] = /\*\* (\d+) checks find/.exec(fs.readFileSync('README.md', 'utf8')) ?? [];
    assert.equal(count, String(codes.length));
  });

  it('is that of one rule only', () => {
    assert.deepEqual(
      codes.filter((code, position) => codes.indexOf(code) !== position),
      [],
    );
  });
});

function importsOf(file: string, text: string): Import[] {
  const statements = text.matchAll(
    /^(import|export)\s+(type\s)?[^'";]*?from\s+'([^']+)'|\bimport\('([^']+)'\)|^import '([^']+)'/gm,
  );
  return Array.from(statements, ([, , type, from, dynamic, bare]) => ({
    file,
    from: from ?? dynamic ?? bare ?? '',
    isOfTypes: type !== undefined,
  }));
}

/** The folder of a file, or the file itself where it lies in `src`. */
function placeOf(file: string): string {
  return file.split('/', 1)[0] ?? '';
}

/** What an import leads to, below `src`; with `../` where it leads out of it. */
function target(file: string, from: string): string {
  const { pathname } = new URL(from, `file:///repository/src/${file}`);
  return pathname.startsWith('/repository/src/')
    ? pathname.slice('/repository/src/'.length)
    : `..${pathname.slice('/repository'.length)}`;
}

function mayImport(place: string, imported: string): boolean {
  if (imported.startsWith('../'))
    return (
      (['validate', 'cli'].includes(place) && imported.startsWith('../schemas/')) ||
      (place === 'cli' && imported === '../docs/rules.md') ||
      (place === 'cli' && imported === '../package.json')
    );
  const to = placeOf(imported);
  if (place === to) return true;
  const others = surfaces[place];
  if (others === undefined)
    return order.includes(place) && order.includes(to) && order.indexOf(to) < order.indexOf(place);
  if (place === 'git') return to === 'text';
  return order.includes(to) || others.includes(to);
}

function circlesIn(edges: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const circles: string[] = [];
  const done = new Set<string>();
  const walk = (name: string, way: readonly string[]): void => {
    if (way.includes(name)) circles.push([...way.slice(way.indexOf(name)), name].join(' → '));
    if (done.has(name)) return;
    done.add(name);
    for (const next of edges.get(name) ?? []) walk(next, [...way, name]);
  };
  for (const name of edges.keys()) walk(name, []);
  return circles;
}

function inWords({ file, from }: Import): string {
  return `${file} imports ${from}`;
}
