import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createCheckRun } from "../../sandbox/world/checks.ts";
import { addComment } from "../../sandbox/world/comments.ts";
import { setLabels } from "../../sandbox/world/labels.ts";
import { openIssue } from "../../sandbox/world/issues.ts";
import { lineAnchor } from "../../sandbox/pages/links.ts";
import { page } from "../../sandbox/pages/page.ts";
import type { Press } from "../../sandbox/pages/press.ts";
import { closeBrowser, openBrowser, screenshot } from "../support/browser.ts";
import { annotation, governanceWorld, GOAL_PATH, OTHER_PATH, type Governance } from "./governance-world.ts";
import { startPages } from "./page-server.ts";

const PULL = "/todogroup/governance/pull/2";
const PATHS = [
  "/",
  "/todogroup/governance",
  `/todogroup/governance/blob/main/${OTHER_PATH}`,
  "/todogroup/governance/issues",
  "/todogroup/governance/issues/1",
  "/todogroup/governance/pulls",
  PULL,
  `${PULL}/commits`,
  `${PULL}/checks`,
  `${PULL}/files`,
  "/todogroup/governance/nothing",
];

// Unpacking the browser takes two seconds, and more where tests run side by side.
beforeAll(() => openBrowser(), 60_000);
afterAll(() => closeBrowser());

/** A page in a context of its own; what the browser complains about is gathered. */
async function look(url: string, width: number, colorScheme: "light" | "dark", see: (tab: Page) => Promise<void>) {
  const browser = await openBrowser();
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
  const complaints: string[] = [];
  try {
    const tab = await context.newPage();
    tab.on("console", (message) => complaints.push(message.text()));
    tab.on("requestfailed", (request) => complaints.push(request.url()));
    await tab.goto(url);
    await see(tab);
  } finally {
    await context.close();
  }
  return complaints;
}

/** The world, with everything in it too long to fit. */
function longWorld(): Governance {
  const long = "unbroken".repeat(40);
  const governance = governanceWorld(long);
  const { world, repository, pullRequest, run, push } = governance;
  pullRequest.title = `${long} and many words `.repeat(2);
  setLabels(world, pullRequest, [long, "kept apart", `${long} removed`], world.account(long));
  push({ "long.yml": `${long}: ${"word ".repeat(200)}\n`, [`goals/${long}.yml`]: `\t${long}\n` }, `${long} message`);
  const wide = `| ${"a | ".repeat(30)}\n| ${"--- | ".repeat(30)}\n| ${`${long} | `.repeat(30)}\n`;
  addComment(
    world,
    pullRequest,
    world.account(long),
    `${wide}\n\n\`\`\`\n${long.repeat(4)}\n\`\`\`\n\n\`${long}\` ${long} https://example.org/${long}`,
  );
  createCheckRun(world, repository, run.suite.app, pullRequest.head.sha, {
    name: long,
    conclusion: "failure",
    output: {
      title: long,
      summary: `${wide}\n${long}`,
      text: `\`\`\`diff\n+${long}\n\`\`\``,
      annotations: [
        annotation(GOAL_PATH, 3, { title: long, message: long, rawDetails: long }),
        annotation(`goals/${long}.yml`, 1, { message: `${long}\n${long}` }),
        annotation(`elsewhere/${long}.yml`, 1),
      ],
    },
    actions: [{ label: long, description: long, identifier: "x" }],
  });
  return governance;
}

describe.each([
  ["as it mostly is", governanceWorld],
  ["with everything too long", longWorld],
])("the world %s", (_, make) => {
  it.each([360, 1280])("fits %i pixels on every page", async (width) => {
    await using server = await startPages(make().world);
    const seen = await Promise.all(
      PATHS.map(async (path) => {
        const report = { path, width: 0, outside: [""] };
        const complaints = await look(`${server.origin}${path}`, width, "light", async (tab) => {
          report.width = await tab.evaluate<number>("document.scrollingElement.scrollWidth");
          // Nothing may stick out unseen either, unless a box around it scrolls.
          report.outside = await tab.evaluate<string[]>(STICKING_OUT);
        });
        return { ...report, complaints: complaints.filter((text) => !text.includes("404")) };
      }),
    );
    expect(seen).toEqual(PATHS.map((path) => ({ path, width, outside: [], complaints: [] })));
  });
});

