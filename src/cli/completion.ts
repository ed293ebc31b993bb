import type { Command } from 'commander';

/** What `@bomb.sh/tab` completes with. */
interface Completer {
  readonly completions: readonly { readonly value: string; readonly description?: string }[];
  readonly setup: (name: string, executable: string, shell: string) => void;
}

/**
 * Lets the shell go on with the names of files where there is nothing else to offer: most arguments are paths, and
 * the library's own answer forbids that. Its script for bash does not ask for it either.
 */
export function completeFileNames(completer: Completer): void {
  const setup = completer.setup.bind(completer);
  Object.assign(completer, {
    complete: (typed: string) => {
      const value = typed.includes('=') ? typed.slice(typed.indexOf('=') + 1) : typed;
      const offers = new Map(completer.completions.map((offer) => [offer.value, offer.description ?? '']));
      const fitting = [...offers].filter(([offer]) => offer.startsWith(value));
      const lines = fitting.map(([offer, description]) => `${offer}\t${description}\n`);
      process.stdout.write(`${lines.join('')}:${String(fitting.length === 0 ? byFiles : withoutFiles)}\n`);
    },
    setup: (name: string, executable: string, shell: string) => {
      setup(name, executable, shell);
      if (shell === 'bash')
        process.stdout.write(
          `${wordsForBash}complete -o bashdefault -o default -F __${name}_complete ${name}\n`,
        );
    },
  });
}

/** What cobra's scripts, which these are, call directives. */
const byFiles = 0;
const withoutFiles = 4;

/** What the script for bash takes for there, where the package bash-completion is not installed. */
const wordsForBash = `
if ! declare -F _get_comp_words_by_ref >/dev/null; then
  _get_comp_words_by_ref() {
    local i
    words=("\${COMP_WORDS[0]}")
    cword=0
    for ((i = 1; i <= COMP_CWORD; i++)); do
      if [[ \${COMP_WORDS[i]} == [=:]* || \${COMP_WORDS[i - 1]} == [=:] ]]; then
        words[cword]+=\${COMP_WORDS[i]}
      else
        words[++cword]=\${COMP_WORDS[i]}
      fi
    done
    cur=\${words[cword]}
    prev=\${words[cword - 1]}
  }
fi
`;

/** The command that prints the script, as the help shows it. */
export function describeCompletion(program: Command): void {
  const command = program.commands.find((one) => one.name() === 'complete');
  command?.description('print what makes a shell complete commands and options').addHelpText(
    'after',
    `
Examples:
  source <(leadership complete bash)
  source <(leadership complete zsh)
  leadership complete fish | source`,
  );
}
