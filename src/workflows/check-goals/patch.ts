/** The certain mends as files and as a patch that `git apply` takes. */
import { createTwoFilesPatch } from "diff";
import type { Finding } from "../../domain/finding.ts";
import { mend } from "../../domain/mend.ts";

export interface MendedFile {
  readonly path: string;
  readonly old: string;
  readonly text: string;
}

const BYTE_ORDER_MARK = "\uFEFF";
/** Comparing two texts takes the square of this: with more, nobody reads the patch. */
const MAX_EDITS = 2_000;

/** Every file that has certain mends, with them applied. Texts have their byte order marks. */
export function mendedFiles(
  findings: readonly Finding[],
  textOf: (path: string) => string | undefined,
): readonly MendedFile[] {
  const inFiles = new Map<string, Finding[]>();
  for (const found of findings) {
    if (found.fix === undefined) continue;
    const inFile = inFiles.get(found.path);
    if (inFile === undefined) inFiles.set(found.path, [found]);
    else inFile.push(found);
  }
  return [...inFiles].flatMap(([path, inFile]) => {
    const old = textOf(path);
    if (old === undefined) return [];
    // Places do not count the mark.
    const mark = old.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "";
    const text = mark + mend(old.slice(mark.length), inFile).text;
    return text === old ? [] : [{ path, old, text }];
  });
}

/** A patch of all of them; `undefined` where it would be longer than it may be. */
export function patchOf(files: readonly MendedFile[], maxCharacters: number): string | undefined {
  let patch = "";
  for (const { path, old, text } of files) {
    const one = createTwoFilesPatch(`a/${path}`, `b/${path}`, old, text, undefined, undefined, {
      maxEditLength: MAX_EDITS,
    });
    if (one === undefined) return undefined;
    patch += one.replace(/^=+\n/, "");
    if (patch.length > maxCharacters) return undefined;
  }
  return patch;
}
