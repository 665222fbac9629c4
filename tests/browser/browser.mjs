// SPDX-License-Identifier: MIT
// browser.mjs - a Chromium without its background traffic, and reports written for it to look at.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

export const fixtures = process.env.FIXTURES;

export function launch() {
  const root = process.getuid?.() === 0;
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run",
      "--disable-sync", "--disable-default-apps", ...(root ? ["--no-sandbox"] : [])],
  });
}

// A folder that goes when the tests of its file have ended.
export function temporary(name) {
  const folder = mkdtempSync(join(tmpdir(), `inforce-${name}-`));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

// The folder of every report of a model; `model` is a file, or ["--large", events, terms].
export function report(...model) {
  const folder = temporary("report");
  execFileSync(process.env.WRITE_REPORT, [...model.map(String), folder], { stdio: ["ignore", "ignore", "inherit"] });
  return folder;
}

export const addressOf = (folder, hash = "") => pathToFileURL(join(folder, "report.html")).href + hash;

// A page that notes every request but its own file, every error and every message of its console.
export async function open(browser, address, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const noted = { requests: [], problems: [] };
  page.on("request", (request) => {
    if (request.url() !== address.split("#")[0]) noted.requests.push(request.url());
  });
  page.on("pageerror", (error) => noted.problems.push(String(error)));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) noted.problems.push(message.text());
  });
  await page.goto(address);
  return { page, noted, context };
}

// Parts of the page out of sight are laid out when they are scrolled to, and move then: a click there waits until they
// stand still.
export async function clickBelow(page, selector) {
  const target = page.locator(selector).first();
  await target.scrollIntoViewIfNeeded();
  await page.waitForTimeout(250);
  await target.click();
}

// Waits until something holds, asking from outside: the page's policy lets no test evaluate strings in it.
export async function until(holds, seconds = 20) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await new Promise((done) => setTimeout(done, 100))) {
    if (await holds().catch(() => false)) return;  // a page that is being loaded again has no answer yet
  }
  throw new Error(`not so after ${seconds} seconds: ${holds}`);
}
