/**
 * @file zod, set up once. Import it from here and never from "zod": the setting must be made before any schema is.
 * The functional form: what the first screen does not use stays out of its bundle.
 */
import { config } from "zod/mini";

// zod otherwise probes `new Function`, which the pages' Content-Security-Policy reports as a violation
config({ jitless: true });

export {
  _default as withDefault,
  array,
  boolean,
  discriminatedUnion,
  email,
  enum as oneOf,
  extend,
  gte,
  int,
  iso,
  length,
  literal,
  lte,
  maxLength,
  minLength,
  normalize,
  nullable,
  number,
  optional,
  pipe,
  positive,
  refine,
  regex,
  strictObject,
  string,
  toLowerCase,
  transform,
  trim,
  uuid,
} from "zod/mini";
export type { infer as Infer, ZodMiniType as ZodType } from "zod/mini";
