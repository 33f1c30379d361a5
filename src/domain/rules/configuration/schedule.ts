/** The schedule can be followed: the part of `bad-format` that a pattern cannot tell. */
import { finding } from "../../finding.ts";
import type { GoalkeeperConfiguration } from "../../format/formats.ts";
import { badFormat } from "../../format/schema-kinds.ts";
import { scheduleFault, type ScheduleFault } from "../../progress/schedule.ts";
import { quoted } from "../../words.ts";
import type { FileRule } from "../rule.ts";

/** Needs no look: the first one costs as much as a check of a hundred files. */
const USUAL = "0 9 1 * *";

export const scheduleFires: FileRule<GoalkeeperConfiguration>["judge"] = ({ path, value, locate }) => {
  const schedule = value.progress?.schedule;
  if (schedule === undefined || schedule === USUAL) return [];
  const fault = scheduleFault(schedule);
  if (fault === undefined) return [];
  const message = `${quoted(schedule)} ${FAULTS[fault]} For example, each month: ${USUAL}`;
  return [finding(badFormat, path, locate().value(["progress", "schedule"]), message)];
};

const FAULTS: Readonly<Record<ScheduleFault, string>> = {
  unreadable:
    "is not a schedule that can be followed. Write ranges from low to high, and steps no longer than their field.",
  never: "never fires, because no such day exists. Name a day that its months have.",
  "too-often": "must name one minute and one hour, since progress is reported once a day at most.",
};
