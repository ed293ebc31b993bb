import type { Command } from 'commander';

/** The part of `@bomb.sh/tab` that is changed here. */
interface Completer {
  readonly completions: readonly { readonly value: string; readonly description?: string }[];
  readonly setup: (name: string, executable: string, shell: string) => void;
}

/**
 * Lets the shell complete file names if nothing else fits, since most arguments are paths. The library turns that off,
 * and its script for bash does not support it.
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

/** The directives of cobra's completion scripts, which the library uses. */
const byFiles = 0;
const withoutFiles = 4;

/** A function of the package bash-completion that the script for bash needs, in case it is not installed. */
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

/** Describes the command that prints the script in the help. */
export function describeCompletion(program: Command): void {
  const command = program.commands.find((one) => one.name() === 'complete');
  command?.description('Generate a shell completion script').addHelpText(
    'after',
    `
Examples:
  source <(leadership complete bash)
  source <(leadership complete zsh)
  leadership complete fish | source`,
  );
}
