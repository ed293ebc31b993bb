import type { Command } from 'commander';
import type { Card } from '../../features/card/card.ts';
import { domainInWords, namesOf, unownedInWords } from '../../features/card/cardWords.ts';
import { explain, type ExplainedFile, type Explanation } from '../../features/card/explanation.ts';
import { isGitRepository } from '../repository/base.ts';
import { formatOption, subcommand, type Run } from './command.ts';
import { exitCodes, type ExitCode } from '../terminal/cliError.ts';
import { openForPaths } from '../repository/openForPaths.ts';
import { paragraphsText, type Line } from '../terminal/page.ts';
import { jsonText } from '../terminal/printable.ts';
import { alignedLines } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';

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
  const { root, answersFor, resolve, shown, content } = await openForPaths(terminal);
  const explanations: Explanation[] = [];
  const paragraphs: Line[][] = [];
  let code: ExitCode = exitCodes.clean;
  for (const name of names) {
    const path = resolve(name);
    if (path === undefined) {
      terminal.tell(`${name} is outside the repository ${root}.`);
      code = exitCodes.usage;
      continue;
    }
    const answers = await answersFor([path]);
    const found = { path: shown(path), ...content(path) };
    const explanation =
      found.status === 'unknown'
        ? { path: found.path, status: found.status, files: [], notInherited: [] }
        : withShownPaths(explain(answers, path), shown);
    explanations.push(explanation);
    paragraphs.push(explanationLines(explanation, found, terminal.width));
  }
  if (format === 'json') terminal.print(jsonText({ version: 1, explanations }));
  else if (paragraphs.length > 0)
    terminal.print(paragraphsText([...paragraphs, isGitRepository(root) ? nextStep : []], terminal));
  return code;
}

const nextStep: Line[] = [{ text: 'After an edit, run "leadership diff" to see which files change owners.' }];

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
  const arrow = '→ ';
  const lines = alignedLines(rows, width === undefined ? undefined : width - arrow.length, 1);
  const [innermost] = files;
  return [
    { text: path, style: 'bold' },
    { text: answerInWords(card), depth: 1 },
    ...(innermost === undefined
      ? []
      : [
          { text: '' },
          rows.length === 0
            ? {
                text: `Add the path to a domain in ${innermost.file}, or to "unowned".`,
                depth: 1,
              }
            : { text: 'Matching patterns, highest precedence first:', depth: 1, style: 'cyan' as const },
        ]),
    ...lines.flatMap((ofRow, at) => {
      const wins = rows[at]?.at(-1) === 'wins';
      return ofRow.map((line, position): Line => {
        const label = wins && position === 0 ? arrow : '  ';
        return { ...line, label, ...(wins ? { style: 'bold' } : {}) };
      });
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
  return `Owned by ${domainInWords(card)}${names === '' ? '' : `: ${names}`}`;
}
