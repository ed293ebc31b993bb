import * as vscode from 'vscode';
import {
  alsoExcluded,
  claimants,
  claimFor,
  claimForNew,
  claimingOwner,
  holdingsIn,
  losersOf,
  overridingNew,
  unreachedBy,
  whyWithoutEffect,
  type Claim,
  type Holding,
} from '../../features/language/edits/claim.ts';
import { unownedInWords } from '../../features/card/cardWords.ts';
import { isId } from '../../model/leadership.ts';
import { ownersNear } from '../../features/language/completion/nearbyOwners.ts';
import { ownerCandidates, type OutsideOwners } from '../../features/language/completion/owners.ts';
import { countOfFiles } from '../../features/reports/patternFiles.ts';
import { isSamePerson, type Knower } from '../../features/reports/knowers.ts';
import { placeholders } from '../../model/placeholder.ts';
import { allOf } from '../../text/sentence.ts';
import { visibleLine } from '../../text/visible.ts';
import { outsideOwners } from '../language/outsideOwners.ts';
import { choice, choose, separator, type Choice } from '../host/quickPick.ts';
import { knowersAt } from '../workspace/folderHistory.ts';
import { subjectOf, type Subject } from '../workspace/subject.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { applyShown } from './applyShown.ts';
import { tellNoFile } from './tell.ts';
import { showUnowned } from './unowned.ts';

/**
 * Adds an unowned path to the patterns of a domain, and reveals the edit. The file stays unsaved; one undo reverts
 * the edit. Without an active file that nobody owns, lists the unowned files first.
 */
export async function claimPath(workspace: Workspace, address: unknown): Promise<void> {
  const subject = await subjectOf(workspace, address);
  const analysis = subject?.folder.analysis;
  if (address === undefined && (subject === undefined || subject.card.status === 'owned'))
    return showUnowned(workspace);
  if (subject === undefined || analysis === undefined) return tellNoFile();
  const { card, path, folder } = subject;
  if (card.status === 'owned' || path === '') {
    void vscode.window.showInformationMessage(
      path === ''
        ? vscode.l10n.t(
            'The repository root cannot be claimed. Select a file or folder, or add the pattern "*" to a domain.',
          )
        : vscode.l10n.t(
            '{0} already has an owner. Run "Leadership: Show Owners" to see who.',
            visibleLine(path),
          ),
    );
    return;
  }
  const { scope } = analysis.ownership.lookup(path);
  const knowers = await knowersAt(workspace, subject);
  const holdings = folder.files === undefined ? [] : holdingsIn(analysis, folder.files, path);
  const unreached = unreachedBy(analysis, path);
  const limits = unreached.length === 0 ? [] : [vscode.l10n.t('would not apply below {0}', allOf(unreached))];
  const choices = claimants(analysis, path).map((claimant) => {
    const depth = scope.chain.findIndex((leadership) => leadership.file === claimant.file);
    const losers = losersOf(claimant, depth, holdings);
    const why = whyWithoutEffect(claimant);
    const effects = [
      ...(losers.length === 0 ? [] : [vscode.l10n.t('would also override {0}', lost(losers))]),
      ...alsoExcluded(claimant),
      ...limits,
    ];
    return choice(
      {
        icon: why === undefined ? 'organization' : 'circle-slash',
        label: claimant.title,
        description: claimant.file,
        detail: why ?? effects.join(' · '),
      },
      async () => {
        if (why === undefined) await apply(subject, claimFor(analysis, path, claimant));
        else void vscode.window.showInformationMessage(visibleLine(why));
      },
    );
  });
  const file = scope.chain.at(-1)?.file;
  const newEffects = [
    ...(file === undefined ? [] : alsoExcluded({ file, overriddenBy: overridingNew(analysis, path, file) })),
    ...limits,
  ];
  const create = choice(
    {
      icon: 'add',
      label: vscode.l10n.t('New Domain…'),
      ...(file === undefined ? {} : { description: file }),
      detail: newEffects.join(' · '),
    },
    async () => {
      const id = await askId(path, new Set(scope.domains.keys()));
      if (id === undefined || file === undefined) return;
      await choose(
        ownersFor(subject, knowers, outsideOwners(workspace).of(folder), (owner) =>
          apply(subject, claimForNew(analysis, path, { file, id, owner })),
        ),
        {
          title: vscode.l10n.t('New Domain for {0}', path),
          placeHolder: vscode.l10n.t('Select who owns it'),
        },
      );
    },
  );
  await choose([...choices, separator(''), create], {
    title: vscode.l10n.t('Claim {0}', path),
    placeHolder:
      knowers.length === 0
        ? `${unownedInWords(card)}. ${vscode.l10n.t('Select the domain that should own it')}`
        : vscode.l10n.t(
            'Select the domain that should own it. People who know it: {0}',
            knowers.map(({ name }) => name).join(', '),
          ),
  });
}

