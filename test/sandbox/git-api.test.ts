/** Git through the REST API. */
import { describe, expect, it } from "vitest";
import { octokitOn, refusalOf, sandboxForTest } from "./support/sandbox.ts";

const REPOSITORY = { owner: "todogroup", repo: "governance" };

async function scene(files = { "goals/a.yml": "id: a\n", "README.md": "# Goals\n" }) {
  const github = await sandboxForTest();
  const repository = github.createRepository("todogroup/governance", files);
  return { github, repository, octokit: await octokitOn(github, "todogroup") };
}

describe("a tree", () => {
  it("is listed with everything below it, links and submodules as they are", async () => {
    const { repository, octokit } = await scene();
    repository.push({
      link: { symlink: "goals" },
      module: { submodule: "2".repeat(40) },
      "bin/run": { executable: "#!/bin/sh\n" },
    });
    const { data } = await octokit.rest.git.getTree({ ...REPOSITORY, tree_sha: "main", recursive: "1" });
    expect(data.truncated).toBe(false);
    expect(data.tree.map(({ mode, type, path }) => `${mode} ${type} ${path}`)).toEqual([
      "100644 blob README.md",
      "040000 tree bin",
      "100755 blob bin/run",
      "040000 tree goals",
      "100644 blob goals/a.yml",
      "120000 blob link",
      "160000 commit module",
    ]);
    const { data: flat } = await octokit.rest.git.getTree({ ...REPOSITORY, tree_sha: "main" });
    expect(flat.tree.map(({ path }) => path)).toEqual(["README.md", "bin", "goals", "link", "module"]);
  });

  it("of more than 100,000 entries is cut off", async () => {
    const files = Object.fromEntries(Array.from({ length: 100_001 }, (_, index) => [`f${index}`, ""]));
    const { repository, octokit } = await scene();
    repository.push(files);
    const { data } = await octokit.rest.git.getTree({ ...REPOSITORY, tree_sha: "main", recursive: "true" });
    expect(data.truncated).toBe(true);
    expect(data.tree).toHaveLength(100_000);
  });

  it("is changed by paths, and what is not named stays", async () => {
    const { repository, octokit } = await scene();
    const { data } = await octokit.rest.git.createTree({
      ...REPOSITORY,
      base_tree: repository.tip() ?? "",
      tree: [
        { path: "goals/a.yml", mode: "100644", type: "blob", sha: null },
        { path: "goals/b.yml", mode: "100644", type: "blob", content: "id: b\n" },
      ],
    });
    const { data: all } = await octokit.rest.git.getTree({ ...REPOSITORY, tree_sha: data.sha, recursive: "1" });
    expect(all.tree.map(({ path }) => path)).toEqual(["README.md", "goals", "goals/b.yml"]);
  });
});

describe("a commit", () => {
  it("made from blobs and a tree moves a branch when it follows it, and not otherwise", async () => {
    const { repository, octokit } = await scene();
    const tip = repository.tip() ?? "";
    const { data: blob } = await octokit.rest.git.createBlob({
      ...REPOSITORY,
      content: Buffer.from("id: c\n").toString("base64"),
      encoding: "base64",
    });
    const { data: tree } = await octokit.rest.git.createTree({
      ...REPOSITORY,
      base_tree: tip,
      tree: [{ path: "goals/c.yml", mode: "100644", type: "blob", sha: blob.sha }],
    });
    const { data: next } = await octokit.rest.git.createCommit({
      ...REPOSITORY,
      message: "Add c",
      tree: tree.sha,
      parents: [tip],
    });
    const { data: stray } = await octokit.rest.git.createCommit({ ...REPOSITORY, message: "Stray", tree: tree.sha });
    const refusal = await refusalOf(octokit.rest.git.updateRef({ ...REPOSITORY, ref: "heads/main", sha: stray.sha }));
    expect(refusal).toMatchObject({ status: 422, message: "Update is not a fast forward" });
    await octokit.rest.git.updateRef({ ...REPOSITORY, ref: "heads/main", sha: next.sha });
    expect(repository.read("goals/c.yml")).toBe("id: c\n");
    expect(next.author.name).toBe("goalkeeper[bot]");
    await octokit.rest.git.updateRef({ ...REPOSITORY, ref: "heads/main", sha: stray.sha, force: true });
    expect(repository.tip()).toBe(stray.sha);
  });

  it.each([
    ["a tree that is not there", { tree: "1".repeat(40), parents: [] }, "Tree SHA does not exist"],
    ["a parent that is not there", { parents: ["1".repeat(40)] }, "Parent SHA does not exist"],
  ])("is refused for %s", async (_, change, complaint) => {
    const { repository, octokit } = await scene();
    const { data } = await octokit.rest.git.getTree({ ...REPOSITORY, tree_sha: repository.tip() ?? "" });
    const { data: commit } = await octokit.rest.git.getCommit({ ...REPOSITORY, commit_sha: repository.tip() ?? "" });
    expect(data.sha).toBe(repository.tip());
    const refusal = await refusalOf(
      octokit.rest.git.createCommit({ ...REPOSITORY, message: "x", tree: commit.tree.sha, ...change }),
    );
    expect(refusal).toMatchObject({ status: 422, message: expect.stringContaining(complaint) });
  });
});

