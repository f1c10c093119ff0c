import htmx from "htmx.org/dist/htmx.esm.js";

// Everything works without this file: it only spares page loads and closes what is open.
htmx.config.allowEval = false;
htmx.config.includeIndicatorStyles = false;
htmx.config.historyCacheSize = 0;
htmx.config.refreshOnHistoryMiss = true;

const days = (date) => Math.round(Date.parse(`${date}T00:00:00Z`) / 86_400_000);
const date = (day) => new Date(day * 86_400_000).toISOString().slice(0, 10);

// The slider and the date field of the time form are two handles of one value; only the date is sent.
function bind(form) {
  const day = form.querySelector("input[type=date][name=day]");
  const range = form.querySelector("input[type=range]");
  if (!day || !range) return;
  const say = () => range.setAttribute("aria-valuetext", longDate.format(new Date(`${day.value}T00:00:00Z`)));
  range.addEventListener("input", () => {
    day.value = date(Number(range.value));
    say();
    form.dispatchEvent(new CustomEvent("moved"));
  });
  day.addEventListener("change", () => {
    if (!day.value) return;
    range.value = String(days(day.value));
    say();
    form.dispatchEvent(new CustomEvent("moved"));
  });
  for (const choice of form.querySelectorAll("input[type=radio]")) {
    choice.addEventListener("change", () => form.dispatchEvent(new CustomEvent("moved")));
  }
}

const longDate = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
document.querySelectorAll("form.time").forEach(bind);

// A menu closes when the reader turns elsewhere.
document.addEventListener("click", (event) => closeMenus(event.target));
document.addEventListener("focusin", (event) => closeMenus(event.target));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = document.querySelector("details.menu[open]");
  open?.querySelector("summary").focus();
  closeMenus(null);
});

function closeMenus(except) {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!except || !menu.contains(except)) menu.open = false;
  }
}

// A table that a link leads to is shown at once.
const openTarget = () => {
  const target = document.getElementById(location.hash.slice(1));
  if (target?.matches("details.table-part")) target.open = true;
};
addEventListener("hashchange", openTarget);
openTarget();

document.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr } = event.detail;
  // Signed out meanwhile: the whole window goes to the sign-in page.
  if (new URL(xhr.responseURL).pathname === "/sign-in") {
    event.detail.shouldSwap = false;
    location.assign(xhr.responseURL);
  } else if ([400, 404, 409, 413, 415, 422, 503].includes(xhr.status)) {
    // The answer is a page that says why.
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});

document.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-copy]");
  if (!button) return;
  await navigator.clipboard.writeText(new URL(button.dataset.copy, location.href).href);
  button.textContent = "Copied";
});

// A part that was exchanged takes the focus with it, unless it says itself what is to have it.
document.addEventListener("htmx:afterSettle", ({ detail: { elt } }) => {
  if (elt.id === "record" && !elt.contains(document.activeElement)) elt.querySelector("summary, h2").focus();
});
