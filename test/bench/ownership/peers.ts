import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { attributeLines } from '../../gitAttributes.ts';

/** Something else that can tell which of many patterns decides for a path. */
export interface Peer {
  readonly name: string;
  /** Makes it ready. `folder` is one of its own, empty. */
  readonly prepare: (patterns: readonly string[], folder: string) => Asked;
  /** How many paths it is best asked about at a time. */
  readonly blockSize: number;
}

export interface Asked {
  /** The position of the last pattern that matches, or -1, for each path. */
  readonly decide: (paths: readonly string[]) => readonly number[] | Promise<readonly number[]>;
  readonly close?: () => void;
}

/**
 * The others, each told our patterns in its own words, in the form that is the quickest of those that are right.
 * A library of globs says whether a path matches one: each pattern is one matcher, and the last one is asked first.
 * `bench` is the folder that they are installed below.
 */
export function peersIn(bench: string): Peer[] {
  const require = createRequire(path.resolve(bench, 'package.json'));
  const ignore = require('ignore') as (options: object) => Ignore;
  const picomatch = require('picomatch') as (
    globs: readonly string[],
    options: object,
  ) => (path: string) => boolean;
  const { Minimatch } = require('minimatch') as {
    Minimatch: new (glob: string, options: object) => Matching;
  };
  const { OwnershipEngine } =
    require('@snyk/github-codeowners/dist/lib/ownership/OwnershipEngine.js') as SnykOwnership;
  return [
    library('ignore', (pattern) => {
      const one = ignore({ ignorecase: false }).add(withPlainBrackets(pattern));
      const matches = (name: string): boolean => one.ignores(name);
      if (!/.\/\*$/.test(pattern) || pattern.endsWith('/**/*')) return matches;
      const depth = pattern.replace(/^\//, '').split('/').length;
      return (name) => name.split('/').length === depth && matches(name);
    }),
    library('picomatch', (pattern) => {
      const { glob, isFolder, isAlone } = globOf(pattern);
      const options = { dot: true, nonegate: true, windows: false, strictSlashes: isFolder };
      // `a/**` is `a` too, but `a*/**` is not `a*`.
      const inside = [`${glob}/**`, ...(glob.endsWith('*') ? [glob] : [])];
      return picomatch(isAlone ? [glob] : isFolder ? [`${glob}/**`] : inside, options);
    }),
    library('minimatch', (pattern) => {
      const { glob, isFolder, isAlone } = globOf(pattern);
      const options = {
        dot: true,
        nonegate: true,
        nocomment: true,
        noext: true,
        nobrace: true,
        platform: 'linux',
      };
      const inside = new Minimatch(isAlone ? glob : `${glob}/**`, options);
      if (isFolder || isAlone) return (name) => inside.match(name);
      const itself = new Minimatch(glob, options);
      return (name) => itself.match(name) || inside.match(name);
    }),
    {
      name: '@snyk/github-codeowners',
      blockSize: 20,
      prepare: (patterns, folder) => {
        const file = path.join(folder, 'CODEOWNERS');
        // It ends a pattern at a blank, escaped or not.
        const lines = patterns.map(
          (pattern, rule) => `${withPlainBrackets(pattern).replaceAll(' ', '?')} @rule/${String(rule)}`,
        );
        fs.writeFileSync(file, `${lines.join('\n')}\n`);
        const engine = OwnershipEngine.FromCodeownersFile(file);
        const ruleOf = (name: string): number => {
          const [owner] = engine.calcFileOwnership(name);
          return owner === undefined ? -1 : Number(owner.slice('@rule/'.length));
        };
        return { decide: (paths) => paths.map(ruleOf) };
      },
    },
    { name: 'git check-attr', blockSize: 1000, prepare: checkAttr },
  ];
}

interface Ignore {
  readonly add: (pattern: string) => Ignore;
  readonly ignores: (path: string) => boolean;
}

interface Matching {
  readonly match: (path: string) => boolean;
}

interface SnykOwnership {
  readonly OwnershipEngine: {
    readonly FromCodeownersFile: (file: string) => {
      readonly calcFileOwnership: (path: string) => readonly string[];
    };
  };
}

function library(name: string, matcherOf: (pattern: string) => (path: string) => boolean): Peer {
  return {
    name,
    blockSize: 20,
    prepare: (patterns) => {
      const matchers = patterns.map(matcherOf);
      const decide = (path: string): number => {
        for (let rule = matchers.length - 1; rule >= 0; rule--)
          if (matchers[rule]?.(path) === true) return rule;
        return -1;
      };
      return { decide: (paths) => paths.map(decide) };
    },
  };
}

/** A pattern as a glob for the path itself; what is below comes with `/**`, unless the glob is to be taken alone. */
function globOf(pattern: string): {
  readonly glob: string;
  readonly isFolder: boolean;
  readonly isAlone: boolean;
} {
  const isFolder = pattern.endsWith('/');
  const inner = pattern.replace(/^\//, '').replace(/\/$/, '');
  if (pattern === '*') return { glob: '**', isFolder, isAlone: true };
  const floats = !inner.includes('/') && !pattern.startsWith('/');
  const escaped = inner.replaceAll(/\\.|[[\](){}!+@|]/gsu, (sign) => (sign.length > 1 ? sign : `\\${sign}`));
  return {
    glob: floats ? `**/${escaped}` : escaped,
    isFolder,
    isAlone: !isFolder && /(?:^|\/)\*$/.test(inner),
  };
}

function withPlainBrackets(pattern: string): string {
  return pattern.replaceAll(/\\.|\[/gsu, (sign) => (sign === '[' ? '\\[' : sign));
}

/** One process, which answers as long as it is asked. */
function checkAttr(patterns: readonly string[], folder: string): Asked {
  execFileSync('git', ['init', '--quiet', '--template='], { cwd: folder });
  const lines = patterns.flatMap((pattern, rule) => attributeLines(pattern, String(rule)));
  fs.writeFileSync(path.join(folder, '.gitattributes'), `${lines.join('\n')}\n`);
  const settings = ['-c', 'core.ignoreCase=false', '-c', 'core.attributesFile='];
  const child = spawn('git', [...settings, 'check-attr', '--stdin', '-z', 'owner'], {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let printed: string[] = [];
  let rest = '';
  let onMore: () => void = () => undefined;
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (chunk: string) => {
    const pieces = (rest + chunk).split('\0');
    rest = pieces.pop() ?? '';
    printed.push(...pieces);
    onMore();
  });
  return {
    decide: (paths) =>
      new Promise((resolve) => {
        onMore = () => {
          if (printed.length < paths.length * 3) return;
          const values = paths.map((_, at) => printed[at * 3 + 2]);
          printed = [];
          resolve(values.map((value) => (value === 'unspecified' ? -1 : Number(value))));
        };
        child.stdin.write(paths.map((name) => `${name}\0`).join(''));
      }),
    close: () => {
      child.stdin.end();
    },
  };
}
