/** The summaries and the dashboard, word for word, and how long they get. */
import { describe, expect, it } from "vitest";
import { dashboardOf } from "../../../src/domain/progress/dashboard.ts";
import { dashboardMarkdown } from "../../../src/domain/progress/dashboard-markdown.ts";
import { summaryOf } from "../../../src/domain/progress/summary.ts";
import { summaryMarkdown } from "../../../src/domain/progress/summary-markdown.ts";
import { factsOf, initiative, large, STORIES } from "../../support/progress-stories.ts";

/** GitHub's own is 65,536, and what stands around the text needs some. */
const LIMIT = 65_000;

function story(name: string): string {
  // Nobody sees the difference in a snapshot.
  return STORIES[name]?.().replaceAll("\u00A0", " ").replaceAll("\u200B", "") ?? "";
}

describe("the summary of a goal that is", () => {
  it("fresh", () => {
    expect(story("fresh")).toMatchInlineSnapshot(`
      "**0 %** · 0 of 3 initiatives done · due in 5 weeks

      ░░░░░░░░░░░░░░░░░░░░

      #### Moved since 1 Oct

      - **New**: the goal was written down

      #### Next

      - **10 Dec**: Agree on what to teach
      - **11 Dec**: Write the first lesson
      - **12 Dec**: Teach it in three calls

      #### 3 initiatives

      | Initiative | State |
      | :-- | :-- |
      | Agree on what to teach<br><sub>due 10 Dec</sub> | not begun |
      | Write the first lesson<br><sub>due 11 Dec</sub> | not begun |
      | Teach it in three calls<br><sub>due 12 Dec</sub> | not begun |

      <sub>Owned by \`octocat\`. The mean of 3 initiatives: all by status. [How progress is counted](https://github.com/todogroup/goalkeeper/blob/main/docs/progress.md)</sub>"
    `);
  });

  it("without initiatives", () => {
    expect(story("empty")).toMatchInlineSnapshot(`
      "**Nothing to count yet**

      #### Needs a person

      - **No initiatives**: What is to be done? List it under \`initiatives\`.

      <sub>Owned by \`octocat\`. Progress is counted from initiatives, and there are none. [How progress is counted](https://github.com/todogroup/goalkeeper/blob/main/docs/progress.md)</sub>"
    `);
  });

  it("moving", () => {
    expect(story("moving")).toMatchInlineSnapshot(`
      "**62 %** · 1 of 5 initiatives done · 1 overdue · due in 6 weeks

      ████████████░░░░░░░░

      #### Moved since 1 Oct

      - **Finished, 5 → 6 tools**: List the OpenSSF tools that an OSPO can use, each with an example
      - **2 → 3 sessions**: Hear from OpenSSF in the Touchpoints
      - **Begun, due 31 Oct → 29 Nov**: Publish a guide to OpenSSF Scorecard for OSPOs

      #### Needs a person

      - **Overdue by 1 day**: Support the events, workshops and hackathons of OpenSSF
      - **Waits for somebody**: Add to the book which security work an OSPO does itself and which it hands to others. → \`ospo-book\`

      #### Next

      - **29 Nov**: Publish a guide to OpenSSF Scorecard for OSPOs
      - **13 Dec**: Hear from OpenSSF in the Touchpoints
      - **13 Dec**: Present the OpenSSF interest groups on TODO's platforms and win contributors for them

      #### 5 initiatives

      | Initiative | State |
      | :-- | :-- |
      | Support the events, workshops and hackathons of OpenSSF<br><sub>0 of 1 issue closed · 5 of 8 tasks · due 31 Oct</sub> | **overdue**<br>63 % |
      | Publish a guide to OpenSSF Scorecard for OSPOs<br><sub>due 29 Nov</sub> | on the way<br>50 % |
      | Hear from OpenSSF in the Touchpoints<br><sub>3 of 4 sessions · due 13 Dec</sub> | on the way<br>75 % |
      | Present the OpenSSF interest groups on TODO's platforms and win contributors for them<br><sub>1 of 5 organisations · due 13 Dec</sub> | on the way<br>20 % |
      | List the OpenSSF tools that an OSPO can use, each with an example<br><sub>6 of 6 tools</sub> | done |

      #### From the calls

      - **In progress**: Explain in the book how an OSPO introduces Scorecard. → \`ospo-book\` [todogroup/ospology\\#461](https://redirect.github.com/todogroup/ospology/issues/461)

      <details><summary>Trend ▂▂▃▄▄▅</summary>

      | Period | Reached |
      | :-- | :-- |
      | 2024\\-05 | █░░░░░░░░░ 8 % |
      | 2024\\-06 | ██░░░░░░░░ 15 % |
      | 2024\\-07 | ███░░░░░░░ 30 % |
      | 2024\\-08 | ████░░░░░░ 36 % |
      | 2024\\-09 | █████░░░░░ 49 % |
      | 2024\\-10 | ██████░░░░ 62 % |

      \`\`\`mermaid
      xychart-beta
        x-axis ["2024-05", "2024-06", "2024-07", "2024-08", "2024-09", "2024-10"]
        y-axis "%" 0 --> 100
        line [8, 15, 30, 36, 49, 62]
      \`\`\`

      </details>

      <sub>Owned by \`octocat\`. The mean of 5 initiatives: 2 by measure, 1 by issues, 2 by status. [How progress is counted](https://github.com/todogroup/goalkeeper/blob/main/docs/progress.md)</sub>"
    `);
  });

  it("stuck", () => {
    expect(story("stuck")).toMatchInlineSnapshot(`
      "**13 %** · stale for 8 weeks · 0 of 2 initiatives done · due in 7 weeks

      ███░░░░░░░░░░░░░░░░░

      Nothing moved since 1 Oct.

      #### Needs a person

      - **Stale**: no commit, comment or event for 8 weeks. How does it stand?

      #### Next

      - **20 Dec**: Publish a guide to OpenSSF Scorecard for OSPOs

      #### 2 initiatives

      | Initiative | State |
      | :-- | :-- |
      | Publish a guide to OpenSSF Scorecard for OSPOs<br><sub>0 of 1 issue closed · due 20 Dec</sub> | **stale**<br>0 % |
      | Hear from OpenSSF in the Touchpoints<br><sub>1 of 4 sessions</sub> | **stale**<br>25 % |

      <sub>Owned by \`octocat\`. The mean of 2 initiatives: 1 by measure, 1 by issues. [How progress is counted](https://github.com/todogroup/goalkeeper/blob/main/docs/progress.md)</sub>"
    `);
  });

  it("overdue", () => {
    expect(story("overdue")).toMatchInlineSnapshot(`
      "**10 %** · at risk · 0 of 3 initiatives done · 3 overdue · was due 7 days ago

      ██░░░░░░░░░░░░░░░░░░

      #### Needs a person

      - **Overdue by 5 weeks**: Show the recurring topics of the next quarter in one calendar
      - **Overdue by 3 weeks**: Share the reminders in Slack and on the mailing list among several people
      - **Overdue by 7 days**: Publish the agenda of a call two weeks ahead

      #### 3 initiatives

      | Initiative | State |
      | :-- | :-- |
      | Show the recurring topics of the next quarter in one calendar<br><sub>due 15 Nov</sub> | **overdue** |
      | Share the reminders in Slack and on the mailing list among several people<br><sub>1 of 4 people · due 29 Nov</sub> | **overdue** |
      | Publish the agenda of a call two weeks ahead<br><sub>3 of 10 calls · due 13 Dec</sub> | **overdue**<br>30 % |

      <sub>Owned by \`octocat\`. The mean of 3 initiatives: 2 by measure, 1 by status. [How progress is counted](https://github.com/todogroup/goalkeeper/blob/main/docs/progress.md)</sub>"
    `);
  });

  it("finished", () => {
    expect(story("finished")).toMatchInlineSnapshot(`
      "**Done** · 3 of 3 initiatives done · 1 dropped

      ████████████████████

      #### 4 initiatives

      | Initiative | State |
      | :-- | :-- |
      | Ask the members once what would make the calls more valuable | done |
      | Go through the answers in the Steering Committee | done |
      | Ask three questions in Slack after each call, on interest, satisfaction and next topics<br><sub>6 of 6 calls</sub> | done |
      | Poll the people in the call itself | dropped |

      <sub>Owned by \`hubot\`. A goal that is done counts whole. [How progress is counted](https://github.com/todogroup/goalkeeper/blob/main/docs/progress.md)</sub>"
    `);
  });

  it("dropped", () => {
    expect(story("dropped")).toMatchInlineSnapshot(`
      "**Dropped** · 1 of 3 initiatives done

      > By summer the calls had given enough for talks and for parts of the OSPO Book, but not for a paper that stands on its own. The material moved to the book, and the committee may come back to the paper in 2025.

      #### 3 initiatives

      | Initiative | State |
      | :-- | :-- |
      | Collect what the calls say about strategy | done |
      | Draft the paper | dropped |
      | Have the paper reviewed and publish it | dropped |

      #### From the calls

      - **Dropped**: \`2024-07-11-members/strategy-tactics\` → \`whitepaper\`

      <sub>Owned by \`hubot\`. A dropped goal is not counted. [How progress is counted](https://github.com/todogroup/goalkeeper/blob/main/docs/progress.md)</sub>"
    `);
  });

  it("without an owner", () => {
    expect(story("no-owner")).toMatchInlineSnapshot(`
      "**60 %** · 6 of 10 issues closed · due in 6 weeks

      ████████████░░░░░░░░

      #### Needs a person

      - **No owner**: Who answers for this goal? Name them under \`owners\`.

      Milestone OpenSSF in 2024: 6 of 10 issues closed, due 15 Dec.

      <sub>Counted by the issues of the milestone: there are no initiatives. [How progress is counted](https://github.com/todogroup/goalkeeper/blob/main/docs/progress.md)</sub>"
    `);
  });
});

