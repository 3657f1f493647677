// The data: rows of the list decoded at the start, details chunk by chunk when they are wanted.

async function decoded(id) {
  const text = document.getElementById(id).textContent;
  let bytes;
  if (Uint8Array.fromBase64) bytes = Uint8Array.fromBase64(text);
  else {
    const raw = atob(text);
    bytes = new Uint8Array(raw.length);
    for (let n = 0; n < raw.length; n++) bytes[n] = raw.charCodeAt(n);
  }
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}

const store = { rows: [], byKey: new Map(), roles: [], about: {} };

async function openStore() {
  const { about, rows } = await decoded("index");
  store.about = about;
  store.roles = about.roles.map(([value, name, article], number) => ({ number, value, name, article }));
  store.rows = rows;
  for (const row of rows) store.byKey.set(row.key, row);
}

// Chunks used last, so that walking through the list unpacks none twice in a row.
const unpacked = new Map();
const MOST_UNPACKED = 12;

function chunk(number) {
  const there = unpacked.get(number) ?? decoded(`chunk-${number}`);
  unpacked.delete(number);
  unpacked.set(number, there);
  if (unpacked.size > MOST_UNPACKED) unpacked.delete(unpacked.keys().next().value);
  return there;
}

async function detail(row) {
  return (await chunk(row.at[0]))[row.at[1]];
}

// The address after "#": what is looked at, so that a link leads back to it.
const route = {
  read() {
    return Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  },
  href(changes) {
    const values = { ...this.read(), ...changes };
    const kept = Object.entries(values).filter(([, value]) => value !== "" && value != null);
    return "#" + new URLSearchParams(kept);
  },
  // Replacing keeps "back" for steps a reader would name; it makes no hashchange event.
  replace(changes) {
    history.replaceState(null, "", this.href(changes));
  },
};
