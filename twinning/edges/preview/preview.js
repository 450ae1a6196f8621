// Loads the page again when the site is no longer the one it was rendered from. Only the preview adds this script.

const { stamp } = document.currentScript.dataset;
let source;

// A browser keeps few connections to one host, so only the tabs that are looked at hold one.
const listen = () => {
  source?.close();
  source = undefined;
  if (document.visibilityState === "hidden") return;
  source = new EventSource(`/.vorschau/changes?since=${encodeURIComponent(stamp)}`);
  source.onmessage = ({ data }) => {
    if (data !== stamp) location.reload();
  };
};

// The form's own answer is the new page.
document.querySelector("twinning-preview").shadowRoot.addEventListener("submit", () => source?.close());
document.addEventListener("visibilitychange", listen);
window.addEventListener("pagehide", () => source?.close());
window.addEventListener("pageshow", ({ persisted }) => persisted && listen());
listen();
