// Comforts beside the plain links of "share": the address into the clipboard, and the system's own sheet.

const box = document.querySelector(".share");
const url = document.querySelector("link[rel=canonical]")?.href;

function offer(name, act) {
  const button = box.querySelector(name);
  button.hidden = false;
  button.addEventListener("click", () => act().catch(() => {})); // as when a reader closes the sheet again
}

if (box && url) {
  const title = document.querySelector("h1").textContent;
  const status = box.querySelector("[data-copied]");
  if (navigator.clipboard)
    offer(".share-copy", async () => {
      await navigator.clipboard.writeText(url);
      status.textContent = status.dataset.copied;
    });
  if (navigator.share) offer(".share-send", () => navigator.share({ title, url }));
}
