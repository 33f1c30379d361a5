/** The workflows: a further one is its folder and a line here. */
import type { Workflow } from "../engine/workflow.ts";
import { checkGoals } from "./check-goals/index.ts";
import { labelPillars } from "./label-pillars/index.ts";

export const WORKFLOWS: readonly Workflow[] = [checkGoals, labelPillars];
