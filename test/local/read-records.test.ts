/** The goals and Touchpoints of a checkout, as commands get them: what is right is there, what is not is named. */
import { symlinkSync } from "node:fs";
import { expect, it } from "vitest";
import { exampleConfiguration, exampleTouchpoint, listed } from "../../src/domain/example-files.ts";
import { UserError } from "../../src/engine/errors.ts";
import { recordsOf } from "../../src/local/read-records.ts";
import { Checkout } from "../support/checkout.ts";

const OUTCOME = "id: chapter\nsummary: Explain it.\ndestination: ospo-book\nstatus: open";

it("reads each file once, in the order of the paths", () => {
  using checkout = new Checkout({
    "touchpoints/b.yml": exampleTouchpoint({ id: "b", outcomes: listed([OUTCOME]) }),
    "touchpoints/a.yml": exampleTouchpoint({ id: "a" }),
    "touchpoints/README.md": "no Touchpoint",
  });
  const { configuration, goals, touchpoints, broken } = recordsOf(checkout.root);
  expect(configuration.destinations).toEqual(["ospo-book"]);
  expect(goals.map(({ path, goal }) => [path, goal.id])).toEqual([
    ["goals/2024/openssf-practices.yml", "openssf-practices"],
  ]);
  expect(touchpoints.map(({ path, touchpoint }) => [path, touchpoint.outcomes?.[0]?.id])).toEqual([
    ["touchpoints/a.yml", undefined],
    ["touchpoints/b.yml", "chapter"],
  ]);
  expect(broken).toEqual([]);
});

it("names what cannot be read as a whole, and keeps what is right in it", () => {
  using checkout = new Checkout({
    ".github/goalkeeper.yml": exampleConfiguration("gaols: x\n"),
    "goals/2024/wrong.yml": "id: wrong\n",
    "touchpoints/half.yml": exampleTouchpoint({ id: "half", audience: "all", outcomes: listed([OUTCOME]) }),
    "touchpoints/noise.yml": "[",
    "touchpoints/utf16.yml": new Uint8Array([0xff, 0xfe, 0x41, 0]),
  });
  symlinkSync("half.yml", checkout.at("touchpoints/link.yml"));
  const { goals, touchpoints, broken } = recordsOf(checkout.root);
  expect(broken).toEqual([
    ".github/goalkeeper.yml",
    "goals/2024/wrong.yml",
    "touchpoints/half.yml",
    "touchpoints/link.yml",
    "touchpoints/noise.yml",
    "touchpoints/utf16.yml",
  ]);
  expect(goals.map(({ goal }) => goal.id)).toEqual(["openssf-practices", "wrong"]);
  expect(touchpoints.map(({ touchpoint: { id, audience } }) => ({ id, audience }))).toEqual([
    { id: "half", audience: undefined },
  ]);
});

it("finds the files where the configuration says, and takes none for two things", () => {
  const configuration = exampleConfiguration('goals: "**/*.goal"\ntouchpoints: "**/*.yml"\n');
  using checkout = new Checkout({
    ".github/goalkeeper.yml": configuration,
    "calls/a.yml": exampleTouchpoint({ id: "a" }),
    "goals/2024/openssf-practices.yml": undefined,
  });
  const { touchpoints, broken } = recordsOf(checkout.root);
  expect(touchpoints.map(({ path }) => path)).toEqual(["calls/a.yml"]);
  expect(broken).toEqual([]);
});

it("is of no use without a folder or a configuration", () => {
  using checkout = new Checkout({ ".github/goalkeeper.yml": undefined });
  expect(() => recordsOf(checkout.root)).toThrow(UserError);
  expect(() => recordsOf(checkout.at("nowhere"))).toThrow(UserError);
});
