// tables.js - filters, and long tables shown a page at a time.
const PAGE = 200;

function makeFilters(data, changed) {
  const form = byId("filters");
  let haystacks = null;
  const partyName = (party) => typeof party === "number" ? data.parties[party].name : party ?? "";
  const quotesOf = (numbers) => numbers.map((number) => data.evidence[number][4]).join(" ");

  function build() {
    return {
      events: data.events.map((event) => [event.summary, event.kind, event.when?.said ?? "", event.parties.map(partyName).join(" "),
        event.amounts.join(" "), quotesOf(event.ev)].join(" ").toLowerCase()),
      terms: data.terms.map((term) => [term.label, term.kind, term.object, partyName(term.holder), partyName(term.bound),
        ...term.versions.map((version) => `${version.said} ${version.condition} ${quotesOf(version.ev)}`)].join(" ").toLowerCase()),
    };
  }

  function values() {
    return Object.fromEntries([...new FormData(form)].filter(([, value]) => value !== ""));
  }

  // Which events and terms pass: {events: n => bool, terms: n => bool, counts}.
  function passing() {
    const { words = "", party, kind, agreement, confidence, document: source } = values();
    const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
    if (wanted.length > 0) haystacks ??= build();
    const said = (stack) => wanted.every((word) => stack.includes(word));
    const from = (numbers) => source === undefined || numbers.some((number) => data.evidence[number][0] === Number(source));
    const same = (value, index) => value === undefined || Number(value) === index;
    const events = data.events.map((event, i) => (party === undefined || event.parties.includes(Number(party))) &&
      (kind === undefined || event.kind === kind) && same(agreement, event.agreement) &&
      (confidence === undefined || event.confidence === confidence) && from(event.ev) && (wanted.length === 0 || said(haystacks.events[i])));
    const terms = data.terms.map((term, i) => (party === undefined || term.holder === Number(party) || term.bound === Number(party)) &&
      (kind === undefined || term.kind === kind) && same(agreement, term.agreement) &&
      (confidence === undefined || term.versions.some((version) => version.confidence === confidence)) &&
      from(term.versions.flatMap(({ ev }) => ev)) && (wanted.length === 0 || said(haystacks.terms[i])));
    const count = (list) => list.filter(Boolean).length;
    byId("filter-count").textContent = `${count(events)} of ${events.length} events, ${count(terms)} of ${terms.length} terms`;
    return { events: (i) => events[i], terms: (i) => terms[i] };
  }

  form.addEventListener("input", changed);
  form.addEventListener("reset", () => setTimeout(changed));
  form.addEventListener("submit", (event) => event.preventDefault());
  return {
    passing, values,
    set(wanted) {
      for (const field of form.elements) if (field.name) field.value = wanted[field.name] ?? "";
    },
  };
}

// Rows of a long table stand as text in <noscript>; they become rows when their page is looked at.
function makePages() {
  const tables = [...document.querySelectorAll("noscript[data-rows]")].map((store) => {
    const body = byId(store.dataset.rows).tBodies[0];
    const lines = store.textContent.split("\n").filter((line) => line.startsWith("<tr"))
      .map((line) => ({ line, index: Number(/data-(?:event|term)="(\d+)"/.exec(line)[1]), isEvent: line.includes("data-event=") }));
    const words = h("span", { role: "status" });
    const before = h("button", { type: "button", onclick: () => turn(-1) }, "Previous");
    const after = h("button", { type: "button", onclick: () => turn(1) }, "Next");
    body.closest(".wide").after(h("div", { class: "pager" }, before, after, words));
    let page = 0, passing = lines;
    function show() {
      const made = document.createElement("template");
      made.innerHTML = `<table><tbody>${passing.slice(page * PAGE, (page + 1) * PAGE).map(({ line }) => line).join("")}</tbody></table>`;
      body.replaceChildren(...made.content.querySelectorAll("tr"));
      const last = Math.min(passing.length, (page + 1) * PAGE);
      words.textContent = passing.length === 0 ? "No rows" : `${page * PAGE + 1} to ${last} of ${passing.length}`;
      before.disabled = page === 0;
      after.disabled = last >= passing.length;
    }
    function turn(by) {
      page += by;
      show();
    }
    return (keep) => {
      passing = lines.filter(({ index, isEvent }) => isEvent ? keep.events(index) : keep.terms(index));
      page = 0;
      show();
    };
  });
  const rows = [...document.querySelectorAll("main [data-event], main [data-term]")].filter((row) => !row.closest("#answer"));
  const days = [...document.querySelectorAll("#chronology article")];
  return (keep) => {
    for (const filter of tables) filter(keep);
    for (const row of rows) {
      const { event, term } = row.dataset;
      row.hidden = event !== undefined ? !keep.events(Number(event)) : !keep.terms(Number(term));
    }
    for (const day of days) day.hidden = !day.querySelector("li:not([hidden])");
  };
}
