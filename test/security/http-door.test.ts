/** Large, endless, slow and many: what a stranger can cost the server, who need not know the secret for it. */
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { doorForTest, head, headersFor, heard, OPENED, post, signature, WEBHOOK_PATH } from "../support/door.ts";

const body = JSON.stringify(OPENED);
const MIB = 1024 * 1024;
/** Short enough for a test, and long enough for a machine with much to do. */
const HASTE = { headersMs: 300, requestMs: 600 };

describe("a body", () => {
  it("of 25 MB is taken", async () => {
    const door = await doorForTest();
    expect((await post(door, body.padEnd(25 * MIB))).status).toBe(200);
    expect(door.triggers).not.toEqual([]);
  });

  it("that is announced to be larger is refused before it is sent", async () => {
    const door = await doorForTest();
    const socket = await door.connect();
    socket.write(head(headersFor(body, { "content-length": String(25 * MIB + 1) })));
    expect(await heard(socket)).toMatch(/^HTTP\/1\.1 413 [^]*"GitHub sends 25 MB at most\."/);
  });

  it("without an end is cut off after 25 MB", async () => {
    const door = await doorForTest();
    const socket = await door.connect();
    const ended = heard(socket);
    socket.write(head(headersFor(body, { "transfer-encoding": "chunked" })));
    const chunk = `${MIB.toString(16)}\r\n${"x".repeat(MIB)}\r\n`;
    const send = (): void => {
      while (!socket.destroyed && socket.write(chunk));
    };
    socket.on("drain", send);
    send();
    await ended;
    // What lies in the buffers of the system was written and never read.
    expect(socket.bytesWritten).toBeLessThan(60 * MIB);
    expect(door.triggers).toEqual([]);
  });

  it("that ends early leads to nothing", async () => {
    const door = await doorForTest();
    const socket = await door.connect();
    const ended = heard(socket);
    socket.end(head(headersFor(body, { "content-length": String(body.length + 1) })) + body);
    await ended;
    expect(door.triggers).toEqual([]);
  });

  it("without a length is taken in chunks", async () => {
    const door = await doorForTest();
    const socket = await door.connect();
    const chunk = `${Buffer.byteLength(body).toString(16)}\r\n${body}\r\n0\r\n\r\n`;
    socket.write(head(headersFor(body, { "transfer-encoding": "chunked", connection: "close" })) + chunk);
    expect(await heard(socket)).toMatch(/^HTTP\/1\.1 200 /);
    expect(door.triggers).not.toEqual([]);
  });

  it("without a length and without chunks is none, and refused", async () => {
    const door = await doorForTest();
    const socket = await door.connect();
    socket.write(head(headersFor(body, { connection: "close" })));
    expect(await heard(socket)).toMatch(/^HTTP\/1\.1 400 /);
    expect(door.triggers).toEqual([]);
  });

  it("with a length and chunks, which two readers would part differently, is refused", async () => {
    const door = await doorForTest();
    const socket = await door.connect();
    const headers = headersFor(body, { "transfer-encoding": "chunked", "content-length": "4" });
    socket.write(`${head(headers)}0\r\n\r\n`);
    expect(await heard(socket)).toMatch(/^HTTP\/1\.1 400 /);
    expect(door.triggers).toEqual([]);
  });

  const utf16 = new Uint8Array(Uint16Array.from(body, (unit) => unit.charCodeAt(0)).buffer);
  const latin1 = new Uint8Array(Buffer.from(body.replace("title", "t\u00EFtle"), "latin1"));
  const gzip = new Uint8Array(gzipSync(body));

  it.each([
    ["as UTF-16", utf16, { "content-type": "application/json; charset=utf-16" }],
    ["as Latin-1", latin1, { "content-type": "application/json; charset=iso-8859-1" }],
    ["compressed", gzip, { "content-encoding": "gzip" }],
    [
      "compressed, and signed as what is in it",
      gzip,
      { "content-encoding": "gzip", "x-hub-signature-256": signature(body) },
    ],
  ])("%s is refused", async (_claim, bytes, headers) => {
    const door = await doorForTest();
    expect((await post(door, bytes, headers)).status).toBe(400);
    expect(door.triggers).toEqual([]);
  });

  it.each(["application/x-www-form-urlencoded", "text/plain", "application/jsonx", ""])(
    "of the type %j is refused",
    async (type) => {
      const door = await doorForTest();
      expect((await post(door, body, { "content-type": type })).status).toBe(415);
      expect(door.triggers).toEqual([]);
    },
  );
});

