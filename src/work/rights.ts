/** What a job of each workflow may do on GitHub: its tokens are asked for with no more. */
import type { Trigger } from "../engine/trigger.ts";
import type { Access } from "../github/app-api.ts";
import type { Permissions } from "../github/installation-tokens.ts";
import { checkGoals } from "../workflows/check-goals/index.ts";
import { APPLY_FIXES } from "../workflows/check-goals/triggers.ts";
import { NAME as KEEP_RECORD } from "../workflows/keep-record/triggers.ts";
import { NAME as LABEL_PILLARS } from "../workflows/label-pillars/triggers.ts";
import { NAME as LINK_OUTCOMES } from "../workflows/link-outcomes/triggers.ts";
import { NAME as REPORT_PROGRESS } from "../workflows/report-progress/triggers.ts";

export interface JobRights {
  /** What it gathers with. */
  readonly reading: Access;
  /** What it brings its effects about with; asked for with the first of them. */
  readonly writing: Access;
}

/** Who governs what tell the configurations of all repositories. */
export const DIRECTORY_RIGHTS: Access = { permissions: { contents: "read" } };

/**
 * An item is read together with what governs it, and the record with the items that it names: which repositories that
 * takes is not known before. So all that the installation sees is read with one token, which writes nothing.
 */
const READS_ALL: Access = { permissions: { contents: "read", issues: "read", pull_requests: "read" } };

/** What each workflow writes, all of it in the repository of the trigger. */
const WRITES: ReadonlyMap<string, Permissions> = new Map<string, Permissions>([
  [LABEL_PILLARS, { issues: "write", pull_requests: "write" }],
  [LINK_OUTCOMES, { issues: "write", pull_requests: "write" }],
  [KEEP_RECORD, { contents: "write", pull_requests: "write" }],
  [REPORT_PROGRESS, { issues: "write" }],
]);

/** GitHub takes no permissions at all for all that there are. */
const NOTHING: Access = { permissions: { metadata: "read" } };

/** A workflow that is not known may do nothing. */
export function rightsFor({ workflow, repository, repositoryId, intent }: Trigger): JobRights {
  const place = repositoryId === undefined ? { repositories: [repository] } : { repositoryIds: [repositoryId] };
  if (workflow === checkGoals.name) {
    // It reads nothing elsewhere, so that one token is enough. Somebody waits for it, and a merge may.
    const contents = intent?.action === APPLY_FIXES ? "write" : "read";
    const permissions = { checks: "write", contents, pull_requests: "read" } as const;
    const access: Access = { ...place, permissions, isUrgent: true };
    return { reading: access, writing: access };
  }
  const permissions = WRITES.get(workflow);
  if (permissions === undefined) return { reading: NOTHING, writing: NOTHING };
  return { reading: READS_ALL, writing: { ...place, permissions } };
}
