import { expect, describe, it } from "vitest";
import { carryOut, type Press } from "../../sandbox/pages/press.ts";
import { governanceWorld } from "./governance-world.ts";
import { startPages } from "./page-server.ts";

describe("the server of the pages", () => {
  it("lets no script run and nothing load from elsewhere", async () => {
    await using server = await startPages(governanceWorld().world);
    const response = await fetch(`${server.origin}/todogroup/governance/pull/2`);
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    const policy = response.headers.get("content-security-policy");
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("script-src");
    expect(await response.text()).not.toMatch(/<script|\s(?:src|href)="(?:https?:)?\/\/(?!github\.com\/todogroup)/);
  });

  it("has the style, 404 for what is not there and 405 for what is not to be done", async () => {
    await using server = await startPages(governanceWorld().world);
    const style = await fetch(`${server.origin}/-/style.css`);
    expect(style.headers.get("content-type")).toBe("text/css; charset=utf-8");
    expect(await style.text()).not.toMatch(/@import|url\(/);
    expect((await fetch(`${server.origin}/nobody`)).status).toBe(404);
    expect((await fetch(`${server.origin}/`, { method: "DELETE" })).status).toBe(405);
    const head = await fetch(`${server.origin}/`, { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([200, ""]);
  });
});

/** What a browser sends when somebody presses the button. */
function form(identifier: string): RequestInit {
  return { method: "POST", body: new URLSearchParams({ identifier }), redirect: "manual" };
}

describe("a button", () => {
  it("tells of its press and leads back to the checks", async () => {
    const { world, run } = governanceWorld();
    const presses: Press[] = [];
    await using server = await startPages(world, (press) => void presses.push(press));
    const path = `${server.origin}/todogroup/governance/runs/${run.id}`;
    const action = await fetch(`${path}/actions`, form("apply-fixes"));
    expect([action.status, action.headers.get("location")]).toEqual([303, "/todogroup/governance/pull/2/checks"]);
    await fetch(`${path}/rerequest`, form(""));
    expect(presses).toEqual([
      { kind: "action", run, identifier: "apply-fixes" },
      { kind: "rerequest", run },
    ]);
  });

  it("does in the world what it does on GitHub", async () => {
    const { world, run } = governanceWorld();
    const events: unknown[] = [];
    world.listen((event) => events.push(event));
    const mona = world.account("mona");
    await using server = await startPages(world, (press) => carryOut(world, press, mona));
    const path = `${server.origin}/todogroup/governance/runs/${run.id}`;
    await fetch(`${path}/actions`, form("apply-fixes"));
    expect(events).toEqual([
      { kind: "check-run", run, action: "requested_action", identifier: "apply-fixes", sender: mona },
    ]);
    const refused = await fetch(`${path}/actions`, form("no-such-button"));
    expect([refused.status, await refused.text()]).toEqual([
      422,
      'The check run "Goalkeeper" has no button "no-such-button".',
    ]);
  });

  it.each(["cross-site", "same-site", "none"])("is not pressed by a page that is %s", async (site) => {
    const { world, run } = governanceWorld();
    const presses: Press[] = [];
    await using server = await startPages(world, (press) => void presses.push(press));
    const response = await fetch(`${server.origin}/todogroup/governance/runs/${run.id}/actions`, {
      ...form("apply-fixes"),
      headers: { "sec-fetch-site": site },
    });
    expect(response.status).toBe(403);
    expect(presses).toEqual([]);
  });

  it.each(["/runs/1/actions", "/runs/x/actions", "/%E0%A4%A/actions", ""])("is not there at %s", async (path) => {
    await using server = await startPages(governanceWorld().world);
    const response = await fetch(`${server.origin}/todogroup/governance${path}`, form("apply-fixes"));
    expect(response.status).toBe(404);
  });

  it("does not read forms without end", async () => {
    const { world, run } = governanceWorld();
    await using server = await startPages(world);
    const response = await fetch(
      `${server.origin}/todogroup/governance/runs/${run.id}/actions`,
      form("x".repeat(5000)),
    );
    expect(response.status).toBe(404);
  });
});
