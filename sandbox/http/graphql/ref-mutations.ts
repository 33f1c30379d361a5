/** `updateRefs`: moves refs where they stand as whoever asks believes, and all of them or none. */
import { nodeId } from "../../present/addresses.ts";
import { covers } from "../../world/accounts.ts";
import { isAncestor } from "../../world/git/history.ts";
import type { Repository } from "../../world/model.ts";
import { updateRef } from "../../world/repositories.ts";
import { graphqlError, isVisible, listArgument, objectArgument, textArgument } from "./context.ts";
import type { Arguments, QueryContext } from "./context.ts";

/** Stands for no commit. */
const NONE = "0".repeat(40);

interface Move {
  readonly ref: string;
  /** `undefined` where nothing is said of it. */
  readonly before: string | undefined;
  readonly after: string;
  readonly isForced: boolean;
}

/** https://docs.github.com/graphql/reference/mutations#updaterefs */
export function updateRefs(context: QueryContext, args: Arguments): Record<string, unknown> {
  const { world, token } = context;
  const input = objectArgument(args, "input");
  const id = textArgument(input, "repositoryId") ?? "";
  const repository = [...world.repositories.values()].find((one) => nodeId("Repository", one.id) === id);
  if (repository === undefined || !isVisible(context, repository)) {
    throw graphqlError("NOT_FOUND", `Could not resolve to a node with the global id of '${id}'.`);
  }
  if (!covers(token.permissions, { contents: "write" })) {
    throw graphqlError("FORBIDDEN", "Resource not accessible by integration");
  }
  const moves = (listArgument(input, "refUpdates") ?? []).map((update) => moveOf(objectArgument({ update }, "update")));
  for (const move of moves) assertMayMove(repository, move);
  const pusher = token.holder.kind === "user" ? token.holder.user : token.holder.installation.app.bot;
  for (const { ref, after, isForced } of moves) {
    updateRef(world, repository, { ref, sha: after === NONE ? undefined : after, isForced, pusher });
  }
  return { clientMutationId: textArgument(input, "clientMutationId") ?? null };
}

function moveOf(update: Arguments): Move {
  return {
    ref: textArgument(update, "name") ?? "",
    before: textArgument(update, "beforeOid"),
    after: textArgument(update, "afterOid") ?? "",
    isForced: update["force"] === true,
  };
}

function assertMayMove({ refs, objects }: Repository, { ref, before, after, isForced }: Move): void {
  const now = refs.get(ref);
  if (before !== undefined && before !== (now ?? NONE)) {
    throw graphqlError("UNPROCESSABLE", `${ref} is at ${now ?? NONE} but expected ${before}`);
  }
  if (after !== NONE && objects.commit(after) === undefined) {
    throw graphqlError("UNPROCESSABLE", `Object ${after} does not exist`);
  }
  if (now !== undefined && after !== NONE && !isForced && !isAncestor(objects, now, after)) {
    throw graphqlError("UNPROCESSABLE", `${ref} is not a fast-forward`);
  }
}