/**
 * The current user, then those who know the path, then other possible owners, those of neighboring paths first, and a
 * placeholder to replace later.
 */
function ownersFor(
  { path, folder }: Subject,
  knowers: readonly Knower[],
  outside: OutsideOwners,
  choose: (owner: string) => Promise<void>,
): Choice[] {
  const { ownership } = folder.analysis ?? {};
  const { scope } = ownership?.lookup(path) ?? {};
  if (scope === undefined) return [];
  const self = claimingOwner(scope, folder.self);
  const near = ownersNear({ files: folder.files, ownership, folder: '' }, [`/${path}`]);
  const others = knowers.filter((knower) => self === undefined || !isSamePerson(scope, self, knower));
  const listed = [...(self === undefined ? [] : [self]), ...others.map(({ ref }) => ref)];
  const offers = ownerCandidates(scope, outside, listed, near);
  return [
    ...(self === undefined
      ? []
      : [choice({ icon: 'person', label: self, description: vscode.l10n.t('you') }, () => choose(self))]),
    ...others.map(({ name, ref }) =>
      choice(
        {
          icon: 'person',
          label: ref,
          description: [...(name === ref ? [] : [name]), vscode.l10n.t('knows this path')].join(' · '),
        },
        () => choose(ref),
      ),
    ),
    ...offers.map(({ label, detail, kind }) =>
      choice(
        {
          icon: kind === 'team' ? 'organization' : 'person',
          label,
          ...(detail === undefined ? {} : { description: detail }),
        },
        () => choose(label),
      ),
    ),
    separator(''),
    choice(
      { icon: 'circle-slash', label: vscode.l10n.t('Decide Later'), description: placeholders.owner },
      () => choose(placeholders.owner),
    ),
  ];
}

function lost(losers: readonly Holding[]): string {
  return allOf(losers.map(({ title, files }) => vscode.l10n.t('{0} in {1}', countOfFiles(files), title)));
}

async function askId(path: string, taken: ReadonlySet<string>): Promise<string | undefined> {
  const name = path.replace(/\/$/, '').split('/').at(-1) ?? '';
  const proposed = name
    .toLowerCase()
    .replace(/\.[^.]*$/, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '');
  return vscode.window.showInputBox({
    title: vscode.l10n.t('New Domain for {0}', visibleLine(path)),
    prompt: vscode.l10n.t('Domain id: lowercase letters, digits, and hyphens'),
    value: isId(proposed) && !taken.has(proposed) ? proposed : '',
    validateInput: (id) => {
      if (!isId(id))
        return vscode.l10n.t(
          'Start with a lowercase letter. Use only lowercase letters, digits, and hyphens.',
        );
      return taken.has(id) ? vscode.l10n.t('A domain "{0}" already exists.', id) : undefined;
    },
  });
}

/** Applies the edit in an editor, where it is visible and can be undone. */
async function apply({ folder }: Subject, claim: Claim | undefined): Promise<void> {
  const file = folder.analysis?.files.find(({ path }) => path === claim?.file);
  if (claim === undefined || file === undefined) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t(
        'No safe place for this pattern in the leadership file. Fix its errors, or add the pattern yourself.',
      ),
    );
    return;
  }
  const { at, pattern, edit } = claim;
  const selected = { start: at, end: at + pattern.length };
  await applyShown(folder, file.path, file.text, { title: pattern, edits: [edit] }, selected);
}
