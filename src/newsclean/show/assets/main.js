// Start, routes, keys.

const VIEWS = ["overview", "articles", "rejections", "corrections"];
let view = "";

function say(words) {
  const told = el("p", { class: "toast", role: "status" }, words);
  document.querySelectorAll(".toast").forEach((node) => node.remove());
  document.body.append(told);
  setTimeout(() => told.remove(), 4000);
}

function openRow(row) {
  if (row) location.hash = route.href({ v: "", a: row.key, s: "" });
}

// What the address says is what is shown.
async function follow() {
  const values = route.read();
  const row = store.byKey.get(values.a);
  const wanted = VIEWS.includes(values.v) ? values.v : row ? (row.reason ? "rejections" : "articles") : "overview";
  const browse = wanted === "articles" || wanted === "rejections";
  document.getElementById("overview").hidden = wanted !== "overview";
  document.getElementById("corrections").hidden = wanted !== "corrections";
  document.getElementById("browse").hidden = !browse;
  document.querySelectorAll(".top nav a").forEach((link, n) => {
    if (VIEWS[n] === wanted) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  });
  const before = JSON.stringify(filters);
  readFilters(values, wanted === "rejections");
  const listed = view !== wanted || before !== JSON.stringify(filters);
  view = wanted;
  if (wanted === "corrections") return showCorrections();
  if (!browse) return undefined;
  if (listed) await search(showList);
  const here = row && Boolean(row.reason) === filters.rejections ? row : null;
  list.choose(here?.key ?? "");
  if (here) return reader.open(here, values.s === undefined ? undefined : Number(values.s));
  const first = list.rows[0];
  if (!first) return reader.close("Nothing matches these filters.");
  // Without an article named the first is shown; its link comes when it is chosen.
  list.choose(first.key);
  return reader.open(first);
}

function showList(rows, done) {
  const total = store.rows.filter((row) => Boolean(row.reason) === filters.rejections).length;
  input("found").textContent = `${whole.format(rows.length)} of ${whole.format(total)}${done ? "" : ", searching …"}`;
  list.show(rows);
}

function showCorrections() {
  const rows = [...corrections.dumps].map(([key, { roles, checked }]) => {
    const row = store.byKey.get(key);
    return el("tr", {},
      el("td", {}, el("a", { href: `#a=${key}` }, isolated(row.title || row.id))),
      el("td", {}, counted(roles.size, "segment")), el("td", {}, checked ? "yes" : "no"),
      el("td", {}, el("button", { type: "button", onclick: () => { corrections.dumps.delete(key); corrections.keep(); dropped(); } }, "Drop")));
  });
  const head = ["Dump", "Corrected", "All lines checked", ""].map((name) => el("th", { scope: "col" }, name));
  document.querySelector("#corrections .wide").replaceChildren(
    el("h2", {}, "Corrections"),
    el("p", {}, "Select segments in an article and click the role they should have. Corrected lines, and all lines of dumps marked as checked, become gold to measure and train with."),
    rows.length ? el("table", { class: "plain" }, el("thead", {}, el("tr", {}, ...head)), el("tbody", {}, ...rows))
      : el("p", { class: "soft" }, "None yet."),
    el("p", { class: "acts" }, el("button", { type: "button", id: "download", class: "main", disabled: !rows.length, onclick: download }, "Download corrections (JSON)")),
    el("p", { class: "nc-note" }, "Then: ", el("code", {}, "newsclean bench FILE.corrections.json")));
}

function dropped() {
  reader.row = null;
  document.dispatchEvent(new Event("corrected"));
  showCorrections();
}

function showCounts() {
  const rejected = store.rows.filter((row) => row.reason).length;
  document.getElementById("count-articles").textContent = whole.format(store.rows.length - rejected);
  document.getElementById("count-rejections").textContent = whole.format(rejected);
  document.getElementById("count-corrections").textContent = whole.format(corrections.changed);
}

