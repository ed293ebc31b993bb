// What the npm package exports, in Node and in a browser: the one list of exports, and so what we promise to keep.
// `docs/library.md` shows how to use it. Nothing else imports this file.
export { analyzeWhole as analyze } from './analyze.ts';
export type { Analysis, AnalyzedFile, Answering, SourceFile } from './analyze.ts';
export { cardFor, domainName } from './answers/card.ts';
export type { Card, CardCriterion, CardDecision, CardOwner, CardPlace } from './answers/card.ts';
export { coverageTable, folderRows, isUnder } from './answers/coverageTable.ts';
export type { CoverageTable, DomainRow, FolderRow, PatternRow, Share } from './answers/coverageTable.ts';
export { ownershipDiff } from './answers/ownershipDiff.ts';
export type { DomainChange, DomainSide, FileChange, OwnershipDiff, Side } from './answers/ownershipDiff.ts';
export type { FolderGroup } from './answers/folderGroups.ts';
export { commitScope, questionsIn, statedPhrase, type Asking, type StatedPhrase } from './intent/asking.ts';
export { messageFindings, type Change as MessageChange } from './intent/findings.ts';
export {
  namedBy,
  readMessage,
  trailerEdit,
  trailerKeys,
  type Message,
  type Named,
} from './intent/message.ts';
export type { Reading, Trailer, TrailerBlock } from './intent/trailers.ts';
export { needOf, phraseOf, rungs, type Rung } from './model/ladder.ts';
export type { Domain, Leadership, Located, Person, Team, Text } from './model/leadership.ts';
export { governedFolder, isLeadershipFile, rootFileNames } from './model/leadershipFile.ts';
export type { Scope } from './model/scope.ts';
export type {
  Coverage,
  DomainCoverage,
  FileSet,
  PatternCoverage,
  Taken,
  Taker,
} from './ownership/coverage.ts';
export { fileList, type FileList } from './ownership/fileList.ts';
export type { Lookup, Match, Ownership } from './ownership/ownership.ts';
export {
  differencesOf,
  effectOf,
  type Asked,
  type Difference,
  type Effect,
} from './ownership/codeowners/effect.ts';
export type { Host } from './ownership/codeowners/host.ts';
export { leadershipTextOf, type Imported, type Surroundings } from './ownership/codeowners/leadershipText.ts';
export {
  readCodeowners,
  type Codeowners,
  type CodeownersRule,
  type Note,
  type Section,
} from './ownership/codeowners/read.ts';
export { writeCodeowners, type Refusal, type Written } from './ownership/codeowners/write.ts';
export type { StatedPurpose } from './ownership/statedPurpose.ts';
export { dayOf, type Day } from './text/day.ts';
export { severities } from './text/finding.ts';
export type { Finding, Fix, RelatedPlace, Severity, TextEdit } from './text/finding.ts';
export type { RepoPath } from './text/repoPath.ts';
export { positionAt, type LineTable, type Position, type Span } from './text/span.ts';
