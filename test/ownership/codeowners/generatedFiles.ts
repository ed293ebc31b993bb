import type { Host } from '../../../src/ownership/codeowners/host.ts';
import { monorepoPatterns } from '../../monorepo.ts';
import { pick, type Choose } from '../../property.ts';

/** How a CODEOWNERS file is made. */
export interface Kind {
  readonly title: string;
  readonly host: Host;
  /** How many lines the tests have at most. */
  readonly most: number;
  readonly make: (choose: Choose, paths: readonly string[], count: number) => string;
}

/** CODEOWNERS files as large repositories have them. */
export const kinds: readonly Kind[] = [
  { title: 'GitHub, with all that is allowed', most: 800, host: 'github', make: variedText },
  { title: 'GitHub, deep folders and files', most: 1500, host: 'github', make: deepText },
  { title: 'GitLab, without sections', most: 400, host: 'gitlab', make: gitlabText },
  { title: 'GitLab, in sections', most: 600, host: 'gitlab', make: sectionsText },
  { title: 'GitLab, in sections for the same files', most: 60, host: 'gitlab', make: overlappingText },
];

/** A CODEOWNERS file for GitHub with the patterns of a large repository. */
export function plainText(paths: readonly string[], count: number): string {
  return monorepoPatterns(count, paths)
    .map(({ pattern, owner }) => `${pattern.replace(/[[\] ]/g, '\\$&')} ${owner}`)
    .join('\n');
}

/** Owners on several hosts, several or none on a line, comments, escapes, and the line breaks of Windows. */
function variedText(choose: Choose, paths: readonly string[], count: number): string {
  const lines = ['\ufeff# All of it', '* @acme/all', ''];
  for (let line = 0; line < count; line++) {
    if (choose(12) === 11) lines.push(choose(2) === 0 ? '' : '  # A comment @nobody');
    const comment = choose(10) === 9 ? ' # who else? @nobody' : '';
    const repeated = choose(15) === 14 ? lines.at(-1)?.replace(/ @.*$/, '') : undefined;
    const pattern = repeated?.startsWith('/') === true ? repeated : githubPattern(paths, choose);
    lines.push(`${pattern}${choose(2) === 0 ? ' ' : '\t  '}${ownersOf(choose)}${comment}`);
  }
  return lines.join('\r\n');
}

function deepText(choose: Choose, paths: readonly string[], count: number): string {
  const lines = ['*'];
  for (let line = 0; line < count; line++) {
    const segments = pick(choose, paths).split('/');
    const depth = Math.max(1, segments.length - choose(3));
    const isFolder = depth < segments.length;
    const folder = `/${segments.slice(0, depth).map(escaped).join('/')}`;
    lines.push(`${folder}${isFolder && choose(2) === 0 ? '/' : ''} ${ownersOf(choose)}`.trimEnd());
  }
  return `${lines.join('\n')}\n`;
}

/** With patterns that GitLab reads otherwise than GitHub: `a/b` at any depth, classes, files alone, exclusions. */
function gitlabText(choose: Choose, paths: readonly string[], count: number): string {
  const lines = ['* @acme/all'];
  for (let line = 0; line < count; line++) {
    const segments = pick(choose, paths).split('/');
    const at = choose(segments.length);
    const name = escaped(segments.at(-1) ?? '');
    const inner = segments.slice(at, at + 2).map(escaped);
    const patterns = [
      inner.join('/'),
      `${inner.join('/')}/`,
      `/${segments.map(escaped).join('/')}`,
      `/${segments
        .slice(0, at + 1)
        .map(escaped)
        .join('/')}/`,
      `**/${name.replace(/^(?:\\.|[a-y])/, (first) => (first.length === 1 ? `[${first}z]` : first))}`,
      `/${escaped(segments[0] ?? '')}/**/${name.replace(/^(?:\\.|[^\\])+?(?=\.|$)/u, '*')}`,
      `**/${name}`,
      `${inner[0] ?? ''}/*`,
    ];
    const pattern = pick(choose, patterns);
    lines.push(choose(12) === 11 ? `!${pattern}` : `${pattern} ${ownersOf(choose)}`.trimEnd());
  }
  return `${lines.join('\n')}\n`;
}