it("the summary of a hundred initiatives shows what needs a look, and folds the rest", () => {
  const lines = story("hundred-initiatives").split("\n");
  const rows = lines.filter((line) => line.startsWith("| Translate"));
  expect(rows).toHaveLength(100);
  expect(rows.findIndex((row) => !row.includes("**overdue**"))).toBe(25);
  const rest = lines.filter((line) => !line.startsWith("| Translate")).join("\n");
  expect(rest).toMatchInlineSnapshot(`
    "**48 %** · 25 of 75 initiatives done · 25 overdue · due in 2 weeks

    ██████████░░░░░░░░░░

    #### Needs a person

    - **Overdue by 2 weeks**: Translate chapter 2 of the book into another language, and have it reviewed
    - **Overdue by 2 weeks**: Translate chapter 6 of the book into another language, and have it reviewed
    - **Overdue by 2 weeks**: Translate chapter 10 of the book into another language, and have it reviewed
    - **Overdue by 2 weeks**: Translate chapter 14 of the book into another language, and have it reviewed
    - **Overdue by 2 weeks**: Translate chapter 18 of the book into another language, and have it reviewed
    - **Overdue by 2 weeks**: Translate chapter 22 of the book into another language, and have it reviewed
    - **Overdue by 2 weeks**: Translate chapter 26 of the book into another language, and have it reviewed
    - **Overdue by 2 weeks**: Translate chapter 30 of the book into another language, and have it reviewed
    - and 42 more

    #### Next

    - **15 Nov**: Translate chapter 3 of the book into another language, and have it reviewed
    - **15 Nov**: Translate chapter 7 of the book into another language, and have it reviewed
    - **15 Nov**: Translate chapter 11 of the book into another language, and have it reviewed

    #### 100 initiatives

    | Initiative | State |
    | :-- | :-- |

    <details><summary>80 more initiatives</summary>

    | Initiative | State |
    | :-- | :-- |

    </details>

    <sub>Owned by \`octocat\`. The mean of 75 initiatives: 50 by measure, 25 by status; 25 dropped are left out. [How progress is counted](https://github.com/todogroup/goalkeeper/blob/main/docs/progress.md)</sub>"
  `);
});

