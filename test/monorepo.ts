import { randomNumbers } from './randomNumbers.ts';

/** A line of a CODEOWNERS file. */
export interface OwnedPattern {
  readonly pattern: string;
  readonly owner: string;
}

/**
 * Paths as they are in a large repository, sorted, the same ones at every run: packages with their tests, services
 * in Java and Go, libraries in Python, infrastructure, handbooks in several languages, copies of what others wrote,
 * and folders of thousands of test cases. Names come again in many places; some hold blanks, brackets and letters
 * that are none of ASCII.
 */
export function monorepoPaths(count: number): string[] {
  const random = randomNumbers(count);
  const paths = new Set(rootFiles);
  const mostOfOne = Math.max(10, Math.round(count / 40));
  for (let number = 1; paths.size < count; number++) {
    const project = pick(projects, random);
    const words = `${pick(areas, random)}-${pick(things, random)}`;
    const folder = `${pick(project.roots, random)}/${words}${number > 300 ? `-${String(number)}` : ''}`;
    for (const file of project.filesOf(words, random).slice(0, mostOfOne)) {
      if (paths.size === count) break;
      paths.add(`${folder}/${file}`);
    }
  }
  return [...paths].sort();
}

/**
 * Patterns as they are in the CODEOWNERS file of a repository of these paths, the same ones at every run: mostly
 * folders, some files and globs in a folder, a few that match at any depth, the broad ones first. None comes twice.
 */
export function monorepoPatterns(count: number, paths: readonly string[]): OwnedPattern[] {
  const random = randomNumbers(count);
  const patterns = new Set<string>();
  for (let tries = 0; patterns.size < count; tries++) {
    if (tries > 100 * count) throw new Error(`There are no ${String(count)} patterns for so few paths`);
    const segments = pick(paths, random).split('/');
    if (segments.length > 1) patterns.add(patternFor(segments, random));
  }
  const owners = Math.max(3, Math.round(Math.sqrt(count) * 3));
  const breadth = (pattern: string): number => (pattern.startsWith('/') ? pattern.split('/').length : 0);
  const sorted = [...patterns].sort((one, other) => breadth(one) - breadth(other));
  return sorted.map((pattern, position) => ({
    pattern: position === 0 ? '*' : pattern,
    owner: `@acme/team-${String(1 + random(owners))}`,
  }));
}

type Random = (limit: number) => number;

function patternFor(segments: readonly string[], random: Random): string {
  const depth = 1 + random(segments.length - 1);
  const folder = segments.slice(0, depth).map(escaped).join('/');
  const name = segments.at(-1) ?? '';
  const ending = /\.[^.]+$/.exec(name)?.[0] ?? '';
  const inner = escaped(segments[random(segments.length - 1)] ?? '');
  switch (kinds[random(kinds.length)]) {
    case 'file':
      return `/${segments.map(escaped).join('/')}`;
    case 'files of a folder':
      return `/${folder}/*`;
    case 'ending in a folder':
      return `/${folder}/*${ending === '' ? '.*' : escaped(ending)}`;
    case 'beginning in a folder':
      return `/${folder}/${escaped(
        Array.from(segments[depth] ?? name)
          .slice(0, 4)
          .join(''),
      )}*`;
    case 'folder between others':
      return `/${escaped(segments[0] ?? '')}/*/${depth > 1 ? inner : '*'}/`;
    case 'folders below':
      return `/${folder}/**/${inner}/`;
    case 'ending below':
      return `/${folder}/**/*${escaped(ending)}`;
    case 'folders anywhere':
      return `**/${inner}/`;
    case 'two anywhere':
      return `**/${inner}/${escaped(name)}`;
    case 'name anywhere':
      return escaped(name);
    case 'ending anywhere':
      return `*${escaped(name.slice(Math.max(0, name.search(/[._-]/))))}`;
    default:
      return `/${folder}/`;
  }
}

