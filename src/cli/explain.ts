import type { Command } from 'commander';
import { domainName, type Card } from '../answers/card.ts';
import { namesOf, unownedInWords } from '../answers/cardWords.ts';
import { explain, type ExplainedFile, type Explanation } from '../answers/explanation.ts';
import { formatOption, subcommand, type Run } from './command.ts';
import { exitCodes, type ExitCode } from './failure.ts';
import { openForPaths } from './openForPaths.ts';
import { pageText, type Line } from './page.ts';
import { jsonText } from './printable.ts';
import { alignedTexts } from './table.ts';
import type { Terminal } from './terminal.ts';

interface ExplainOptions {
  readonly format: 'text' | 'json';
}

export function explainCommand(run: Run): Command {
  return subcommand('explain', 'Explain which pattern decides who owns a path', [
    'leadership explain src/payouts/run.ts',
    'leadership explain src/payouts/ --format json',
  ])
    .argument('<path...>', 'Files or folders (they need not exist)')
    .addOption(formatOption(['text', 'json']))
    .action((paths: string[], options: ExplainOptions) =>
      run((terminal) => explainPaths(paths, options, terminal)),
    );
}

/** Prints all patterns that match each path, and which one wins. */
async function explainPaths(
  names: readonly string[],
  { format }: ExplainOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { root, analysis, resolve, shown, card } = await openForPaths(terminal);
  const explanations: Explanation[] = [];
  const texts: string[] = [];
  let code: ExitCode = exitCodes.clean;
  for (const name of names) {
    const path = resolve(name);
    if (path === undefined) {
      terminal.tell(`${name} is outside the repository ${root}.`);
      code = exitCodes.usage;
      continue;
    }
    const found = card(path);
    const explanation =
      found.status === 'unknown'
        ? { path: found.path, status: found.status, files: [], notInherited: [] }
        : withShownPaths(explain(analysis, path), shown);
    explanations.push(explanation);
    texts.push(pageText(explanationLines(explanation, found, terminal.width), terminal));
  }
  if (format === 'json') terminal.print(jsonText({ version: 1, explanations }));
  else if (texts.length > 0) terminal.print(texts.join('\n\n'));
  return code;
}

function withShownPaths(explanation: Explanation, shown: (file: string) => string): Explanation {
  const { path, files, notInherited } = explanation;
  return {
    ...explanation,
    path: shown(path),
    files: files.map((file) => ({ ...file, file: shown(file.file) })),
    notInherited: notInherited.map(({ file, by }) => ({ file: shown(file), by: shown(by) })),
  };
}

function explanationLines({ path, files, notInherited }: Explanation, card: Card, width?: number): Line[] {
  const rows = files.flatMap(patternRows);
  const texts = alignedTexts(rows, width === undefined ? undefined : width - 4);
  return [
    { text: path, style: 'bold' },
    { text: answerInWords(card), depth: 1 },
    { text: '' },
    rows.length === 0
      ? { text: 'No matching patterns.', depth: 1 }
      : { text: 'Matching patterns, highest precedence first:', depth: 1, style: 'cyan' },
    ...texts.map((text, at): Line => {
      const wins = rows[at]?.at(-1) === 'wins';
      return { label: wins ? '→ ' : '  ', text, depth: 1, ...(wins ? { style: 'bold' } : {}) };
    }),
    ...notInherited.map(({ file, by }) => ({
      text: `Not used: ${file} (${by} does not set "inherits: true")`,
      depth: 1,
    })),
  ];
}

/** For each pattern, cells with its location, itself, its list, and its result. */
function patternRows({ file, patterns }: ExplainedFile): string[][] {
  return patterns.map(({ line, pattern, domain, result }) => {
    const last = patterns.find((other) => other.domain === domain)?.pattern ?? '';
    return [
      `${file}:${String(line)}`,
      pattern,
      domain ?? 'unowned',
      result === 'superseded' ? `superseded by ${last}` : result,
    ];
  });
}

function answerInWords(card: Card): string {
  if (card.status !== 'owned') return unownedInWords(card);
  const names = namesOf(card.owners);
  return `Owned by ${domainName(card)}${names === '' ? '' : `: ${names}`}`;
}
