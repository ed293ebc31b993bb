import * as vscode from 'vscode';
import type { Analysis } from '../analyze.ts';
import { urgentCount } from '../answers/views/attention.ts';
import { claritySteps, clarityView } from '../answers/views/clarityView.ts';
import { competenceSteps, competenceView } from '../answers/views/competenceView.ts';
import { controlSteps, controlView, domainRowId } from '../answers/views/controlView.ts';
import { domainTree } from '../answers/views/domainTree.ts';
import { idOf, wayTo, type Icon, type ViewNode } from '../answers/views/viewNode.ts';
import { commands } from './commands.ts';
import type { Folder } from './folder.ts';
import { openAt } from './openAt.ts';
import { followsEditor } from './settings.ts';
import { activeResource } from './subject.ts';
import { viewModes } from './viewModes.ts';
import type { Workspace } from './workspace.ts';

/** While somebody types, the views wait until nothing has changed for so many milliseconds. */
const settling = 250;

/** For so many milliseconds nobody is held up. */
const slice = 4;

const openRow = 'leadership.views.open';

/** Clarity, control and competence in the side bar. */
export function registerViews(workspace: Workspace): vscode.Disposable {
  const states = new FolderStates(workspace);
  const modes = viewModes(workspace);
  const questionOf = ({ folder, analysis }: FolderState) => ({
    analysis,
    self: folder.self,
    onlyMine: modes.onlyMine,
  });
  const views = [
    new View(states, {
      id: 'leadership.clarity',
      stepsOf: (state) => claritySteps(questionOf(state)),
      nodesOf: (state) => clarityView(questionOf(state)),
      rowOf: () => undefined,
    }),
    new View(states, {
      id: 'leadership.control',
      stepsOf: (state) => controlSteps({ ...questionOf(state), grouping: modes.grouping }),
      nodesOf: (state) => controlView({ ...questionOf(state), grouping: modes.grouping }),
      rowOf: domainRowId,
      badgeOf: urgentCount,
    }),
    new View(states, {
      id: 'leadership.competence',
      stepsOf: (state) => competenceSteps(questionOf(state)),
      nodesOf: (state) => competenceView(questionOf(state)),
      rowOf: ({ key }) => idOf('domains', key),
    }),
  ];
  let settle: NodeJS.Timeout | undefined;
  const update = (): void => {
    for (const view of views) void view.update().then(() => view.follow());
  };
  const updateSoon = (): void => {
    clearTimeout(settle);
    settle = setTimeout(update, settling);
  };
  const follow = (): void => {
    for (const view of views) void view.follow();
  };
  update();

  return vscode.Disposable.from(
    ...views,
    states,
    states.onDidChange(updateSoon),
    modes.onDidChange(update),
    vscode.window.tabGroups.onDidChangeTabs(follow),
    vscode.window.onDidChangeActiveTextEditor(follow),
    vscode.commands.registerCommand(openRow, open),
    new vscode.Disposable(() => {
      clearTimeout(settle);
    }),
  );
}

/** What the views show of a folder: of a file that is broken at the moment, how it stood before. */
interface FolderState {
  readonly folder: Folder;
  readonly analysis: Analysis;
  readonly isBroken: boolean;
}

/** Keeps for each folder what could last be read as a whole. */
class FolderStates implements vscode.Disposable {
  readonly #states = new Map<Folder, FolderState>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;
  readonly #workspace: Workspace;

  readonly onDidChange = this.#changed.event;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
    for (const folder of workspace.folders) this.#take(folder);
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      workspace.onDidChange((folder) => {
        this.#take(folder);
        this.#changed.fire();
      }),
      workspace.onDidRemove((folder) => {
        this.#states.delete(folder);
        this.#changed.fire();
      }),
    );
  }

  /** Those that have a leadership file, in their order. */
  get all(): readonly FolderState[] {
    return this.#workspace.folders.flatMap((folder) => this.#states.get(folder) ?? []);
  }

  of(uri: vscode.Uri): FolderState | undefined {
    const folder = this.#workspace.folderOf(uri);
    return folder === undefined ? undefined : this.#states.get(folder);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #take(folder: Folder): void {
    const { analysis } = folder;
    if (analysis === undefined) {
      this.#states.delete(folder);
      return;
    }
    const isBroken = analysis.files.some(({ findings }) => findings.some(({ code }) => unreadable.has(code)));
    const before = this.#states.get(folder)?.analysis;
    this.#states.set(folder, { folder, analysis: isBroken ? (before ?? analysis) : analysis, isBroken });
  }
}

/** The codes of findings about a text that cannot be read as a whole. */
const unreadable: ReadonlySet<string> = new Set(['syntax', 'limit', 'version']);

