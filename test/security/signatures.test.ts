/** Whoever does not know the secret gets nothing done. */
import { expect, it } from "vitest";
import { doorForTest, OPENED, post, signature } from "../support/door.ts";

const body = JSON.stringify(OPENED);
const right = signature(body);

it("takes what GitHub has signed", async () => {
  const door = await doorForTest();
  expect((await post(door, body)).status).toBe(200);
  expect(door.triggers).not.toEqual([]);
});

const WRONG: readonly (readonly [string, Readonly<Record<string, string | undefined>>])[] = [
  ["forged with another secret", { "x-hub-signature-256": signature(body, "development") }],
  ["forged with no secret that is one", { "x-hub-signature-256": signature(body, " ") }],
  ["of another body", { "x-hub-signature-256": signature(`${body} `) }],
  ["missing", { "x-hub-signature-256": undefined }],
  ["empty", { "x-hub-signature-256": "" }],
  ["an algorithm and nothing more", { "x-hub-signature-256": "sha256=" }],
  ["truncated by a digit", { "x-hub-signature-256": right.slice(0, -1) }],
  ["truncated to half", { "x-hub-signature-256": right.slice(0, 39) }],
  ["longer by a digit", { "x-hub-signature-256": `${right}0` }],
  ["without its algorithm", { "x-hub-signature-256": right.slice("sha256=".length) }],
  [
    "made with SHA-1 alone",
    { "x-hub-signature-256": undefined, "x-hub-signature": signature(body, undefined, "sha1") },
  ],
  ["made with SHA-1, in the place of the other", { "x-hub-signature-256": signature(body, undefined, "sha1") }],
  [
    "made with SHA-1, and said to be the other",
    { "x-hub-signature-256": signature(body, undefined, "sha1").replace("1", "256") },
  ],
  ["made with SHA-512", { "x-hub-signature-256": signature(body, undefined, "sha512") }],
  ["one of two", { "x-hub-signature-256": `${right}, ${signature(body, "other")}` }],
];

it.each(WRONG)("refuses a signature that is %s", async (_claim, headers) => {
  const door = await doorForTest();
  const answer = await post(door, body, headers);
  expect(answer.status).toBe(400);
  expect(await answer.text()).not.toContain(right);
  expect(door.triggers).toEqual([]);
});

it("says once in a while what is wrong with signatures, and what to do, and counts them", async () => {
  const results: string[] = [];
  const door = await doorForTest({}, { onDelivery: (event, result) => void results.push(`${event} ${result}`) });
  const headers = { "x-hub-signature-256": signature(body, "another") };
  const answers = [await post(door, body, headers), await post(door, body, headers), await post(door, body, headers)];
  expect(await answers[0]?.text()).toContain("Enter the same secret on the server and on the page of the app.");
  expect(results).toEqual(["unknown refused", "unknown refused", "unknown refused"]);
  const said = door.log.filter((line) => JSON.parse(line).level !== "trace");
  expect(said).toHaveLength(1);
  expect(JSON.parse(said.join(""))).toMatchObject({ level: "error", msg: expect.stringContaining("WEBHOOK_SECRET") });
  expect(said.join("")).not.toContain("stack");
});

it("refuses a body that was changed on the way", async () => {
  const door = await doorForTest();
  const answer = await post(door, body.replace('"id":5', '"id":6'), { "x-hub-signature-256": right });
  expect(answer.status).toBe(400);
  expect(door.triggers).toEqual([]);
});
