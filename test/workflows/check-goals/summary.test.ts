/** The summary as people read it: one text for each kind of outcome. */
import { describe, expect, it } from "vitest";
import {
  CONFIGURATION_PATH,
  GOAL_PATH,
  exampleConfiguration,
  exampleGoal,
  listed,
} from "../../../src/domain/example-files.ts";
import { checkRunOf } from "../../support/check-goals.ts";

const EVENTS = "goals/2024/openssf-events.yml";
const events = (lines = {}): string => exampleGoal({ id: "openssf-events", title: "Meet at events", ...lines });

describe("the summary", () => {
  it("of goals that are right counts, and tells what changes", async () => {
    const { summary } = await checkRunOf({
      mergeBase: { "goals/README.md": "# Goals" },
      head: {
        [EVENTS]: events({ initiatives: listed(["id: booth\ntitle: A booth\nstatus: todo"]) }),
        [GOAL_PATH]: exampleGoal({ status: "at-risk", owners: "[octocat, hubot]" }),
      },
    });
    expect(summary).toMatchInlineSnapshot(`
      "3 files checked, 1 skipped, 2 changed here. Nothing is wrong with what this changes.

      ### What changes in the goals

      | goal | change |
      | --- | --- |
      | Meet at events<br>\`openssf-events\` | new goal, active<br>1 initiative<br>owned by octocat |
      | Bring OpenSSF practices into OSPOs<br>\`openssf-practices\` | status\\: active → at\\-risk<br>owners\\: octocat → octocat, hubot |

      Every finding is explained in [the list of findings](https://github.com/todogroup/goalkeeper/blob/main/docs/findings.md)."
    `);
  });

  it("of goals with mistakes says how many, and how many mend themselves", async () => {
    const { summary } = await checkRunOf({ head: { [EVENTS]: events({ pillar: "engagement", status: "Active" }) } });
    expect(summary).toMatchInlineSnapshot(`
      "3 files checked, 0 skipped, 1 changed here. 2 errors, each marked at its line.

      1 finding can be mended without a question, the others need a look.

      ### What changes in the goals

      | goal | change |
      | --- | --- |
      | Meet at events<br>\`openssf-events\` | new goal, without a status<br>owned by octocat |

      Every finding is explained in [the list of findings](https://github.com/todogroup/goalkeeper/blob/main/docs/findings.md)."
    `);
  });

  it("of warnings only", async () => {
    const { summary } = await checkRunOf({ head: { [EVENTS]: events({ owners: undefined }) } });
    expect(summary).toMatchInlineSnapshot(`
      "3 files checked, 0 skipped, 1 changed here. 1 warning, each marked at its line.

      ### What changes in the goals

      | goal | change |
      | --- | --- |
      | Meet at events<br>\`openssf-events\` | new goal, active |

      Every finding is explained in [the list of findings](https://github.com/todogroup/goalkeeper/blob/main/docs/findings.md)."
    `);
  });

  it("tells of what stood elsewhere before, without asking for its mend", async () => {
    const { summary } = await checkRunOf({
      mergeBase: { [GOAL_PATH]: exampleGoal({ status: "dne", pillar: "other" }) },
      head: { [EVENTS]: events() },
    });
    expect(summary).toMatchInlineSnapshot(`
      "3 files checked, 0 skipped, 1 changed here. Nothing is wrong with what this changes.

      2 findings stood elsewhere in the repository before; this change need not mend them.

      ### What changes in the goals

      | goal | change |
      | --- | --- |
      | Meet at events<br>\`openssf-events\` | new goal, active<br>owned by octocat |

      Every finding is explained in [the list of findings](https://github.com/todogroup/goalkeeper/blob/main/docs/findings.md)."
    `);
  });

  it("where nothing governed is touched", async () => {
    const { summary } = await checkRunOf({ head: { "README.md": "# Hello" } });
    expect(summary).toMatchInlineSnapshot(
      `"This changes neither goals nor Touchpoints nor the configuration, so there is nothing to check."`,
    );
  });

  it("where only the configuration is changed", async () => {
    const { summary } = await checkRunOf({ head: { [CONFIGURATION_PATH]: exampleConfiguration("mod: advise\n") } });
    expect(summary).toMatchInlineSnapshot(`
      "2 files checked, 0 skipped, 1 changed here. 1 error, each marked at its line.

      Every finding is explained in [the list of findings](https://github.com/todogroup/goalkeeper/blob/main/docs/findings.md)."
    `);
  });

  it("where the base has no configuration", async () => {
    const { summary } = await checkRunOf({
      mergeBase: { [CONFIGURATION_PATH]: undefined },
      head: { [EVENTS]: events() },
    });
    expect(summary).toMatchInlineSnapshot(
      `"There is no .github/goalkeeper.yml on the base branch, so it is not known which files are goals. Nothing was checked."`,
    );
  });

  it("where the pull request brings the first configuration", async () => {
    const { summary } = await checkRunOf({
      mergeBase: { [CONFIGURATION_PATH]: undefined },
      head: { [CONFIGURATION_PATH]: exampleConfiguration() },
    });
    expect(summary).toMatchInlineSnapshot(
      `"This brings .github/goalkeeper.yml. The file itself was checked; goals are judged by it once it is merged."`,
    );
  });

  it("lets no title, owner, id or unknown key of a stranger act", async () => {
    const hostile = "'@octocat #1 o/r#2 GH-3 http://a.b www.c.d [x](y) ![x](y) <img src=x> | <!-- `'";
    const { summary } = await checkRunOf({
      head: {
        [EVENTS]: events({
          title: hostile,
          tracking_issue: "octocat/x#7",
          "'@octocat <b> |'": "x",
          initiatives: listed([`id: booth\ntitle: ${hostile}\nstatus: todo\ndue: ${hostile}`]),
        }),
        [GOAL_PATH]: exampleGoal({ title: hostile, tracking_issue: "octocat/x#7" }),
      },
    });
    expect(summary).toMatchInlineSnapshot(`
      "3 files checked, 0 skipped, 2 changed here. 2 errors and 2 warnings, each marked at its line.

      ### What changes in the goals

      | goal | change |
      | --- | --- |
      | @​octocat \\#​1 o/r\\#​2 GH\\-​3 http\\:/​/a.b www​.c.d \\[x\\]\\(y\\) \\!\\[x\\]\\(y\\) &lt;img src=x&gt; \\| &lt;\\!\\-\\- \\\`<br>\`openssf-events\` | new goal, active<br>1 initiative<br>owned by octocat |
      | @​octocat \\#​1 o/r\\#​2 GH\\-​3 http\\:/​/a.b www​.c.d \\[x\\]\\(y\\) \\!\\[x\\]\\(y\\) &lt;img src=x&gt; \\| &lt;\\!\\-\\- \\\`<br>\`openssf-practices\` | title\\: Bring OpenSSF practices into OSPOs → @​octocat \\#​1 o/r\\#​2 GH\\-​3 http\\:/​/a.b www​.c.d \\[x\\]\\(y\\) \\!\\[x\\]\\(y\\) &lt;img src=x&gt; \\| &lt;\\!\\-\\- \\\`<br>tracking issue\\: none → octocat/x\\#​7 |

      Every finding is explained in [the list of findings](https://github.com/todogroup/goalkeeper/blob/main/docs/findings.md)."
    `);
  });
});
