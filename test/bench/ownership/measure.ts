// Prints how many paths a second we and others find the owner of, what the coverage of a million files takes, and how
// both grow. Run by ../ownership.mjs, from the repository's folder.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { analyze } from '../../../src/analyze.ts';
import type { Matcher } from '../../../src/ownership/patterns/matcher.ts';
import { compileOwnership, type Ownership } from '../../../src/ownership/patterns/ownership.ts';
import { compileLists } from '../../../src/ownership/patterns/patternLists.ts';
import type { Leadership } from '../../../src/model/leadership.ts';
import { monorepoPaths, monorepoPatterns } from '../../monorepo.ts';
import { randomNumbers } from '../../randomNumbers.ts';
import type { Taken } from './memory.ts';
import { peersIn, type Asked, type Peer } from './peers.ts';
import { reading } from './reading.ts';
import { median, rounded, table, times } from './table.ts';

type Way = 'stream' | 'single';

interface Sizes {
  readonly patterns: number;
  readonly paths: number;
}

/** How fast one answered, and how often wrongly. */
interface Figure extends Sizes {
  readonly who: string;
  readonly way: Way;
  readonly perSecond: number;
  readonly asked: number;
  readonly wrong: number;
  readonly prepareMilliseconds: number;
}

const patternCounts = [100, 1000, 5000];
const pathCounts = [100_000, 1_000_000];
const most = { patterns: 5000, paths: 1_000_000 };
/** We are measured so often, each time with nothing remembered at first, and the median counts. */
const ourRuns = 3;
/** How long each of the others answers before it is measured, and then is, in milliseconds. */
const warmUp = 200;
const sample = 2000;
const us = 'Leadership as Code';
const usAtFirst = `${us}, at first`;

const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'leadership-bench-'));
process.on('exit', () => {
  fs.rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
});
await measure();

async function measure(): Promise<void> {
  const begin = performance.now();
  const load = os.loadavg()[0] ?? 0;
  const peers = peersIn('test/bench');
  const figures: Figure[] = [];
  const taken: (Taken & { readonly patterns: number })[] = [];
  for (const count of pathCounts) {
    // As they come from git: one behind the other in memory.
    const paths = monorepoPaths(count).map((name) => Buffer.from(name).toString());
    const order = shuffled(paths);
    for (const patternCount of patternCounts) {
      const sizes = { patterns: patternCount, paths: count };
      progress(`${rounded(count)} paths, ${rounded(patternCount)} patterns`);
      const patterns = monorepoPatterns(patternCount, paths).map(({ pattern }) => pattern);
      const truth = trueDecisions(patterns, paths);
      const leadership = leadershipOf(patterns);
      figures.push(...ours(leadership.model, paths, order, truth, sizes));
      for (const peer of peers) figures.push(...(await theirs(peer, patterns, paths, order, truth, sizes)));
      taken.push({ ...coverageOf(leadership.text, paths), patterns: patternCount });
    }
  }
  console.log(`${lookups(figures)}\n\n${coverage(taken)}\n\n${aims(figures, taken)}\n`);
  const [cpu] = os.cpus();
  console.log(
    `${String(os.cpus().length)} × ${cpu?.model ?? 'unknown'}, Node ${process.version}, ${gitVersion()}; load ${load.toFixed(1)} before; ${((performance.now() - begin) / 60_000).toFixed(1)} minutes`,
  );
  const wrong = figures.filter((figure) => figure.who.startsWith(us) && figure.wrong > 0);
  if (wrong.length > 0) throw new Error(`Ours are wrong: ${JSON.stringify(wrong)}`);
}

/** The answers of the plain reading, for each path, after a look at the reading itself. */
function trueDecisions(patterns: readonly string[], paths: readonly string[]): Int32Array {
  const { decide, decideSlowly } = reading(patterns);
  const random = randomNumbers(patterns.length);
  for (let count = 0; count < 200_000 / patterns.length; count++) {
    const one = paths[random(paths.length)] ?? '';
    if (decide(one) !== decideSlowly(one)) throw new Error(`The two readings differ: ${one}`);
  }
  return Int32Array.from(paths, decide);
}

