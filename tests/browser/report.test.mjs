// SPDX-License-Identifier: MIT
// The report in a real browser: what it answers, how it is moved in, and what it must never do.
import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { addressOf, clickBelow, fixtures, launch, open, report, until } from "./browser.mjs";

let browser, folder, address;

before(async () => {
  browser = await launch();
  folder = report(join(fixtures, "venture.yaml"));
  address = addressOf(folder);
});
after(() => browser?.close());

const rows = (page) => page.$$eval("#answer-table tr[data-term]", (list) => list.map((row) => row.querySelector("a").textContent));
const settled = (page) => page.waitForTimeout(250);

describe("the answer", () => {
  test("the slider moves it, and the address keeps it", async () => {
    const { page, noted } = await open(browser, address);
    assert.equal((await rows(page)).length, 8);
    await page.locator("#on").focus();
    await page.keyboard.press("Home");
    await settled(page);
    assert.deepEqual(await rows(page), ["Licence to the lens patents", "Exclusivity", "Royalty on net sales"]);
    assert.equal(await page.inputValue("#on-date"), "2019-03-12");
    assert.match(await page.getAttribute("#on", "aria-valuetext"), /12 March 2019/);
    assert.match(page.url(), /#on=2019-03-12/);
    await page.keyboard.press("ArrowRight");
    await settled(page);
    assert.equal(await page.inputValue("#on-date"), "2019-03-13");
    assert.deepEqual(noted, { requests: [], problems: [] });
    await page.context().close();
  });

  test("the date field takes any day, the arrows go from change to change", async () => {
    const { page } = await open(browser, address);
    await page.fill("#on-date", "2033-02-01");
    await page.dispatchEvent("#on-date", "change");
    await settled(page);
    assert.ok(!(await rows(page)).includes("Licence to the lens patents"));
    await page.fill("#on-date", "2024-06-17");
    await page.dispatchEvent("#on-date", "change");
    await page.click("#on-after");
    await settled(page);
    assert.equal(await page.inputValue("#on-date"), "2024-06-18");
    await page.context().close();
  });

  test("what was known then is another answer than what is known now", async () => {
    const { page } = await open(browser, address + "#on=2025-06-01&known=2024-03-01");
    assert.ok((await rows(page)).includes("Exclusivity"));
    await page.click("#known-now");
    await settled(page);
    assert.ok(!(await rows(page)).includes("Exclusivity"));
    await page.locator("#known").focus();
    await page.keyboard.press("Home");
    await settled(page);
    assert.match(await page.textContent("#answer-day"), /as known on 12 March 2019/);
    assert.ok(await page.isHidden("#ahead"));
    await page.click("#known-now");
    await settled(page);
    assert.match(await page.innerText("#ahead"), /amount of the royalty cap is not disclosed/);
    await page.context().close();
  });

  test("a day after the newest source is told to be one", async () => {
    const { page } = await open(browser, address + "#on=2030-01-01");
    assert.equal(await page.innerText("#answer-reach"), "The sources reach to 3 February 2025; later changes are not known here.");
    const { page: before } = await open(browser, address + "#on=2025-02-02");
    assert.equal(await before.innerText("#answer-reach"), "");
    const { page: then } = await open(browser, address + "#on=2025-02-02&known=2024-03-01");
    assert.match(await then.innerText("#answer-reach"), /reach to 29 February 2024; .* between 1 November 2023 and 29 February 2024/);
    for (const one of [page, before, then]) await one.context().close();
  });

  test("uncertain and disputed terms are named so", async () => {
    const { page } = await open(browser, address + "#on=2031-06-01");
    assert.equal(await page.textContent("#answer-table .badge"), "possible");
    const { page: other } = await open(browser, address + "#on=2024-10-01");
    assert.equal(await other.textContent("#answer-table .badge"), "disputed");
    await page.context().close();
    await other.context().close();
  });

  test("each term is counted once, and what is sure stands apart from what is not, with the script as without", async () => {
    const vague = addressOf(report(join(fixtures, "vague.yaml")));
    const told = async (options) => {
      const { page, context } = await open(browser, vague, options);
      const words = [await page.innerText("#answer-count"), await page.innerText("#answer-table")];
      await context.close();
      return words;
    };
    const [count, table] = await told({});
    assert.equal(count, "3 terms: 1 in force, 1 disputed, 1 possible.");
    assert.deepEqual(await told({ javaScriptEnabled: false }), [count, table]);
    const { page } = await open(browser, vague + "#on=2026-05-11&words=tug");
    assert.equal(await page.innerText("#answer-count"), "1 of 3 terms.");
    await page.fill("#filter-words", "nowhere");
    await settled(page);
    assert.equal(await page.innerText("#answer-count"), "None of 3 terms.");
    await page.context().close();
  });

  test("comparing says what started, ended and changed", async () => {
    const { page } = await open(browser, address + "#on=2024-07-01&with=2024-03-01");
    const text = await page.innerText("#difference");
    assert.match(text, /Started \(2\)/);
    assert.match(text, /Ended \(1\)[\s\S]*Exclusivity/);
    assert.match(text, /not capped → capped/);
    assert.doesNotMatch(text, /: \(/);  // of a term that only became surer no value is told
    assert.doesNotMatch(text, /until/);  // the new terms go on where the old ones end
    assert.match(text, /^What changed between 1 March 2024 and 1 July 2024/);
    const { page: back } = await open(browser, address + "#on=2024-03-01&with=2024-07-01");
    assert.equal(await back.innerText("#difference"), text);  // history is told forwards, from wherever one looks
    await page.context().close();
    await back.context().close();
  });
});

describe("the engine's answers and the page's are the same", () => {
  test("on every day something turns, as known on every day something was published", async () => {
    const page = process.env.PAGE;
    const source = ["days.js", "state.js"].map((name) => readFileSync(join(page, name), "utf8")).join("\n");
    const script = new Function(source + "\nreturn { answerOn, compareDays, dayOf, turningDays, STATE_WORDS };")();
    const html = readFileSync(join(folder, "report.html"), "utf8");
    const data = JSON.parse(/id="data">(.*?)<\/script>/s.exec(html)[1]);
    const answers = JSON.parse(readFileSync(join(folder, "answers.json"), "utf8"));
    assert.ok(answers.at.length > 300 && answers.diff.length > 100);
    const known = (words) => words === null ? null : script.dayOf(words);
    for (const row of answers.at) {
      const mine = script.answerOn(data.terms, script.dayOf(row.day), known(row.known))
        .map(({ t, v, state }) => `${data.terms[t].versions[v].id} ${script.STATE_WORDS[state]}`);
      assert.deepEqual(mine.sort(), row.terms.sort(), `${row.day} as known on ${row.known}`);
    }
    const ids = (list) => list.map((item) => data.terms[(item.after ?? item).t].id).sort();
    for (const row of answers.diff) {
      const mine = script.compareDays(data.terms, script.dayOf(row.before), script.dayOf(row.after), null);
      for (const part of ["started", "ended", "changed"]) {
        assert.deepEqual(ids(mine[part]), row[part].sort(), `${part} from ${row.before} to ${row.after}`);
      }
    }
  });
});

describe("sources", () => {
  test("a term opens its document with the exact words marked", async () => {
    const { page } = await open(browser, address);
    await clickBelow(page, "#terms a[data-open='term:2.2']");
    assert.equal(await page.textContent("#panel-title"), "Royalty on net sales");
    assert.equal(await page.textContent("#panel mark.here"), "Corvus keeps paying 6% of net sales, but the total is now capped");
    assert.match(await page.textContent("#panel .why"), /read by agreements\/keeps-paying/);
    assert.doesNotMatch(await page.textContent("#panel .from"), /keeps-paying/);
    assert.match(await page.innerText("#panel dl"), /Kind\s+Royalty on net sales/);
    assert.ok(await page.locator("#panel .why li").count() > 3);
    await page.click("#panel .quote >> nth=2");
    assert.equal(await page.textContent("#panel mark.here"), "6%, capped, through 2029");
    await settled(page);
    assert.match(page.url(), /open=term%3A2\.2/);
    await page.keyboard.press("Escape");
    assert.ok(await page.isHidden("#panel"));
    assert.equal(await page.evaluate(() => document.activeElement.dataset.open), "term:2.2");
    await page.context().close();
  });

  test("a version that later documents replaced says until when it was what was known", async () => {
    const { page } = await open(browser, address);
    await clickBelow(page, "#replaced-table a.open");
    assert.match(await page.innerText("#panel dl"), /Known\s+until \d+ \w+ \d{4}, when a document said more/);
    await page.context().close();
  });

  test("a disagreement shows both sides and the reason for the choice", async () => {
    const { page } = await open(browser, address + "#open=conflict:0");
    const text = await page.innerText("#panel");
    assert.match(text, /18 June 2024 \(followed\)/);
    assert.match(text, /17 June 2024/);
    assert.match(text, /Why “Tuesday, 18 June 2024” is shown here\s+the wire names the parties' own statement/);
    await page.context().close();
  });

  test("what the sources do not say is said, and documents show how they are dated", async () => {
    const { page } = await open(browser, address);
    assert.match(await page.textContent("#gaps"), /amount of the royalty cap is not disclosed/);
    assert.match(await page.textContent("#documents"), /between 1 November 2023 and 29 February 2024 \(inferred\)/);
    assert.match(await page.textContent("#undated-table"), /Lumen Surface/);
    await page.context().close();
  });
});

describe("finding", () => {
  test("words and filters hide what does not match, everywhere", async () => {
    const { page } = await open(browser, address);
    await page.fill("#filter-words", "royalty 6%");
    await settled(page);
    assert.match(await page.textContent("#filter-count"), /of 10 events, 1 of 10 terms/);
    assert.deepEqual(await rows(page), ["Royalty on net sales"]);
    assert.equal(await page.locator("#terms-table tbody tr:visible").count(), 2);
    assert.equal(await page.locator("#replaced-table tbody tr:visible").count(), 1);
    await page.click("#filters button[type=reset]");
    await settled(page);
    await page.selectOption("#filter-document", { label: "Halden line passes its test" });
    await settled(page);
    assert.match(await page.textContent("#filter-count"), /2 of 10 events, 1 of 10 terms/);
    await page.context().close();
  });

  test("a part is told to be one on paper, and what waits and what is in dispute is filtered, too", async () => {
    const { page } = await open(browser, address + "#party=0&words=cap");
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.innerText("#filter-told"),
      "Only a part is shown: Search “cap”, Party “Meridian”. 1 of 10 events, 2 of 10 terms; the timeline has all of them.");
    assert.deepEqual(await page.$$eval("#ahead li:not([hidden])", (list) => list.length), 1);
    assert.equal(await page.locator("#gaps li:visible").count(), 1);
    assert.equal(await page.locator("#conflicts article:visible").count(), 0);
    assert.match(await page.innerText("#conflicts"), /Nothing here passes the filters/);
    assert.ok(await page.isHidden("#terms .note >> text=Nothing here"));
    await page.emulateMedia({ media: "screen" });
    assert.ok(await page.isHidden("#filter-told"));
    await page.click("#filters button[type=reset]");
    await settled(page);
    await page.emulateMedia({ media: "print" });
    assert.ok(await page.isHidden("#filter-told"));
    assert.equal(await page.locator("#conflicts article:visible").count(), 2);
    await page.context().close();
  });

  test("filters stand in the address", async () => {
    const { page } = await open(browser, address + "#on=2025-01-01&kind=revenue-share&confidence=confirmed");
    assert.equal(await page.inputValue("#filter-kind"), "revenue-share");
    assert.deepEqual(await rows(page), ["Royalty on net sales"]);
    await page.context().close();
  });
});

describe("the way through the page", () => {
  test("a link of the contents lands on its section", async () => {
    for (const id of ["events", "documents"]) {  // parts on the way there are laid out only when they are seen
      const { page } = await open(browser, address);
      await page.click(`nav a[href="#${id}"]`);
      await page.waitForTimeout(1500);
      const top = await page.evaluate((section) => document.getElementById(section).getBoundingClientRect().top, id);
      assert.ok(top >= 0 && top < 100, `${id} stands at ${top}`);
      await page.context().close();
    }
  });
});

describe("an address that names a part of the page", () => {
  test("stays as it is, and leads there", async () => {
    const { page } = await open(browser, address + "#q12");
    await page.waitForTimeout(800);
    assert.match(page.url(), /#q12$/);
    const box = await page.evaluate(() => document.querySelector(":target").getBoundingClientRect().toJSON());
    assert.ok(box.top >= 0 && box.bottom <= 900, `it stands at ${box.top}`);
    await page.click("#on-before");
    await settled(page);
    assert.match(page.url(), /#on=/);  // what was asked since is worth keeping
    await page.context().close();
  });
});

describe("the timeline", () => {
  test("one stop in the tab order, arrows move, Enter opens, plus and minus zoom", async () => {
    const { page } = await open(browser, address);
    assert.equal(await page.locator(".plot [data-key][tabindex='0']").count(), 1);
    const focused = () => page.evaluate(() => document.activeElement.dataset.key);
    await page.locator(".plot [data-key][tabindex='0']").focus();
    await page.keyboard.press("ArrowDown");
    assert.match(await focused(), /^term:0\./);
    await page.keyboard.press("ArrowRight");
    assert.equal(await focused(), "term:0.2");
    await page.keyboard.press("ArrowDown");
    assert.match(await focused(), /^term:1\./);
    const span = await page.textContent("#chart-span");
    await page.keyboard.press("+");
    await settled(page);
    assert.notEqual(await page.textContent("#chart-span"), span);
    assert.match(await focused() ?? "", /^(term|event)/);
    await page.keyboard.press("0");
    await settled(page);
    assert.equal(await page.textContent("#chart-span"), span);
    await page.keyboard.press("Enter");
    assert.ok(await page.isVisible("#panel"));
    await page.context().close();
  });

  test("events tell their days, and no words cover others", async () => {
    for (const viewport of [{ width: 1360, height: 900 }, { width: 390, height: 844 }]) {
      const { page } = await open(browser, address, { viewport });
      const boxes = await page.$$eval(".plot .words", (list) => list.map((one) => ({ words: one.textContent, ...one.getBoundingClientRect().toJSON() })));
      assert.ok(boxes.length >= 3, `${boxes.length} events are named`);
      for (const [i, a] of boxes.entries()) {
        assert.ok(a.left >= 0 && a.right <= viewport.width, `${a.words} leaves the page`);
        for (const b of boxes.slice(i + 1)) {
          assert.ok(a.right < b.left || b.right < a.left || a.bottom <= b.top || b.bottom <= a.top, `${a.words} / ${b.words}`);
        }
      }
      assert.equal(await page.locator(".plot .event .disputed").count(), 1);
      await page.click(".plot .words >> nth=0");
      await settled(page);
      assert.ok(await page.isVisible("#panel") || page.url().includes("view="));
      await page.context().close();
    }
  });

  test("it is read from years to days, and dragging moves it", async () => {
    const { page } = await open(browser, address + "#view=2024-06-12..2024-06-26");
    assert.match(await page.innerHTML(".plot svg"), /18 Jun/);
    const box = await page.locator(".plot .lanes").boundingBox();
    await page.mouse.move(box.x + 700, box.y + 8);
    await page.mouse.down();
    await page.mouse.move(box.x + 500, box.y + 8, { steps: 4 });
    await page.mouse.up();
    await settled(page);
    assert.match(page.url(), /view=2024-06-1[4-9]/);
    await page.click("[data-view=fit]");
    await settled(page);
    assert.ok(!page.url().includes("view="));
    await page.context().close();
  });

  test("the axis takes a date", async () => {
    const { page } = await open(browser, address);
    const box = await page.locator(".plot").boundingBox();
    await page.mouse.click(box.x + box.width * 0.4, box.y + 12);
    await settled(page);
    assert.notEqual(await page.inputValue("#on-date"), "2025-02-03");
    await page.context().close();
  });
});

describe("hostile words", () => {
  test("are shown, and never run", async () => {
    const { page, noted } = await open(browser, addressOf(report(join(fixtures, "hostile.yaml"))));
    for (const what of ["event:0", "term:0.0", "conflict:0", "document:0"]) {
      await page.evaluate((ref) => document.querySelector(`[data-open="${ref}"]`).click(), what);
      await settled(page);
      assert.match(await page.innerText("#panel"), /<script>|<img/, what);
    }
    await page.fill("#filter-words", "<script>");
    await settled(page);
    assert.notEqual(await page.title(), "ran");
    assert.deepEqual(noted, { requests: [], problems: [] });
    assert.equal(await page.locator("img, iframe, object").count(), 0);
    await page.context().close();
  });

  test("could not run if they were markup", async () => {
    const { page } = await open(browser, address);
    await page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "document.title = 'ran'";
      document.body.append(script);
      document.body.insertAdjacentHTML("beforeend", "<img src='x' onerror=\"document.title='ran'\">");
    });
    await settled(page);
    assert.notEqual(await page.title(), "ran");
    await page.context().close();
  });
});

describe("long models", () => {
  // Milliseconds of work a step of the slider takes to be on the screen: of the page's main thread, which is what
  // a person waits for on a machine that does nothing else, and by the clock.
  async function stepTimes(page, steps) {
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    const work = async () => (await session.send("Performance.getMetrics")).metrics.find(({ name }) => name === "TaskDuration").value * 1000;
    const before = await work();
    const clock = await page.evaluate(async (count) => {
      const slider = document.getElementById("on"), begin = performance.now();
      const span = slider.max - slider.min;
      for (let i = 0; i < count; ++i) {
        slider.value = Number(slider.min) + Math.round(span * (i + 0.5) / count);
        slider.dispatchEvent(new Event("input", { bubbles: true }));
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      }
      return performance.now() - begin;
    }, steps);
    return { work: (await work() - before) / steps, clock: clock / steps };
  }

  test("2 000 events and 500 terms: a slider step takes under 100 ms", async (context) => {
    const large = report("--large", 2000, 500);
    const { page, noted } = await open(browser, addressOf(large));
    const { work, clock } = await stepTimes(page, 60);
    context.diagnostic(`a step: ${work.toFixed(1)} ms of work, ${clock.toFixed(0)} ms by the clock; file ${statSync(join(large, "report.html")).size} bytes`);
    assert.ok(work < 100, `${work} ms a step`);
    assert.deepEqual(noted.problems, []);
    await page.context().close();
  });

  test("50 000 events are shown in pages and answer", async (context) => {
    const large = report("--large", 50000, 500);
    const begin = Date.now();
    const { page, noted } = await open(browser, addressOf(large));
    const opened = Date.now() - begin;
    assert.equal(await page.locator("#events-table tbody tr").count(), 200);
    assert.match(await page.textContent(".pager [role=status]"), /1 to 200 of 50000/);
    await clickBelow(page, "#events .pager button >> nth=1");
    assert.match(await page.textContent("#events-table tbody tr"), /Thing number 200 /);
    assert.ok(await page.locator(".plot .event").count() < 300);
    const { work, clock } = await stepTimes(page, 20);
    context.diagnostic(`opened in ${opened} ms; a step: ${work.toFixed(1)} ms of work, ${clock.toFixed(0)} ms by the clock; file ${statSync(join(large, "report.html")).size} bytes`);
    assert.ok(work < 100, `${work} ms a step`);
    await page.fill("#filter-words", "number 4242");  // 4242, 14242 … 44242, 42420 … 42429
    await until(async () => await page.locator("#events-table tbody tr").count() === 15);
    assert.deepEqual(noted.problems, []);
    await page.context().close();
  });
});
