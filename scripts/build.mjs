// Builds what ships into dist/ and, with --tests or --bench, what those run into out/.
//   node scripts/build.mjs [--production] [--tests [--coverage]] [--bench] [--watch]
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import Ajv from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import * as esbuild from 'esbuild';
import { rollup, watch } from 'rollup';
import { dts } from 'rollup-plugin-dts';
import { extensionBundles, needsYaml, onFirstUse } from './extensionBundles.mjs';

const root = path.resolve(import.meta.dirname, '..');

const { values: flags } = parseArgs({
  options: {
    production: { type: 'boolean', default: false },
    tests: { type: 'boolean', default: false },
    bench: { type: 'boolean', default: false },
    coverage: { type: 'boolean', default: false },
    watch: { type: 'boolean', default: false },
  },
});

/** A key of the format may be called `description`: its value is a schema, not a text. */
const isKeyOfTheFormat = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** `import validate from '….schema.json?validator'` is the validation function that ajv makes of that schema. */
const schemaValidator = {
  name: 'schema-validator',
  setup(build) {
    build.onResolve({ filter: /\.schema\.json\?validator$/ }, ({ path: file, resolveDir }) => ({
      path: path.resolve(resolveDir, file.replace(/\?validator$/, '')),
      namespace: 'schema-validator',
    }));
    build.onLoad({ filter: /.*/, namespace: 'schema-validator' }, ({ path: file }) => {
      const ajv = new Ajv({
        allErrors: true,
        ownProperties: true,
        strict: true,
        strictRequired: false,
        allowUnionTypes: true,
        code: { source: true, esm: true },
      });
      const forPeople = [
        'description',
        'markdownDescription',
        'enumDescriptions',
        'examples',
        'patternErrorMessage',
        'errorMessage',
        'x-id',
        'x-ref',
        'x-means',
      ];
      const schema = JSON.parse(fs.readFileSync(file, 'utf8'), (key, value) =>
        forPeople.includes(key) && !isKeyOfTheFormat(value) ? undefined : value,
      );
      return {
        contents: standaloneCode(ajv, ajv.compile(schema)),
        resolveDir: root,
        watchFiles: [file],
      };
    });
  },
};

/** `import('….ts')` is a bundle of its own, `.cjs` of that name below `folder`, which is loaded on first use. */
const importsApart = (folder) => ({
  name: 'imports-apart',
  setup(build) {
    build.onResolve({ filter: /\.ts$/ }, ({ path: file, kind }) =>
      kind === 'dynamic-import'
        ? { path: `${folder}/${path.basename(file, '.ts')}.cjs`, external: true }
        : undefined,
    );
  },
});

/** A module that exports functions only is a bundle of its own, below `folder`, which is loaded on first use. */
const loadedOnFirstUse = (folder, file) => ({
  name: `on-first-use-${path.basename(file, '.ts')}`,
  setup(build) {
    const bundle = `${folder}/${path.basename(file, '.ts')}.cjs`;
    build.onResolve({ filter: /\.cjs$/ }, ({ path: name }) =>
      name === bundle ? { path: name, external: true } : undefined,
    );
    build.onLoad({ filter: /\.ts$/ }, ({ path: loaded }) =>
      loaded === path.join(root, file)
        ? { contents: onFirstUse(loaded, bundle), watchFiles: [loaded] }
        : undefined,
    );
  },
});

/** A module imported as a whole is copied, with all that it has; one that is required is not. */
const importsByRequire = (modules) => ({
  name: 'imports-by-require',
  setup(build) {
    const imports = new RegExp(`^import (?:\\* as )?(\\w+) from '(${modules})';$`, 'gm');
    build.onLoad({ filter: /\.ts$/ }, ({ path: file }) => ({
      contents: fs.readFileSync(file, 'utf8').replace(imports, "import $1 = require('$2');"),
      loader: 'ts',
    }));
  },
});
const vscodeByRequire = importsByRequire('vscode');

/** Where no program can be started, whatever is asked of git is asked of `src/git/none.ts`. */
const withoutGit = {
  name: 'without-git',
  setup(build) {
    build.onResolve({ filter: /\/git\/[^/]+\.ts$/ }, () => ({ path: path.join(root, 'src/git/none.ts') }));
  },
};

/** The parser as modules, of which only what is used gets into a bundle: that halves the time it takes to load. */
const yamlAsModules = { yaml: path.join(root, 'node_modules/yaml/browser/dist/index.js') };

const common = {
  absWorkingDir: root,
  alias: yamlAsModules,
  bundle: true,
  platform: 'node',
  target: 'node20',
  // Node writes a map that is linked into the coverage of every process.
  sourcemap: flags.production ? false : flags.coverage ? 'external' : 'linked',
  minify: flags.production,
  logLevel: 'warning',
  plugins: [schemaValidator],
  loader: { '.md': 'text' },
};

/** In a bundle of the extension host: CommonJS, beside the API that VS Code hands out. */
const inExtensionHost = {
  ...common,
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  external: ['vscode'],
  plugins: [schemaValidator, vscodeByRequire],
};

/**
 * The same for the extension host that is a worker of a browser: nothing of Node can get in, and it is one file, as
 * there is no way to load another. What is not called `.cjs` it takes for a module, which it cannot load.
 */
