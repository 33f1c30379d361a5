/** The rolling pull request of the app, as the stories wait for it. */
import type { PullRequestDriver } from "../driver/pull-request.ts";
import type { RepositoryDriver } from "../driver/repository.ts";

const RECORD_BRANCH = "goalkeeper/record";

/** The open pull request of the app, once its files say what they should and it is checked. */
export function greenRecord(
  governance: RepositoryDriver,
  saysAll: (textOf: (path: string) => string) => boolean,
): PullRequestDriver | undefined {
  const item = [...governance.model.items.values()].find(
    (one) => one.kind === "pull-request" && one.head.branch === RECORD_BRANCH && one.state === "open",
  );
  if (item === undefined) return undefined;
  const record = governance.pullRequest(item.number);
  const isGreen = record.checkRuns().some(({ name, conclusion }) => name === "Goalkeeper" && conclusion === "success");
  return isGreen && saysAll((path) => governance.read(path, record.headSha) ?? "") ? record : undefined;
}
