/** How long texts may be. The description does not say; GitHub answers 422. */
import { validationFailed } from "../answer.ts";

/** "body is too long (maximum is 65536 characters)" */
const MAX_BODY_CHARACTERS = 65_536;

/** "summary exceeds a maximum bytesize of 65535", beside the limit of characters: https://github.com/github/docs/issues/35252 */
const MAX_OUTPUT_BYTES = 65_535;

/** GitHub counts code points, as MySQL's utf8mb4 does. */
export function charactersOf(text: string | null | undefined): number {
  return Array.from(text ?? "").length;
}

/** The text of an issue, a pull request or a comment. */
export function assertBodyLength(resource: string, body: string | null | undefined): void {
  if (charactersOf(body) <= MAX_BODY_CHARACTERS) return;
  throw validationFailed(resource, "body", `body is too long (maximum is ${MAX_BODY_CHARACTERS} characters)`);
}

/** A text of a check run. */
export function assertOutputBytes(field: string, text: string | undefined): void {
  if (Buffer.byteLength(text ?? "", "utf8") <= MAX_OUTPUT_BYTES) return;
  throw validationFailed("CheckRun", field, `${field} exceeds a maximum bytesize of ${MAX_OUTPUT_BYTES}`);
}
