/** Bytes of a file → its text. */
import { START_OF_FILE, finding, type Finding, type FindingKind } from "./finding.ts";
import { GOAL_PATH, exampleGoal } from "./example-files.ts";
import { Lines } from "./yaml/lines.ts";

export const badEncoding = {
  code: "bad-encoding",
  severity: "error",
  why: "Files are read as UTF-8, as Git and GitHub do. Text in another encoding looks right in the editor that wrote it and like noise everywhere else, and a file with a NUL character counts as binary.",
  wrong: {
    files: {
      [GOAL_PATH]: {
        shown: "A goal saved as UTF-16, as some Windows editors offer.",
        bytes: () => utf16(`\uFEFF${exampleGoal()}`),
      },
    },
  },
  mended: { files: { [GOAL_PATH]: exampleGoal() } },
  utf16: "This file is saved as UTF-16. Save it as UTF-8.",
  nul: "A NUL character stands here, as in a binary file. Delete it, and save the file as UTF-8 text.",
  invalid: "This is not UTF-8. Save the file as UTF-8, and write this character anew.",
} satisfies FindingKind & Record<"utf16" | "nul" | "invalid", string>;

/** A text without its byte order mark, or the finding that says why there is none. */
export type Decoded = { readonly text: string } | { readonly finding: Finding };

const UTF8 = new TextDecoder("utf-8", { fatal: true });

/** Decodes the bytes of a file. */
export function decode(path: string, bytes: Uint8Array): Decoded {
  if (isUtf16(bytes)) return { finding: finding(badEncoding, path, START_OF_FILE, badEncoding.utf16) };
  let text: string;
  try {
    text = UTF8.decode(bytes);
  } catch {
    const valid = new TextDecoder("utf-8").decode(bytes.subarray(0, validLength(bytes)), { stream: true });
    return faultAt(path, `${valid}\uFFFD`, valid.length, badEncoding.invalid);
  }
  const nul = text.indexOf("\0");
  return nul === -1 ? { text } : faultAt(path, text, nul, badEncoding.nul);
}

/** How many bytes from the start on are UTF-8, found by halves. */
function validLength(bytes: Uint8Array): number {
  let [valid, invalid] = [0, bytes.length];
  while (valid < invalid) {
    const middle = Math.ceil((valid + invalid) / 2);
    if (isUtf8(bytes.subarray(0, middle))) valid = middle;
    else invalid = middle - 1;
  }
  return valid;
}

/** Whether bytes are UTF-8 as far as they go; the last character may be cut. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** By its byte order mark, or by the NUL beside the first character (YAML 1.2.2, section 5.2). */
function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = [bytes[0], bytes[1]];
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  return second !== undefined && (first === 0) !== (second === 0);
}

function faultAt(path: string, text: string, start: number, message: string): Decoded {
  const place = new Lines(text).place({ start, end: start + 1 });
  return { finding: finding(badEncoding, path, place, message) };
}

function utf16(text: string): Uint8Array {
  return new Uint8Array(Uint16Array.from(text, (unit) => unit.charCodeAt(0)).buffer);
}
