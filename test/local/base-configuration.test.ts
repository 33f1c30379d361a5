/** `--base`: a change is judged by the configuration of its base, and its own is checked as well. */
import { describe, expect, it } from "vitest";
import { exampleConfiguration } from "../../src/domain/example-files.ts";
import { branched, goalFile } from "../support/checkout.ts";

const PATH = "goals/2024/a.yml";

describe("the configuration of the base judges", () => {
  const withPillar = exampleConfiguration().replace(
    "contributions:",
    `  - id: sustainability
    title: Sustainability
    label: { name: "pillar: sustainability", color: "1f6feb" }
contributions:`,
  );

  it("so that a branch cannot add the pillar that it needs", () => {
    using checkout = branched(goalFile("a"));
    checkout.write({ ".github/goalkeeper.yml": withPillar, ...goalFile("a", { pillar: "sustainability" }) });
    checkout.commit();
    expect(checkout.findings("--base", "main")).toEqual([`unknown-pillar ${PATH}:3:9`]);
    expect(checkout.findings("--base", "HEAD")).toEqual([]);
  });

  it("that is, of the tip of the base, which may have moved on", () => {
    using checkout = branched(goalFile("a"));
    checkout.git("switch", "--quiet", "main");
    checkout.write({ ".github/goalkeeper.yml": withPillar });
    checkout.commit();
    checkout.git("switch", "--quiet", "change");
    checkout.write(goalFile("a", { pillar: "sustainability" }));
    expect(checkout.findings("--base", "main")).toEqual([]);
  });

  it("while that of the branch is checked as well", () => {
    using checkout = branched(goalFile("a"));
    checkout.write({ ".github/goalkeeper.yml": `gaols: x\n${withPillar}` });
    expect(checkout.findings("--base", "main")).toEqual(["unknown-key .github/goalkeeper.yml:1:1"]);
  });

  it("and is not blamed for a pattern of the base that it has mended", () => {
    using checkout = branched({ ".github/goalkeeper.yml": exampleConfiguration("goals: goals/**/*.yaml\n") });
    expect(checkout.findings("--base", "main")).toEqual(["nothing-checked .github/goalkeeper.yml:1:8"]);
    checkout.write({ ".github/goalkeeper.yml": exampleConfiguration("goals: goals/**/*.yml\n") });
    expect(checkout.findings("--base", "main")).toEqual([]);
  });

  it("unless it has none yet: then that of the branch does", () => {
    using checkout = branched({ ".gitignore": "" });
    checkout.git("switch", "--quiet", "--orphan", "empty");
    checkout.commit("Start with nothing");
    checkout.git("switch", "--quiet", "--create", "first");
    checkout.write({ ".github/goalkeeper.yml": withPillar, ...goalFile("a", { pillar: "sustainability" }) });
    expect(checkout.findings("--base", "empty")).toEqual([]);
  });

  it("even where it is broken: what is right in it is used", () => {
    using checkout = branched({ ".github/goalkeeper.yml": `gaols: x\n${exampleConfiguration()}` });
    checkout.write({ ".github/goalkeeper.yml": withPillar, ...goalFile("a", { pillar: "sustainability" }) });
    expect(checkout.findings("--base", "main")).toEqual([`unknown-pillar ${PATH}:3:9`]);
  });
});
