// The search: asks the index that was made with the site, in this browser and nowhere else, and stores nothing.
// Everything that readers see comes from the page's own HTML, in the page's language.

const form = document.querySelector(".search-form");
const field = form.elements.q;
const selects = [...form.querySelectorAll("select")];
const status = document.querySelector(".search-status");
const list = document.querySelector(".search-hits");
const more = document.querySelector(".search-more");
const mould = document.querySelector("template.search-hit").content;
const lists = document.querySelector(".search-lists");
const language = document.documentElement.lang;

const PAGE = 10; // results at a time
const PAUSE = 200; // milliseconds between the last key and the question
const BREAK = " ␞"; // behind it stand words that are searched and never shown
const UNSPACED = "[\\u3040-\\u30ff\\u3400-\\u9fff々ー]+"; // writing without spaces
const isUnspaced = (text) => new RegExp(UNSPACED).test(text);

let engine; // loaded when somebody begins to search
let latest = 0; // the number of the last question: answers to an earlier one come too late
let timer;

function load() {
  engine ??= open().catch((error) => {
    engine = undefined; // so that the next question tries again
    throw error;
  });
  return engine;
}

async function open() {
  const base = form.dataset.index;
  const [pagefind, facets] = await Promise.all([
    import(`${base}pagefind.js`),
    // Its address does not change with its content, so the browser has to ask.
    fetch(`${base}facets.${language.toLowerCase()}.json`, { cache: "no-cache" }).then((answer) => {
      if (!answer.ok) throw new Error(answer.statusText);
      return answer.json();
    }),
  ]);
  // A worker would load the same program a second time, for searches that take a few milliseconds.
  return [pagefind.createInstance({ noWorker: true }), facets];
}

function wanted() {
  const chosen = Object.fromEntries(selects.map((select) => [select.name, select.value]));
  return { term: field.value.trim(), ...chosen };
}

/** What matches, best first; in the page's language before any other. Without a word: all, the newest first. */
async function search({ term, city, year, kind, language: tongue }) {
  const [pagefind, facets] = await load();
  const { results } = await pagefind.search(term || null);
  const hits = [];
  for (const result of results) {
    if (!facets[result.id]) continue; // of a site that was published a moment ago
    const [kind_, date, when, cities, lang] = facets[result.id];
    if (kind && kind !== kind_) continue;
    if (year && !date.startsWith(year)) continue;
    if (city && !cities.includes(city)) continue;
    if (tongue && tongue !== lang) continue;
    hits.push({ result, kind: kind_, date, when, lang });
  }
  if (!term) hits.sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
  return [...hits.filter((hit) => hit.lang === language), ...hits.filter((hit) => hit.lang !== language)];
}

/** A word in plain letters, and as it is written where a keyboard lacks some: munchen and muenchen. */
function spellings(word) {
  const small = word.toLowerCase();
  return [small, small.replace(/[äöüåß]/g, (sign) => ({ ä: "ae", ö: "oe", ü: "ue", å: "aa", ß: "ss" })[sign])].map(
    (each) =>
      each
        .replace(/[ßłøđæœı]/g, (sign) => ({ ß: "ss", ł: "l", ø: "o", đ: "d", æ: "ae", œ: "oe", ı: "i" })[sign])
        .normalize("NFD")
        .replace(/\p{M}/gu, ""),
  );
}

/** The title and the text as lists of [letters, is it a match]. */
function marked(data, term) {
  const all = data.content.split(/\s+/);
  const shown = data.content.split(BREAK)[0].split(/\s+/);
  const found = new Set(data.locations);
  // A helper word was found: the word it stands for is the one that holds it, Städtepartnerschaft for partnerschaft.
  const helpers = [...found].filter((at) => at > shown.length).flatMap((at) => spellings(all[at] ?? "").slice(0, 1));
  const isHit = (word, at) =>
    found.has(at) || spellings(word).some((each) => helpers.some((helper) => helper && each.includes(helper)));
  const unspaced = term.match(new RegExp(UNSPACED, "g")) ?? [];
  const parts = shown.map((word, at) => {
    const sign = unspaced.find((each) => word.includes(each));
    if (sign) return word.split(new RegExp(`(${sign})`)).map((piece) => [piece, piece === sign]);
    const core = word.match(/[\p{L}\p{N}](?:.*[\p{L}\p{N}])?/u)?.[0];
    if (!core || isUnspaced(word) || !isHit(word, at)) return [[word, false]];
    const [before, ...behind] = word.split(core);
    return [[before, false], [core, true], [behind.join(core), false]];
  });
  const title = data.meta.title.split(/\s+/).length;
  const joined = (some) => some.flatMap((part, at) => (at ? [[" ", false], ...part] : part));
  return [joined(parts.slice(0, title)), excerpt(joined(parts.slice(title)))];
}