function ours(
  leadership: Leadership,
  paths: readonly string[],
  order: Int32Array,
  truth: Int32Array,
  sizes: Sizes,
): Figure[] {
  const inOrder = Array.from(order, (at) => paths[at] ?? '');
  const ruleOf = new Map(leadership.domains.items.map((domain, at) => [domain, at]));
  const streamed = (matcher: Matcher): Pass => {
    const { result, milliseconds } = timed(() => matcher.decideAll(paths));
    const wrong = result.reduce((sum, rule, at) => sum + (rule - 1 === truth[at] ? 0 : 1), 0);
    return { milliseconds, wrong };
  };
  const askedSingly = ({ lookup }: Ownership): Pass => {
    const { result, milliseconds } = timed(() => inOrder.map((name) => lookup(name).matchedBy));
    const wrong = result.reduce((sum, matchedBy, at) => {
      const rule = matchedBy?.domain === undefined ? -1 : ruleOf.get(matchedBy.domain);
      return sum + (rule === truth[order[at] ?? 0] ? 0 : 1);
    }, 0);
    return { milliseconds, wrong };
  };
  const runs = Array.from({ length: ourRuns }, () => {
    globalThis.gc?.();
    forgetCompiled(leadership);
    const compiled = timed(() => compileLists([leadership]));
    const { matcher } = compiled.result;
    const streams = [streamed(matcher), streamed(matcher)] as const;
    forgetCompiled(leadership);
    const ownership = compileOwnership([leadership]);
    return { compiled, streams, singles: [askedSingly(ownership), askedSingly(ownership)] as const };
  });
  const figure = (who: string, way: Way, passes: readonly Pass[]): Figure => ({
    ...sizes,
    who,
    way,
    perSecond: (paths.length / median(passes.map(({ milliseconds }) => milliseconds))) * 1000,
    asked: paths.length * passes.length,
    wrong: passes.reduce((sum, { wrong }) => sum + wrong, 0),
    prepareMilliseconds: median(runs.map(({ compiled }) => compiled.milliseconds)),
  });
  return ([usAtFirst, us] as const).flatMap((who, pass) => [
    figure(
      who,
      'stream',
      runs.flatMap(({ streams }) => streams[pass] ?? []),
    ),
    figure(
      who,
      'single',
      runs.flatMap(({ singles }) => singles[pass] ?? []),
    ),
  ]);
}

/** All paths, asked about once. */
interface Pass {
  readonly milliseconds: number;
  readonly wrong: number;
}

/** What was compiled, and has learnt since, is remembered for the latest patterns only: these are others. */
function forgetCompiled(leadership: Leadership): void {
  for (let other = 0; other < 8; other++) compileLists([{ ...leadership, folder: `other-${String(other)}` }]);
}

async function theirs(
  peer: Peer,
  patterns: readonly string[],
  paths: readonly string[],
  order: Int32Array,
  truth: Int32Array,
  sizes: Sizes,
): Promise<Figure[]> {
  globalThis.gc?.();
  const folder = fs.mkdtempSync(path.join(temporary, 'peer-'));
  const { result: asked, milliseconds } = timed(() => peer.prepare(patterns, folder));
  const random = randomNumbers(patterns.length + paths.length);
  const neighbours = (): number[] => {
    const start = random(paths.length - peer.blockSize);
    return Array.from({ length: peer.blockSize }, (_, at) => start + at);
  };
  let next = 0;
  const anywhere = (): number[] =>
    Array.from({ length: peer.blockSize }, () => order[next++ % order.length] ?? 0);
  const figures: Figure[] = [];
  for (const [way, block] of [
    ['stream', neighbours],
    ['single', anywhere],
  ] as const) {
    await sampled(asked, block, paths, truth, warmUp);
    const found = await sampled(asked, block, paths, truth, sample);
    figures.push({ ...sizes, ...found, who: peer.name, way, prepareMilliseconds: milliseconds });
  }
  asked.close?.();
  return figures;
}

