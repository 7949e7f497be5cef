/* 汇总.html 的网址：条件和点开的项写在 # 后面，可以发给别人，可以后退。形如 #items?open=4.7 。 */
let place = "";   /* 所在的一节 */

function address() {
  const query = new URLSearchParams();
  if (wanted.group >= 0) query.set("town", data.groups[wanted.group].name);
  if (wanted.item >= 0) query.set("item", items[wanted.item].number);
  if (wanted.name) query.set("school", wanted.name);
  if (wanted.trouble) query.set("bad", 1);
  if (wanted.standing) query.set("standing", 1);
  if (opened.size) query.set("open", [...opened].map((at) => items[at].number).sort((a, b) => a - b).join("."));
  return String(query) && `?${query}`;
}

/* 网页里的链接都带上现在的条件。 */
function relink() {
  for (const link of document.querySelectorAll("a")) {
    link.setAttribute("href", `#${link.hash.slice(1).split("?")[0]}${address()}`);
  }
}

/* 记入网址；again：还在打同一个名称，不另记一步。有的浏览器记得太快会拒绝，不影响查询。 */
function remember(section, again = false) {
  place = section;
  const next = `#${place}${address()}`;
  relink();
  if (next === location.hash) return;
  try {
    history[again ? "replaceState" : "pushState"]({ here: true }, "", next);
  } catch {}
}

/* 到一节，焦点也到。 */
function go(section) {
  const target = id(section);
  if (!target) return;
  target.scrollIntoView();
  const title = target.querySelector("h2") || target;
  title.tabIndex = -1;
  title.focus({ preventScroll: true });
}

function follow() {
  const [section, query = ""] = location.hash.slice(1).split("?");
  const wish = new URLSearchParams(query);
  place = section;
  Object.assign(wanted, {
    group: data.groups.findIndex((group) => group.name === wish.get("town")),
    item: items.findIndex((item) => String(item.number) === wish.get("item")),
    name: (wish.get("school") || "").trim(),
    trouble: wish.get("bad") === "1",
    standing: wish.get("standing") === "1" && Boolean(id("by-standing")),
  });
  const lost = [wish.has("town") && wanted.group < 0 && `乡镇“${wish.get("town")}”`, wish.has("item") && wanted.item < 0 && `第${wish.get("item")}项`];
  astray = lost.some(Boolean) ? `链接里的${lost.filter(Boolean).join("、")}本页没有。` : "";
  opened.clear();
  for (const number of (wish.get("open") || "").split(".")) {
    const at = items.findIndex((item) => String(item.number) === number);
    if (at >= 0 && items[at].row.querySelector("[data-item]")) opened.add(at);
  }
  showOpened();
  if (id("search")) showConditions();
  relink();
  if (section && !(history.state && history.state.here)) go(section);
}

window.addEventListener("hashchange", follow);
follow();
