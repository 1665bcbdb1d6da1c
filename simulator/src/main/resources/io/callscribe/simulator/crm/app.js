// Shows the CRM as it grows. All data goes through textContent, never through markup.

const PAUSE_MILLIS = 1000;
const FRESH_MILLIS = 2500;
const UPDATED_MILLIS = 12000;
const NOTHING_YET = "No activities yet. Calls appear here a few seconds after they end.";

const at = (id) => document.getElementById(id);
const activities = new Map();
const cards = new Map();
let contacts = [];
let users = new Map();
let known = { generation: "", revision: 0, total: 0 };
let chosen = "";
let editing = null;

const dayAndTime = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });

function element(name, text, className) {
  const made = document.createElement(name);
  if (text !== undefined) {
    made.textContent = text;
  }
  if (className) {
    made.className = className;
  }
  return made;
}

function duration(seconds) {
  const minutes = Math.floor(seconds / 60);
  return minutes > 0 ? `${minutes} min ${seconds % 60} s` : `${seconds} s`;
}

function contactName(id) {
  return contacts.find((contact) => contact.id === id)?.name ?? id;
}

function userName(id) {
  return users.get(id)?.name ?? id;
}

function link(url, text) {
  const made = element("a", text);
  // A link that a program wrote may lead anywhere; only web addresses become clickable.
  if (/^https?:\/\//i.test(url)) {
    made.href = url;
    made.target = "_blank";
    made.rel = "noopener noreferrer";
  }
  return made;
}

function fact(list, name, value) {
  if (value === "") {
    return;
  }
  const pair = element("div");
  const description = element("dd");
  description.append(value);
  pair.append(element("dt", name), description);
  list.append(pair);
}

function fill(card, activity) {
  const hadFocus = card.contains(document.activeElement);
  const top = element("div", undefined, "top");
  const edit = element("button", "Edit");
  edit.type = "button";
  edit.setAttribute("aria-label", `Edit ${activity.subject}`);
  edit.addEventListener("click", () => open(activity.id));
  top.append(element("h3", activity.subject), edit);

  const facts = element("dl", undefined, "facts");
  fact(facts, "Contact", contactName(activity.contactId));
  fact(facts, "Owner", userName(activity.ownerId));
  fact(facts, "Start", dayAndTime.format(new Date(activity.startedAt)));
  fact(facts, "Duration", duration(activity.durationSeconds));
  fact(facts, "Direction", activity.direction);
  fact(facts, "Result", activity.result);
  for (const [name, value] of Object.entries(activity.fields)) {
    fact(facts, name, value);
  }
  if (activity.recordingUrl) {
    fact(facts, "Recording", link(activity.recordingUrl, "open"));
  }
  for (const file of activity.attachments) {
    fact(facts, "File", link(file.url, file.fileName));
  }

  const foot = element("div", undefined, "foot");
  foot.append(element("span", `Version ${activity.version}`));
  foot.append(element("span", `changed ${dayAndTime.format(new Date(activity.updatedAt))}`));
  const badge = element("span", "updated", "badge");
  badge.hidden = !card.dataset.updated;
  foot.append(badge);

  const parts = [top, facts];
  if (activity.body) {
    parts.push(element("p", activity.body, "body"));
  }
  card.replaceChildren(...parts, foot);
  if (hadFocus) {
    edit.focus();
  }
}

function markUpdated(card) {
  const mark = String(Date.now());
  card.dataset.updated = mark;
  setTimeout(() => {
    if (card.dataset.updated === mark) {
      delete card.dataset.updated;
      card.querySelector(".badge").hidden = true;
    }
  }, UPDATED_MILLIS);
}

function markFresh(card) {
  card.classList.add("fresh");
  setTimeout(() => card.classList.remove("fresh"), FRESH_MILLIS);
}

function take(news) {
  if (news.whole) {
    activities.clear();
    cards.clear();
  }
  contacts = news.contacts;
  users = new Map(news.users.map((user) => [user.id, user]));
  for (const id of news.deleted) {
    activities.delete(id);
    cards.delete(id);
  }
  for (const activity of news.activities) {
    const isNew = !activities.has(activity.id);
    activities.set(activity.id, activity);
    const card = cards.get(activity.id) ?? element("li", undefined, "activity");
    cards.set(activity.id, card);
    if (!news.whole) {
      markFresh(card);
      if (!isNew) {
        markUpdated(card);
      }
    }
    fill(card, activity);
  }
  known = { generation: news.generation, revision: news.revision, total: news.total };
}

