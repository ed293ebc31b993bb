/** Generated from the schema by ajv when the bundle is built (scripts/build.mjs). */
declare module '*.schema.json?validator' {
  import type { ErrorObject } from 'ajv';

  const validate: {
    (value: unknown): boolean;
    errors?: ErrorObject[] | null;
  };
  export default validate;
}
