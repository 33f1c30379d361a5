/** Text → a YAML scalar that reads back as the same text. */
import { load } from "js-yaml";

/** Plain where that is safe, in double quotes otherwise (JSON strings are YAML). */
export function yamlScalar(text: string): string {
  return /^[\w][\w./-]*$/.test(text) && load(text) === text ? text : JSON.stringify(text);
}
