// The bundles of the extension for VS Code on the desktop. Loading a bundle blocks VS Code, so there are several, of up to
// 100 kB or so. Each module is in exactly one of them.
import fs from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';

const root = path.resolve(import.meta.dirname, '..');

/** What VS Code loads. It is in the bundle `extension`, with all that it imports. */
const entry = 'src/extension.ts';

/**
 * The other bundles, and the folders and files in them; the longest path that fits a module counts. They are loaded in this
 * order, and one imports from those before it only.
 */
const bundles = {
  analysis: ['src/text', 'src/parse', 'src/model', 'src/ownership', 'node_modules/fastest-levenshtein'],
  shape: ['src/validate/shape.ts', 'src/validate/value.ts', 'schemas/leadership.schema.json?validator'],
  rules: ['src', 'schemas'],
  cards: [
    'src/intent',
    'src/features',
    'src/git',
    'src/ownership/history',
    'src/editor/host',
    'src/editor/workspace',
  ],
  language: ['src/features/language', 'src/editor/language'],
  features: ['src/features/commit', 'src/features/views', 'src/editor'],
};

/** What needs the YAML parser, which only files in unusual forms need. It is loaded on first use. */
export const needsYaml = ['src/parse/yaml.ts', 'src/parse/scan.ts', 'src/parse/blanks.ts'];

/** The builds of packages that are modules: only what is used of these gets into a bundle. */
const packages = {
  'fastest-levenshtein': 'node_modules/fastest-levenshtein/esm/mod.js',
  yaml: 'node_modules/yaml/browser/dist/index.js',
};

/** The options for rollup. `options` are those for esbuild, which translates the modules. */
export const extensionBundles = (options) => ({
  input: { extension: path.join(root, entry), yaml: 'whole-yaml' },
  external: ['vscode', /^node:/],
  plugins: [yamlOnFirstUse, translated(options), loadedInTurn, minified(options)],
  preserveEntrySignatures: 'allow-extension',
  output: {
    dir: path.join(root, 'dist'),
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name].cjs',
    manualChunks: bundleOf,
    // A module that is copied, with all that it has, takes long to load.
    interop: (name) => (name === 'vscode' ? 'esModule' : 'default'),
    dynamicImportInCjs: false,
    externalLiveBindings: false,
    freeze: false,
    sourcemap: options.sourcemap === 'external' ? 'hidden' : options.sourcemap !== false,
  },
});

/** The name of a module below the root of the repository. */
const nameOf = (id) => path.relative(root, id).replaceAll('\\', '/');

function bundleOf(id, { getModuleInfo }) {
  const reached = new Set();
  const visit = (id) => {
    if (reached.has(id)) return;
    reached.add(id);
    getModuleInfo(id).importedIds.forEach(visit);
  };
  const first = path.join(root, entry);
  visit(first);
  if (reached.has(id)) return 'extension';
  getModuleInfo(first).dynamicallyImportedIds.forEach(visit);
  if (!reached.has(id)) return 'yaml';
  const name = nameOf(id);
  const places = Object.entries(bundles).flatMap(([bundle, places]) =>
    places.map((place) => ({ bundle, place })),
  );
  return places
    .filter(({ place }) => name === place || name.startsWith(`${place}/`))
    .reduce((one, other) => (other.place.length > one.place.length ? other : one)).bundle;
}

/**
 * What takes the place of a module that exports functions only: functions that load a bundle with the module when they are
 * called.
 */
export function onFirstUse(file, bundle) {
  const exported = fs.readFileSync(file, 'utf8').matchAll(/^export (?:function (\w+)|\{ (\w+) \} from)/gm);
  return [
    `const load = () => require('${bundle}');`,
    ...Array.from(exported, ([, declared, passedOn]) => declared ?? passedOn).map(
      (name) => `export const ${name} = (...given) => load().${name}(...given);`,
    ),
  ].join('\n');
}

/** The modules themselves, in the bundle, are called `….ts?whole`. */
const yamlOnFirstUse = {
  name: 'yaml-on-first-use',
  resolveId(source, importer) {
    if (source === 'whole-yaml') return source;
    if (importer === 'whole-yaml') return path.join(root, source);
    const file = importer?.endsWith('?whole') ? path.resolve(path.dirname(importer), source) : '';
    return needsYaml.includes(nameOf(file)) ? `${file}?whole` : undefined;
  },
  load(id) {
    if (id === 'whole-yaml') return needsYaml.map((file) => `export * from '${file}?whole';`).join('\n');
    return needsYaml.includes(nameOf(id)) ? onFirstUse(id, './yaml.cjs') : undefined;
  },
};

/** Reads TypeScript, JSON, and the validator that is made of a schema. */
const translated = ({ target, ...options }) => ({
  name: 'translated',
  resolveId(source, importer) {
    if (source in packages) return path.join(root, packages[source]);
    return source.endsWith('?validator') ? path.resolve(path.dirname(importer), source) : undefined;
  },
  async load(id) {
    if (id.endsWith('?whole')) return fs.readFileSync(id.replace(/\?whole$/, ''), 'utf8');
    if (!id.endsWith('?validator')) return undefined;
    const { outputFiles } = await esbuild.build({
      ...options,
      entryPoints: [id],
      format: 'esm',
      minify: false,
      sourcemap: false,
      write: false,
    });
    return outputFiles[0].text;
  },
  transform(code, id) {
    if (id.endsWith('.json')) return { code: `export default ${code};`, map: null };
    if (!/\.ts(?:\?whole)?$/.test(id)) return undefined;
    return esbuild.transform(code, { loader: 'ts', target, sourcemap: true, sourcefile: id });
  },
});

/** `import('….ts')` loads the bundles that the module needs one after another, with pauses for others. */
const loadedInTurn = {
  name: 'loaded-in-turn',
  renderDynamicImport({ targetChunk, getTargetChunkImports }) {
    if (targetChunk === null) return undefined;
    const imported = new Set(getTargetChunkImports().map(({ fileName }) => fileName));
    const files = Object.keys(bundles)
      .map((bundle) => `${bundle}.cjs`)
      .filter((file) => imported.has(file));
    const load = `async (files) => {
      for (const file of files) {
        require(file);
        await new Promise((resolve) => setTimeout(resolve));
      }
      return require(files.at(-1));
    }`;
    return { left: `(${load})([${files.map((file) => `'./${file}', `).join('')}`, right: '])' };
  },
};

const minified = ({ minify, target }) => ({
  name: 'minified',
  renderChunk: (code) =>
    minify ? esbuild.transform(code, { format: 'cjs', target, minify, sourcemap: true }) : undefined,
});
