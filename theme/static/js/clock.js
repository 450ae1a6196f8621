// The time in the city of the page, beside the difference that stands there in words.

const place = document.querySelector("[data-zone]");
if (place) {
  const { lang } = document.documentElement;
  const form = { timeZone: place.dataset.zone, weekday: "long", hour: "numeric", minute: "2-digit" };
  const time = new Intl.DateTimeFormat(lang, form);
  const show = () => {
    place.textContent = time.format();
    setTimeout(show, 60000 - (Date.now() % 60000));
  };
  show();
}
