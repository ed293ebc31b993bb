// The share of the lines of src/ that ran, by room, from what V8 counted in each process of a run.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { eachMapping, TraceMap } from '@jridgewell/trace-mapping';

const root = path.resolve(import.meta.dirname, '..');

/** Lines that print the coverage of what is tested outside VS Code. `folder` has been NODE_V8_COVERAGE. */
export function coverageLines(folder) {
  const rooms = new Map([['src', { lines: 0, covered: 0 }]]);
  for (const [source, lines] of linesThatRan(folder)) {
    if (/^src\/(?:editor|extension)\b/.test(source)) continue;
    for (const room of ['src', path.posix.dirname(source).split('/').slice(0, 3).join('/')]) {
      const counted = rooms.get(room) ?? { lines: 0, covered: 0 };
      counted.lines += lines.size;
      for (const ran of lines.values()) if (ran) counted.covered += 1;
      rooms.set(room, counted);
    }
  }
  const percentage = ({ lines, covered }) => ((100 * covered) / lines).toFixed(1).padStart(5);
  const [[, total], ...others] = rooms;
  return [
    ...others
      .toSorted(([one], [other]) => one.localeCompare(other))
      .map(([room, counted]) => `${percentage(counted)} %  ${room}`),
    `coverage: ${percentage(total).trim()} % of lines in src (outside VS Code)`,
  ];
}

/** For each file of src/, the lines with code, and whether any process ran them. */
function linesThatRan(folder) {
  const ran = new Map();
  for (const name of fs.readdirSync(folder)) {
    const { result } = JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8'));
    for (const { url, functions } of result) {
      const file = url.startsWith('file:') ? fileURLToPath(url) : '';
      if (!fs.existsSync(`${file}.map`) || !file.startsWith(root)) continue;
      const counted = ran.get(file) ?? new Uint8Array(fs.readFileSync(file, 'utf8').length);
      ran.set(file, counted);
      addRanges(counted, functions);
    }
  }
  const sources = new Map();
  for (const [file, counted] of ran) addLines(sources, file, counted);
  return sources;
}

/** Marks the characters that one process ran: an inner range says more than those around it. */
function addRanges(counted, functions) {
  const here = new Uint8Array(counted.length);
  for (const { ranges } of functions)
    for (const { startOffset, endOffset, count } of ranges)
      here.fill(Number(count > 0), startOffset, endOffset);
  for (let at = 0; at < here.length; at++) if (here[at] === 1) counted[at] = 1;
}

/** Marks the lines of the sources from which the characters of a built file come. */
function addLines(sources, file, counted) {
  const map = new TraceMap(fs.readFileSync(`${file}.map`, 'utf8'));
  const starts = [0];
  const text = fs.readFileSync(file, 'utf8');
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  eachMapping(map, ({ source, originalLine, generatedLine, generatedColumn }) => {
    if (source === null) return;
    const name = path.relative(root, path.resolve(path.dirname(file), source)).replaceAll(path.sep, '/');
    if (!name.startsWith('src/')) return;
    const lines = sources.get(name) ?? new Map();
    sources.set(name, lines);
    const isRun = counted[starts[generatedLine - 1] + generatedColumn] === 1;
    lines.set(originalLine, isRun || lines.get(originalLine) === true);
  });
}