/** Elements beyond the right edge of the window that no scrolling or clipping box holds. */
const STICKING_OUT = `[...document.querySelectorAll("main *, header *")].filter((element) => {
  if (element.getBoundingClientRect().right <= innerWidth + 1) return false;
  for (let box = element.parentElement; box !== document.body; box = box.parentElement)
    if (getComputedStyle(box).overflowX !== "visible") return false;
  return true;
}).map((element) => element.outerHTML.slice(0, 200))`;

/** What stands in the row after a line of the diff, and whether that is right below it and within its width. */
async function annotationBelow(tab: Page, anchor: string) {
  const row = tab.locator(`#${anchor}`);
  const box = row.locator("xpath=following-sibling::tr[1]").locator(".annotation");
  const title = await box.locator(".annotation-title").textContent();
  const [above, below] = await Promise.all([row.boundingBox(), box.boundingBox()]);
  if (above === null || below === null) throw new Error("not visible");
  const gap = below.y - (above.y + above.height);
  const isWithin = below.x >= above.x && below.x + below.width <= above.x + above.width;
  return { title, isBelow: gap >= 0 && gap < 16 && isWithin };
}

describe("the files changed", () => {
  it.each([360, 1280])("have the annotations below their lines at %i pixels", async (width) => {
    await using server = await startPages(governanceWorld().world);
    await look(`${server.origin}${PULL}/files`, width, "light", async (tab) => {
      const places = [
        [GOAL_PATH, 3, "unknown-pillar"],
        [GOAL_PATH, 4, "wrong-type"],
        [GOAL_PATH, 12, "unknown-value"],
        [GOAL_PATH, 14, "beyond-target"],
        [OTHER_PATH, 6, "unknown-value"],
      ] as const;
      const found = await Promise.all(places.map(([path, line]) => annotationBelow(tab, lineAnchor(path, "R", line))));
      expect(found).toEqual(places.map(([, , title]) => ({ title, isBelow: true })));
    });
  });

  it("keep every space of a line", async () => {
    await using server = await startPages(governanceWorld().world);
    await look(`${server.origin}${PULL}/files`, 1280, "light", async (tab) => {
      const code = tab.locator(`#${lineAnchor(GOAL_PATH, "R", 13)} .code`);
      expect(await code.textContent()).toBe("+    due: 2024-11-15");
    });
  });

  it("are reached from the list of annotations", async () => {
    await using server = await startPages(governanceWorld().world);
    await look(`${server.origin}${PULL}/checks`, 360, "light", async (tab) => {
      await tab.getByRole("link", { name: `${GOAL_PATH}#L12` }).click();
      await tab.waitForURL(`**/files#${lineAnchor(GOAL_PATH, "R", 12)}`);
      const box = await tab.locator("tr:target").boundingBox();
      expect(box?.y).toBeGreaterThanOrEqual(0);
      expect(box?.y).toBeLessThan(800);
    });
  });
});

describe("every text", () => {
  it.each(["light", "dark"] as const)("stands out from its ground in %s mode", async (colorScheme) => {
    await using server = await startPages(governanceWorld().world);
    const ground = colorScheme === "dark" ? "rgb(13, 17, 23)" : "rgb(255, 255, 255)";
    await Promise.all(
      PATHS.map((path) =>
        look(`${server.origin}${path}`, 1280, colorScheme, async (tab) => {
          expect(await tab.evaluate<string[]>(HARD_TO_READ)).toEqual([]);
          expect(await tab.evaluate<string>("getComputedStyle(document.body).backgroundColor")).toBe(ground);
        }),
      ),
    );
  });
});

/** Texts with less contrast than WCAG asks for: 4.5, or 3 for large ones. Colours are mixed as the browser does it. */
const HARD_TO_READ = `(() => {
  const pen = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d");
  const paint = (colour) => { pen.fillStyle = colour; pen.fillRect(0, 0, 1, 1); };
  const luminance = () => {
    const parts = [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3).map((part) => part / 255);
    const [red, green, blue] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ancestors = (element) => (element === null ? [] : [...ancestors(element.parentElement), element]);
  return [...document.body.querySelectorAll("*")].flatMap((element) => {
    const text = [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data.trim()).join("");
    if (text === "" || !element.checkVisibility()) return [];
    const style = getComputedStyle(element);
    for (const one of ancestors(element)) paint(getComputedStyle(one).backgroundColor);
    const ground = luminance();
    paint(style.color);
    const ink = luminance();
    const contrast = (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
    return contrast >= (parseFloat(style.fontSize) >= 24 ? 3 : 4.5) ? [] : [contrast.toFixed(2) + " " + text];
  });
})()`;

