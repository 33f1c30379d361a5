/** The workflows: a further one is its folder and a line here. */
import type { Workflow } from "../engine/workflow.ts";
import { checkGoals } from "./check-goals/index.ts";

export const WORKFLOWS: readonly Workflow[] = [checkGoals];
