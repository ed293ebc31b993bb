import { Option, type Command } from 'commander';
import { briefLines, trailerLines } from '../answers/intent/brief.ts';
import { messageStart } from '../answers/intent/declaration.ts';
import { gitCommentMark } from '../git/commentMark.ts';
import { commentMark } from '../intent/commentMark.ts';
import { pathsOfGit } from './asking.ts';
import { subcommand, type Run } from './command.ts';
import { exitCodes, type ExitCode } from './failure.ts';
import { commented, groupsOf } from './messageBrief.ts';
import { openRepository, requireReadable } from './repository.ts';
import type { Terminal, TerminalOptions } from './terminal.ts';

interface IntentOptions extends TerminalOptions {
  readonly staged?: true;
  readonly changed?: string | true;
}

export function intentCommand(run: Run): Command {
  return subcommand('intent', 'print a commit message to start from', [
    'leadership intent',
    'leadership intent --changed=origin/main',
    'leadership intent > message && git commit --edit --file=message',
  ])
    .addOption(new Option('--staged', 'about the files that the next commit changes; the default'))
    .addOption(
      new Option(
        '--changed [base]',
        'about those that differ from HEAD, or from where the work left a branch, tag or commit',
      ).conflicts('staged'),
    )
    .action((options: IntentOptions) => run(options, (terminal) => intent(options, terminal)));
}

/** Prints the message, with what to know and to choose from as comments. */
async function intent({ changed }: IntentOptions, { cwd, print, progress }: Terminal): Promise<ExitCode> {
  const repository = await openRepository(cwd, [], progress);
  requireReadable(repository, cwd);
  const paths = await pathsOfGit(repository.root, changed === undefined ? 'staged' : { changed });
  const groups = await groupsOf(repository, paths);
  const comment = commentMark(await gitCommentMark(repository.root), '');
  const choices = trailerLines(groups).filter((line) => !line.startsWith('Domain: '));
  print(
    [
      messageStart(groups),
      ...choices.map((line) => commented(line, comment)),
      '',
      ...(paths.length === 0
        ? [
            commented(
              'No file is staged: with --changed, the message is about what is not staged as well',
              comment,
            ),
          ]
        : briefLines(groups).map((line) => commented(line, comment))),
    ].join('\n'),
  );
  return exitCodes.clean;
}
