// chart.js - the timeline one can move in: the same picture as the engine's, drawn for a window of days.
//
// Only lanes and events that can be seen are drawn, so its cost does not grow with the model. One item at a
// time is in the tab order; arrow keys move from item to item.
const LANE = { gap: 12, bar: 22, between: 4, head: 30, words: 17 };
const HEAD = { axis: 34, dots: 52, tiers: 3, tier: 31, letter: 7 };

function makeChart(figure, data, { open, choose }) {
  const view = { first: 0, last: 1, day: null, known: null, terms: () => true, events: () => true };
  const domain = domainOf(data.span);
  Object.assign(view, domain);
  const head = s("svg", { class: "chart", role: "presentation" });
  const body = s("svg", { class: "chart", role: "presentation" });
  const lanes = h("div", { class: "lanes", tabindex: "0", role: "group", "aria-label": "Terms" }, body);
  const plot = h("div", { class: "plot", role: "group", "aria-label":
    "Timeline. Arrow keys move from item to item, Enter opens, plus and minus zoom, 0 fits." }, head, lanes);
  figure.append(plot);
  figure.classList.add("live");

  const marked = new Set(data.conflicts.map((conflict) => conflict.about));
  const dated = data.events.map((event, index) => ({ event, index })).filter(({ event }) => event.when)
    .map(({ event, index }) => {
      const a = event.when.a ?? event.when.z, z = event.when.z ?? event.when.a;
      return { event, index, a, z, middle: (a + z) / 2 };
    }).sort((x, y) => x.middle - y.middle);
  const tall = dated.length > 0 ? HEAD.dots + 16 + HEAD.tiers * HEAD.tier : HEAD.axis + 12;  // of the head
  let width = 800, gutter = 0, rows = [], height = 0, items = [], current = null;

  function domainOf([first, last]) {
    const margin = Math.max(30, (last - first) * 0.03);
    return { first: first - margin, last: last + margin };
  }
  const x = (day) => gutter + (day - view.first) / (view.last - view.first) * (width - gutter - 16);
  const dayFrom = (px) => view.first + (px - gutter) / (width - gutter - 16) * (view.last - view.first);
  const within = (day) => Math.min(Math.max(x(Math.min(Math.max(day, view.first), view.last)), gutter), width - 16);
  const cut = (words, room, letter = 6.3) => {
    const fits = Math.floor(room / letter);
    return words.length <= fits ? words : fits < 3 ? "" : words.slice(0, fits - 1) + "…";
  };

  // Where each lane stands; anew when the known day, the filters or the width change.
  function lay() {
    width = Math.max(280, figure.clientWidth);
    gutter = width < 640 ? 8 : Math.min(270, Math.round(width * 0.24));
    rows = [];
    let y = 0;
    const groups = [...data.agreements.map((agreement, index) => ({ index, label: agreement.label })),
      { index: null, label: "Other terms" }];
    let shown = 0;
    for (const group of groups) {
      const terms = data.terms.map((term, t) => ({ term, t }))
        .filter(({ term, t }) => term.agreement === group.index && view.terms(t));
      if (terms.length === 0) continue;
      if (groups.length > 1) {
        rows.push({ label: group.label, y, height: LANE.head });
        y += LANE.head;
      }
      for (const { term, t } of terms) {
        const ends = [], bars = [];
        term.versions.forEach((version, v) => {
          if (runsOf(version, view.known).length === 0) return;
          const a = version.from.a ?? -Infinity, z = version.until ? version.until.z ?? Infinity : Infinity;
          let row = ends.findIndex((end) => end < a);
          if (row < 0) row = ends.push(z) - 1;
          ends[row] = z;
          bars.push({ version, v, row });
        });
        if (bars.length === 0) continue;
        const words = gutter < 20 ? LANE.words : 0;
        const high = LANE.gap + words + ends.length * (LANE.bar + LANE.between) - LANE.between;
        rows.push({ term, t, bars, y, height: high, words, tint: shown % 6 });
        y += high;
      }
      ++shown;
    }
    height = y + 10;
  }

  function clusters() {
    const out = [];
    const reach = (view.last - view.first) * 0.02;
    let from = 0, to = dated.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (dated[middle].middle < view.first - reach) from = middle + 1; else to = middle;
    }
    for (let i = from; i < dated.length && dated[i].middle <= view.last + reach; ++i) {
      const item = dated[i];
      if (!view.events(item.index)) continue;
      const at = x(item.middle), last = out[out.length - 1];
      if (last && at - last.x < 18) last.items.push(item);
      else out.push({ x: at, items: [item] });
    }
    return out;
  }

  function item(key, label, at, row, group) {
    fill(group, { tabindex: key === current ? "0" : "-1", role: "button", "aria-label": label, "data-key": key }, []);
    group.append(s("title", {}, label));
    items.push({ key, at, row, group });
    return group;
  }

  // A dot speaks for the event with the most quotes, and counts the others.
  function wordsOf({ items: list }) {
    const main = list.reduce((best, one) => one.event.ev.length > best.event.ev.length ? one : best).event;
    if (list.length === 1) return { when: main.when.said, what: main.summary, label: `${main.when.said}: ${main.summary}`, key: `event:${list[0].index}` };
    const [first, last] = [Math.min(...list.map(({ a }) => a)), Math.max(...list.map(({ z }) => z))].map(sayDay);
    const when = first === last ? first : `${first} to ${last}`;
    return { when, what: main.summary, more: ` + ${list.length - 1}`, label: `${list.length} events, ${when}; ${main.when.said}: ${main.summary}`,
      key: `events:${list.slice(0, 400).map(({ index }) => index).join(",")}` };
  }

  // The words of the dots, below them in tiers, as many as find room: from the right, so that no word stands in the way of
  // a line that leads down to another; last those at the right edge, whose words run back to the left.
  function leaders(found) {
    const parts = [], tiers = Array.from({ length: HEAD.tiers }, () => []);
    const room = Math.min(230, width * 0.45), roomOfDay = Math.min(290, width * 0.45), seen = ({ x: at }) => at >= gutter && at <= width;
    const turned = (dot) => dot.x + roomOfDay > width - 4;
    const free = (tier, at, left, right) => tiers.every((labels, depth) => labels.every((one) =>
      depth === tier ? left - 8 >= one.right || right + 8 <= one.left
        : depth < tier ? at < one.left - 2 || at > one.right + 2 : one.at < left - 2 || one.at > right + 2));
    const inView = found.filter(seen);
    for (const dot of [...inView.filter((one) => !turned(one)).reverse(), ...inView.filter(turned)]) {
      const more = dot.more ?? "", when = cut(dot.when, roomOfDay, HEAD.letter), what = cut(dot.what, room - more.length * HEAD.letter, HEAD.letter) + more;
      const wide = HEAD.letter * Math.max(when.length, what.length), back = turned(dot);
      const left = back ? dot.x + 4 - wide : dot.x - 4;
      const tier = tiers.findIndex((_, i) => left >= 0 && free(i, dot.x, left, left + wide));
      if (tier < 0) continue;
      tiers[tier].push({ at: dot.x, left, right: left + wide });
      const y = HEAD.dots + 20 + tier * HEAD.tier, words = { x: back ? dot.x + 4 : left, "text-anchor": back ? "end" : null };
      parts.push(s("path", { class: "leader", d: `M${dot.x} ${HEAD.dots}V${y - 6}` }), s("g", { class: "words", "data-key": dot.key, "aria-hidden": "true" },
        s("text", { class: "day", y: y + 4, ...words }, when), s("text", { class: "said", y: y + 16, ...words }, what)));
    }
    return parts;
  }

  function drawHead() {
    const parts = [];
    for (const tick of ticks(view.first, view.last, width - gutter)) {
      const at = x(tick.day);
      parts.push(s("path", { class: "grid", d: `M${at} 24V${tall}` }));
      if (at + tick.words.length * 6 < width) parts.push(s("text", { class: "tick", x: at + 4, y: 20 }, tick.words));
    }
    parts.push(s("rect", { class: "axis", x: gutter, y: 0, width: width - gutter, height: HEAD.axis }));
    if (gutter > 20) parts.push(s("text", { class: "group", x: 14, y: HEAD.dots + 4 }, "Events"));
    const found = clusters().map((dot) => ({ ...dot, ...wordsOf(dot) }));
    parts.push(...leaders(found));
    for (const { x: at, items: [first, ...more], label, key } of found) {
      const many = more.length > 0, all = [first, ...more];
      const group = s("g", { class: "event" });
      if (!many && first.z > first.a) group.append(s("path", { class: "about", d: `M${within(first.a)} ${HEAD.dots}H${within(first.z + 1)}` }));
      group.append(s("circle", { cx: at, cy: HEAD.dots, r: many ? 10 : 6 }));
      if (many) group.append(s("text", { class: "many", x: at, y: HEAD.dots + 3.5 }, String(all.length)));
      const disputed = all.some(({ event }) => marked.has(event.id));
      if (disputed) group.append(s("path", { class: "disputed", d: `M${at + 6} ${HEAD.dots - 15}h10l-5 8z` }));
      parts.push(item(key, `${label}${disputed ? "; sources disagree" : ""}`, at, -1, group));
    }
    head.replaceChildren(...parts);
    fill(head, { width, height: tall, viewBox: `0 0 ${width} ${tall}` }, []);
    cursor(head, 24, tall, true);
  }

  function bar({ version, v, row }, { term, t, y, words }) {
    const top = y + LANE.gap / 2 + words + row * (LANE.bar + LANE.between);
    const a = version.from.a ?? view.first - 1, sureA = version.from.z ?? Infinity;
    const sureZ = version.until ? (version.until.a ?? -Infinity) + 1 : Infinity;
    const z = version.until ? (version.until.z ?? Infinity) + 1 : Infinity;
    if (z < view.first || a > view.last) return null;
    const state = view.day === null ? NOT_IN_FORCE : stateOf(version, view.day, view.known);
    const group = s("g", { class: `bar${state === NOT_IN_FORCE ? "" : " now"}` });
    const box = (kind, from, to) => {
      const left = within(from), right = within(to);
      if (right - left > 0.3) group.append(s("rect", { class: kind, x: left, y: top, width: right - left, height: LANE.bar }));
    };
    if (sureA < sureZ) {
      box("maybe", a, sureA);
      box("before", a, sureA);
      box("sure", sureA, sureZ);
      box("maybe", sureZ, z);
      box("after", sureZ, z);
    } else box("maybe", a, z);
    const sureWidth = sureA < sureZ ? within(sureZ) - within(sureA) : 0;
    const left = within(sureWidth > 80 ? sureA : a), right = within(z);  // words stand on firm ground
    if (!version.until) group.append(s("path", { class: "onward", d: `M${right + 2} ${top + 4}l7 7l-7 7` }));
    const disputed = marked.has(version.id) || marked.has(term.id);
    if (disputed) group.append(s("path", { class: "disputed", d: `M${left + 5} ${top + 6}h12l-6 10z` }));
    const indent = disputed ? 22 : 7;
    group.append(s("text", { class: "said", x: left + indent, y: top + 15 }, cut(version.said, right - left - indent - 4)));
    const label = `${term.label}${version.said ? `: ${version.said}` : ""}; ${version.held}${disputed ? "; sources disagree" : ""}`;
    return item(`term:${t}.${v}`, label, left, t, group);
  }

  function drawBody() {
    const from = lanes.scrollTop - 200, to = lanes.scrollTop + (lanes.clientHeight || 600) + 200;
    const parts = [];
    for (const tick of ticks(view.first, view.last, width - gutter)) {
      parts.push(s("path", { class: "grid", d: `M${x(tick.day)} 0V${height}` }));
    }
    for (const row of rows) {
      if (row.y + row.height < from || row.y > to) continue;
      if (!row.term) {
        parts.push(s("text", { class: "group", x: 14, y: row.y + row.height - 9 }, cut(row.label, width - 30, 7)));
        continue;
      }
      const group = s("g", { class: `tint${row.tint}` });
      parts.push(s("path", { class: "lane", d: `M0 ${row.y}H${width}` }), group);
      const label = row.words ? { x: gutter + 4, y: row.y + 17, room: width - 20 }
        : { x: 14, y: row.y + LANE.gap / 2 + 15, room: gutter - 22 };
      group.append(s("text", { class: "label", x: label.x, y: label.y }, cut(row.term.label, label.room), s("title", {}, row.term.label)));
      for (const one of row.bars) group.append(bar(one, row) ?? "");
    }
    body.replaceChildren(...parts);
    fill(body, { width, height, viewBox: `0 0 ${width} ${height}` }, []);
    cursor(body, 0, height, false);
  }

  // The line of the day asked about.
  function cursor(svg, from, to, flagged) {
    svg.querySelector(".at")?.remove();
    if (view.day === null || view.day < view.first || view.day > view.last) return;
    const at = x(view.day + 0.5), words = isoOf(view.day);
    const left = Math.min(Math.max(at - 38, 0), width - 76);
    svg.append(s("g", { class: "at" }, s("path", { class: "cursor", d: `M${at} ${from}V${to}` }),
      flagged ? [s("rect", { class: "flag", x: left, y: 2, width: 76, height: 20, rx: 4 }),
        s("text", { class: "flag-words", x: left + 38, y: 16 }, words)] : null));
  }

  function draw() {
    const focused = plot.contains(document.activeElement) && current;
    items = [];
    drawHead();
    drawBody();
    if (items.length > 0 && !items.some(({ key }) => key === current)) {
      current = items[0].key;
      items[0].group.setAttribute("tabindex", "0");
    }
    if (focused) items.find(({ key }) => key === current)?.group.focus({ preventScroll: true });
    byId("chart-span").textContent = `${sayDay(Math.ceil(view.first))} to ${sayDay(Math.floor(view.last))}`;
  }
  const drawSoon = eachFrame(draw);

  // Moves the day: bars change their weight, nothing else is drawn again.
  function moveDay(day) {
    view.day = day;
    for (const { key, group } of items) {
      const ref = refOf(key);
      if (ref.what !== "term") continue;
      const version = data.terms[ref.places[0]].versions[ref.places[1]];
      group.classList.toggle("now", stateOf(version, day, view.known) !== NOT_IN_FORCE);
    }
    cursor(head, 24, tall, true);
    cursor(body, 0, height, false);
  }

  function setWindow(first, last) {
    const least = 5, most = (domain.last - domain.first) * 1.5;
    const middle = (first + last) / 2, span = Math.min(Math.max(last - first, least), most);
    const centre = Math.min(Math.max(middle, domain.first), domain.last);
    view.first = centre - span / 2;
    view.last = centre + span / 2;
    drawSoon();
  }
  function zoom(factor, around = (view.first + view.last) / 2) {
    setWindow(around - (around - view.first) * factor, around + (view.last - around) * factor);
  }
  function shift(part) {
    const by = (view.last - view.first) * part;
    setWindow(view.first + by, view.last + by);
  }
  const moves = { in: () => zoom(0.6), out: () => zoom(1 / 0.6), earlier: () => shift(-0.3), later: () => shift(0.3),
    fit: () => setWindow(domain.first, domain.last) };

  function focus(entry) {
    if (!entry) return;
    for (const { group } of items) group.setAttribute("tabindex", "-1");
    current = entry.key;
    entry.group.setAttribute("tabindex", "0");
    entry.group.focus({ preventScroll: true });
    const row = rows.find(({ t }) => t === entry.row);
    if (row && (row.y < lanes.scrollTop || row.y + row.height > lanes.scrollTop + lanes.clientHeight)) {
      lanes.scrollTop = Math.max(0, row.y - 40);
    }
  }

  function openItem(key) {
    const ref = refOf(key);
    const days = ref.what === "events" ? ref.places.map((place) => data.events[place].when) : [];
    const first = Math.min(...days.map(({ a, z }) => a ?? z)), last = Math.max(...days.map(({ a, z }) => z ?? a));
    if (ref.what === "events" && last - first > 3 && view.last - view.first > (last - first) * 3) {
      setWindow(first - (last - first) * 0.3, last + (last - first) * 0.3);
    } else open(key);
  }

  function step(direction) {
    const at = items.findIndex(({ key }) => key === current);
    if (at < 0) return focus(items[0]);
    const entry = items[at];
    if (direction === "left" || direction === "right") {
      const next = items[at + (direction === "right" ? 1 : -1)];
      return focus(next && next.row === entry.row ? next : entry);
    }
    const order = [-1, ...rows.filter(({ term }) => term).map(({ t }) => t)];
    const there = order.indexOf(entry.row) + (direction === "down" ? 1 : -1);
    for (let i = there; i >= 0 && i < order.length; i += direction === "down" ? 1 : -1) {
      const row = rows.find(({ t }) => t === order[i]);
      if (row && (row.y < lanes.scrollTop || row.y + row.height > lanes.scrollTop + lanes.clientHeight)) {
        lanes.scrollTop = Math.max(0, row.y - lanes.clientHeight / 2);
        draw();
      }
      const near = items.filter((one) => one.row === order[i])
        .sort((a, b) => Math.abs(a.at - entry.at) - Math.abs(b.at - entry.at))[0];
      if (near) return focus(near);
    }
    return undefined;
  }

  plot.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const keys = { ArrowLeft: () => event.shiftKey ? moves.earlier() : step("left"), ArrowRight: () => event.shiftKey ? moves.later() : step("right"),
      ArrowUp: () => step("up"), ArrowDown: () => step("down"), Home: () => focus(items[0]), End: () => focus(items[items.length - 1]),
      Enter: () => openItem(current), " ": () => openItem(current), "+": moves.in, "=": moves.in, "-": moves.out, 0: moves.fit };
    if (!keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });

  // One finger or the mouse moves the window, two fingers zoom; the axis and its flag move the day.
  const pointers = new Map();
  let drag = null;
  plot.addEventListener("pointerdown", (event) => {
    const box = plot.getBoundingClientRect();
    const at = event.clientX - box.left;
    pointers.set(event.pointerId, at);
    const onAxis = event.clientY - box.top < HEAD.axis;
    drag = { at, first: view.first, last: view.last, moved: false, onAxis, key: event.target.closest("[data-key]")?.dataset.key };
    if (pointers.size === 2) {
      const [a, b] = [...pointers.values()];
      drag = { ...drag, pinch: Math.abs(a - b), middle: dayFrom((a + b) / 2), moved: true };
    }
    if (onAxis) choose(Math.floor(dayFrom(at)));
  });
  plot.addEventListener("pointermove", (event) => {
    if (!drag || !pointers.has(event.pointerId)) return;
    const at = event.clientX - plot.getBoundingClientRect().left;
    pointers.set(event.pointerId, at);
    if (drag.pinch && pointers.size === 2) {
      const [a, b] = [...pointers.values()];
      const factor = drag.pinch / Math.max(10, Math.abs(a - b));
      setWindow(drag.middle - (drag.middle - drag.first) * factor, drag.middle + (drag.last - drag.middle) * factor);
    } else if (drag.onAxis) choose(Math.floor(dayFrom(at)));
    else if (drag.moved || Math.abs(at - drag.at) > 4) {
      if (!drag.moved) plot.setPointerCapture(event.pointerId);
      drag.moved = true;
      const by = (drag.at - at) / (width - gutter - 16) * (drag.last - drag.first);
      setWindow(drag.first + by, drag.last + by);
    }
  });
  const release = (event) => {
    pointers.delete(event.pointerId);
    if (drag && !drag.moved && !drag.onAxis && drag.key && event.type === "pointerup") {
      current = drag.key;
      openItem(drag.key);
    }
    if (pointers.size === 0) drag = null;
  };
  plot.addEventListener("pointerup", release);
  plot.addEventListener("pointercancel", release);
  plot.addEventListener("wheel", (event) => {
    const at = dayFrom(event.clientX - plot.getBoundingClientRect().left);
    if (event.ctrlKey || event.metaKey) zoom(Math.exp(event.deltaY * 0.004), at);
    else if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) shift((event.deltaX || event.deltaY) / width);
    else return;
    event.preventDefault();
  }, { passive: false });
  plot.addEventListener("dblclick", (event) => zoom(0.5, dayFrom(event.clientX - plot.getBoundingClientRect().left)));
  lanes.addEventListener("scroll", drawSoon);
  let seen = 0;  // of the lanes, when they were drawn last
  const resized = new ResizeObserver(eachFrame(() => {
    if (figure.clientWidth === 0 || (figure.clientWidth === width && lanes.clientHeight === seen)) return;
    seen = lanes.clientHeight;
    lay();
    draw();
  }));
  resized.observe(figure);
  resized.observe(lanes);

  return {
    view, moves, moveDay, setWindow,
    refresh() {
      lay();
      draw();
    },
    fits: () => view.first === domain.first && view.last === domain.last,
  };
}
