import type { Host } from '../../../src/ownership/codeowners/host.ts';
import { monorepoPatterns } from '../../monorepo.ts';
import { randomNumbers } from '../../randomNumbers.ts';

export interface GeneratedFile {
  readonly title: string;
  readonly host: Host;
  readonly text: string;
}

/** CODEOWNERS files as large repositories have them, the same ones at every run. */
export function generatedFiles(paths: readonly string[]): GeneratedFile[] {
  const plain = (count: number): string =>
    monorepoPatterns(count, paths)
      .map(({ pattern, owner }) => `${pattern.replace(/[[\] ]/g, '\\$&')} ${owner}`)
      .join('\n');
  return [
    { title: 'GitHub, 300 lines', host: 'github', text: plain(300) },
    { title: 'GitHub, 3,000 lines', host: 'github', text: plain(3000) },
    { title: 'GitHub, 800 lines with all that is allowed', host: 'github', text: variedText(paths, 800) },
    { title: 'GitHub, 1,500 lines of deep folders and files', host: 'github', text: deepText(paths, 1500) },
    { title: 'GitLab, 400 lines without sections', host: 'gitlab', text: gitlabText(paths, 400) },
    { title: 'GitLab, 600 lines in sections', host: 'gitlab', text: sectionsText(paths, 600) },
  ];
}

type Random = (limit: number) => number;

/** Owners on several hosts, several or none on a line, comments, escapes, and the line breaks of Windows. */
function variedText(paths: readonly string[], count: number): string {
  const random = randomNumbers(count);
  const lines = ['\ufeff# All of it', '* @acme/all', ''];
  for (let line = 0; line < count; line++) {
    if (random(12) === 0) lines.push(random(2) === 0 ? '' : '  # A comment @nobody');
    const comment = random(10) === 0 ? ' # who else? @nobody' : '';
    const repeated = random(15) === 0 ? lines.at(-1)?.replace(/ @.*$/, '') : undefined;
    const pattern = repeated?.startsWith('/') === true ? repeated : githubPattern(paths, random);
    lines.push(`${pattern}${random(2) === 0 ? ' ' : '\t  '}${ownersOf(random)}${comment}`);
  }
  return lines.join('\r\n');
}

function deepText(paths: readonly string[], count: number): string {
  const random = randomNumbers(count);
  const lines = ['*'];
  for (let line = 0; line < count; line++) {
    const segments = pick(paths, random).split('/');
    const depth = Math.max(1, segments.length - random(3));
    const isFolder = depth < segments.length;
    const folder = `/${segments.slice(0, depth).map(escaped).join('/')}`;
    lines.push(`${folder}${isFolder && random(2) === 0 ? '/' : ''} ${ownersOf(random)}`.trimEnd());
  }
  return `${lines.join('\n')}\n`;
}

/** With patterns that GitLab reads otherwise than GitHub: `a/b` at any depth, classes, files alone, exclusions. */
function gitlabText(paths: readonly string[], count: number): string {
  const random = randomNumbers(count);
  const lines = ['* @acme/all'];
  for (let line = 0; line < count; line++) {
    const segments = pick(paths, random).split('/');
    const at = random(segments.length);
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
    const pattern = pick(patterns, random);
    lines.push(random(12) === 0 ? `!${pattern}` : `${pattern} ${ownersOf(random)}`.trimEnd());
  }
  return `${lines.join('\n')}\n`;
}

/** Sections with owners of their own, taken up again in other letters, each for a folder at the root. */
function sectionsText(paths: readonly string[], count: number): string {
  const random = randomNumbers(count);
  const folders = [...new Set(paths.flatMap((path) => (path.includes('/') ? path.split('/', 1) : [])))];
  const lines: string[] = ['# No section', '/* @acme/root', ''];
  while (lines.length < count) {
    const folder = pick(folders, random);
    const name = random(2) === 0 ? folder : folder.toUpperCase();
    lines.push(`[${name}]${random(3) === 0 ? '' : ` @acme/${folder} lead@acme.example`}`);
    const within = paths.filter((path) => path.startsWith(`${folder}/`));
    for (let line = 0; line < 20; line++) {
      const segments = pick(within, random).split('/');
      const depth = 1 + random(segments.length);
      const slash = depth < segments.length ? '/' : '';
      const pattern = `/${segments.slice(0, depth).map(escaped).join('/')}${slash}`;
      const glob = `/${escaped(folder)}/**/${pick(['*.md', '*.ts', 'test/', 'README.*', '*'], random)}`;
      const owners = random(3) === 0 ? '' : ownersOf(random);
      if (random(4) === 0) lines.push(`${glob} @acme/globs`);
      else if (random(15) === 0 && depth > 2) lines.push(`!${pattern}`);
      else lines.push(`${pattern} ${owners}`.trimEnd());
    }
  }
  return `${lines.join('\n')}\n`;
}

function githubPattern(paths: readonly string[], random: Random): string {
  const segments = pick(paths, random).split('/');
  const depth = 1 + random(segments.length);
  const names = segments.slice(0, depth).map(escaped);
  const last = names.at(-1) ?? '';
  const slash = depth < segments.length ? '/' : '';
  return pick(
    [
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
    ],
    random,
  );
}

function ownersOf(random: Random): string {
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
  return pick(owners, random);
}

function escaped(name: string): string {
  return name.replace(/[\\*?[\] ]/g, '\\$&');
}

function pick<T>(list: readonly T[], random: Random): T {
  return list[random(list.length)] as T;
}
