/** The list of rules. */
import type { GoalkeeperConfiguration } from "../format/formats.ts";
import { duplicateLabel } from "./configuration/duplicate-label.ts";
import { duplicatePillar } from "./configuration/duplicate-pillar.ts";
import { scheduleFires } from "./configuration/schedule.ts";
import { timeZoneExists } from "./configuration/time-zone.ts";
import { cycleMismatch } from "./goal/cycle-mismatch.ts";
import { doneWithOpenWork } from "./goal/done-with-open-work.ts";
import { dueOutsideCycle } from "./goal/due-outside-cycle.ts";
import { duplicateInitiative } from "./goal/duplicate-initiative.ts";
import { measureRegressed } from "./goal/measure-regressed.ts";
import { missingReason } from "./goal/missing-reason.ts";
import { noOwner } from "./goal/no-owner.ts";
import { statusJump } from "./goal/status-jump.ts";
import { unknownPillar } from "./goal/unknown-pillar.ts";
import { duplicateId } from "./repository/duplicate-id.ts";
import { duplicateTrackingIssue } from "./repository/duplicate-tracking-issue.ts";
import { idMismatch } from "./repository/id-mismatch.ts";
import { unknownGoal } from "./repository/unknown-goal.ts";
import type { FileRule, GoalRule, RepositoryRule, TouchpointRule } from "./rule.ts";
import { duplicateOutcome } from "./touchpoint/duplicate-outcome.ts";
import { unknownDestination } from "./touchpoint/unknown-destination.ts";

export const GOAL_RULES: readonly GoalRule[] = [
  unknownPillar,
  cycleMismatch,
  missingReason,
  doneWithOpenWork,
  statusJump,
  duplicateInitiative,
  noOwner,
  dueOutsideCycle,
  measureRegressed,
];

export const TOUCHPOINT_RULES: readonly TouchpointRule[] = [unknownDestination, duplicateOutcome];

export const REPOSITORY_RULES: readonly RepositoryRule[] = [
  idMismatch,
  duplicateId,
  unknownGoal,
  duplicateTrackingIssue,
  statusJump,
];

/** Rules about the configuration; the findings of the other two are of kinds that are documented elsewhere. */
export const CONFIGURATION_RULES: readonly FileRule<GoalkeeperConfiguration>["judge"][] = [
  duplicateLabel.judge,
  duplicatePillar,
  timeZoneExists,
  scheduleFires,
];
