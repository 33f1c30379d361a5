/** The buttons of a check run: which one a form was sent by, and where the person finds themselves afterwards. */
import { findRun, requestAction, rerequestRun } from "../world/checks.ts";
import type { Account, CheckRun } from "../world/model.ts";
import type { World } from "../world/world.ts";
import { checksPath, runPath } from "./links.ts";
import { checksOf } from "./pull-request-checks.ts";

/** A person pressed a button. */
export type Press =
  | { readonly kind: "action"; readonly run: CheckRun; readonly identifier: string }
  | { readonly kind: "rerequest"; readonly run: CheckRun };

/** What a form was sent for; `undefined` where there is no such button. */
export function pressOf(world: World, path: string, form: URLSearchParams): Press | undefined {
  const [, owner = "", name = "", id, button] =
    /^\/([^/]+)\/([^/]+)\/runs\/(\d+)\/(actions|rerequest)$/.exec(path) ?? [];
  const repository = world.repository(decodeURIComponent(owner), decodeURIComponent(name));
  const run = repository === undefined ? undefined : findRun(repository, Number(id));
  if (run === undefined) return undefined;
  if (button === "rerequest") return { kind: "rerequest", run };
  const identifier = form.get("identifier");
  return identifier === null ? undefined : { kind: "action", run, identifier };
}

/** Lets happen in the world what the button is for. Throws a Refusal where it cannot be. */
export function carryOut(world: World, press: Press, sender: Account): void {
  if (press.kind === "action") requestAction(world, press.run, press.identifier, sender);
  else rerequestRun(world, press.run, sender);
}

/** The checks of the pull request that the run belongs to. */
export function afterPress({ run }: Press): string {
  const items = [...run.suite.repository.items.values()];
  const pullRequest = items
    .filter((item) => item.kind === "pull-request")
    .find((item) => {
      const { current, earlier } = checksOf(item);
      return current.includes(run) || earlier.includes(run);
    });
  return pullRequest === undefined ? runPath(run) : checksPath(pullRequest);
}
