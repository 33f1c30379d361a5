/** Adoption: an issue is taken for a goal where it is plainly meant for it, and where it is not, none is. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  adoptions,
  type Adoption,
  type AdoptingGoal,
  type UnclaimedIssue,
} from "../../../src/domain/progress/adoption.ts";

const GOAL = { id: "call-feedback", title: "Ask after each call what it was worth", cycle: "2024" };
const MARK = "<!-- goalkeeper:tracking-issue call-feedback -->";
const OTHER_MARK = "<!-- goalkeeper:tracking-issue ort-feedback -->";
const NONE = { kind: "none" };

function adoptable(goal: AdoptingGoal, issues: readonly UnclaimedIssue[]): Adoption | undefined {
  return adoptions([goal], issues).get(goal.id);
}

function issue(number: number, changes: Partial<UnclaimedIssue> = {}): UnclaimedIssue {
  return { number, title: "Something else", body: "", isOpen: true, isOurs: false, isIgnored: false, ...changes };
}
const titled = (number: number, title: string, changes: Partial<UnclaimedIssue> = {}): UnclaimedIssue =>
  issue(number, { title, ...changes });
const marked = (number: number, changes: Partial<UnclaimedIssue> = {}): UnclaimedIssue =>
  issue(number, { body: MARK, ...changes });
const adopted = (number: number, ...others: readonly number[]) => ({ kind: "adopt", number, others });

describe("a title is that of the goal", () => {
  it.each([
    "Ask after each call what it was worth",
    "ask after each call what it was worth",
    "ASK AFTER EACH CALL, WHAT IT WAS WORTH?!",
    "  Ask  after each call\twhat it was worth.  ",
    "[Strategic Goal 2024] Ask after each call what it was worth",
    "[Strategic Goal] ask after each call what it was worth",
    "[STRATEGIC GOAL 2024]: Ask after each call what it was worth",
    "[2023/2024] Ask after each call what it was worth",
    "[Goal][Touchpoints] - Ask after each call what it was worth",
    "🎯 [Goal] Ask after each call what it was worth",
    "(Goal) Ask after each call what it was worth",
    "【Goal】Ask after each call what it was worth",
    "［Goal］ Ask after each call what it was worth",
    "**Ask after each call – what it was worth**",
    "Ask after each call what it was\u200B worth",
  ])("%s", (title) => {
    expect(adoptable(GOAL, [issue(1), titled(323, title)])).toEqual(adopted(323));
  });

  it("also where the goal itself has a prefix", () => {
    const goal = { ...GOAL, title: "[Touchpoints] Collect feedback" };
    expect(adoptable(goal, [titled(323, "Collect feedback")])).toEqual(adopted(323));
  });
});

describe("a title is not that of the goal", () => {
  it.each([
    "[Strategic Goal 2023] Ask after each call what it was worth",
    "[Strategic Goals 2022-2023] Ask after each call what it was worth",
    "[Call for Input] Strategic goals of 2024",
    "Ask after each call what it was worth - Touchpoints",
    "Ask after each call",
    "Re: Ask after each call what it was worth",
    "Strategic Goal 2024: Ask after each call what it was worth",
    "[Ask after each call what it was worth]",
    "[ONBOARDING] General Member - [ORGANIZATION NAME]",
    "",
    "[",
    "🎯",
  ])("%s", (title) => {
    expect(adoptable(GOAL, [titled(323, title)])).toEqual(NONE);
  });

  it.each(["[Goal]", "🎯", "…"])("where the goal's is nothing but %s", (title) => {
    expect(adoptable({ ...GOAL, title }, [titled(323, title), titled(324, "")])).toEqual(NONE);
  });

  it("where only a sign of its name is another", () => {
    expect(adoptable({ ...GOAL, title: "Adopt C++" }, [titled(323, "Adopt C"), titled(324, "Adopt C#")])).toEqual(NONE);
  });
});

describe("of several issues", () => {
  it.each<[string, readonly UnclaimedIssue[], object]>([
    ["none is taken where there are none", [], NONE],
    ["the marked one goes before one of the title", [titled(1, GOAL.title), marked(2)], adopted(2)],
    ["none is taken where two have the title", [titled(9, GOAL.title), titled(1, GOAL.title)], unclear(1, 9)],
    ["none is taken where people marked two", [marked(1), marked(2)], unclear(1, 2)],
    ["the app's goes before a copy of its mark", [marked(1), marked(2, { isOurs: true })], adopted(2)],
    ["the older of the app's own stays", [marked(9, { isOurs: true }), marked(2, { isOurs: true })], adopted(2, 9)],
    ["a closed one of the title is none", [titled(1, GOAL.title, { isOpen: false })], NONE],
    ["an ignored one of the title is none", [titled(1, GOAL.title, { isIgnored: true })], NONE],
    ["one of the title that is marked for another goal is none", [titled(1, GOAL.title, { body: OTHER_MARK })], NONE],
    ["a closed one that people marked is none", [marked(1, { isOpen: false })], NONE],
    ["one whose mark stands in code is none", [issue(1, { body: `\`\`\`\n${MARK}\n\`\`\`` })], NONE],
    ["one whose mark stands in a sentence is none", [issue(1, { body: `See ${MARK}` })], NONE],
    ["the first mark of an issue counts", [issue(1, { body: `${OTHER_MARK}\n${MARK}` })], NONE],
    ["a mark in CRLF counts", [issue(1, { body: `Hello.\r\n${MARK}\r\n` })], adopted(1)],
    [
      "the app's that was closed is not replaced",
      [marked(7, { isOurs: true, isOpen: false }), titled(8, GOAL.title)],
      { kind: "declined", number: 7 },
    ],
    [
      "the app's that is ignored is not replaced",
      [marked(7, { isOurs: true, isIgnored: true })],
      { kind: "declined", number: 7 },
    ],
    [
      "an open one of the app's goes before its closed one",
      [marked(7, { isOurs: true, isOpen: false }), marked(8, { isOurs: true })],
      adopted(8),
    ],
  ])("%s", (_, issues, expected) => {
    expect(adoptable(GOAL, issues)).toEqual(expected);
    expect(adoptable(GOAL, issues.toReversed())).toEqual(expected);
  });
});

function unclear(...numbers: readonly number[]) {
  return { kind: "unclear", numbers };
}

function all(goals: readonly AdoptingGoal[], issues: readonly UnclaimedIssue[]): readonly Adoption[] {
  return [...adoptions(goals, issues).values()];
}

describe("of several goals", () => {
  const again = { ...GOAL, id: "call-feedback-again", cycle: "2025" };

  it("none takes an issue whose title two have", () => {
    expect(all([GOAL, again], [titled(1, GOAL.title)])).toEqual([unclear(1), unclear(1)]);
  });

  it("each takes that of its year, and that of its mark", () => {
    const [one, other] = [titled(1, `[Goal 2024] ${GOAL.title}`), titled(2, `[Goal 2025] ${GOAL.title}`)];
    expect(all([GOAL, again], [one, other])).toEqual([adopted(1), adopted(2)]);
    expect(all([GOAL, again], [marked(1), other])).toEqual([adopted(1), adopted(2)]);
    expect(all([GOAL, again], [marked(1), titled(2, GOAL.title)])).toEqual([adopted(1), adopted(2)]);
  });

  it("2,000 are told from 20,000 issues without haste", () => {
    const goals = Array.from({ length: 2_000 }, (_, index) => ({
      ...GOAL,
      id: `goal-${index}`,
      title: `Reach ${index}`,
    }));
    const body = "What was said in the calls.\n".repeat(40);
    const issues = Array.from({ length: 20_000 }, (_, index) => titled(index + 1, `[Goal] Reach ${index}`, { body }));
    const start = performance.now();
    expect(all(goals, issues)).toEqual(goals.map((_, index) => adopted(index + 1)));
    // It takes half a second; a look at each issue for each goal takes minutes.
    expect(performance.now() - start).toBeLessThan(8_000);
  });
});

it("takes nothing by accident: other words are another title", () => {
  const words = fc.array(fc.constantFrom("ask", "each", "call", "worth", "2024", "[Goal]", "-", "C#"), {
    maxLength: 5,
  });
  fc.assert(
    fc.property(words, words, (one, other) => {
      // A prefix stands ahead; later on the same brackets are punctuation around a word.
      fc.pre([one, other].every((parts) => !parts.includes("[Goal]", 1)));
      const found = adoptable({ ...GOAL, title: one.join(" ") }, [titled(1, other.join(" "))]);
      expect(found?.kind).toBe(wordsOf(one) !== "" && wordsOf(one) === wordsOf(other) ? "adopt" : "none");
    }),
    { numRuns: 3_000 },
  );
});

function wordsOf(parts: readonly string[]): string {
  return parts.filter((part) => !/^[[-]/.test(part)).join(" ");
}

it.each(["[", "[]", "(", "【", " ", "-", "[a]", "🎯"])(
  "takes a title of 65,000 characters of %j without haste",
  (part) => {
    const title = part.repeat(65_000 / part.length);
    const start = performance.now();
    adoptable({ ...GOAL, title }, [titled(1, title)]);
    expect(performance.now() - start).toBeLessThan(500);
  },
);
