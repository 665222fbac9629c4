// report.js - joins the parts: the state stands in the address, and every control writes there.
const data = JSON.parse(byId("data").textContent);
const engine = document.documentElement.dataset.engine;
const state = { on: data.reference, known: null, with: null };
const turns = turningDays(data.terms);
const answer = makeAnswer(data);
const panel = makePanel(data, saveSoon);
const chart = makeChart(byId("chart"), data, { open: (key) => panel.open(key), choose: (day) => ask({ on: day }) });
const filters = makeFilters(data, eachFrame(filter));
const showPages = makePages();
let keep = filters.passing();

function readAddress() {
  const wanted = new URLSearchParams(location.hash.slice(1));
  state.on = dayOf(wanted.get("on")) ?? data.reference;
  state.known = dayOf(wanted.get("known"));
  state.with = dayOf(wanted.get("with"));
  filters.set(Object.fromEntries(wanted));
  const [first, last] = (wanted.get("view") ?? "").split("..").map(dayOf);
  if (first !== null && last !== null && first < last) chart.setWindow(first, last);
  return wanted.get("open");
}

const namesElement = () => /^#[^=]+$/.test(location.hash);  // "#q120"

function saveSoon() {
  clearTimeout(saveSoon.timer);
  saveSoon.timer = setTimeout(() => {
    const wanted = new URLSearchParams({ on: isoOf(state.on) });
    if (state.known !== null) wanted.set("known", isoOf(state.known));
    if (state.with !== null) wanted.set("with", isoOf(state.with));
    for (const [name, value] of Object.entries(filters.values())) wanted.set(name, value);
    if (panel.current()) wanted.set("open", panel.current());
    if (!chart.fits()) wanted.set("view", `${isoOf(Math.round(chart.view.first))}..${isoOf(Math.round(chart.view.last))}`);
    const isDefault = String(wanted) === `on=${isoOf(data.reference)}`;
    if (!isDefault || !namesElement()) history.replaceState(null, "", "#" + wanted);
  }, 150);
}

function showControls() {
  const slider = byId("on");
  slider.value = state.on;
  slider.setAttribute("aria-valuetext", sayDay(state.on));
  byId("on-date").value = isoOf(state.on);
  const known = byId("known"), at = data.published.filter((day) => state.known === null || day <= state.known).length;
  known.value = state.known === null ? data.published.length : at - 1;
  known.setAttribute("aria-valuetext", state.known === null ? "all that is known now" : sayDay(state.known));
  byId("known-date").value = state.known === null ? "" : isoOf(state.known);
  byId("with-date").value = state.with === null ? "" : isoOf(state.with);
}

function showAnswer() {
  answer.show(state.on, state.known, answerOn(data.terms, state.on, state.known), keep);
  answer.compare(state.with, state.on, state.known, keep.terms);
  if (engine) askEngine();
}

// The one way to ask: {on}, {known}, {with}.
function ask(wanted) {
  const known = state.known;
  Object.assign(state, wanted);
  showControls();
  chart.view.known = state.known;
  if (known !== state.known) {
    chart.view.day = state.on;
    chart.refresh();
  } else chart.moveDay(state.on);
  showAnswer();
  saveSoon();
}

function filter() {
  keep = filters.passing();
  chart.view.terms = keep.terms;
  chart.view.events = keep.events;
  chart.refresh();
  showPages(keep);
  showAnswer();
  saveSoon();
}

function wireControls() {
  const slider = byId("on"), known = byId("known");
  const [first, last] = data.span;
  fill(slider, { min: Math.min(first, state.on), max: Math.max(last, state.on), step: 1 }, []);
  fill(known, { min: 0, max: data.published.length, step: 1 }, []);
  slider.addEventListener("input", eachFrame(() => ask({ on: Number(slider.value) })));
  known.addEventListener("input", eachFrame(() => ask({ known: data.published[Number(known.value)] ?? null })));
  const field = (id, name, empty) => byId(id).addEventListener("change", (event) => {
    const day = dayOf(event.target.value);
    if (day !== null || empty) ask({ [name]: day });
  });
  field("on-date", "on", false);
  field("known-date", "known", true);
  field("with-date", "with", true);
  const click = (id, wanted) => byId(id).addEventListener("click", () => ask(wanted()));
  click("on-before", () => ({ on: turns.filter((day) => day < state.on).pop() ?? state.on }));
  click("on-after", () => ({ on: turns.find((day) => day > state.on) ?? state.on }));
  click("on-today", () => ({ on: today() }));
  click("known-now", () => ({ known: null }));
  click("with-none", () => ({ with: null }));
  byId("chart-tools").addEventListener("click", (event) => {
    const move = event.target.closest("[data-view]")?.dataset.view;
    if (!move) return;
    chart.moves[move]();
    saveSoon();
  });
  byId("chart").addEventListener("pointerup", saveSoon);
  byId("chart").addEventListener("keyup", saveSoon);
  for (const id of ["ask", "filters", "chart-tools"]) byId(id).hidden = false;
  byId("ask").addEventListener("submit", (event) => event.preventDefault());
}

// On a server the engine answers; what the page said meanwhile gives way to it.
const askEngine = (() => {
  let timer = null, going = null;
  const places = new Map(data.terms.flatMap((term, t) => term.versions.map((version, v) => [version.id, { t, v }])));
  return () => {
    clearTimeout(timer);
    going?.abort();
    timer = setTimeout(async () => {
      going = new AbortController();
      const query = new URLSearchParams({ date: isoOf(state.on) });
      if (state.known !== null) query.set("known", isoOf(state.known));
      try {
        const reply = await fetch(`${engine}at?${query}`, { signal: going.signal });
        if (!reply.ok) throw new Error(`it says ${reply.status}`);
        const { terms } = await reply.json();
        const found = terms.filter(({ version }) => places.has(version))
          .map(({ version, state: word }) => ({ ...places.get(version), state: STATE_WORDS.indexOf(word.replaceAll("-", " ")) }));
        answer.show(state.on, state.known, found, keep);
        byId("answer-count").append(" Answered by the engine.");
      } catch (problem) {
        if (problem.name !== "AbortError") byId("answer-count").append(` The engine does not answer: ${problem.message}.`);
      }
    }, 120);
  };
})();

function follow() {
  let tag = null;
  async function look() {
    try {
      const now = (await (await fetch(`${engine}version`, { cache: "no-store" })).json()).version;
      if (tag !== null && tag !== now) location.reload();
      tag = now;
    } catch {
      tag ??= null;  // the server is away; the page stays as it is
    }
  }
  look();
  setInterval(look, 2000);
}

function start() {
  const wanted = readAddress();
  wireControls();
  chart.view.day = state.on;
  chart.view.known = state.known;
  showControls();
  filter();
  if (wanted) panel.open(wanted, null);
  addEventListener("hashchange", () => {
    if (!location.hash.includes("=")) return;
    const asked = readAddress();
    chart.view.known = state.known;
    chart.view.day = state.on;
    showControls();
    filter();
    if (asked !== panel.current()) asked ? panel.open(asked, null) : panel.close();
  });
  if (engine) follow();
}
start();
