// Prints the start of every event of a calendar as ical.js understands it, by its UID.
import { readFileSync } from "node:fs";
import ICAL from "../../tools/node_modules/ical.js/dist/ical.js";

const calendar = new ICAL.Component(ICAL.parse(readFileSync(process.argv[2], "utf8")));
const starts = calendar.getAllSubcomponents("vevent").map((component) => {
  const event = new ICAL.Event(component);
  return [event.uid, event.startDate.toJSDate().toISOString()];
});
console.log(JSON.stringify(Object.fromEntries(starts)));