it("the dashboard of the example", () => {
  expect(story("dashboard")).toMatchInlineSnapshot(`
    "**58 %** · 1 of 9 goals done · 2 at risk · 1 proposed · 1 dropped · 3 initiatives overdue

    ████████████░░░░░░░░

    #### Broken files

    - **\`goals/2024/mentoring-of-new-maintainers.yml\`**: cannot be read, or not all of it

    #### Owners who cannot be reached

    - **\`ghost\`**: owns \`openssf-practices\`, \`ort-feedback\`

    #### Cross\\-community Collaboration · 60 %

    | Goal | State |
    | :-- | :-- |
    | [Bring OpenSSF practices into OSPOs](https://redirect.github.com/todogroup/governance/issues/324)<br>██████░░░░ 59 % | on the way<br>1 overdue |
    | [Exchange tools and experience with InnerSource Commons](https://redirect.github.com/todogroup/governance/issues/342)<br>█████░░░░░ 54 % | on the way |
    | Join the groups that work on open source and AI<br>███████░░░ 67 % | on the way |
    | Work formally with the OSS Review Toolkit<br>██░░░░░░░░ 17 % | proposed<br>1 overdue |

    #### Adoption and Sustainability · 53 %

    | Goal | State |
    | :-- | :-- |
    | Offer an exam for open source developers in enterprises<br>████░░░░░░ 41 % | **at risk**<br>1 overdue |
    | Let every Touchpoint leave something behind<br>██████░░░░ 56 % | on the way |
    | Turn Touchpoints into office hours on strategic value<br>██████░░░░ 63 % | on the way |
    | Write a whitepaper on OSPOs in the business strategy | dropped |

    #### Community Engagement · 60 %

    | Goal | State |
    | :-- | :-- |
    | Announce what a call is about before it happens<br>█░░░░░░░░░ 10 % | **at risk** |
    | Return to the topics that keep moving<br>███████░░░ 71 % | on the way |
    | [Ask after each call what it was worth](https://redirect.github.com/todogroup/governance/issues/323)<br>██████████ 100 % | done |

    <details><summary>Trend ▂▂▃▄▄▅</summary>

    | Period | Reached |
    | :-- | :-- |
    | 2024\\-05 | █░░░░░░░░░ 8 % |
    | 2024\\-06 | ██░░░░░░░░ 15 % |
    | 2024\\-07 | ███░░░░░░░ 30 % |
    | 2024\\-08 | ████░░░░░░ 36 % |
    | 2024\\-09 | █████░░░░░ 49 % |
    | 2024\\-10 | ██████░░░░ 62 % |

    \`\`\`mermaid
    xychart-beta
      x-axis ["2024-05", "2024-06", "2024-07", "2024-08", "2024-09", "2024-10"]
      y-axis "%" 0 --> 100
      line [8, 15, 30, 36, 49, 62]
    \`\`\`

    </details>

    <sub>The mean of the goals; proposed and dropped ones are left out. [How progress is counted](https://github.com/todogroup/goalkeeper/blob/main/docs/progress.md)</sub>"
  `);
});

