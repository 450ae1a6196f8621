// Three editions, in which the German articles stand in for those that are not translated.
import { readFileSync } from "node:fs";
import markdownIt from "markdown-it";

const { entries, topics, cities } = JSON.parse(readFileSync("bench.json", "utf8"));
const LANGUAGES = ["de", "en", "fr"];
const prefix = (lang) => (lang === "de" ? "/" : `/${lang}/`);
const pad = (number) => String(number).padStart(2, "0");

// All articles of each edition, the newest first: a translation in the place of its original.
const editions = (api) => {
  const all = api.getFilteredByTag("article");
  const originals = all.filter((page) => page.data.lang === "de").reverse();
  return Object.fromEntries(
    LANGUAGES.map((lang) => {
      const own = new Map(all.filter((page) => page.data.lang === lang).map((page) => [page.data.slug, page]));
      return [lang, originals.map((page) => own.get(page.data.slug) ?? page)];
    }),
  );
};

// The text; of one in another language than the edition's, the summary.
const told = (page, lang) => (page.data.lang === lang ? page.templateContent : `<p>${page.data.summary}</p>`);

const grouped = (pages, keysOf) => {
  const groups = new Map();
  for (const page of pages) {
    for (const key of keysOf(page)) {
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(page);
    }
  }
  return groups;
};

// Every list of every edition: the front page, topics, cities and years.
const lists = (api) =>
  Object.entries(editions(api)).flatMap(([lang, pages]) => {
    const some = (kind, groups, hasFeed) =>
      [...groups].map(([name, list]) => ({
        lang, kind, title: name, url: `${prefix(lang)}${kind}/${name}/`, pages: list, shown: list, hasFeed,
      }));
    const title = "Musterstadt und seine Partnerstädte";
    return [
      { lang, kind: "home", title, url: prefix(lang), pages, shown: pages.slice(0, 10), hasFeed: true },
      ...some("themen", grouped(pages, (page) => page.data.themen), true),
      ...some("staedte", grouped(pages, (page) => page.data.staedte), true),
      ...some("jahre", grouped(pages, (page) => [String(page.date.getUTCFullYear())]), false),
    ];
  });

export default (config) => {
  config.setLibrary("md", markdownIt({ html: true, typographer: true, quotes: "„“‚‘" }));
  config.setQuietMode(true);
  config.addGlobalData("site", { title: "Musterstadt und seine Partnerstädte", url: "https://www.example.org", topics, cities });
  config.addFilter("day", (date) => `${pad(date.getUTCDate())}.${pad(date.getUTCMonth() + 1)}.${date.getUTCFullYear()}`);
  config.addFilter("iso", (date) => date.toISOString());
  config.addFilter("prefix", prefix);
  config.addFilter("told", told);
  config.addFilter("jsonFeed", (list, url) =>
    JSON.stringify({
      version: "https://jsonfeed.org/version/1.1",
      title: list.title,
      home_page_url: url + list.url,
      language: list.lang,
      items: list.pages.slice(0, entries || undefined).map((page) => ({
        id: url + page.url,
        url: url + page.url,
        title: page.data.title,
        summary: page.data.summary,
        content_html: told(page, list.lang),
        date_published: page.date.toISOString(),
        tags: [...page.data.themen, ...page.data.staedte],
      })),
    }),
  );
  config.addFilter("first", (pages, count) => pages.slice(0, count || undefined));
  config.addGlobalData("entries", entries);
  config.addCollection("lists", lists);
  config.addCollection("feeds", (api) => lists(api).filter((list) => list.hasFeed));
  config.addCollection("newest", (api) =>
    Object.fromEntries(Object.entries(editions(api)).map(([lang, pages]) => [lang, pages.slice(0, 5)])),
  );
  config.addCollection("translations", (api) => {
    const found = {};
    for (const page of api.getFilteredByTag("article")) (found[page.data.slug] ??= []).push(page);
    return found;
  });
  config.addCollection("agenda", (api) => api.getFilteredByTag("event").reverse());
  return {
    dir: { input: "site", output: "output" },
    markdownTemplateEngine: false,
    htmlTemplateEngine: "njk",
  };
};
