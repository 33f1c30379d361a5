/** The id of a file is its name. */
import { GOAL_PATH, exampleGoal } from "../example-files.ts";
import { finding } from "../finding.ts";
import { nameOf, stemOf } from "../paths.ts";
import { NOTHING, type FileRule } from "./rule.ts";

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

export const idMismatch: FileRule<{ id: string }> = {
  code: "id-mismatch",
  severity: "error",
  why: "People find a goal by its file and programs by its id. When both are the same, a link in either direction needs no search.",
  wrong: { files: { [GOAL_PATH]: exampleGoal({ id: "openssf" }) } },
  mended: { files: { [GOAL_PATH]: exampleGoal() } },

  judge({ path, value: { id }, locate }) {
    const stem = stemOf(path);
    if (id === undefined || id === stem) return NOTHING;
    if (!ID.test(stem)) {
      const message = `The file name ${nameOf(path)} cannot be an id. Rename the file to ${id}.yml.`;
      return [finding(idMismatch, path, locate().value(["id"]), message)];
    }
    const message = `The id "${id}" differs from the file name. Write "${stem}", or rename the file to ${id}.yml.`;
    return [finding(idMismatch, path, locate().value(["id"]), message, locate().inStyleOfValue(["id"], stem))];
  },
};