/** What a browser makes of a page that was written to do harm. Without the policy: the markup alone must hold. */
describe("text of strangers", () => {
  const HOSTILE = `"><script>alert(1)</script><img src=x onerror='alert(2)'>&amp;</textarea></title>`;

  it("is shown as it was written, wherever it stands", async () => {
    const governance = governanceWorld();
    const { world, repository, push, pullRequest, run } = governance;
    pullRequest.title = HOSTILE;
    pullRequest.labels = [
      { id: 1, name: HOSTILE, color: `000" onclick="x`, description: HOSTILE, createdAt: world.now() },
    ];
    push({ [`goals/${HOSTILE.replaceAll("/", "")}.yml`]: `${HOSTILE}: ${HOSTILE}\n` }, HOSTILE);
    const hostile = annotation(GOAL_PATH, 3, { title: HOSTILE, message: HOSTILE, rawDetails: HOSTILE });
    createCheckRun(world, repository, run.suite.app, pullRequest.head.sha, {
      name: HOSTILE,
      conclusion: "failure",
      detailsUrl: "javascript:alert(3)",
      output: { title: HOSTILE, summary: HOSTILE, text: HOSTILE, annotations: [hostile] },
      actions: [{ label: HOSTILE, description: HOSTILE, identifier: HOSTILE }],
    });
    const stranger = world.account(HOSTILE);
    addComment(world, pullRequest, stranger, `${HOSTILE} [x](javascript:alert(4))`);
    openIssue(world, repository, { author: stranger, title: HOSTILE, body: HOSTILE, labels: [HOSTILE] });
    const root = "/todogroup/governance";
    const tabs = ["", "/commits", "/checks", "/files"].map((tab) => `${PULL}${tab}`);
    const paths = ["issues", "issues/3", "pulls", "tree/outreach/goals", `commit/${pullRequest.head.sha}`];
    const browser = await openBrowser();
    const tab = await browser.newPage();
    try {
      const dialogs: string[] = [];
      tab.on("dialog", (dialog) => {
        dialogs.push(dialog.message());
        void dialog.dismiss();
      });
      const seen = await [...tabs, ...paths.map((path) => `${root}/${path}`)].reduce(async (before, path) => {
        const found = await before;
        const { status, html } = page(world, path);
        await tab.setContent(html);
        const harm = await tab.evaluate<string[]>(HARM);
        return [
          ...found,
          { path, status, harm, isShown: (await tab.locator("main").textContent())?.includes("<script>") },
        ];
      }, Promise.resolve<unknown[]>([]));
      const fine = { status: 200, harm: [], isShown: true };
      expect(seen).toEqual([...tabs, ...paths.map((path) => `${root}/${path}`)].map((path) => ({ path, ...fine })));
      expect(dialogs).toEqual([]);
    } finally {
      await tab.close();
    }
  });
});

const HARM = `[...document.querySelectorAll("*")].filter((element) =>
  ["SCRIPT", "IFRAME", "OBJECT"].includes(element.tagName) ||
  [...element.attributes].some(({ name, value }) => name.startsWith("on") || /^\\s*javascript:/i.test(value))
).map((element) => element.outerHTML.slice(0, 200))`;

it("presses a button of the check run", async () => {
  const { world, run } = governanceWorld();
  const presses: Press[] = [];
  await using server = await startPages(world, (press) => void presses.push(press));
  await look(`${server.origin}${PULL}/checks`, 360, "light", async (tab) => {
    await tab.getByRole("button", { name: "Apply fixes" }).click();
    await tab.waitForURL(`**${PULL}/checks`);
    expect(presses).toEqual([{ kind: "action", run, identifier: "apply-fixes" }]);
  });
});

it("takes a picture", async () => {
  await using server = await startPages(governanceWorld().world);
  const picture = await screenshot(`${server.origin}${PULL}/checks`, { width: 1280, height: 720, colorScheme: "dark" });
  const header = new DataView(picture.buffer, picture.byteOffset);
  expect([header.getUint32(16), header.getUint32(20)]).toEqual([2560, 1440]);
});
