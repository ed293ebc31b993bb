import { Option, type Command } from 'commander';
import check from '../../schemas/check.schema.json';
import codeowners from '../../schemas/codeowners.schema.json';
import coverage from '../../schemas/coverage.schema.json';
import diff from '../../schemas/diff.schema.json';
import explain from '../../schemas/explain.schema.json';
import init from '../../schemas/init.schema.json';
import intents from '../../schemas/intents.schema.json';
import leadership from '../../schemas/leadership.schema.json';
import who from '../../schemas/who.schema.json';
import { subcommand, type Run } from './command.ts';
import { exitCodes } from './failure.ts';
import { jsonText } from './printable.ts';
import type { TerminalOptions } from './terminal.ts';

/** What the schemas describe: the file, and what each command prints as JSON. */
const schemas = new Map<string, object>([
  ['leadership', leadership],
  ['check', check],
  ['who', who],
  ['explain', explain],
  ['coverage', coverage],
  ['diff', diff],
  ['codeowners', codeowners],
  ['init', init],
  ['intents', intents],
]);

interface SchemaOptions extends TerminalOptions {
  readonly of: string;
}

export function schemaCommand(run: Run): Command {
  return subcommand('schema', 'print the JSON schema of leadership.yaml, or of what a command prints', [
    'leadership schema > leadership.schema.json',
    'leadership schema --of who',
  ])
    .addOption(
      new Option('--of <what>', 'the file, or the command whose JSON the schema describes')
        .choices([...schemas.keys()])
        .default('leadership'),
    )
    .action((options: SchemaOptions) =>
      run(options, ({ print }) => {
        print(jsonText(schemas.get(options.of)));
        return Promise.resolve(exitCodes.clean);
      }),
    );
}