// Rows of charts that can be filtered by become buttons.
function linkCharts() {
  for (const row of document.querySelectorAll("#overview tr[data-key]")) {
    const { key, value } = row.dataset;
    const v = key === "reason" ? "rejections" : "articles";
    const cell = row.querySelector("th");
    const link = el("a", { href: "#" + new URLSearchParams({ v, [key]: value }) });
    link.append(...cell.childNodes);
    cell.append(link);
  }
}

const THEMES = ["", "light", "dark"];
function nextTheme() {
  const root = document.documentElement;
  root.dataset.theme = THEMES[(THEMES.indexOf(root.dataset.theme ?? "") + 1) % THEMES.length];
  say(`Theme: ${root.dataset.theme || "as the system has it"}`);
}

const KEYS = {
  j: () => openRow(list.step(1)),
  k: () => openRow(list.step(-1)),
  ArrowDown: (event) => dump.move(1, event.shiftKey),
  ArrowUp: (event) => dump.move(-1, event.shiftKey),
  d: () => dump.nextDoubtful(),
  c: () => dump.panel?.querySelector(".roles button[aria-pressed=true], .roles button")?.focus(),
  u: () => dump.undo(),
  x: () => reader.row && reader.check(),
  y: () => dump.to >= 0 && dump.copyLink(),
  Escape: () => dump.to >= 0 && dump.clear(),
};

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  const field = event.target.closest("input[type=search], select, textarea");
  if (field) {
    if (event.key === "Escape" && field.id === "q") list.box.focus();
    return;
  }
  const number = "1234".indexOf(event.key);
  const browse = view === "articles" || view === "rejections";
  if (event.key === "/") { if (!browse) location.hash = "#v=articles"; setTimeout(() => input("q").focus()); }
  else if (event.key === "?") document.getElementById("keys").showModal();
  else if (number >= 0) location.hash = `#v=${VIEWS[number]}`;
  else if (browse && event.target === list.box && event.key.startsWith("Arrow")) openRow(list.step(event.key === "ArrowDown" ? 1 : -1));
  else if (browse && KEYS[event.key] && (reader.row || "jk".includes(event.key))) KEYS[event.key](event);
  else return;
  event.preventDefault();
}

function listen() {
  addEventListener("hashchange", follow);
  document.addEventListener("keydown", pressed);
  document.addEventListener("corrected", () => { showCounts(); list.draw(); });
  list.box.addEventListener("scroll", () => requestAnimationFrame(() => list.draw()));
  addEventListener("resize", () => list.draw());
  list.box.addEventListener("click", (event) => openRow(store.byKey.get(event.target.closest(".row")?.dataset.key)));
  const filter = () => {
    const changes = Object.fromEntries(NAMES.filter(input).map((name) => [name, input(name).value]));
    location.hash = route.href({ ...changes, v: view, a: "", s: "" });
  };
  let waiting;
  input("q").addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(filter, 200); });
  input("filters").addEventListener("change", filter);
  input("filters").addEventListener("submit", (event) => { event.preventDefault(); filter(); });
  input("reset").addEventListener("click", () => { location.hash = `#v=${view}`; });
  input("credit-off").addEventListener("click", () => { location.hash = route.href({ credit: "" }); });
  document.getElementById("theme").addEventListener("click", nextTheme);
  document.getElementById("help").addEventListener("click", () => document.getElementById("keys").showModal());
  addEventListener("beforeunload", (event) => { if (!corrections.saved) event.preventDefault(); });
}

function showAbout() {
  const { about } = store;
  document.getElementById("about").textContent =
    `newsclean ${about.newsclean}, ${about.made.slice(0, 16).replace("T", " ")} UTC`;
}

try {
  await openStore();
  corrections.recall();
  fillFilters();
  linkCharts();
  showCounts();
  showAbout();
  listen();
  await follow();
  document.documentElement.dataset.ready = "";
} catch (error) {
  const failure = document.getElementById("failure");
  failure.hidden = false;
  failure.textContent = `This report could not be opened: ${error.message}. It needs a browser of 2023 or later.`;
  throw error;
}
