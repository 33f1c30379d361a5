/** The labels of pillars can be told apart, and mean nothing else. */
import { IGNORE_LABEL } from "../../configuration.ts";
import { CONFIGURATION_PATH, exampleConfiguration } from "../../example-files.ts";
import { finding } from "../../finding.ts";
import type { GoalkeeperConfiguration } from "../../format/formats.ts";
import { quoted } from "../../words.ts";
import { inEach, NOTHING, type FileRule } from "../rule.ts";

const mended = exampleConfiguration();

export const duplicateLabel: FileRule<GoalkeeperConfiguration> = {
  code: "duplicate-label",
  severity: "error",
  why: `The label of an issue says which pillar it serves, so each pillar needs one of its own; letter case makes no difference to GitHub. The label \`${IGNORE_LABEL}\` is none of a pillar: it switches Goalkeeper off for an issue.`,
  wrong: { files: { [CONFIGURATION_PATH]: mended.replace("pillar: engagement", "Pillar: Cross-community") } },
  mended: { files: { [CONFIGURATION_PATH]: mended } },

  judge({ path, value, locate }) {
    const owners = new Map<string, string>();
    return inEach(value.pillars, ({ id = "", label }, index) => {
      const name = label?.name?.trim();
      if (name === undefined) return NOTHING;
      const key = name.toLowerCase();
      const owner = owners.get(key);
      if (owner === undefined) owners.set(key, id);
      const place = ["pillars", index, "label", "name"];
      if (key === IGNORE_LABEL) {
        const message = `The label ${quoted(name)} switches Goalkeeper off for an issue. Give the pillar another label.`;
        return [finding(duplicateLabel, path, locate().value(place), message)];
      }
      if (owner === undefined) return NOTHING;
      const message = `The label ${quoted(name)} is also that of the pillar ${quoted(owner)}. Give one of them another name.`;
      return [finding(duplicateLabel, path, locate().value(place), message)];
    });
  },
};
