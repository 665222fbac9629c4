// SPDX-License-Identifier: MIT
// inforce serve: the command line's answers over HTTP, its limits, and its end.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fixtures, launch, open, temporary, until } from "./browser.mjs";

const program = process.env.INFORCE;
const servers = [];
let folder, model, base;

// Starts a server on a free port; gives its address once it says it.
async function serve(...words) {
  return serveIn(folder, "--model", model, ...words);
}

async function serveIn(cwd, ...words) {
  const server = spawn(program, ["serve", "--port", "0", ...words], { cwd });
  servers.push(server);
  let said = "";
  for await (const chunk of server.stdout) {
    said += chunk;
    const address = /http:\/\/\S+\//.exec(said);
    if (address) return { server, base: address[0] };
  }
  throw new Error(`the server ended: ${said}`);
}

before(async () => {
  folder = temporary("serve");
  cpSync(fixtures, folder, { recursive: true });
  model = join(folder, "venture.yaml");
  ({ base } = await serve("--rate", "1000000"));
});
after(() => servers.forEach((server) => server.kill("SIGKILL")));

const cli = (...words) => execFileSync(program, [...words, "--format", "json", "--model", model], { cwd: folder }).toString();

// A request as it is written, with nothing tidied.
const raw = (path, options = {}) => new Promise((done, fail) => {
  const url = new URL(base);
  const sent = request({ host: url.hostname, port: url.port, path, ...options }, (reply) => {
    let body = "";
    reply.on("data", (chunk) => { body += chunk; });
    reply.on("end", () => done({ status: reply.statusCode, headers: reply.headers, body }));
  });
  sent.on("error", fail);
  sent.end(options.body);
});

test("every question is answered as on the command line", async () => {
  const rows = [
    ["api/at?date=2024-07-01", "at", "2024-07-01"],
    ["api/at?date=2024&all=true", "at", "2024", "--all"],
    ["api/at?date=2025-01-01&known=2024-01-01", "at", "2025-01-01", "--known", "2024-01-01"],
    ["api/diff?from=2024-03-01&to=2024-07-01", "diff", "2024-03-01", "2024-07-01"],
    ["api/diff?from=2024-03-01&to=2024-07-01&known=true", "diff", "--known", "2024-03-01", "2024-07-01"],
    ["api/timeline?from=2021&to=2024-06", "timeline", "--from", "2021", "--to", "2024-06"],
    ["api/timeline", "timeline"],
    ["api/history?term=royalty", "history", "royalty"],
    ["api/why?term=royalty&at=2024-07-01", "why", "royalty", "--at", "2024-07-01"],
    ["api/conflicts", "conflicts"],
  ];
  for (const [path, ...words] of rows) {
    const reply = await fetch(base + path);
    assert.equal(reply.status, 200, path);
    assert.equal(await reply.text(), cli(...words), path);
  }
});

test("the OpenAPI file lists every question, and none that is not answered", async () => {
  const api = await (await fetch(base + "openapi.json")).json();
  assert.equal(api.openapi, "3.0.3");
  const samples = { date: "2024", from: "2024", to: "2025", term: "royalty", id: "wire" };
  for (const [path, { get }] of Object.entries(api.paths)) {
    const query = new URLSearchParams(get.parameters.filter(({ required, in: where }) => required && where === "query")
      .map(({ name }) => [name, samples[name]]));
    const reply = await fetch(base + path.slice(1).replace("{id}", samples.id) + "?" + query);
    assert.equal(reply.status, 200, path);
    for (const { name } of get.parameters.filter(({ required, in: where }) => required && where === "query")) {
      query.delete(name);
      assert.equal((await fetch(base + path.slice(1) + "?" + query)).status, 400, `${path} without ${name}`);
    }
  }
});

test("what cannot be answered says why", async () => {
  const rows = [["api/at?date=2026-02-30", 400, "no-such-date"], ["api/at?date=x&date=y", 400, "parameter-twice"], ["api/at", 400, "no-parameter"],
    ["api/diff?from=2025&to=2020", 400, "dates-order"], ["api/timeline?from=2025&to=2020", 400, "dates-order"],
    ["api/history?term=zzzz", 404, "no-such-term"], ["api/none", 404, "no-such-path"]];
  for (const [path, status, code] of rows) {
    const reply = await fetch(base + path);
    assert.equal(reply.status, status, path);
    assert.equal((await reply.json()).error.code, code, path);
  }
  assert.equal((await fetch(base, { method: "POST" })).status, 405);
  assert.equal((await fetch(base, { method: "HEAD" })).status, 200);
});