describe("a ref", () => {
  it("is made once, found, and deleted", async () => {
    const { repository, octokit } = await scene();
    const sha = repository.tip() ?? "";
    const create = { ...REPOSITORY, ref: "refs/heads/goalkeeper/fixes", sha };
    await octokit.rest.git.createRef(create);
    expect(await refusalOf(octokit.rest.git.createRef(create))).toMatchObject({ message: "Reference already exists" });
    const { data: found } = await octokit.rest.git.listMatchingRefs({ ...REPOSITORY, ref: "heads/goalkeeper" });
    expect(found.map(({ ref }) => ref)).toEqual(["refs/heads/goalkeeper/fixes"]);
    await octokit.rest.git.deleteRef({ ...REPOSITORY, ref: "heads/goalkeeper/fixes" });
    expect(await refusalOf(octokit.rest.git.getRef({ ...REPOSITORY, ref: "heads/goalkeeper/fixes" }))).toMatchObject({
      status: 404,
    });
  });
});

describe("content", () => {
  it("is a file, a folder, a link or a submodule", async () => {
    const { repository, octokit } = await scene();
    const modules = '[submodule "module"]\n\tpath = module\n\turl = https://example.com/module.git\n';
    repository.push({
      link: { symlink: "goals/a.yml" },
      module: { submodule: "2".repeat(40) },
      ".gitmodules": modules,
    });
    const at = async (path: string) => (await octokit.rest.repos.getContent({ ...REPOSITORY, path })).data;
    expect(await at("goals/a.yml")).toMatchObject({ type: "file", encoding: "base64", content: "aWQ6IGEK\n", size: 6 });
    expect(await at("goals")).toMatchObject([{ type: "file", path: "goals/a.yml" }]);
    expect(await at("")).toHaveLength(5);
    expect(await at("link")).toMatchObject({ type: "symlink", target: "goals/a.yml" });
    expect(await at("module")).toMatchObject({
      type: "submodule",
      submodule_git_url: "https://example.com/module.git",
    });
    const missing = octokit.rest.repos.getContent({ ...REPOSITORY, path: "nothing" });
    expect(await refusalOf(missing)).toMatchObject({ status: 404 });
  });

  it("comes as it is when asked for so", async () => {
    const { octokit } = await scene();
    const { data } = await octokit.rest.repos.getContent({
      ...REPOSITORY,
      path: "goals/a.yml",
      mediaType: { format: "raw" },
    });
    expect(data).toBe("id: a\n");
  });

  it("of a fork's commit is read in the repository itself", async () => {
    const { repository, octokit } = await scene();
    const fork = repository.fork("mona");
    const pullRequest = repository.openPullRequest({ branch: "goals", files: { "goals/b.yml": "id: b\n" }, fork });
    const { data } = await octokit.rest.git.getTree({ ...REPOSITORY, tree_sha: pullRequest.headSha, recursive: "1" });
    expect(data.tree.map(({ path }) => path)).toContain("goals/b.yml");
    const { data: head } = await octokit.rest.git.getRef({ ...REPOSITORY, ref: "pull/1/head" });
    expect(head.object.sha).toBe(pullRequest.headSha);
  });
});

