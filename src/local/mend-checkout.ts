/** Applies certain mends to the files of a checkout. */
import { chmodSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { UserError } from "../engine/errors.ts";
import type { Finding } from "../domain/finding.ts";
import { mend } from "../domain/mend.ts";

/** Writes every fix into its file; gives how many were applied. A file is replaced as a whole or left as it is. */
export function mendCheckout(root: string, findings: readonly Finding[]): number {
  const byPath = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.fix === undefined) continue;
    const inFile = byPath.get(finding.path);
    if (inFile === undefined) byPath.set(finding.path, [finding]);
    else inFile.push(finding);
  }
  let total = 0;
  for (const [path, inFile] of byPath) {
    const file = join(root, path);
    const bytes = readFileSync(file);
    const mark = bytes.toString("utf8", 0, 3) === "\uFEFF" ? "\uFEFF" : "";
    const { text, mended } = mend(bytes.toString("utf8").slice(mark.length), inFile);
    try {
      replace(file, mark + text);
    } catch (cause) {
      throw new UserError(`${file} could not be written, so nothing more was mended. Check its permissions.`, {
        cause,
      });
    }
    total += mended;
  }
  return total;
}

function replace(file: string, text: string): void {
  // In the same folder: a rename is whole only within one file system.
  const folder = mkdtempSync(join(dirname(file), ".goalkeeper-"));
  try {
    const written = join(folder, "mended");
    writeFileSync(written, text);
    chmodSync(written, statSync(file).mode);
    renameSync(written, file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
