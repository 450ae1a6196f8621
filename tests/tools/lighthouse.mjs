// Lighthouse for many pages in one browser, with its own phone profile (simulated throttling).
// Takes {"chrome", "flags", "categories", "skipped", "urls"} as its argument; writes a line of JSON for each page.

import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const { chrome, flags, categories, skipped, urls } = JSON.parse(process.argv[2]);
const browser = await launch({ chromePath: chrome, chromeFlags: flags });
try {
  for (const url of urls) {
    const wanted = { port: browser.port, onlyCategories: categories, skipAudits: skipped, logLevel: "silent" };
    const { lhr } = await lighthouse(url, wanted);
    const scores = Object.fromEntries(Object.values(lhr.categories).map(({ id, score }) => [id, score]));
    const counted = Object.values(lhr.categories).flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight));
    const missed = counted
      .map(({ id }) => lhr.audits[id])
      .filter(({ score }) => score !== null && score < 1)
      .map(({ id, title, displayValue, details }) => [id, title, displayValue ?? "", details?.items?.slice(0, 3) ?? []]);
    console.log(JSON.stringify({ url, scores, missed, error: lhr.runtimeError?.message ?? "" }));
  }
} finally {
  await browser.kill();
}