/** The part of a text around its first match; its beginning where there is none. */
function excerpt(parts) {
  const text = parts.map(([letters]) => letters).join("");
  const first = parts.findIndex(([, isHit]) => isHit);
  const at = first < 0 ? 0 : parts.slice(0, first).reduce((sum, [letters]) => sum + letters.length, 0);
  const length = isUnspaced(text) ? 110 : 240;
  const before = length / 4;
  const from = at < before ? 0 : Math.max(text.lastIndexOf(" ", at - before + 20) + 1, Math.floor(at - before));
  let until = from + length;
  if (until < text.length) until = Math.max(text.lastIndexOf(" ", until), until - 30);
  const cut = [];
  let place = 0;
  for (const [letters, isHit] of parts) {
    const piece = letters.slice(Math.max(from - place, 0), Math.max(until - place, 0));
    if (piece) cut.push([piece, isHit]);
    place += letters.length;
  }
  return [[from ? "… " : "", false], ...cut, [until < text.length ? " …" : "", false]];
}

function fill(element, parts) {
  for (const [letters, isHit] of parts) {
    if (!isHit) element.append(letters);
    else element.append(Object.assign(document.createElement("mark"), { textContent: letters }));
  }
}

/** What the page calls a choice. */
function label(name, value) {
  return form.querySelector(`select[name="${name}"] option[value="${value}"]`)?.textContent ?? "";
}

async function item(hit, term) {
  const data = await hit.result.data();
  const node = mould.cloneNode(true);
  const [title, text] = marked(data, term);
  const link = document.createElement("a");
  node.querySelector(".hit-title").append(link);
  const about = node.querySelector(".hit-excerpt");
  link.href = data.raw_url.split(" ")[1]; // the edition's tag stands before it
  fill(link, title);
  fill(about, text);
  const isForeign = hit.lang !== language;
  if (isForeign) link.lang = link.hreflang = about.lang = hit.lang;
  const told = { kind: label("kind", hit.kind), when: hit.when, language: isForeign ? label("language", hit.lang) : "" };
  for (const [name, words] of Object.entries(told)) {
    const part = node.querySelector(`.hit-${name}`);
    if (words) part.textContent = words;
    else part.remove();
  }
  return node;
}

/** Show a page of results more; the keyboard goes to the first of them when a reader asked for it. */
async function show(hits, term, number, isAsked) {
  const begin = list.children.length;
  const items = await Promise.all(hits.slice(begin, begin + PAGE).map((hit) => item(hit, term)));
  if (number !== latest) return;
  list.append(...items);
  more.hidden = hits.length <= list.children.length;
  more.onclick = () => show(hits, term, number, true);
  if (isAsked) list.children[begin]?.querySelector("a").focus();
}

async function answer() {
  const number = ++latest;
  const question = wanted();
  const isAsked = Object.values(question).some(Boolean);
  remember();
  lists.hidden = false;
  if (!isAsked) return clear("");
  try {
    const hits = await search(question);
    if (number !== latest) return undefined;
    clear(hits.length ? status.dataset.found.replace("#", hits.length) : status.dataset.none);
    lists.hidden = hits.length > 0;
    return await show(hits, question.term, number, false);
  } catch {
    return number === latest ? clear(status.dataset.failed) : undefined;
  }
}

function clear(words) {
  list.replaceChildren();
  more.hidden = true;
  if (status.textContent !== words) status.textContent = words; // said again, it would be read out again
}

/** The address holds the question, so that it can be kept, sent, and come back to. */
function remember() {
  const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim()));
  history.replaceState(null, "", query.size ? `?${query}` : location.pathname);
}

function recall() {
  const query = new URLSearchParams(location.search);
  for (const element of [field, ...selects]) element.value = query.get(element.name) ?? "";
  for (const select of selects) if (select.selectedIndex < 0) select.value = "";
  if (query.size) answer();
}

form.addEventListener("focusin", () => load().catch(() => {}), { once: true });
field.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(answer, PAUSE);
});
form.addEventListener("change", (event) => event.target !== field && answer());
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  answer();
});
recall();
