/** Pillars can be told apart: the part of `duplicate-id` that concerns the configuration. */
import type { FileRule } from "../rule.ts";
import type { GoalkeeperConfiguration } from "../../format/formats.ts";
import { repeatedIds } from "../repeated-ids.ts";
import { duplicateId } from "../repository/duplicate-id.ts";

export const duplicatePillar: FileRule<GoalkeeperConfiguration>["judge"] = ({ path, value, locate }) =>
  repeatedIds(duplicateId, path, "pillars", value.pillars, locate);
