// What a list of files and its coverage take, in time and in memory: prints JSON. Run by measure.ts in a process of
// its own, with --expose-gc: memory.js FILES LEADERSHIP, the paths in FILES each ended by NUL.
import fs from 'node:fs';
import { performance } from 'node:perf_hooks';
import { analyze } from '../../../src/analyze.ts';
import { fileList, fileListBuilder, type FileList } from '../../../src/ownership/coverage/fileList.ts';
import { runSync } from '../../../src/text/task.ts';

export interface Taken {
  readonly files: number;
  readonly listMilliseconds: number;
  readonly analysisMilliseconds: number;
  readonly listBytes: number;
  readonly allBytes: number;
  readonly startPeakBytes: number;
  readonly peakBytes: number;
}

const [filesFile = '', leadershipFile = ''] = process.argv.slice(2);
const source = { path: 'leadership.yaml', text: fs.readFileSync(leadershipFile, 'utf8') };

// As in the editor, where the text was read before the files are listed, and with what a first list takes to compile.
const read = analyze([source], fileList(['a/b']));
const startPeakBytes = peak();
const before = heap();
const { list, milliseconds: listMilliseconds } = await listed(filesFile);
const listBytes = heap() - before;

const begin = performance.now();
const analysis = analyze([source], list, undefined, read);
const analysisMilliseconds = performance.now() - begin;
const peakBytes = peak();
const allBytes = heap() - before;

const owned = analysis.coverage
  ?.domainsIn(source.path)
  .reduce((sum, domain) => sum + (domain?.owned.count ?? 0), 0);
if (owned !== list.count) throw new Error('Every file is owned by somebody');
const taken: Taken = {
  files: list.count,
  listMilliseconds,
  analysisMilliseconds,
  listBytes,
  allBytes,
  startPeakBytes,
  peakBytes,
};
console.log(JSON.stringify(taken));

/** Takes the paths as they come in pieces, as from git; the waiting for them is not counted. */
async function listed(file: string): Promise<{ readonly list: FileList; readonly milliseconds: number }> {
  const builder = fileListBuilder();
  let milliseconds = 0;
  let rest = Buffer.alloc(0);
  const take = (bytes: Buffer): void => {
    let start = 0;
    for (let end = bytes.indexOf(0); end >= 0; end = bytes.indexOf(0, start)) {
      builder.add(bytes, start, end);
      start = end + 1;
    }
    rest = Buffer.from(bytes.subarray(start));
  };
  for await (const chunk of fs.createReadStream(file)) {
    const begin = performance.now();
    take(rest.length === 0 ? (chunk as Buffer) : Buffer.concat([rest, chunk as Buffer]));
    milliseconds += performance.now() - begin;
  }
  const begin = performance.now();
  const list = runSync(builder.list());
  return { list, milliseconds: milliseconds + performance.now() - begin };
}

/** Bytes that are still used after everything else is thrown away. */
function heap(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** The most bytes that the process ever had. */
function peak(): number {
  return process.resourceUsage().maxRSS * 1024;
}
