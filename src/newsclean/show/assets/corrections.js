// Roles a reader changed, by dump and segment; kept in the browser until they are downloaded.

const FORMAT = "newsclean-corrections/1";

const corrections = {
  // key of a dump -> { roles: Map of segment number -> role number, checked: boolean }
  dumps: new Map(),
  saved: true,

  get(key) {
    return this.dumps.get(key) ?? { roles: new Map(), checked: false };
  },
  change(key, work) {
    const entry = this.get(key);
    work(entry);
    if (entry.roles.size || entry.checked) this.dumps.set(key, entry);
    else this.dumps.delete(key);
    this.saved = this.dumps.size === 0;
    this.keep();
  },
  // A segment given the role it had is no correction.
  setRole(key, number, role, original) {
    this.change(key, (entry) => {
      if (role === original) entry.roles.delete(number);
      else entry.roles.set(number, role);
    });
  },
  setChecked(key, checked) {
    this.change(key, (entry) => { entry.checked = checked; });
  },
  get changed() {
    let total = 0;
    for (const entry of this.dumps.values()) total += entry.roles.size;
    return total;
  },

  // Storage may be forbidden for files; then corrections live as long as the page.
  get place() {
    return `newsclean ${store.about.made} ${store.about.title}`;
  },
  keep() {
    const entries = [...this.dumps].map(([key, { roles, checked }]) => [key, [...roles], checked]);
    try {
      localStorage.setItem(this.place, JSON.stringify(entries));
    } catch { /* see above */ }
  },
  recall() {
    try {
      for (const [key, roles, checked] of JSON.parse(localStorage.getItem(this.place)) ?? []) {
        if (store.byKey.has(key)) this.dumps.set(key, { roles: new Map(roles), checked });
      }
    } catch { /* see above */ }
  },
};

// Offsets count characters as Python does; between segments stand line feeds.
function textOf(segments) {
  let text = "";
  let end = 0;
  for (const [, own, start, stop] of segments) {
    text += "\n".repeat(start - end) + own;
    end = stop;
  }
  return text;
}

async function correctionsFile() {
  const dumps = [];
  for (const [key, { roles, checked }] of corrections.dumps) {
    const row = store.byKey.get(key);
    const { segments } = await detail(row);
    dumps.push({
      source_id: row.id,
      checked,
      text: textOf(segments),
      segments: segments.map(([role, , start, end], number) => {
        const value = store.roles[roles.get(number) ?? role].value;
        return roles.has(number)
          ? { start, end, role: value, was: store.roles[role].value }
          : { start, end, role: value };
      }),
    });
  }
  return { format: FORMAT, newsclean: store.about.newsclean, made: new Date().toISOString(), dumps };
}

async function download() {
  const text = JSON.stringify(await correctionsFile(), null, 1);
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const name = store.about.title.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "report";
  const link = el("a", { href: address, download: `${name}.corrections.json` });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  corrections.saved = true;
}
