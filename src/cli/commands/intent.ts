import { Option, type Command } from 'commander';
import { briefLines, trailerLines } from '../../features/commit/brief.ts';
import { messageStart } from '../../features/commit/declaration.ts';
import { gitCommentMark } from '../../git/commentMark.ts';
import { gitIdentity } from '../../git/identity.ts';
import { pathsOfGit } from '../repository/gitPaths.ts';
import { changedOption, subcommand, type Run } from './command.ts';
import { exitCodes, type ExitCode } from '../terminal/cliError.ts';
import { commented, groupsOf } from '../report/messageBrief.ts';
import { printableLines } from '../terminal/printable.ts';
import { openForPaths } from '../repository/openForPaths.ts';
import type { Terminal } from '../terminal/terminal.ts';

interface IntentOptions {
  readonly staged?: true;
  readonly changed?: string | true;
}

export function intentCommand(run: Run): Command {
  return subcommand('intent', 'Print a commit message template for the staged files', [
    'leadership intent',
    'leadership intent --changed=origin/main',
    'leadership intent > message && git commit --edit --file=message',
  ])
    .addOption(new Option('--staged', 'Use staged files (default)'))
    .addOption(changedOption('Use files changed').conflicts('staged'))
    .action((options: IntentOptions) => run((terminal) => intent(options, terminal)));
}

/** Prints a message with suggestions and context as comments. */
async function intent({ changed }: IntentOptions, terminal: Terminal): Promise<ExitCode> {
  const { root, answersFor } = await openForPaths(terminal);
  const [paths, self, markOf] = await Promise.all([
    pathsOfGit(root, changed === undefined ? 'staged' : { changed }),
    gitIdentity(root),
    gitCommentMark(root),
  ]);
  const groups = groupsOf(await answersFor(paths), paths, self);
  const comment = markOf('');
  const choices = trailerLines(groups).filter((line) => !line.startsWith('Domain: '));
  terminal.print(
    [
      printableLines(messageStart(groups)),
      ...choices.map((line) => commented(line, comment)),
      '',
      ...(paths.length === 0
        ? [commented('No staged files. Stage files, or use --changed to include unstaged changes.', comment)]
        : briefLines(groups).map((line) => commented(line, comment))),
    ].join('\n'),
  );
  return exitCodes.clean;
}