describe("a comparison", () => {
  it("begins where the branches parted", async () => {
    const { repository, octokit } = await scene();
    const start = repository.tip();
    const pullRequest = repository.openPullRequest({ branch: "goals", files: { "goals/a.yml": "id: b\n" } });
    repository.push({ "README.md": "# New\n" });
    pullRequest.push({ "goals/c.yml": "id: c\n" });
    const { data } = await octokit.rest.repos.compareCommitsWithBasehead({
      ...REPOSITORY,
      basehead: `main...${pullRequest.headSha}`,
    });
    expect(data.merge_base_commit.sha).toBe(start);
    expect(data).toMatchObject({ status: "diverged", ahead_by: 2, behind_by: 1, total_commits: 2 });
    expect(data.files?.map(({ filename, status }) => [filename, status])).toEqual([
      ["goals/a.yml", "modified"],
      ["goals/c.yml", "added"],
    ]);
    expect(data.files?.[0]?.patch).toBe("@@ -1 +1 @@\n-id: a\n+id: b");
  });

  it("names 300 files at most, and pages its commits", async () => {
    const { repository, octokit } = await scene();
    const files = Object.fromEntries(Array.from({ length: 301 }, (_, index) => [`goals/${index}.yml`, ""]));
    const pullRequest = repository.openPullRequest({ branch: "many", files });
    for (const name of ["x", "y", "z"]) pullRequest.push({ [name]: name });
    const compare = { ...REPOSITORY, basehead: "main...many" };
    const { data } = await octokit.rest.repos.compareCommitsWithBasehead(compare);
    const { data: second } = await octokit.rest.repos.compareCommitsWithBasehead({ ...compare, per_page: 3, page: 2 });
    expect(data.files).toHaveLength(300);
    expect(second.commits).toHaveLength(1);
    expect(second.files).toEqual([]);
  });

  it("of what has nothing in common is not found", async () => {
    const { repository, octokit } = await scene();
    const { data: commit } = await octokit.rest.git.getCommit({ ...REPOSITORY, commit_sha: repository.tip() ?? "" });
    const { data: stray } = await octokit.rest.git.createCommit({ ...REPOSITORY, message: "x", tree: commit.tree.sha });
    const compare = octokit.rest.repos.compareCommitsWithBasehead({ ...REPOSITORY, basehead: `main...${stray.sha}` });
    expect(await refusalOf(compare)).toMatchObject({ status: 404 });
  });
});

describe("updateRefs", () => {
  const ZERO = "0".repeat(40);
  const MUTATION = "mutation ($input: UpdateRefsInput!) { updateRefs(input: $input) { clientMutationId } }";

  async function sceneOfBranch() {
    const parts = await scene();
    const base = parts.repository.tip() ?? "";
    const mine = parts.repository.push({ "README.md": "Mine" }, { branch: "ours" });
    const query = `{ repository(owner: "todogroup", name: "governance") { id } }`;
    const { repository } = await parts.octokit.graphql<{ readonly repository: { readonly id: string } }>(query);
    const update = (...refUpdates: readonly object[]) =>
      parts.octokit.graphql(MUTATION, { input: { repositoryId: repository.id, refUpdates } });
    return { ...parts, base, mine, update };
  }

  it("moves by force only from where a branch is said to be", async () => {
    const { repository, base, mine, update } = await sceneOfBranch();
    const move = { name: "refs/heads/ours", afterOid: base, force: true };
    await expect(update({ ...move, beforeOid: base })).rejects.toThrow(/expected/);
    expect(repository.tip("ours")).toBe(mine);
    await update({ ...move, beforeOid: mine });
    expect(repository.tip("ours")).toBe(base);
  });

  it("moves all or none, makes and deletes, and asks for force where history is lost", async () => {
    const { repository, base, mine, update } = await sceneOfBranch();
    const made = { name: "refs/heads/new", beforeOid: ZERO, afterOid: base };
    await expect(update(made, { name: "refs/heads/ours", afterOid: base })).rejects.toThrow(/fast-forward/);
    await expect(update({ ...made, afterOid: "1".repeat(40) })).rejects.toThrow(/does not exist/);
    expect([repository.tip("new"), repository.tip("ours")]).toEqual([undefined, mine]);
    await update(made, { name: "refs/heads/ours", beforeOid: mine, afterOid: ZERO });
    expect([repository.tip("new"), repository.tip("ours")]).toEqual([base, undefined]);
  });
});