const inWebWorker = {
  ...inExtensionHost,
  platform: 'browser',
  target: 'es2023',
  plugins: [schemaValidator, vscodeByRequire, withoutGit],
};

/** What ajv makes of the schema asks for parts of ajv by `require`. */
const requireInModule =
  "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);";

/** The tests below a folder; test/host/ has packages with tests, and links in circles, in its node_modules. */
const testFiles = (folder) =>
  fs.readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory())
      return entry.name === 'node_modules' ? [] : testFiles(path.join(folder, entry.name));
    return entry.name.endsWith('.test.ts') ? [path.join(root, folder, entry.name)] : [];
  });
const isWebTest = (file) => file.startsWith(path.join(root, 'test/editor/web/'));
const isEditorTest = (file) => file.startsWith(path.join(root, 'test/editor/')) && !isWebTest(file);

/** A bundle of the command. */
const inCommand = (file, ...plugins) => ({
  ...common,
  entryPoints: [file],
  outdir: 'dist/cli',
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  supported: { 'dynamic-import': false },
  plugins: [schemaValidator, ...plugins, importsByRequire('node:[a-z_/]+')],
});

const ships = [
  { ...inWebWorker, entryPoints: ['src/extension.ts'], outdir: 'dist/web' },
  {
    ...common,
    entryPoints: ['src/cli.ts'],
    outdir: 'dist',
    format: 'cjs',
    supported: { 'dynamic-import': false },
    plugins: [importsApart('./cli')],
    banner: { js: '#!/usr/bin/env node' },
  },
  ...[
    ...fs.readdirSync(path.join(root, 'src/cli/start')).map((name) => `src/cli/start/${name}`),
    'src/errors.ts',
  ].map((file) =>
    inCommand(file, importsApart('.'), ...needsYaml.map((rare) => loadedOnFirstUse('.', rare))),
  ),
  ...needsYaml.map((file) => inCommand(file)),
  // In a bundle for browsers nothing of Node can get in.
  {
    ...common,
    entryPoints: ['src/library.ts'],
    outdir: 'dist',
    outExtension: { '.js': '.mjs' },
    format: 'esm',
    platform: 'browser',
    target: 'es2023',
    minify: false,
  },
];

const writeExtension = async () => {
  const options = extensionBundles(common);
  const bundles = await rollup(options);
  await bundles.write(options.output);
};

/** The types of the library in one file, without what is marked as internal. */
const writeLibraryTypes = async () => {
  const types = dts({ tsconfig: path.join(root, 'tsconfig.json'), compilerOptions: { stripInternal: true } });
  const bundle = await rollup({ input: path.join(root, 'src/library.ts'), plugins: [types] });
  await bundle.write({ file: path.join(root, 'dist/library.d.mts') });
};

const tests = () => {
  const files = testFiles('test');
  return [
    {
      ...common,
      entryPoints: [...files.filter((file) => !isEditorTest(file) && !isWebTest(file)), 'test/properties.ts'],
      outbase: 'test',
      outdir: 'out/test',
      format: 'esm',
      splitting: true,
      packages: 'external',
      banner: { js: requireInModule },
      minify: false,
    },
    {
      ...inExtensionHost,
      entryPoints: [
        path.join(root, 'test/editor/index.ts'),
        path.join(root, 'test/editor/besideYaml/redHatYaml/extension.ts'),
        ...files.filter(isEditorTest),
      ],
      outbase: 'test',
      outdir: 'out/test',
      external: ['vscode', 'mocha'],
      minify: false,
    },
    {
      ...inWebWorker,
      entryPoints: ['test/editor/web/index.ts'],
      outdir: 'out/test/editor/web',
      alias: { 'node:assert/strict': path.join(root, 'test/editor/web/assert.ts') },
      logOverride: { 'commonjs-variable-in-esm': 'silent' },
      // The launcher puts `testEnvironment` before the text.
      define: { 'process.env': 'testEnvironment' },
      minify: false,
    },
  ];
};

const bench = {
  ...common,
  entryPoints: [
    'test/bench/editor/answers.ts',
    'test/bench/editor/repository.ts',
    'test/bench/history/measure.ts',
    'test/bench/keystrokes.ts',
    'test/bench/ownership/measure.ts',
    'test/bench/ownership/memory.ts',
  ],
  outbase: 'test/bench',
  outdir: 'out/bench',
  format: 'esm',
  banner: { js: requireInModule },
};

fs.rmSync(path.join(root, 'dist'), { recursive: true, force: true });
if (flags.tests) fs.rmSync(path.join(root, 'out'), { recursive: true, force: true });
const builds = [...ships, ...(flags.tests ? tests() : []), ...(flags.bench ? [bench] : [])];
if (flags.watch) {
  for (const options of builds) await (await esbuild.context(options)).watch();
  watch(extensionBundles(common)).on('event', ({ error }) => {
    if (error !== undefined) console.error(error.message);
  });
} else {
  await Promise.all([
    ...builds.map((options) => esbuild.build(options)),
    writeExtension(),
    writeLibraryTypes(),
  ]);
  // Node starts CommonJS faster than modules.
  fs.writeFileSync(path.join(root, 'dist/package.json'), '{ "type": "commonjs" }\n');
  fs.chmodSync(path.join(root, 'dist/cli.js'), 0o755);
}
