/** What the database and the log keep of an error. */
import { describe, expect, it } from "vitest";
import { TransientError } from "../../src/engine/errors.ts";
import { describeError } from "../../src/queue/describe-error.ts";

describe("the description of an error", () => {
  it("has its name, message, stack and causes", () => {
    const error = new TransientError("not now", { cause: new TypeError("why", { cause: "deep down" }) });
    expect(describeError(error)).toEqual({
      name: "TransientError",
      message: "not now",
      stack: error.stack,
      cause: {
        name: "TypeError",
        message: "why",
        stack: expect.any(String),
        cause: { name: "string", message: "deep down" },
      },
    });
  });

  it("has nothing else of it, such as the headers of a request", () => {
    const error = Object.assign(new Error("404"), { request: { headers: { authorization: "token secret" } } });
    expect(JSON.stringify(describeError(error))).not.toContain("secret");
  });

  it("can be stored as jsonb, whatever is in it", () => {
    expect(describeError("a\0b\uD800c\u{1F600}").message).toBe("a\uFFFDb\uFFFDc\u{1F600}");
    expect(describeError(new Error("x".repeat(100_000))).message).toHaveLength(4_000);
  });

  it("ends, also for an error that causes itself", () => {
    const error = new Error("round");
    error.cause = error;
    expect(JSON.stringify(describeError(error)).match(/round/g)?.length).toBeLessThan(20);
  });

  it("is made of anything that can be thrown", () => {
    expect(describeError(undefined)).toEqual({ name: "undefined", message: "undefined" });
    expect(describeError(Object.create(null))).toMatchObject({ name: "object" });
    expect(describeError(Symbol("sign"))).toMatchObject({ name: "symbol", message: "Symbol(sign)" });
  });
});