/** The kinds of patterns, those that are written more often more often. */
const kinds = [
  ...Array.from({ length: 28 }, () => 'folder' as const),
  ...Array.from({ length: 6 }, () => 'file' as const),
  ...Array.from({ length: 4 }, () => 'files of a folder' as const),
  ...Array.from({ length: 3 }, () => 'ending in a folder' as const),
  'beginning in a folder',
  'folder between others',
  'folders below',
  'ending below',
  'folders anywhere',
  'two anywhere',
  'name anywhere',
  'ending anywhere',
] as const;

/** A name as a pattern writes it. */
function escaped(name: string): string {
  return name.replace(/[*?\\]/g, '\\$&');
}

interface Project {
  /** Where projects of the kind lie. */
  readonly roots: readonly string[];
  /** The files of one of some name, as seen from its folder. */
  readonly filesOf: (name: string, random: Random) => string[];
}

const projects: readonly Project[] = [
  { roots: ['packages', 'apps', 'packages/ui', 'packages/internal'], filesOf: packageFiles },
  { roots: ['services', 'services/payments', 'services/platform/core'], filesOf: javaFiles },
  { roots: ['services', 'cmd', 'platform'], filesOf: goFiles },
  { roots: ['libs', 'ml/pipelines', 'tools'], filesOf: pythonFiles },
  { roots: ['infra/terraform', 'deploy/charts'], filesOf: infrastructureFiles },
  { roots: ['docs/en', 'docs/español', 'docs/日本語', 'docs/Team handbook'], filesOf: handbookFiles },
  { roots: ['vendor/github.com', 'third_party', 'services/platform/vendor'], filesOf: vendoredFiles },
  { roots: ['tests/conformance', 'tests/golden'], filesOf: caseFiles },
];

function packageFiles(name: string, random: Random): string[] {
  const components = several(4 + random(30), (number) => {
    const component = `${capital(pick(areas, random))}${capital(pick(parts, random))}${String(number)}`;
    const folder = `src/${pick(['components', 'features', 'hooks', 'pages/[id]'], random)}/${component}`;
    return [
      `${folder}/${component}.tsx`,
      `${folder}/${component}.test.tsx`,
      `${folder}/${component}.module.css`,
      `${folder}/__snapshots__/${component}.test.tsx.snap`,
    ];
  });
  const meta = [
    'package.json',
    'README.md',
    'tsconfig.json',
    '.eslintrc.cjs',
    'src/index.ts',
    'CHANGELOG.md',
  ];
  return [...meta, `src/${name}.d.ts`, ...components];
}

function javaFiles(name: string, random: Random): string[] {
  const base = `java/com/acme/${name.replaceAll('-', '/')}`;
  const classes = several(20 + random(120), (number) => {
    const kind = pick(parts, random);
    const file = `${base}/${kind}/${capital(pick(things, random))}${capital(kind)}${String(number)}`;
    return [`src/main/${file}.java`, `src/test/${file}Test.java`];
  });
  const migrations = several(random(20), (number) => [
    `src/main/resources/db/migration/V${String(number + 1)}__${pick(things, random)}.sql`,
  ]);
  return ['pom.xml', 'Dockerfile', 'src/main/resources/application.yml', ...migrations, ...classes];
}

function goFiles(name: string, random: Random): string[] {
  const files = several(10 + random(60), (number) => {
    const file = `internal/${pick(parts, random)}/${pick(areas, random)}_${pick(things, random)}${String(number)}`;
    return [`${file}.go`, `${file}_test.go`];
  });
  return ['go.mod', 'go.sum', 'Makefile', `cmd/${name}/main.go`, `api/v1/${name}.proto`, ...files];
}

function pythonFiles(name: string, random: Random): string[] {
  const module = name.replaceAll('-', '_');
  const files = several(5 + random(50), (number) => {
    const part = pick(parts, random);
    return [
      `src/${module}/${part}/${pick(things, random)}_${String(number)}.py`,
      `tests/${part}/test_${pick(things, random)}_${String(number)}.py`,
    ];
  });
  return ['pyproject.toml', 'README.md', `src/${module}/__init__.py`, 'notebooks/First look.ipynb', ...files];
}

