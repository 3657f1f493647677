// Which rows are listed, and in what order.

const NAMES = ["q", "site", "reason", "role", "sure", "sort", "credit"];
const filters = { q: "", site: "", reason: "", role: "", sure: "", sort: "", credit: "" };

const input = (name) => document.getElementById(name);

function fillFilters() {
  const rows = store.rows;
  options(input("site"), "all", tallied(rows.map((row) => row.site)));
  options(input("reason"), "all", tallied(rows.map((row) => row.reason)));
  const used = store.roles.filter(({ number }) => rows.some((row) => row.roles[number]));
  options(input("role"), "any", used.map(({ value, name }) => [value, name]));
}

function tallied(values) {
  const counts = new Map();
  for (const value of values) if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([value, n]) => [value, `${value} (${n})`]);
}

function options(select, all, pairs) {
  select.append(el("option", { value: "" }, all));
  for (const [value, name] of pairs) select.append(el("option", { value }, flat(name)));
}

function readFilters(values, rejections) {
  for (const name of NAMES) {
    filters[name] = values[name] ?? "";
    if (input(name) && input(name).value !== filters[name]) input(name).value = filters[name];
  }
  filters.rejections = rejections;
  input("site-label").hidden = rejections;
  input("reason-label").hidden = !rejections;
  const credit = input("credit-off");
  credit.hidden = !filters.credit;
  credit.replaceChildren("credit: ", isolated(filters.credit), " ×");
  input("reset").hidden = !NAMES.some((name) => filters[name]);
}

function admitted(row) {
  if (!row.reason === filters.rejections) return false;
  if (filters.site && !filters.rejections && row.site !== filters.site) return false;
  if (filters.reason && filters.rejections && row.reason !== filters.reason) return false;
  if (filters.credit && !row.credits?.includes(filters.credit)) return false;
  const below = Number(filters.sure) || 101;
  if (!filters.role) return below > 100 || 100 * row.sure < below;
  // With a role chosen, confidence is that of its least sure segment.
  const role = store.roles.find(({ value }) => value === filters.role);
  const has = role && row.roles[role.number];
  return Boolean(has) && has[1] < below;
}

const ORDERS = {
  "": (a, b) => a.sure - b.sure || a.n - b.n,
  run: (a, b) => a.n - b.n,
  new: (a, b) => (b.when ?? "").localeCompare(a.when ?? "") || a.n - b.n,
  title: (a, b) => a.title.localeCompare(b.title) || a.n - b.n,
};

const folded = (text) => text.toLocaleLowerCase().normalize("NFKC").replace(/\s+/g, " ").trim();
const headText = (row) => folded([row.title, row.id, row.site, ...(row.by ?? [])].join(" "));
const fullText = ({ segments }) => folded(segments.map((s) => `${s[1]} ${s[5]}`).join(" "));

// Rows that match, told as they are found: names and headlines at once, texts chunk by chunk.
let searches = 0;
async function search(tell) {
  const own = ++searches;
  const words = folded(filters.q).split(" ").filter(Boolean);
  const matches = (text) => words.every((word) => text.includes(word));
  const pool = store.rows.filter(admitted).sort(ORDERS[filters.sort] ?? ORDERS[""]);
  if (!words.length) return tell(pool, true);
  const found = new Set(pool.filter((row) => matches(headText(row))));
  const listed = () => pool.filter((row) => found.has(row));
  tell(listed(), false);
  const rest = grouped(pool.filter((row) => !found.has(row)));
  for (const [number, rows] of rest) {
    const details = await chunk(number);
    if (own !== searches) return undefined;
    const before = found.size;
    for (const row of rows) if (matches(fullText(details[row.at[1]]))) found.add(row);
    if (found.size > before) tell(listed(), false);
  }
  return tell(listed(), true);
}

function grouped(rows) {
  const groups = new Map();
  for (const row of rows) {
    if (!groups.has(row.at[0])) groups.set(row.at[0], []);
    groups.get(row.at[0]).push(row);
  }
  return groups;
}
