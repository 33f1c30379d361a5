/** A governance repository with issues of the app and of others, and a reader of it. */
import type { IssueDriver } from "../../sandbox/driver/issue.ts";
import { openIssue } from "../../sandbox/world/issues.ts";
import type { ItemReference } from "../../src/engine/record.ts";
import type { GitHubApi } from "../../src/github/api.ts";
import { readingScene, speakingFor } from "./github-reader.ts";

const GOVERNANCE = "todogroup/governance";

export async function sceneOfGoals(now?: () => Date) {
  const scene = await readingScene(now === undefined ? {} : { now });
  const { github } = scene;
  const repository = github.createRepository(GOVERNANCE, speakingFor());
  const readerOf = (through?: (api: GitHubApi) => GitHubApi) => scene.readerOf(GOVERNANCE, through);
  /** Opened by the app itself. */
  const openOurs = (title: string, body = ""): IssueDriver => {
    const { number } = openIssue(github.world, repository.model, {
      author: github.app.bot,
      app: github.app,
      title,
      body,
    });
    return repository.issue(number);
  };
  await readerOf();
  scene.requests();
  return { scene, github, repository, readerOf, openOurs };
}

export function at(number: number, repository = GOVERNANCE): ItemReference {
  return { repository, number };
}