async function sampled(
  asked: Asked,
  block: () => number[],
  paths: readonly string[],
  truth: Int32Array,
  milliseconds: number,
): Promise<{ readonly perSecond: number; readonly asked: number; readonly wrong: number }> {
  let spent = 0;
  let count = 0;
  let wrong = 0;
  while (spent < milliseconds) {
    const positions = block();
    const names = positions.map((at) => paths[at] ?? '');
    const begin = performance.now();
    const answers = await asked.decide(names);
    spent += performance.now() - begin;
    count += names.length;
    wrong += positions.filter((position, at) => truth[position] !== answers[at]).length;
  }
  return { perSecond: (count / spent) * 1000, asked: count, wrong };
}

/** A leadership file in which every pattern is a domain of its own. */
function leadershipOf(patterns: readonly string[]): { readonly text: string; readonly model: Leadership } {
  const domains = patterns.map(
    (pattern, rule) =>
      `  - { id: d${String(rule)}, paths: [${JSON.stringify(pattern)}], owners: ["@acme/a"] }\n`,
  );
  const text = `version: 1\npurpose: P\ngoals: []\ndecisionCriteria: []\ndomains:\n${domains.join('')}`;
  const [file] = analyze([{ path: 'leadership.yaml', text }]).files;
  if (file?.lastGoodModel === undefined) throw new Error('The leadership file cannot be read');
  return { text, model: file.lastGoodModel.leadership };
}

/** What the coverage takes in a process of its own. */
function coverageOf(text: string, paths: readonly string[]): Taken {
  const files = path.join(temporary, 'files');
  const leadership = path.join(temporary, 'leadership.yaml');
  fs.writeFileSync(files, paths.map((name) => `${name}\0`).join(''));
  fs.writeFileSync(leadership, text);
  const child = path.resolve('out/bench/ownership/memory.js');
  return JSON.parse(
    execFileSync(process.execPath, ['--expose-gc', child, files, leadership], { encoding: 'utf8' }),
  ) as Taken;
}

function lookups(figures: readonly Figure[]): string {
  const rows = figures.filter(({ way }) => way === 'stream');
  return table(
    [
      '',
      'patterns',
      'paths',
      'ready in ms',
      'in a stream, a second',
      'ours is',
      'singly, a second',
      'ours is',
      'wrong',
    ],
    rows.map((stream) => {
      const single = same(figures, stream, stream.who, 'single');
      const ratio = (figure: Figure): string =>
        figure.who.startsWith(us)
          ? ''
          : times(same(figures, figure, us, figure.way).perSecond / figure.perSecond);
      const wrong = stream.wrong + single.wrong;
      const share = (100 * wrong) / (stream.asked + single.asked);
      return [
        stream.who,
        stream.patterns.toLocaleString('en'),
        stream.paths.toLocaleString('en'),
        rounded(stream.prepareMilliseconds),
        rounded(stream.perSecond),
        ratio(stream),
        rounded(single.perSecond),
        ratio(single),
        wrong === 0 ? '0' : `${share.toPrecision(2)} %`,
      ];
    }),
  );
}

function coverage(taken: readonly (Taken & { readonly patterns: number })[]): string {
  const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(2);
  return table(
    [
      'coverage',
      'patterns',
      'list, s',
      'analysis, s',
      'bytes a path: list',
      'all',
      'peak, MB',
      'of it at the start',
    ],
    taken.map((one) => [
      `${one.files.toLocaleString('en')} files`,
      one.patterns.toLocaleString('en'),
      seconds(one.listMilliseconds),
      seconds(one.analysisMilliseconds),
      rounded(one.listBytes / one.files),
      rounded(one.allBytes / one.files),
      rounded(one.peakBytes / 1e6),
      rounded(one.startPeakBytes / 1e6),
    ]),
  );
}