function showContacts() {
  const focused = document.activeElement?.dataset?.contact;
  const all = contacts.reduce((sum, contact) => sum + contact.count, 0);
  const rows = [{ id: "", name: "All contacts", count: all }, ...contacts].map((contact) => {
    const button = element("button");
    button.type = "button";
    button.dataset.contact = contact.id;
    button.setAttribute("aria-pressed", String(contact.id === chosen));
    button.append(element("span", contact.name), element("span", contact.count, "count"));
    button.addEventListener("click", () => choose(contact.id));
    const row = element("li");
    row.append(button);
    return row;
  });
  at("contacts").replaceChildren(...rows);
  if (focused !== undefined) {
    document.querySelector(`[data-contact="${CSS.escape(focused)}"]`)?.focus();
  }
}

function choose(contactId) {
  chosen = contactId;
  at("heading").textContent = contactId ? contactName(contactId) : "All activities";
  showContacts();
  showActivities();
}

function isWanted(activity, text) {
  return (
    (chosen === "" || activity.contactId === chosen) &&
    (text === "" ||
      `${activity.subject}\n${activity.body}\n${activity.result}\n${contactName(activity.contactId)}\n${userName(activity.ownerId)}`
        .toLowerCase()
        .includes(text))
  );
}

function showActivities() {
  const text = at("filter").value.trim().toLowerCase();
  const shown = [...activities.values()]
    .filter((activity) => isWanted(activity, text))
    .sort((a, b) => b.createdAt.localeCompare(a.createdAt) || b.id.localeCompare(a.id));
  const list = at("activities");
  const wanted = shown.map((activity) => cards.get(activity.id));
  for (const card of [...list.children]) {
    if (!wanted.includes(card)) {
      card.remove();
    }
  }
  wanted.forEach((card, place) => {
    if (list.children[place] !== card) {
      list.insertBefore(card, list.children[place] ?? null);
    }
  });
  const empty = at("empty");
  empty.hidden = shown.length > 0;
  empty.textContent =
    activities.size === 0 ? NOTHING_YET : "Nothing here matches the contact and the text.";
  const more = at("more");
  more.hidden = activities.size >= known.total;
  more.textContent = `The page holds ${activities.size} of ${known.total} activities.`;
}

function open(id) {
  const activity = activities.get(id);
  if (!activity) {
    return;
  }
  editing = { id, version: activity.version };
  at("subject").value = activity.subject;
  at("body").value = activity.body;
  at("problem").hidden = true;
  at("reload").hidden = true;
  at("editor").showModal();
}

function complain(text, canReload) {
  at("problem").textContent = text;
  at("problem").hidden = false;
  at("reload").hidden = !canReload;
}

async function save() {
  try {
    const answer = await fetch(`/ui/activities/${encodeURIComponent(editing.id)}`, {
      method: "PATCH",
      headers: { "Content-Type": "application/json", "If-Match": `"${editing.version}"` },
      body: JSON.stringify({ subject: at("subject").value, body: at("body").value }),
    });
    if (answer.status === 412) {
      complain("Somebody changed this activity while you were editing. Nothing was saved.", true);
    } else if (!answer.ok) {
      const problem = await answer.json().catch(() => ({}));
      complain(problem.error?.message ?? `Saving failed (${answer.status}).`, false);
    } else {
      at("editor").close();
      await refresh();
    }
  } catch {
    complain("The CRM cannot be reached. Nothing was saved.", false);
  }
}

/** The CRM's links name a contact or an activity after the #. */
function goToAddress() {
  const id = location.hash.slice(1);
  if (contacts.some((contact) => contact.id === id)) {
    choose(id);
  } else if (cards.has(id)) {
    choose("");
    cards.get(id).scrollIntoView({ block: "center" });
    markFresh(cards.get(id));
  }
}

let asking = Promise.resolve();

function refresh() {
  asking = asking.then(ask, ask);
  return asking;
}

async function ask() {
  try {
    const answer = await fetch(
      `/ui/news?generation=${encodeURIComponent(known.generation)}&since=${known.revision}`
    );
    if (!answer.ok) {
      throw new Error(String(answer.status));
    }
    const news = await answer.json();
    at("connection").textContent = "";
    const isChanged = news.whole || news.revision !== known.revision;
    if (isChanged) {
      take(news);
      showContacts();
      showActivities();
    }
  } catch {
    at("connection").textContent = "Not connected. Trying again…";
  }
}

async function watch() {
  await refresh();
  setTimeout(watch, PAUSE_MILLIS);
}

at("filter").addEventListener("input", showActivities);
at("cancel").addEventListener("click", () => at("editor").close());
at("reload").addEventListener("click", async () => {
  await refresh();
  at("editor").close();
  open(editing.id);
});
at("form").addEventListener("submit", (event) => {
  event.preventDefault();
  save();
});

window.addEventListener("hashchange", goToAddress);

watch().then(goToAddress);
