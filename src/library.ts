// What the npm package exports, in Node and in a browser: the one list of exports, and so what we promise to keep.
// `docs/library.md` shows how to use it. Nothing else imports this file.
export { analyze } from './analyze.ts';
export type { Analysis, AnalyzedFile, LastGoodModel, SourceFile } from './analyze.ts';
export { cardFor, domainName } from './features/card/card.ts';
export type { Card, CardCriterion, CardDecision, CardOwner, CardLocation } from './features/card/card.ts';
export { coverageTable, folderRows, isUnder } from './features/reports/coverageTable.ts';
export type {
  CoverageTable,
  DomainRow,
  FolderRow,
  PatternRow,
  Share,
} from './features/reports/coverageTable.ts';
export { codeownersDiff, ownershipDiff } from './features/reports/ownershipDiff.ts';
export type {
  CodeownersFile,
  CodeownersSide,
  DomainChange,
  DomainSide,
  FileChange,
  OwnershipDiff,
  Side,
} from './features/reports/ownershipDiff.ts';
export type { FolderGroup } from './features/reports/folderGroups.ts';
export {
  permissionQuestions,
  statedPhrase,
  type PermissionQuestion,
  type StatedPhrase,
} from './intent/asking.ts';
export { messageFindings, type Change as MessageChange } from './intent/findings.ts';
export {
  trailerValues,
  readMessage,
  trailerEdit,
  trailerKeys,
  type Message,
  type TrailerValue,
} from './intent/message.ts';
export type { MessageSyntax, Trailer, TrailerBlock } from './intent/trailers.ts';
export { approvalNeeded, phraseOf, authorityLevels, type AuthorityLevel } from './model/ladder.ts';
export type { Domain, Leadership, Located, Person, Team, Text } from './model/leadership.ts';
export { governedFolder, isLeadershipFile, rootFileNames } from './model/leadershipFile.ts';
export type { Scope } from './model/scope.ts';
export type {
  Coverage,
  DomainCoverage,
  FileSet,
  PatternCoverage,
  OverriddenFiles,
  Winner,
} from './ownership/coverage/coverage.ts';
export { fileList, type FileList } from './ownership/coverage/fileList.ts';
export type { OwnershipResult, Match, Ownership } from './ownership/patterns/ownership.ts';
export {
  compareReviews,
  resolveOwners,
  type RequiredReview,
  type ReviewDifference,
  type ReviewResolver,
} from './ownership/codeowners/effect.ts';
export type { Host } from './ownership/codeowners/host.ts';
export {
  convertCodeowners,
  type ConvertedCodeowners,
  type ConversionContext,
} from './ownership/import/leadershipText.ts';
export type {
  Codeowners,
  CodeownersRule,
  CodeownersNote,
  Heading,
  Section,
} from './ownership/codeowners/codeowners.ts';
export { readCodeowners } from './ownership/codeowners/read.ts';
export {
  writeCodeowners,
  type UnsupportedEntry,
  type GeneratedCodeowners,
} from './ownership/codeowners/write.ts';
export type { StatedPurpose } from './ownership/codeowners/statedPurpose.ts';
export { isoDateOf, type IsoDate } from './text/day.ts';
export { severities } from './text/finding.ts';
export type { Finding, Fix, RelatedLocation, Severity, TextEdit } from './text/finding.ts';
export type { RepoPath } from './text/repoPath.ts';
export { positionAt, type LineTable, type Position, type Span } from './text/span.ts';
