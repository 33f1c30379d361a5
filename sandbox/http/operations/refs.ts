/** Refs: read, made, moved, deleted. */
import { apiOf, nodeId, type Addresses } from "../../present/addresses.ts";
import type { Repository } from "../../world/model.ts";
import { updateRef } from "../../world/repositories.ts";
import { ApiError, notFound } from "../answer.ts";
import { repositoryOperation } from "../operation.ts";

export const refs = [
  repositoryOperation("git/get-ref", { contents: "read" }, ({ addresses, path }, { repository }) => {
    const ref = fullName(path.ref);
    const sha = repository.refs.get(ref);
    if (sha === undefined) throw notFound();
    return { status: 200, body: presentRef(addresses, repository, ref, sha) };
  }),

  repositoryOperation("git/list-matching-refs", { contents: "read" }, ({ addresses, path }, { repository }) => {
    const prefix = fullName(path.ref);
    const matching = [...repository.refs].filter(([ref]) => ref.startsWith(prefix));
    return { status: 200, body: matching.map(([ref, sha]) => presentRef(addresses, repository, ref, sha)) };
  }),

  repositoryOperation("git/create-ref", { contents: "write" }, ({ addresses, world, body }, { repository, actor }) => {
    const { ref, sha } = body;
    if (!/^refs\/(?:heads|tags)\/\S+$/.test(ref)) {
      throw new ApiError(422, `${ref} is not a valid ref name: it begins with "refs/heads/" or "refs/tags/".`);
    }
    if (repository.refs.has(ref)) throw new ApiError(422, "Reference already exists");
    if (repository.objects.commit(sha) === undefined) throw new ApiError(422, "Object does not exist");
    updateRef(world, repository, { ref, sha, pusher: actor });
    return { status: 201, body: presentRef(addresses, repository, ref, sha) };
  }),

  repositoryOperation(
    "git/update-ref",
    { contents: "write" },
    ({ addresses, world, path, body }, { repository, actor }) => {
      const ref = fullName(path.ref);
      const { sha, force: isForced = false } = body;
      if (!repository.refs.has(ref)) throw new ApiError(422, "Reference does not exist");
      if (repository.objects.commit(sha) === undefined) throw new ApiError(422, "Object does not exist");
      updateRef(world, repository, { ref, sha, isForced, pusher: actor });
      return { status: 200, body: presentRef(addresses, repository, ref, sha) };
    },
  ),

  repositoryOperation("git/delete-ref", { contents: "write" }, ({ world, path }, { repository, actor }) => {
    const ref = fullName(path.ref);
    if (!repository.refs.has(ref)) throw new ApiError(422, "Reference does not exist");
    updateRef(world, repository, { ref, sha: undefined, pusher: actor });
    return { status: 204 };
  }),
];

/** These addresses leave `refs/` out; with it, GitHub finds nothing. */
function fullName(ref: string): string {
  return `refs/${ref}`;
}

function presentRef(addresses: Addresses, repository: Repository, ref: string, sha: string) {
  const git = `${apiOf(addresses, repository)}/git`;
  return {
    ref,
    node_id: nodeId("Ref", repository.id, ref),
    url: `${git}/${ref}`,
    object: { type: "commit", sha, url: `${git}/commits/${sha}` },
  };
}
