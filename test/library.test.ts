import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';
import manifest from '../package.json';
import { withFolder } from './cli/temporaryFolder.ts';

const schemas = fs.readdirSync('schemas').map((name) => `schemas/${name}`);
const page = fs.readFileSync('docs/library.md', 'utf8');
/** The code of the page, each block of which continues the one before, and what it prints. */
const [example, printed] = [blocksOf('ts'), blocksOf('text')];

describe('what ships', function () {
  this.timeout(120_000);

  it('to npm is the command, the library, the schemas and what is to be read', () => {
    withFolder({}, (folder) => {
      assert.deepEqual(
        packed(folder).sort(),
        [
          'CHANGELOG.md',
          'LICENSE',
          'README.md',
          ...fs
            .readdirSync('dist/cli')
            .filter((name) => name.endsWith('.cjs'))
            .map((name) => `dist/cli/${name}`),
          'dist/cli.js',
          'dist/library.d.mts',
          'dist/library.mjs',
          'dist/package.json',
          'docs/ci.md',
          'docs/cli.md',
          'docs/format.md',
          'docs/library.md',
          'docs/limitations.md',
          'docs/rules.md',
          'docs/why.md',
          'package.json',
          ...schemas,
        ].sort(),
      );
    });
  });

  it('to the Marketplace is the extension, without the command and the library', async () => {
    const files = await listFiles({ cwd: path.resolve(), packageManager: PackageManager.None });
    assert.deepEqual(files.sort(), [
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'dist/analysis.cjs',
      'dist/cards.cjs',
      'dist/extension.cjs',
      'dist/features.cjs',
      'dist/language.cjs',
      'dist/rules.cjs',
      'dist/shape.cjs',
      'dist/web/extension.cjs',
      'dist/yaml.cjs',
      'docs/cli.md',
      'docs/editor.md',
      'docs/format.md',
      'docs/limitations.md',
      'docs/rules.md',
      'docs/why.md',
      'l10n/bundle.l10n.de.json',
      'media/card.png',
      'media/changes-by-owner.png',
      'media/codeowners.png',
      'media/create-file.png',
      'media/edit-moves.png',
      'media/hover.png',
      'media/icon.png',
      'media/intent-begin.png',
      'media/intent-choose.png',
      'media/intent-declare.png',
      'media/leadership.svg',
      'media/lens.png',
      'media/select-owners.png',
      'media/views.png',
      ...['card', 'domain', 'file', 'intent', 'purpose'].map((step) => `media/walkthrough/${step}.svg`),
      'package.json',
      'package.nls.de.json',
      'package.nls.json',
      'schemas/leadership.schema.json',
      'snippets/intent.json',
    ]);
  });
});

describe('the library', function () {
  this.timeout(120_000);

  let folder = '';
  before(() => {
    folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'leadership-library-')));
    packed(folder);
    fs.mkdirSync(path.join(folder, 'node_modules'));
    const tarball = `${manifest.name}-${manifest.version}.tgz`;
    execFileSync('tar', ['-xzf', tarball, '-C', 'node_modules'], { cwd: folder });
    const modules = path.join(folder, 'node_modules');
    fs.renameSync(path.join(modules, 'package'), path.join(modules, manifest.name));
    write('package.json', '{ "type": "module" }');
  });
  after(() => {
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  const write = (name: string, text: string): void => {
    fs.writeFileSync(path.join(folder, name), text);
  };
  const runInPackage = (...args: string[]): string =>
    execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });

  it('does in a package of its own what docs/library.md says', () => {
    write('example.js', example);
    assert.equal(runInPackage('example.js'), printed);
  });

  it('brings its schemas', () => {
    const names = schemas.map((name) => `${manifest.name}/${name}`);
    write(
      'schemas.js',
      `for (const name of ${JSON.stringify(names)}) console.log((await import(name, { with: { type: 'json' } })).default.title);`,
    );
    const titles = schemas.map(
      (name) => (JSON.parse(fs.readFileSync(name, 'utf8')) as { title: string }).title,
    );
    assert.deepEqual(runInPackage('--no-warnings', 'schemas.js').trimEnd().split('\n'), titles);
  });

  for (const [module, moduleResolution] of [
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ] as const)
    it(`has types that a strict project with the resolution "${moduleResolution}" accepts`, () => {
      write('typed.ts', `declare const console: { log: (...values: unknown[]) => void };\n${example}`);
      write(
        'wrong.ts',
        `import { cardFor } from '${manifest.name}';\n// @ts-expect-error -- an analysis is asked for\ncardFor('text', 'a');\n`,
      );
      const strict = { strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false };
      const compilerOptions = {
        ...strict,
        module,
        moduleResolution,
        lib: ['es2023'],
        types: [],
        noEmit: true,
      };
      write('tsconfig.json', JSON.stringify({ compilerOptions, files: ['typed.ts', 'wrong.ts'] }));
      assert.equal(runInPackage(path.resolve('node_modules/typescript/bin/tsc'), '--project', folder), '');
    });

  it('needs nothing else, in Node or in a browser', () => {
    const code = fs.readFileSync('dist/library.mjs', 'utf8');
    assert.doesNotMatch(code, /^import\b|\bimport\(|["']node:|\bprocess\.|__dirname/m);
    assert.doesNotMatch(fs.readFileSync('dist/library.d.mts', 'utf8'), /\bfrom ['"]|\bimport\(|\/\/\/ <ref/);
  });
});

/** Packs what npm would publish, as built, and names the files in it. */
function packed(folder: string): string[] {
  const npm = process.env['npm_execpath'];
  const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
  const [program, ...first] = npm === undefined ? ['npm'] : [process.execPath, npm];
  const output = execFileSync(program, [...first, ...args], { encoding: 'utf8', stdio: 'pipe' });
  const [{ files }] = JSON.parse(output) as [{ files: { path: string }[] }];
  return files.map((file) => file.path);
}

function blocksOf(language: 'ts' | 'text'): string {
  const blocks = page.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'));
  return Array.from(blocks, ([, text = '']) => text).join('');
}
