/** The id of a file is its name. */
import { quoted } from "../../words.ts";
import { GOAL_PATH, exampleGoal } from "../../example-files.ts";
import { finding } from "../../finding.ts";
import { nameOf, stemOf } from "../../paths.ts";
import type { RepositoryRule } from "../rule.ts";

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

export const idMismatch: RepositoryRule = {
  code: "id-mismatch",
  severity: "error",
  why: "People find a goal by its file and programs by its id. When both are the same, a link in either direction needs no search.",
  wrong: { files: { [GOAL_PATH]: exampleGoal({ id: "openssf" }) } },
  mended: { files: { [GOAL_PATH]: exampleGoal() } },

  judgeAll(files, _context, locate) {
    const taken = new Map<string, number>();
    for (const { path, id } of files) {
      for (const name of new Set([id, stemOf(path)])) taken.set(name, (taken.get(name) ?? 0) + 1);
    }
    return files.flatMap(({ path, id }) => {
      const stem = stemOf(path);
      if (id === stem) return [];
      const locator = locate(path);
      const place = locator.value(["id"]);
      if (!ID.test(stem)) {
        const message = `The file name ${quoted(nameOf(path))} cannot be an id. Rename the file to ${id}.yml.`;
        return [finding(idMismatch, path, place, message)];
      }
      const message = `The id ${quoted(id)} differs from the file name. Write "${stem}", or rename the file to ${id}.yml.`;
      // Where another file has that id or that name, which of the two is to change is not certain.
      const fix = (taken.get(stem) ?? 0) > 1 ? undefined : locator.inStyleOfValue(["id"], stem);
      return [finding(idMismatch, path, place, message, fix)];
    });
  },
};