interface ViewSource {
  readonly id: string;
  /** What has to be found out before the nodes are asked for, in parts that hold up nobody. */
  readonly stepsOf: (state: FolderState) => readonly (() => unknown)[];
  readonly nodesOf: (state: FolderState) => readonly ViewNode[];
  /** The id of the row of a domain; undefined where a view has none. */
  readonly rowOf: (
    place: NonNullable<ReturnType<ReturnType<typeof domainTree>['placeOf']['get']>>,
  ) => string | undefined;
  /** How many things in an analysis one should know of unasked. */
  readonly badgeOf?: (analysis: Analysis) => number;
}

/** A row of a view: a folder, or something in it. Commands of its menu get it as their argument. */
export interface Row {
  readonly folder: Folder;
  /** Undefined for the row of a whole folder, where there are several. */
  readonly node: ViewNode | undefined;
  readonly parent: Row | undefined;
  /** What can be claimed. */
  readonly resourceUri: vscode.Uri | undefined;
}

/** One of the views: computed while it is seen, and refreshed where something that is shown has changed. */
class View implements vscode.Disposable, vscode.TreeDataProvider<Row> {
  readonly #states: FolderStates;
  readonly #source: ViewSource;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #view: vscode.TreeView<Row>;
  readonly #subscriptions: vscode.Disposable;
  /** What VS Code was told is below each row that it asked about, and how to ask again. */
  readonly #told = new Map<string, { readonly signature: string; readonly row: Row | undefined }>();
  #tops: readonly Row[] | undefined;
  #message = '';
  /** Settles when what was to be selected last is: VS Code tells of a selection only after that. */
  #following: Promise<void> = Promise.resolve();

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(states: FolderStates, source: ViewSource) {
    this.#states = states;
    this.#source = source;
    this.#view = vscode.window.createTreeView(source.id, { treeDataProvider: this, showCollapseAll: true });
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      this.#view,
      this.#view.onDidChangeVisibility(({ visible }) => {
        if (visible) void this.update().then(() => this.follow());
      }),
    );
  }

  /** Shows what has changed, where it is seen. */
  async update(): Promise<void> {
    const { badgeOf } = this.#source;
    const urgent = badgeOf && this.#states.all.reduce((sum, { analysis }) => sum + badgeOf(analysis), 0);
    this.#view.badge =
      urgent === undefined || urgent === 0
        ? undefined
        : {
            value: urgent,
            tooltip:
              urgent === 1
                ? vscode.l10n.t('1 thing needs attention')
                : vscode.l10n.t('{0} things need attention', urgent),
          };
    this.#tops = undefined;
    if (!this.#view.visible) return;
    await this.#prepare();
    this.#tell();
    const told = [...this.#told.values()];
    if (told.every(({ row, signature }) => signature === this.#signature(row))) return;
    this.#told.clear();
    this.#changed.fire(undefined);
  }

  /** Selects the row of the domain that leads the file in front. */
  async follow(): Promise<void> {
    this.#following = this.#following.then(() => this.#selectActive());
    return this.#following;
  }

  async #selectActive(): Promise<void> {
    const uri = activeResource();
    if (!this.#view.visible || uri === undefined || !followsEditor(uri)) return;
    await this.#prepare();
    const state = this.#states.of(uri);
    const path = state?.folder.pathOf(uri);
    if (state === undefined || path === undefined) return;
    const { status, decidedBy } = state.analysis.ownership.lookup(path);
    const place =
      status === 'owned' && decidedBy?.domain !== undefined
        ? domainTree(state.analysis).placeOf.get(decidedBy.domain)
        : undefined;
    const id = place === undefined ? undefined : this.#source.rowOf(place);
    const row = id === undefined ? undefined : this.#find(state.folder, id);
    if (row === undefined || this.#view.selection.some((selected) => selected.node?.id === id)) return;
    try {
      await this.#view.reveal(row, { select: true, focus: false });
    } catch {
      // The rows have changed on the way: they are followed again when they are there.
    }
  }

  async getChildren(row?: Row): Promise<Row[]> {
    await this.#prepare();
    const rows = this.#below(row);
    this.#told.set(keyOf(row), { row, signature: this.#signature(row) });
    return rows;
  }

  getParent({ parent }: Row): Row | undefined {
    return parent;
  }

  getTreeItem(row: Row): vscode.TreeItem {
    return itemOf(row);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /** Finds out what takes its time, a part at a time: other extensions and the keyboard come in between. */
  async #prepare(): Promise<void> {
    let begin = performance.now();
    for (const state of this.#states.all)
      for (const step of this.#source.stepsOf(state)) {
        step();
        if (performance.now() - begin < slice) continue;
        await new Promise((resolve) => setTimeout(resolve));
        begin = performance.now();
      }
  }

  /** Above its rows, why it shows what it shows. */
  #tell(): void {
    const { all } = this.#states;
    const isEmpty = all.length > 0 && this.#rowsAtTop().every((row) => this.#isEmpty(row));
    const message = all.some(({ isBroken }) => isBroken)
      ? vscode.l10n.t('leadership.yaml cannot be read at the moment. This is how it stood before.')
      : isEmpty
        ? vscode.l10n.t('There is nothing of that here.')
        : '';
    if (message === this.#message) return;
    this.#message = message;
    this.#view.message = message;
  }

  #isEmpty({ node, folder }: Row): boolean {
    return node === undefined && this.#nodesOf(folder).length === 0;
  }

  #below(row: Row | undefined): Row[] {
    if (row === undefined) return [...this.#rowsAtTop()];
    const nodes = row.node === undefined ? this.#nodesOf(row.folder) : row.node.children;
    return nodes.map((node) => rowOf(row.folder, node, row));
  }

  #rowsAtTop(): readonly Row[] {
    if (this.#tops !== undefined) return this.#tops;
    const { all } = this.#states;
    this.#tops =
      all.length > 1
        ? all.map(({ folder }) => rowOf(folder, undefined, undefined))
        : all.flatMap(({ folder }) => this.#nodesOf(folder).map((node) => rowOf(folder, node, undefined)));
    return this.#tops;
  }

  #nodesOf(folder: Folder): readonly ViewNode[] {
    const state = this.#states.of(folder.uri);
    return state === undefined ? [] : this.#source.nodesOf(state);
  }

  /** A row as it is now, by its id. */
  #find(folder: Folder, id: string): Row | undefined {
    const top = this.#rowsAtTop();
    const above = top.find((row) => row.folder === folder && row.node === undefined);
    const nodes =
      above === undefined
        ? top.flatMap((row) => (row.folder === folder && row.node !== undefined ? [row.node] : []))
        : this.#nodesOf(folder);
    let row = above;
    for (const node of wayTo(nodes, id)) row = rowOf(folder, node, row);
    return row?.node?.id === id ? row : undefined;
  }

  /** What is seen below a row as it is now; where it stands in the file is no part of that. */
  #signature(row: Row | undefined): string {
    const now = row?.node === undefined ? row : this.#find(row.folder, row.node.id);
    if (row !== undefined && now === undefined) return '';
    return JSON.stringify(
      this.#below(now).map(({ folder, node }) =>
        node === undefined
          ? folder.uri.toString()
          : [
              node.id,
              node.kind,
              node.label,
              node.description,
              node.tooltip,
              node.spoken,
              node.icon,
              node.fold,
            ],
      ),
    );
  }
}

function rowOf(folder: Folder, node: ViewNode | undefined, parent: Row | undefined): Row {
  const claim = node?.action?.kind === 'claim' ? node.action.path : undefined;
  return { folder, node, parent, resourceUri: claim === undefined ? undefined : folder.uriOf(claim) };
}

function keyOf(row: Row | undefined): string {
  return row === undefined ? '' : `${row.folder.uri.toString()}\0${row.node?.id ?? ''}`;
}

function itemOf(row: Row): vscode.TreeItem {
  const { folder, node } = row;
  const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  if (node === undefined) {
    const name = vscode.workspace.getWorkspaceFolder(folder.uri)?.name ?? folder.uri.path;
    const item = new vscode.TreeItem(name, Expanded);
    item.id = keyOf(row);
    item.iconPath = vscode.ThemeIcon.Folder;
    item.contextValue = 'folder';
    return item;
  }
  const { label, description, tooltip, spoken, icon, kind, fold, opens } = node;
  const item = new vscode.TreeItem(
    oneLine(label),
    fold === undefined ? None : fold === 'open' ? Expanded : Collapsed,
  );
  item.id = keyOf(row);
  item.contextValue = kind;
  item.tooltip = tooltip ?? (description === undefined ? label : `${label}\n${description}`);
  item.accessibilityInformation = { label: oneLine(spoken), role: 'treeitem' };
  if (description !== undefined) item.description = oneLine(description);
  if (icon !== undefined) item.iconPath = themeIcon(icon);
  if (opens !== undefined)
    item.command = { title: vscode.l10n.t('Open'), command: openRow, arguments: [row] };
  return item;
}

function themeIcon({ name, tone }: Icon): vscode.ThemeIcon {
  return tone === undefined
    ? new vscode.ThemeIcon(name)
    : new vscode.ThemeIcon(name, new vscode.ThemeColor(colors[tone]));
}

const colors: Readonly<Record<NonNullable<Icon['tone']>, string>> = {
  good: 'testing.iconPassed',
  warning: 'list.warningForeground',
  bad: 'list.errorForeground',
};

async function open({ folder, node }: Row): Promise<void> {
  const opens = node?.opens;
  switch (opens?.kind) {
    case undefined:
      return;
    case 'place':
      return openAt(folder.uriOf(opens.file), opens.line);
    case 'path': {
      const isFolder = opens.path.endsWith('/');
      await vscode.commands.executeCommand(
        isFolder ? 'revealInExplorer' : 'vscode.open',
        folder.uriOf(opens.path),
      );
      return;
    }
    case 'files':
      await vscode.commands.executeCommand(
        commands.showDomainFiles,
        folder.uriOf(opens.file).toString(),
        opens.position,
      );
      return;
    case 'unowned':
      await vscode.commands.executeCommand(commands.showUnowned);
      return;
  }
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
