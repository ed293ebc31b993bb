import { version } from '../../../../package.json';
import { intentSeverities } from '../../../intent/findings.ts';
import { allRules } from '../../../rules/allRules.ts';
import { severities, type Finding, type Fix, type Severity } from '../../../text/finding.ts';
import type { Span } from '../../../text/span.ts';
import { jsonText, printable } from '../../terminal/printable.ts';
import { fingerprints } from './fingerprint.ts';
import { rangeOf, relatedPlaces, type RelatedPlace, type ReportedFile } from './report.ts';
import { ruleHelps } from './ruleHelp.ts';

/** The limit of GitHub for a run. */
const maxResults = 5000;

/**
 * The findings as SARIF 2.1.0; beyond the limit of GitHub, those with the lowest severity are left out.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifReport(files: readonly ReportedFile[]): string {
  const prints = fingerprints(files);
  const all = files.flatMap((reported) => reported.file.findings.map((finding) => ({ reported, finding })));
  const kept = new Set(
    all
      .toSorted((one, other) => rank(one.finding) - rank(other.finding))
      .slice(0, maxResults)
      .map(({ finding }) => finding),
  );
  const results = all
    .filter(({ finding }) => kept.has(finding))
    .map(({ reported, finding }) => ({
      ...resultOf(reported, finding, prints.get(finding) ?? ''),
      ...relatedLocations(relatedPlaces(finding, reported, files)),
    }));
  const left = all.length - results.length;
  return jsonText({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'leadership', version, rules } },
        columnKind: 'utf16CodeUnits',
        results,
        ...(left === 0 ? {} : { invocations: [{ executionSuccessful: true, ...leftOut(left) }] }),
      },
    ],
  });
}

function rank({ severity }: Finding): number {
  return severities.indexOf(severity);
}

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
};

const usualLevels = new Map(
  [
    ...allRules.map(({ code, severity }) => [code, severity] as const),
    ...Object.entries(intentSeverities),
  ].map(([code, severity]) => [code, levels[severity]]),
);
const positions = new Map(ruleHelps.map(({ code }, position) => [code, position]));

const rules = ruleHelps.map(({ code, short, text, markdown }) => ({
  id: code,
  shortDescription: { text: short },
  fullDescription: { text: short },
  help: { text, markdown },
  defaultConfiguration: { level: usualLevels.get(code) ?? 'error' },
}));

function leftOut(count: number): object {
  const text = `${String(count)} more problems are not shown. Fix these first.`;
  return { toolExecutionNotifications: [{ level: 'warning', message: { text } }] };
}

function resultOf(reported: ReportedFile, finding: Finding, fingerprint: string): object {
  const { code, severity, message, span, fixes } = finding;
  const artifactLocation = artifactOf(reported);
  const fixOf = ({ title, edits }: Fix): object => ({
    description: { text: plain(title) },
    artifactChanges: [
      {
        artifactLocation,
        replacements: edits.map((edit) => ({
          deletedRegion: regionOf(reported, edit.span),
          insertedContent: { text: edit.newText },
        })),
      },
    ],
  });
  const applicable = fixes.filter(({ edits }) => edits.length > 0);
  const position = positions.get(code);
  return {
    ruleId: code,
    ...(position === undefined ? {} : { ruleIndex: position }),
    level: levels[severity],
    message: { text: plain(message) },
    locations: [physicalLocation(reported, span)],
    partialFingerprints: { 'leadershipFinding/v1': fingerprint },
    ...(applicable.length === 0 ? {} : { fixes: applicable.map(fixOf) }),
  };
}

/** SARIF 3.27.22. */
function relatedLocations(places: readonly RelatedPlace[]): object {
  if (places.length === 0) return {};
  return {
    relatedLocations: places.map(({ file, span, message }) => ({
      ...physicalLocation(file, span),
      message: { text: plain(message) },
    })),
  };
}

function physicalLocation(reported: ReportedFile, span: Span): object {
  return {
    physicalLocation: { artifactLocation: artifactOf(reported), region: regionOf(reported, span) },
  };
}

function artifactOf({ file }: ReportedFile): object {
  return { uri: uriOf(file.path), uriBaseId: '%SRCROOT%' };
}

function regionOf({ file }: ReportedFile, span: Span): object {
  const { start, end } = rangeOf(file, span);
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

/** A text without links: `[words](target)` is a link even in plain messages (SARIF 3.11.6). */
function plain(text: string): string {
  return printable(text).replaceAll('](', '] (');
}

/** A path as a relative URI; each segment is encoded, so that none reads as a scheme or a fragment. */
function uriOf(path: string): string {
  return path.split('/').map(encoded).join('/');
}

function encoded(segment: string): string {
  const wellFormed = segment.replace(
    /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    '\ufffd',
  );
  return encodeURIComponent(wellFormed).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
