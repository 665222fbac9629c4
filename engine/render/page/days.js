// days.js - days as whole numbers since 1970-01-01, and how they are said. No clock except today().
const DAY = 86400000;
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September",
  "October", "November", "December"];

const isoOf = (day) => new Date(day * DAY).toISOString().slice(0, 10);

// The day of "2026-04-27"; null for what is no day of the years 1 to 9999.
function dayOf(iso) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso ?? "")) return null;
  const time = Date.parse(iso + "T00:00:00Z");
  return Number.isNaN(time) || isoOf(time / DAY) !== iso ? null : time / DAY;
}

function partsOf(day) {
  const date = new Date(day * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth(), day: date.getUTCDate() };
}

function dayAt(year, month, day) {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return date.getTime() / DAY;
}

function sayDay(day) {
  const { year, month, day: number } = partsOf(day);
  return `${number} ${MONTHS[month]} ${year}`;
}

function today() {
  const now = new Date();
  return dayAt(now.getFullYear(), now.getMonth(), now.getDate());
}

// The lines of an axis over [first, last] that is `width` wide: [{day, words}], from centuries to days.
function ticks(first, last, width) {
  const room = Math.max(2, width / 76);
  const days = last - first;
  const out = [];
  const years = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find((n) => days / 365.25 / n <= room) ?? 1000;
  if (years > 1 || days / 365.25 * 4 > room) {
    for (let year = Math.floor(partsOf(first).year / years) * years; ; year += years) {
      const day = dayAt(year, 0, 1);
      if (day > last) return out;
      if (day >= first) out.push({ day, words: String(year) });
    }
  }
  const months = [1, 3].find((n) => days / 30.44 / n <= room) ?? 3;
  if (months > 1 || days / 7 > room) {
    const { year, month } = partsOf(first);
    for (let i = Math.floor(month / months) * months; ; i += months) {
      const day = dayAt(year, i, 1);
      if (day > last) return out;
      if (day < first) continue;
      const at = partsOf(day);
      const name = MONTHS[at.month].slice(0, 3);
      out.push({ day, words: at.month === 0 || out.length === 0 ? `${name} ${at.year}` : name });
    }
  }
  const step = days <= room ? 1 : 7;
  for (let day = Math.ceil(first / step) * step; day <= last; day += step) {
    const at = partsOf(day);
    const name = MONTHS[at.month].slice(0, 3);
    out.push({ day, words: out.length === 0 ? `${at.day} ${name} ${at.year}` : `${at.day} ${name}` });
  }
  return out;
}
