/** The workflows: a further one is its folder and a line here. */
import type { Workflow } from "../engine/workflow.ts";
import { checkGoals } from "./check-goals/index.ts";
import { keepRecord } from "./keep-record/index.ts";
import { labelPillars } from "./label-pillars/index.ts";
import { linkOutcomes } from "./link-outcomes/index.ts";
import { reportProgress } from "./report-progress/index.ts";

export const WORKFLOWS: readonly Workflow[] = [checkGoals, labelPillars, linkOutcomes, keepRecord, reportProgress];
