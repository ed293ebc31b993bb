import { Option, type Command } from 'commander';
import check from '../../../schemas/check.schema.json';
import codeowners from '../../../schemas/codeowners.schema.json';
import coverage from '../../../schemas/coverage.schema.json';
import diff from '../../../schemas/diff.schema.json';
import explain from '../../../schemas/explain.schema.json';
import init from '../../../schemas/init.schema.json';
import intents from '../../../schemas/intents.schema.json';
import leadership from '../../../schemas/leadership.schema.json';
import owners from '../../../schemas/owners.schema.json';
import who from '../../../schemas/who.schema.json';
import { subcommand, type Run } from './command.ts';
import { exitCodes } from '../terminal/cliError.ts';
import { jsonText } from '../terminal/printable.ts';

/** The schemas of leadership.yaml and of the JSON output of the commands. */
const schemas = new Map<string, object>([
  ['leadership', leadership],
  ['check', check],
  ['who', who],
  ['explain', explain],
  ['coverage', coverage],
  ['owners', owners],
  ['diff', diff],
  ['codeowners', codeowners],
  ['init', init],
  ['intents', intents],
]);

interface SchemaOptions {
  readonly of: string;
}

export function schemaCommand(run: Run): Command {
  return subcommand('schema', "Print the JSON Schema of leadership.yaml or of a command's JSON output", [
    'leadership schema > leadership.schema.json',
    'leadership schema --of who',
  ])
    .addOption(
      new Option('--of <what>', "What to describe: the file, or a command's JSON output")
        .choices([...schemas.keys()])
        .default('leadership'),
    )
    .action((options: SchemaOptions) =>
      run(({ print }) => {
        print(jsonText(schemas.get(options.of)));
        return Promise.resolve(exitCodes.clean);
      }),
    );
}
