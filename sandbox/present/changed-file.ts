/** A changed file of a pull request, a comparison or a commit, as the REST API shows it. */
import { linesChanged, type ChangedFile } from "../world/git/tree-diff.ts";
import type { Repository } from "../world/model.ts";
import { apiOf, pageOf, type Addresses } from "./addresses.ts";

/** GitHub leaves the patch out where it is long; it does not say from where on. */
const MAX_PATCH_CHARACTERS = 300_000;

export function presentChangedFile(addresses: Addresses, repository: Repository, file: ChangedFile, headSha: string) {
  const { path, status, before, after } = file;
  const lines = linesChanged(repository.objects, file);
  const { additions = 0, deletions = 0, patch = "" } = lines ?? {};
  const place = path.split("/").map(encodeURIComponent).join("/");
  const html = pageOf(addresses, repository);
  return {
    sha: (after ?? before)?.sha ?? null,
    filename: path,
    status,
    additions,
    deletions,
    changes: additions + deletions,
    blob_url: `${html}/blob/${headSha}/${place}`,
    raw_url: `${html}/raw/${headSha}/${place}`,
    contents_url: `${apiOf(addresses, repository)}/contents/${place}?ref=${headSha}`,
    ...(patch !== "" && patch.length <= MAX_PATCH_CHARACTERS ? { patch } : {}),
    ...(status === "renamed" && before !== undefined ? { previous_filename: before.path } : {}),
  };
}
