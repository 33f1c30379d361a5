/** The summaries of goals, as a browser shows them on GitHub's page of an issue. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { openIssue } from "../../sandbox/world/issues.ts";
import { addComment } from "../../sandbox/world/comments.ts";
import { closeBrowser, openBrowser } from "../support/browser.ts";
import { STORIES } from "../support/progress-stories.ts";
import { governanceWorld } from "./governance-world.ts";
import { startPages } from "./page-server.ts";

// Unpacking the browser takes two seconds, and more where tests run side by side.
beforeAll(() => openBrowser(), 60_000);
afterAll(() => closeBrowser());

it.each(Object.keys(STORIES))(
  "%s fits a phone of 360 pixels, folded or not, without scrolling sideways",
  async (name) => {
    const { world, repository } = governanceWorld();
    const issue = openIssue(world, repository, { author: world.account("mona"), title: name, body: "", labels: [] });
    addComment(world, issue, world.account("goalkeeper"), STORIES[name]?.() ?? "");
    await using server = await startPages(world);
    const browser = await openBrowser();
    const context = await browser.newContext({ viewport: { width: 360, height: 800 } });
    try {
      const tab = await context.newPage();
      await tab.goto(`${server.origin}/todogroup/governance/issues/${issue.number}`);
      const folds = await tab.evaluate<number>(UNFOLD);
      const width = await tab.evaluate<number>("document.scrollingElement.scrollWidth");
      const scrolling = await tab.evaluate<string[]>(SCROLLING);
      const mentions = await tab
        .locator(".markdown a:not([href^='https://redirect.github.com/']):not([href*='/docs/'])")
        .count();
      expect({ width, scrolling, mentions }).toEqual({ width: 360, scrolling: [], mentions: 0 });
      expect(folds).toBe(STORIES[name]?.().split("<details>").length ?? 0);
    } finally {
      await context.close();
    }
  },
);

const UNFOLD = `(() => {
  const folds = [...document.querySelectorAll("details")];
  for (const fold of folds) fold.open = true;
  return folds.length + 1;
})()`;

/** Boxes of the summary that hide some of what they hold: a table is one. Code is no matter: it is the diagram that GitHub draws. */
const SCROLLING = `[...document.querySelectorAll(".markdown, .markdown *")]
  .filter((element) => !["CODE", "PRE"].includes(element.tagName) && element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1)
  .map((element) => element.outerHTML.slice(0, 200))`;