it("large bodies that come all at once are refused, and keep no small ones out", async () => {
  const door = await doorForTest({ maxTogetherBytes: 2 * MIB });
  const holder = await door.connect();
  // Two million bytes that never come to their end hold the room.
  holder.write(head(headersFor(body, { "content-length": String(25 * MIB) })) + "x".repeat(2 * MIB));
  await expect.poll(async () => (await post(door, body.padEnd(MIB))).status).toBe(503);
  expect((await post(door, body)).status).toBe(200);
  holder.destroy();
  await expect.poll(async () => (await post(door, body.padEnd(MIB))).status).toBe(200);
});

describe("a connection is given up", () => {
  it.each([
    ["that says nothing", ""],
    ["whose headers never end", `POST ${WEBHOOK_PATH} HTTP/1.1\r\nhost: localhost\r\nx: `],
    ["whose body never ends", head(headersFor(body, { "content-length": "1000" })) + "{"],
  ])("%s, and others are answered meanwhile", async (_claim, said) => {
    const door = await doorForTest({ ...HASTE });
    const socket = await door.connect();
    const ended = heard(socket);
    socket.write(said);
    expect((await post(door, body)).status).toBe(200);
    expect(await ended).toMatch(/^(?:HTTP\/1\.1 408 [^]*)?$/);
  });

  it.each([
    ["headers", `POST ${WEBHOOK_PATH} HTTP/1.1\r\nhost: localhost\r\nx: `],
    ["the body", head(headersFor(body, { "content-length": "100000" }))],
  ])("that sends %s byte by byte, and never pauses for long", async (_claim, said) => {
    const door = await doorForTest({ ...HASTE });
    const socket = await door.connect();
    const ended = heard(socket);
    socket.write(said);
    const drip = setInterval(() => socket.write("x"), 20);
    await ended;
    clearInterval(drip);
    expect(socket.bytesWritten).toBeLessThan(20_000);
    expect(door.triggers).toEqual([]);
  });
});

it("so many connections are held at a time, and further ones have their turn when those end", async () => {
  const door = await doorForTest({ maxConnections: 3 });
  const held = await Promise.all([door.connect(), door.connect(), door.connect()]);
  const refused = await door.connect();
  expect(await heard(refused)).toBe("");
  for (const socket of held) socket.destroy();
  await expect.poll(async () => (await post(door, body).catch(() => undefined))?.status).toBe(200);
});

it.each([
  ["a header of 20 KB", { ...headersFor(body), x: "x".repeat(20_000) }],
  [
    "20 KB of headers",
    { ...headersFor(body), ...Object.fromEntries(Array.from({ length: 900 }, (_, n) => [`x-${n}`, "y".repeat(20)])) },
  ],
])("%s is refused", async (_claim, headers) => {
  const door = await doorForTest();
  const socket = await door.connect();
  socket.write(head(headers));
  expect(await heard(socket)).toMatch(/^HTTP\/1\.1 431 /);
});

it.each([
  "//",
  "/<script>alert(1)</script>",
  "/api/github/webhooks/../../healthz",
  "/%00",
  "http://example.com:99999/",
  "/__proto__",
  "/probot",
  "/metrics/..",
])("the path %s is answered with 404 and nothing of it", async (path) => {
  const door = await doorForTest();
  const socket = await door.connect();
  socket.write(head({ connection: "close" }, `GET ${path} HTTP/1.1`));
  const answer = await heard(socket);
  expect(answer).toMatch(/^HTTP\/1\.1 404 /);
  expect(answer).toMatch(/\r\n\r\n\{"error":"Not found\."\}\n$/);
});

const OF_HTTP = new Set(["connection", "date", "keep-alive", "transfer-encoding"]);

it("the page of its health tells that it is well, and nothing else", async () => {
  const door = await doorForTest();
  const answer = await fetch(`${door.address}/healthz`);
  expect(await answer.text()).toBe('{"status":"ok"}\n');
  expect([...answer.headers.keys()].filter((name) => !OF_HTTP.has(name))).toEqual(["cache-control", "content-type"]);
});