/** Sections with owners of their own, taken up again in other letters, each for a folder at the root. */
function sectionsText(choose: Choose, paths: readonly string[], count: number): string {
  const folders = [...new Set(paths.flatMap((path) => (path.includes('/') ? path.split('/', 1) : [])))];
  const lines: string[] = ['# No section', '/* @acme/root', ''];
  while (lines.length < count) {
    const folder = pick(choose, folders);
    const name = choose(2) === 0 ? folder : folder.toUpperCase();
    lines.push(`[${name}]${choose(3) === 0 ? '' : ` @acme/${folder.replace(/^\W+/, '')} lead@acme.example`}`);
    const within = paths.filter((path) => path.startsWith(`${folder}/`));
    for (let line = 0; line < 20 && lines.length < count; line++) {
      const segments = pick(choose, within).split('/');
      const depth = 1 + choose(segments.length);
      const slash = depth < segments.length ? '/' : '';
      const pattern = `/${segments.slice(0, depth).map(escaped).join('/')}${slash}`;
      const glob = `/${escaped(folder)}/**/${pick(choose, ['*.md', '*.ts', 'test/', 'README.*', '*'])}`;
      const owners = choose(3) === 0 ? '' : ownersOf(choose);
      if (choose(4) === 3) lines.push(`${glob} @acme/globs`);
      else if (choose(15) === 14 && depth > 2) lines.push(`!${pattern}`);
      else lines.push(`${pattern} ${owners}`.trimEnd());
    }
  }
  return `${lines.join('\n')}\n`;
}

/** As most files with sections are: owners of everything, and of folders and kinds of files in addition. */
function overlappingText(choose: Choose, paths: readonly string[], count: number): string {
  const lines = ['# The owners of everything', '* @acme/all'];
  while (lines.length < count) {
    const owners = choose(2) === 0 ? '' : ' @acme/default';
    lines.push('', `# About section ${String(lines.length)}.`);
    lines.push(
      `${pick(choose, ['', '^'])}[Section ${String(lines.length)}]${pick(choose, ['', '[2]'])}${owners}`,
    );
    for (let line = choose(6); line >= 0; line--) {
      const segments = pick(choose, paths).split('/');
      const depth = 1 + choose(Math.max(1, segments.length - 1));
      const folder = `/${segments.slice(0, depth).map(escaped).join('/')}/`;
      const pattern = pick(choose, [
        folder,
        folder,
        folder,
        pick(choose, ['*.md', '*.ts', 'test/', '/README.md']),
      ]);
      lines.push(
        choose(10) === 9 ? `!${pattern}` : `${pattern} ${choose(4) === 0 ? '' : ownersOf(choose)}`.trimEnd(),
      );
    }
  }
  return `${lines.join('\n')}\n`;
}

function githubPattern(paths: readonly string[], choose: Choose): string {
  const segments = pick(choose, paths).split('/');
  const depth = 1 + choose(segments.length);
  const names = segments.slice(0, depth).map(escaped);
  const last = names.at(-1) ?? '';
  const slash = depth < segments.length ? '/' : '';
  return pick(choose, [
    `/${names.join('/')}${slash}`,
    `/${names.join('/')}`,
    `${names.join('/')}${slash}`,
    last,
    `**/${last}${slash}`,
    `/${names.join('/')}/*`,
    `/${names.join('/')}/**`,
    `/${names[0] ?? ''}/**/${last}`,
    `*${/\.\w+$/.exec(last)?.[0] ?? '.json'}`,
    `/${names.join('/').replace(/[a-z]/, '?')}`,
    `/${names.join('/').replace(/[a-z]{3}/, '*')}${slash}`,
  ]);
}

function ownersOf(choose: Choose): string {
  const owners = [
    '@acme/web',
    '@acme/data',
    '@Acme/Core',
    '@ana',
    'bo@acme.example',
    '@acme/web @ana',
    '',
    '@cy @bo',
  ];
  return pick(choose, owners);
}

function escaped(name: string): string {
  return name.replace(/[\\*?[\] ]/g, '\\$&');
}
