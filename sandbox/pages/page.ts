/** Finds the page that a path is for. */
import { findRun } from "../world/checks.ts";
import type { Repository } from "../world/model.ts";
import { branchTip, resolveCommit } from "../world/names.ts";
import type { World } from "../world/world.ts";
import { checkRunPage } from "./check-run-view.ts";
import { checksPage } from "./checks-page.ts";
import { commitPage } from "./commit-page.ts";
import { blank, documentOf, type Scene } from "./document.ts";
import { html, type Html } from "./html.ts";
import { commitsPage, conversationPage, filesPage, issuePage } from "./item-pages.ts";
import { itemsPage, repositoriesPage } from "./lists.ts";
import { contentPage, emptyRepositoryPage } from "./repository-pages.ts";

export interface Page {
  readonly status: number;
  readonly html: string;
}

export interface PageOptions {
  /** The page loads itself again after so long. */
  readonly refreshSeconds?: number | undefined;
}

/** The page at a path, which may have a query. Nothing in the world changes by being looked at. */
export function page(world: World, path: string, { refreshSeconds }: PageOptions = {}): Page {
  const url = URL.parse(path, "http://sandbox.invalid");
  const scene: Scene = { world, query: url?.searchParams ?? new URLSearchParams(), refreshSeconds };
  const parts = partsOf(url?.pathname ?? "");
  const found = parts === undefined ? undefined : find(scene, parts);
  return { status: found === undefined ? 404 : 200, html: (found ?? notFound(scene)).text };
}

/** `undefined` for escapes that stand for nothing. */
function partsOf(pathname: string): string[] | undefined {
  try {
    return pathname
      .split("/")
      .filter((part) => part !== "")
      .map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

function find(scene: Scene, [owner, name, section, ...rest]: readonly string[]): Html | undefined {
  const { world } = scene;
  if (owner === undefined) return repositoriesPage(scene);
  if (name === undefined) {
    const account = world.accounts.get(owner.toLowerCase());
    return account === undefined ? undefined : repositoriesPage(scene, account);
  }
  const repository = world.repository(owner, name);
  return repository === undefined ? undefined : findInRepository(scene, repository, section, rest);
}

function findInRepository(
  scene: Scene,
  repository: Repository,
  section: string | undefined,
  rest: readonly string[],
): Html | undefined {
  const [first = "", tab] = rest;
  switch (section) {
    case undefined:
      return rootPage(scene, repository);
    case "tree":
    case "blob":
      return findContent(scene, repository, rest);
    case "pulls":
      return itemsPage(scene, repository, "pull-request");
    case "issues":
    case "pull":
      return first === "" ? itemsPage(scene, repository, "issue") : findItem(scene, repository, Number(first), tab);
    case "runs": {
      const run = findRun(repository, Number(first));
      return run === undefined ? undefined : checkRunPage(scene, run);
    }
    case "commit": {
      const commit = repository.objects.commit(resolveCommit(repository, first) ?? "");
      return commit === undefined ? undefined : commitPage(scene, repository, commit);
    }
    default:
      return undefined;
  }
}

function rootPage(scene: Scene, repository: Repository): Html | undefined {
  const ref = repository.defaultBranch;
  const commit = branchTip(repository, ref);
  if (commit === undefined) return emptyRepositoryPage(scene, repository);
  return contentPage(scene, repository, { ref, commit, path: "" });
}

/** The name of a branch may hold slashes: the shortest beginning that names a commit is taken, the rest is the path. */
function findContent(scene: Scene, repository: Repository, parts: readonly string[]): Html | undefined {
  for (let length = 1; length <= parts.length; length += 1) {
    const ref = parts.slice(0, length).join("/");
    const commit = resolveCommit(repository, ref);
    if (commit !== undefined)
      return contentPage(scene, repository, { ref, commit, path: parts.slice(length).join("/") });
  }
  return undefined;
}

/** Either path leads to either kind, and that of an issue that was transferred to where it is, as GitHub's redirects do. */
function findItem(scene: Scene, repository: Repository, number: number, tab: string | undefined): Html | undefined {
  const departure = repository.departed.get(number);
  const item = departure?.kind === "transferred" ? departure.to : repository.items.get(number);
  if (item === undefined) return undefined;
  if (item.kind === "issue") return tab === undefined ? issuePage(scene, item) : undefined;
  switch (tab) {
    case undefined:
      return conversationPage(scene, item);
    case "commits":
      return commitsPage(scene, item);
    case "checks":
      return checksPage(scene, item);
    case "files":
      return filesPage(scene, item);
    default:
      return undefined;
  }
}

function notFound(scene: Scene): Html {
  const main = html`<div class="page narrow">
    ${blank("info", "Not Found", "There is nothing at this address in the sandbox.")}
  </div>`;
  return documentOf(scene, { title: "Not Found · Sandbox", main });
}