function infrastructureFiles(_: string, random: Random): string[] {
  return several(3 + random(8), (number) => {
    const folder = `${pick(['staging', 'production', 'eu-west-1', 'us-east-2'], random)}/${pick(things, random)}${String(number)}`;
    return ['main.tf', 'variables.tf', 'outputs.tf', 'values.yaml', '.terraform.lock.hcl'].map(
      (file) => `${folder}/${file}`,
    );
  });
}

function handbookFiles(name: string, random: Random): string[] {
  const pages = several(5 + random(40), (number) => [
    `${pick(parts, random)}/${pick(['How to', 'Über', 'Guía de', '手順', 'adr'], random)} ${pick(things, random)} ${String(number)}.md`,
    `images/${pick(things, random)}-${String(number)}.${pick(['png', 'svg', 'webp'], random)}`,
  ]);
  return ['index.md', `${name}.adoc`, ...pages];
}

function vendoredFiles(name: string, random: Random): string[] {
  const files = several(30 + random(200), (number) => {
    const folder = Array.from({ length: 1 + random(6) }, () => pick(parts, random)).join('/');
    const file = `${pick(areas, random)}${String(number)}${pick(['.c', '.h', '.cc', '.js', '.go', '.rs', ''], random)}`;
    return [`${folder}/${file}`];
  });
  return ['LICENSE', 'README.md', 'BUILD.bazel', `include/${name}.h`, ...files];
}

function caseFiles(_: string, random: Random): string[] {
  const beginning = pick(things, random);
  return several(40 + random(300), (number) => {
    const file = `${beginning}-${String(number).padStart(4, '0')}`;
    return number % 3 === 0 ? [`${file}.html`, `${file}-ref.html`] : [`${file}.html`];
  });
}

const rootFiles = [
  'README.md',
  'LICENSE',
  '.gitignore',
  '.github/workflows/ci.yml',
  'Makefile',
  'package.json',
];

const areas = [
  ...[
    'account',
    'alert',
    'audit',
    'billing',
    'card',
    'catalog',
    'chat',
    'checkout',
    'consent',
    'data',
    'email',
  ],
  ...['event', 'feature', 'fraud', 'growth', 'identity', 'inventory', 'kyc', 'ledger', 'loyalty', 'merchant'],
  ...['mobile', 'order', 'partner', 'payment', 'payout', 'pricing', 'profile', 'refund', 'report', 'risk'],
  ...['search', 'shipping', 'tax', 'tenant', 'user', 'video', 'wallet', 'web', 'workflow'],
] as const;
const things = [
  ...[
    'adapter',
    'agent',
    'api',
    'archive',
    'batch',
    'bridge',
    'broker',
    'cache',
    'client',
    'console',
    'engine',
  ],
  ...['exporter', 'feed', 'gateway', 'graph', 'importer', 'index', 'jobs', 'limits', 'mailer', 'monitor'],
  ...['notifier', 'operator', 'policy', 'portal', 'proxy', 'queue', 'registry', 'relay', 'router', 'rules'],
  ...['scheduler', 'schema', 'sdk', 'server', 'store', 'stream', 'sync', 'vault', 'worker'],
] as const;
const parts = [
  ...[
    'api',
    'auth',
    'client',
    'common',
    'config',
    'controller',
    'domain',
    'dto',
    'events',
    'handler',
    'mapper',
  ],
  ...['metrics', 'model', 'repository', 'service', 'storage', 'testing', 'transport', 'util', 'view'],
] as const;

function pick<T>(list: readonly T[], random: Random): T {
  const item = list[random(list.length)];
  if (item === undefined) throw new Error('There is nothing to pick from');
  return item;
}

function several(count: number, make: (number: number) => readonly string[]): string[] {
  return Array.from({ length: count }, (_, number) => make(number)).flat();
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
