// Prints the start of every event of some calendars as ical.js understands it: by path, then by UID.
import { readFileSync } from "node:fs";
import ICAL from "../../tools/node_modules/ical.js/dist/ical.js";

const starts = (path) => {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(path, "utf8")));
  return calendar.getAllSubcomponents("vevent").map((component) => {
    const { uid, startDate } = new ICAL.Event(component);
    return [uid, startDate.isDate ? startDate.toString() : startDate.toJSDate().toISOString()];
  });
};
const paths = process.argv.slice(2);
console.log(JSON.stringify(Object.fromEntries(paths.map((path) => [path, Object.fromEntries(starts(path))]))));
