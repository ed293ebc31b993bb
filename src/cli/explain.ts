import type { Command } from 'commander';
import { domainName, type Card } from '../answers/card.ts';
import { unownedInWords } from '../answers/cardWords.ts';
import { effectInWords, explain, type Explanation } from '../answers/explanation.ts';
import { askRepository } from './asking.ts';
import { formatOption, subcommand, type Run } from './command.ts';
import { exitCodes, type ExitCode } from './failure.ts';
import { pageText, type Line } from './page.ts';
import { jsonText } from './printable.ts';
import type { Terminal, TerminalOptions } from './terminal.ts';

interface ExplainOptions extends TerminalOptions {
  readonly format: 'text' | 'json';
}

export function explainCommand(run: Run): Command {
  return subcommand('explain', 'tell why: every pattern that matches a path, and which one decided', [
    'leadership explain src/payouts/run.ts',
    'leadership explain src/payouts/ --format json',
  ])
    .argument('<path...>', 'files or folders of the repository, there or not')
    .addOption(formatOption(['text', 'json']))
    .action((paths: string[], options: ExplainOptions) =>
      run(options, (terminal) => explainPaths(paths, options, terminal)),
    );
}

/** Prints of each path why it is whose it is. */
async function explainPaths(
  names: readonly string[],
  { format }: ExplainOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { root, analysis, asked, shown, card } = await askRepository(terminal);
  const explanations: Explanation[] = [];
  const texts: string[] = [];
  let code: ExitCode = exitCodes.clean;
  for (const name of names) {
    const path = asked(name);
    if (path === undefined) {
      terminal.tell(`${name} is outside the repository ${root}`);
      code = exitCodes.usage;
      continue;
    }
    const explanation = seenFrom(explain(analysis, path), shown);
    explanations.push(explanation);
    texts.push(pageText(explanationLines(explanation, card(path), terminal.width), terminal));
  }
  if (format === 'json') terminal.print(jsonText({ version: 1, explanations }));
  else if (texts.length > 0) terminal.print(texts.join('\n\n'));
  return code;
}

/** The explanation with its paths as the user sees them from the working folder. */
function seenFrom(explanation: Explanation, shown: (file: string) => string): Explanation {
  const { path, status, files, notAsked } = explanation;
  return {
    path: shown(path),
    status,
    files: files.map((file) => ({ ...file, file: shown(file.file) })),
    notAsked: notAsked.map(({ file, because }) => ({ file: shown(file), because: shown(because) })),
  };
}

function explanationLines({ path, files, notAsked }: Explanation, card: Card, width = Infinity): Line[] {
  const asked = files.flatMap(({ file, patterns }, position): Line[] => {
    const when = position === 0 ? 'is asked' : 'is asked where nothing further in matches';
    const widest = Math.max(...patterns.map(({ pattern }) => pattern.length));
    const isTable = widest + 60 <= width;
    const lines = patterns.map((pattern): Line => ({
      text: `line ${String(pattern.line)}: ${pattern.pattern.padEnd(isTable ? widest : 0)}  ${effectInWords(pattern, card.status)}`,
      depth: 2,
      ...(pattern.effect === 'decides' ? { style: 'bold' } : {}),
    }));
    return [
      { text: `${file} ${when}:`, depth: 1, style: 'cyan' },
      ...(lines.length === 0 ? [{ text: 'nothing here matches', depth: 2 }] : lines),
    ];
  });
  return [
    { text: path, style: 'bold' },
    { text: answerInWords(card), depth: 1, style: 'green' },
    ...asked,
    ...notAsked.map(({ file, because }) => ({
      text: `${file} is not asked: ${because} starts afresh, without "inherits: true"`,
      depth: 1,
    })),
  ];
}

function answerInWords(card: Card): string {
  return card.status === 'owned'
    ? `${domainName(card)} · ${card.owners.map(({ name }) => name).join(', ')}`
    : unownedInWords(card);
}