describe("the summary stays within GitHub's limit", () => {
  it.each([100, 300, 3_000])("with %i initiatives, and says how many it leaves out", (count) => {
    const markdown = summaryMarkdown(large(count));
    const shown = markdown.match(/^\| Translate/gm)?.length ?? 0;
    const left = Number(/^(\d+) more initiatives? find no room/m.exec(markdown)?.[1] ?? 0);
    expect(markdown.length).toBeLessThan(LIMIT);
    expect(shown + left).toBe(count);
  });

  it("with texts that grow when they are made inert", () => {
    const title = "&@#".repeat(80);
    const initiatives = Array.from({ length: 300 }, (_, index) =>
      initiative(`i-${index}`, { title, due: "2024-10-01", measure: { unit: title, from: 0, to: 2, current: 1 } }),
    );
    const owners = Array.from({ length: 500 }, () => "o".repeat(39));
    const facts = factsOf({ title, initiatives, owners, status: "at-risk" });
    expect(summaryMarkdown(summaryOf(facts)).length).toBeLessThan(LIMIT);
    const dropped = factsOf({ title, initiatives, owners, status: "dropped", reason: title.repeat(100) });
    expect(summaryMarkdown(summaryOf(dropped)).length).toBeLessThan(LIMIT);
  });
});

describe("the dashboard stays within GitHub's limit", () => {
  const pillars = Array.from({ length: 5 }, (_, index) => ({ id: `p-${index}`, title: `Pillar ${index}` }));
  it.each(["A goal with a title of usual length, written by people", "&@#".repeat(80)])(
    "with 2,000 goals titled %s",
    (title) => {
      const goals = Array.from({ length: 2_000 }, (_, index) =>
        factsOf({ title, pillar: `p-${index % 6}`, tracking_issue: index }),
      );
      const broken = Array.from({ length: 500 }, () => title);
      const unreachable = Array.from({ length: 500 }, () => ({ login: title, goals: [title, title, title, title] }));
      const markdown = dashboardMarkdown(dashboardOf({ cycle: "2024", goals, pillars, broken, unreachable }));
      const shown = markdown.match(/^\| \[/gm)?.length ?? 0;
      const left = [...markdown.matchAll(/^and (\d+) more goals?\.$/gm)].map(([, count]) => Number(count));
      expect(markdown.length).toBeLessThan(LIMIT);
      expect(shown + left.reduce((sum, count) => sum + count, 0)).toBe(2_000);
      expect(markdown.match(/^#### Pillar/gm)).toHaveLength(5);
    },
  );
});

it("says nothing where there are no goals", () => {
  const { headline } = dashboardOf({ cycle: "2024", goals: [], pillars: [] });
  expect(headline).toEqual([["No goals yet"]]);
});
