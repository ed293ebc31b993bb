import { afterKeystrokes } from './analysisProperties.ts';
import { provenEdits } from './features/language/edits/properties.ts';
import { readTrailersAsGit, writtenTrailers } from './intent/properties.ts';
import { kinds } from './ownership/codeowners/generatedFiles.ts';
import { adoption, comparedShapes, roundTrip } from './ownership/codeowners/properties.ts';
import { asExpression, oneByOne, repeating } from './ownership/patterns/properties.ts';
import { counts, lookups } from './ownership/properties.ts';
import { afterEdits, asWhole, comments } from './parse/properties.ts';
import { usualForm } from './parse/usualFormProperty.ts';

/** The properties that `npm run fuzz` checks, by their names. Each is a test, too. */
export const properties = {
  'parse/as-whole': asWhole,
  'parse/after-edits': afterEdits,
  'parse/comments': comments,
  'parse/usual-form': usualForm,
  'analyze/after-keystrokes': afterKeystrokes,
  'edits/promises': provenEdits,
  'patterns/expression': asExpression,
  'patterns/repeating': repeating,
  'patterns/one-by-one': oneByOne,
  'patterns/lookups': lookups,
  'patterns/counts': counts,
  'codeowners/shapes': comparedShapes,
  ...Object.fromEntries(
    kinds.map((kind, at) => [`codeowners/round-trip-${String(at + 1)}`, roundTrip(kind, 60, 300)]),
  ),
  ...Object.fromEntries(
    kinds.map((kind, at) => [`codeowners/adoption-${String(at + 1)}`, adoption(kind, 60, 300)]),
  ),
  'trailers/read': readTrailersAsGit,
  'trailers/written': writtenTrailers,
};
