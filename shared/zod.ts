/**
 * @file zod, set up once. Import it from here and never from "zod": the setting must be made before any schema is.
 */
import { config } from "zod";

// zod otherwise probes `new Function`, which the pages' Content-Security-Policy reports as a violation
config({ jitless: true });

export {
  array,
  boolean,
  discriminatedUnion,
  email,
  enum as oneOf,
  int,
  iso,
  literal,
  strictObject,
  string,
  uuid,
} from "zod";
export type { infer as Infer, ZodType } from "zod";