test("an answer has a tag, and is not sent twice", async () => {
  const first = await fetch(base + "api/conflicts");
  const tag = first.headers.get("etag");
  assert.match(tag, /^"[0-9a-f]{32}"$/);
  const again = await raw("/api/conflicts", { headers: { "If-None-Match": tag } });
  assert.deepEqual([again.status, again.body], [304, ""]);
  const other = await raw("/api/timeline", { headers: { "If-None-Match": tag } });
  assert.equal(other.status, 200);
});

test("no file outside the model can be read", async () => {
  writeFileSync(join(folder, "secret.txt"), "secret");
  assert.match((await raw("/api/documents/wire")).body, /amended their 2019 licence agreement/);
  for (const path of ["/api/documents/../secret.txt", "/api/documents/..%2fsecret.txt", "/api/documents/documents%2fwire.txt",
    "/secret.txt", "/../secret.txt", "/..%2f..%2fetc/passwd", "/api/documents//etc/passwd", "/venture.yaml", "/api/documents/wire%00.txt"]) {
    const reply = await raw(path);
    assert.notEqual(reply.status, 200, path);
    assert.doesNotMatch(reply.body, /secret|root:/, path);
  }
});

test("requests are limited in size and rate, and by whose name they come", async () => {
  assert.ok([413, 405].includes((await raw("/", { method: "POST", body: "x".repeat(40_000) })).status));
  assert.ok((await raw("/api/at?date=" + "9".repeat(20_000))).status >= 400);
  assert.equal((await raw("/", { headers: { Host: "evil.example" } })).status, 403);
  assert.equal((await raw("/", { headers: { Host: "localhost:1" } })).status, 200);
  const { base: slow } = await serve("--rate", "1");
  const replies = [];
  for (let i = 0; i < 260; ++i) replies.push((await fetch(slow + "api/version")).status);
  assert.ok(replies.slice(0, 150).every((status) => status === 200));
  assert.ok(replies.includes(429));
  const headers = (await fetch(base)).headers;
  assert.match(headers.get("content-security-policy"), /default-src 'none'/);
  assert.equal(headers.get("x-content-type-options"), "nosniff");
});

test("the page asks the engine, and follows when the model changes", async () => {
  const { base: watched } = await serve("--watch");
  const browser = await launch();
  const { page, noted } = await open(browser, watched + "#on=2024-07-01");
  await until(async () => (await page.textContent("#answer-count")).includes("Answered by the engine"));
  assert.equal(await page.locator("#answer-table tr[data-term]").count(), 8);
  writeFileSync(model, readFileSync(model, "utf8").replace("Royalty on net sales", "Royalty, renamed"));
  await until(async () => await page.locator("#terms-table", { hasText: "Royalty, renamed" }).count() > 0);
  assert.match(page.url(), /on=2024-07-01/);
  assert.deepEqual(noted.problems, []);
  await browser.close();
});

test("a document that comes into the sources is read, and the answer changes", async () => {
  const project = temporary("watch");
  mkdirSync(join(project, "notes"));
  writeFileSync(join(project, "inforce.yaml"), "model: model.yaml\nsources: [notes]\npacks: [agreements]\n");
  writeFileSync(join(project, "notes", "first.txt"),
    "12 March 2019 - Dalgan Mills and Orr Foods signed a licence agreement today. Orr holds an exclusive licence to Dalgan's recipes.\n");
  execFileSync(program, ["build"], { cwd: project });
  const { base: watched } = await serveIn(project, "--watch");
  const licence = async () => (await (await fetch(watched + "api/at?date=2025-01-01")).json()).terms[0].attributes.exclusive;
  assert.equal(await licence(), true);
  writeFileSync(join(project, "notes", "second.txt"),
    "3 June 2024 - Dalgan Mills and Orr Foods amended their 2019 licence agreement on Monday. The licence is no longer exclusive.\n");
  await until(async () => await licence() === false);
});

test("a broken model leaves the last one served; an interrupt ends the server cleanly", async () => {
  const { server, base: watched } = await serve("--watch");
  const version = await (await fetch(watched + "api/version")).text();
  const good = readFileSync(model, "utf8");
  writeFileSync(model, "terms: [");
  await new Promise((done) => setTimeout(done, 1500));
  assert.equal(await (await fetch(watched + "api/version")).text(), version);
  writeFileSync(model, good);
  const ended = new Promise((done) => server.on("exit", (code, signal) => done([code, signal])));
  server.kill("SIGINT");
  assert.deepEqual(await ended, [0, null]);
});
