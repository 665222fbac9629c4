// panel.js - the source beside the statement: its facts, its quotes, the chain of reasons, and the document
// with the exact words marked.
function makePanel(data, changed) {
  const panel = byId("panel"), body = byId("panel-body");
  let current = null, opener = null;
  const name = (party) => typeof party === "number" ? data.parties[party].name : party ?? "";
  const facts = (pairs) => h("dl", {}, pairs.filter(([, value]) => value !== "" && value !== null && value !== undefined)
    .map(([key, value]) => [h("dt", {}, key), h("dd", {}, value)]));
  const known = (version) => version.current ? "" : version.replaced === null
    ? "until a document said more that nobody can date" : `until ${sayDay(version.replaced)}, when a document said more`;
  const opening = (ref, words) => h("a", { class: "open", href: "#" + ref.replace(":", "-"), "data-open": ref }, words);

  // A document's text with these quotes marked, the first of them in view.
  function text(index, numbers, first) {
    const source = data.documents[index];
    if (!source.pieces || source.pieces.length === 0) {
      return h("p", { class: "note" }, "The text of this document is not at hand: only its quotes are shown.");
    }
    const box = h("div", { class: "text", tabindex: "0", role: "region", "aria-label": `Text of ${source.title}` });
    source.pieces.forEach((piece, p) => {
      const spans = numbers.map((number) => data.evidence[number])
        .map((row, i) => ({ number: numbers[i], piece: row[1], begin: row[2], end: row[3] }))
        .filter((span) => span.piece === p).sort((a, b) => a.begin - b.begin || b.end - a.end);
      if (!source.whole) box.append(h("p", { class: "note" }, "[…]"));
      let at = 0;
      for (const span of spans) {
        if (span.end <= at) continue;
        const begin = Math.max(at, span.begin);
        box.append(piece.slice(at, begin), h("mark", { class: span.number === first ? "here" : null }, piece.slice(begin, span.end)));
        at = span.end;
      }
      box.append(piece.slice(at));
    });
    if (numbers.includes(first) && data.evidence[first][1] < 0) {
      return [h("p", { class: "note" }, "These words no longer stand where they were read."), box];
    }
    return box;
  }

  // Quotes, under headings where there are several groups of them: [[heading, numbers]]; below the one that is looked at its
  // document.
  function sources(groups) {
    const numbers = groups.flatMap(([, list]) => list);
    if (numbers.length === 0) return h("p", { class: "note" }, "No quote is given.");
    const place = h("div");
    const buttons = [];
    function show(number) {
      const index = data.evidence[number][0];
      const ofDocument = numbers.filter((one) => data.evidence[one][0] === index);
      place.replaceChildren(...[text(index, ofDocument, number)].flat());
      for (const [one, button, from] of buttons) {
        button.setAttribute("aria-pressed", String(one === number));
        if (one === number) from.after(place);
      }
      const mark = place.querySelector("mark.here"), box = place.querySelector(".text");
      if (mark) box.scrollTop = mark.offsetTop - box.clientHeight / 3;
    }
    const quoted = (number) => {
      const [index, , , , quote, by] = data.evidence[number];
      const source = data.documents[index];
      const button = h("button", { type: "button", class: "quote", "aria-pressed": "false", onclick: () => show(number) }, quote);
      const from = h("p", { class: "from" }, source.title, source.when ? `, ${source.when.said}` : "", by ? `, after ${by}` : "");
      buttons.push([number, button, from]);
      return [button, from];
    };
    queueMicrotask(() => show(numbers[0]));
    return [groups.map(([heading, list]) => [h("h3", {}, heading), list.map(quoted)])];
  }

  // [[depth, text, quote or null]] as nested lists.
  function why(lines) {
    const root = h("ul", { class: "why" });
    const stack = [root];
    for (const [depth, words, quote] of lines) {
      while (stack.length > depth + 1) stack.pop();
      const item = h("li", {}, words, quote === null ? null : [" ", h("a", { class: "ref", href: `#q${quote + 1}` }, `[${quote + 1}]`)]);
      while (stack.length <= depth) {
        const below = h("ul");
        (stack[stack.length - 1].lastElementChild ?? stack[stack.length - 1]).append(below);
        stack.push(below);
      }
      stack[stack.length - 1].append(item);
    }
    return [h("h3", {}, "Why"), root];
  }

  function conflictsOf(...ids) {
    const found = data.conflicts.map((conflict, index) => ({ conflict, index })).filter(({ conflict }) => ids.includes(conflict.about));
    return found.length === 0 ? [] : [h("h3", {}, "Sources disagree"),
      h("ul", {}, found.map(({ conflict, index }) => h("li", {}, opening(`conflict:${index}`, `${conflict.field}: ${conflict.sides.map(({ value }) => value).join(" or ")}`))))];
  }

  const views = {
    event([place]) {
      const event = data.events[place];
      if (!event) return null;
      return [event.summary, [facts([["Date", event.when ? `${event.when.said} (${event.basis})` : "none known"],
        ["EDTF", event.when && event.when.edtf !== "" ? h("code", {}, event.when.edtf) : ""], ["Kind", data.kinds[event.kind]],
        ["Parties", event.parties.map(name).join(", ")], ["Amounts", event.amounts.join(", ")], ["Confidence", event.confidence]]),
      conflictsOf(event.id), sources([["Quotes", event.ev]]), why(event.why)]];
    },
    events(places) {
      return [`${places.length} events`, [h("ul", {}, places.map((place) => data.events[place] && h("li", {},
        opening(`event:${place}`, data.events[place].summary), ` · ${data.events[place].when?.said ?? "no date"}`)))]];
    },
    term([t, v]) {
      const term = data.terms[t], version = term?.versions[v];
      if (!version) return null;
      const others = term.versions.map((_, i) => i).filter((i) => i !== v);
      return [term.label, [facts([["As it stands", version.said], ["Condition", version.condition], ["From", version.from.said],
        ["Until", version.until ? version.until.said : "no end known"], ["Held by", name(term.holder)], ["Owed by", name(term.bound)],
        ["Of", term.object], ["Agreement", term.agreement === null ? "" : data.agreements[term.agreement].label], ["Kind", data.kinds[term.kind]],
        ["Confidence", version.confidence], ["Known", known(version)]]), conflictsOf(term.id, version.id),
      sources([["Quotes", version.ev]]), why(version.why),
      others.length === 0 ? [] : [h("h3", {}, "Other versions"), h("ul", {}, others.map((i) => h("li", {},
        opening(`term:${t}.${i}`, `${term.versions[i].said ? `${term.versions[i].said}: ` : ""}${term.versions[i].held}`))))]]];
    },
    conflict([place]) {
      const conflict = data.conflicts[place];
      if (!conflict) return null;
      const sides = conflict.sides.map(({ value, ev }, i) => [`${value}${i === conflict.follows ? " (followed)" : ""}`, ev]);
      return [conflict.name, [facts([["Disagree on", conflict.field]]),
        conflict.because ? [h("h3", {}, `Why “${conflict.sides[conflict.follows].value}” is shown here`), h("p", {}, `${conflict.because}.`)] : null, sources(sides)]];
    },
    document([place]) {
      const source = data.documents[place];
      if (!source) return null;
      const numbers = data.evidence.map((row, i) => [row, i]).filter(([row]) => row[0] === place).map(([, i]) => i);
      return [source.title, [facts([["File", source.path], ["Published", source.when ? `${source.when.said} (${source.basis})` : "not known"]]),
        source.reasons?.length ? [h("h3", {}, "How its date is known"), h("ol", {}, source.reasons.map((reason) => h("li", {}, reason)))] : null,
        h("h3", {}, "Text, with every quote marked"), text(place, numbers, -1)]];
    },
  };

  function open(words, from) {
    const ref = refOf(words), made = ref && views[ref.what](ref.places);
    if (!made) return close();
    if (panel.hidden) opener = from ?? document.activeElement;
    const [title, parts] = made;
    byId("panel-title").textContent = title;
    panel.hidden = false;
    document.querySelector(".layout").classList.add("beside");
    body.replaceChildren(...parts.flat(Infinity).filter(Boolean));
    panel.scrollTop = 0;
    current = words;
    if (from !== null) panel.focus({ preventScroll: true });
    changed();
  }

  function close() {
    if (panel.hidden) return;
    panel.hidden = true;
    document.querySelector(".layout").classList.remove("beside");
    current = null;
    if (opener?.isConnected) opener.focus({ preventScroll: true });
    changed();
  }

  byId("panel-close").addEventListener("click", close);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("[data-open]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(link.dataset.open, link);
  });
  return { open, close, current: () => current };
}