function aims(figures: readonly Figure[], taken: readonly (Taken & { readonly patterns: number })[]): string {
  const at = (who: string, way: Way, sizes: Sizes = most): Figure => same(figures, sizes, who, way);
  const over = (way: Way, others: readonly Figure[]): number =>
    at(us, way).perSecond / Math.max(...others.map(({ perSecond }) => perSecond));
  const libraries = ['ignore', 'picomatch', 'minimatch'];
  const everyone = [...libraries, '@snyk/github-codeowners', 'git check-attr'];
  const rightSingly = everyone.map((who) => at(who, 'single')).filter(({ wrong }) => wrong === 0);
  const bestRight = rightSingly.toSorted((one, other) => other.perSecond - one.perSecond)[0];
  const rightLibrary = rightSingly.filter(({ who }) => libraries.includes(who));
  const kept = (who: string, way: Way): number =>
    at(who, way).perSecond / at(who, way, { ...most, patterns: 100 }).perSecond;
  const grown = (way: Way): number =>
    at(us, way).perSecond / at(us, way, { ...most, paths: 100_000 }).perSecond;
  const whole = taken.find(({ files, patterns }) => files === most.paths && patterns === most.patterns);
  const small = taken.find(({ files, patterns }) => files === 100_000 && patterns === most.patterns);
  if (whole === undefined || small === undefined) throw new Error('The coverage was not measured');
  const spent = ({ listMilliseconds, analysisMilliseconds }: Taken): number =>
    (listMilliseconds + analysisMilliseconds) / 1000;
  const atLeast = (of: string, aim: number, value: number): string[] => [
    of,
    `≥ ${times(aim)}`,
    times(value),
    value >= aim ? 'yes' : 'no',
  ];
  return table(
    ['at 5,000 patterns and 1,000,000 paths', 'aim', 'measured', 'reached'],
    [
      atLeast('stream, over git check-attr', 200, over('stream', [at('git check-attr', 'stream')])),
      atLeast(
        'stream, over the best library of globs',
        1000,
        over(
          'stream',
          libraries.map((who) => at(who, 'stream')),
        ),
      ),
      atLeast(
        'stream, over @snyk/github-codeowners',
        10_000,
        over('stream', [at('@snyk/github-codeowners', 'stream')]),
      ),
      atLeast(
        `single, over the best that is right (${bestRight?.who ?? 'none'})`,
        500,
        over('single', rightSingly),
      ),
      atLeast('single, over the best library that is right', 500, over('single', rightLibrary)),
      atLeast('stream, of what it is at 100 patterns', 0.5, kept(us, 'stream')),
      atLeast('stream at first, of what it is at 100 patterns', 0.5, kept(usAtFirst, 'stream')),
      atLeast('single, of what it is at 100 patterns', 0.5, kept(us, 'single')),
      ['coverage, all but git', '< 2 s', `${spent(whole).toFixed(2)} s`, spent(whole) < 2 ? 'yes' : 'no'],
      [
        'memory a path, list and coverage',
        '< 100 B',
        `${rounded(whole.allBytes / whole.files)} B`,
        whole.allBytes / whole.files < 100 ? 'yes' : 'no',
      ],
      ['stream, of what it is at 100,000 paths', '', times(grown('stream')), ''],
      ['single, of what it is at 100,000 paths', '', times(grown('single')), ''],
      ['coverage, of what it takes for 100,000 files', '', times(spent(whole) / spent(small)), ''],
    ],
  );
}

function same(figures: readonly Figure[], { patterns, paths }: Sizes, who: string, way: Way): Figure {
  const found = figures.find(
    (one) => one.patterns === patterns && one.paths === paths && one.who === who && one.way === way,
  );
  if (found === undefined) throw new Error(`${who} was not measured`);
  return found;
}

function timed<T>(task: () => T): { readonly result: T; readonly milliseconds: number } {
  const begin = performance.now();
  const result = task();
  return { result, milliseconds: performance.now() - begin };
}

/** The positions of paths in random order. */
function shuffled({ length }: readonly string[]): Int32Array {
  const order = Int32Array.from({ length }, (_, at) => at);
  const random = randomNumbers(length);
  for (let at = length - 1; at > 0; at--) {
    const other = random(at + 1);
    [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
  }
  return order;
}

function gitVersion(): string {
  return execFileSync('git', ['--version'], { encoding: 'utf8' }).trim().replace(' version', '');
}

function progress(doing: string): void {
  console.error(`${doing} …`);
}
