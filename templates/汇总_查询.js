/* 汇总.html 的查询：按乡镇、项目、学校名称筛选；点开一项；打印所选学校。 */
const SCHOOLS = 20;   /* 一次显示几所 */
const PRINTED = 1000;   /* 一次至多打印、复制几所 */
const COPIED = 5000;
const wanted = { group: -1, item: -1, name: "", trouble: false, standing: false };
const opened = new Set();
let astray = "";   /* 链接里有、本页没有的条件 */

function drawMatrix(found, size, towns) {
  const table = make("table", "matrix");
  const head = table.createTHead().insertRow();
  for (const text of ["学校", ...(towns ? ["乡镇"] : []), "状态", ...items.map((item) => item.number)]) {
    const cell = make("th", typeof text === "number" ? "digit" : text === "乡镇" ? "town" : "", text);
    cell.scope = "col";
    head.append(cell);
  }
  items.forEach((_, at) => {
    const cell = head.cells[head.cells.length - items.length + at];
    cell.classList.toggle("chosen", at === wanted.item);
  });
  const body = table.createTBody();
  id("matrix").replaceChildren(...(found.length ? [table] : []));
  paged(found, size, (school) => body.append(matrixRow(school, towns)), id("more-schools"), "所");
}

function matrixRow(school, towns) {
  const row = make("tr");
  const name = make("th");
  name.scope = "row";
  const link = make("button", "link", nameOf(school));
  link.type = "button";
  link.onclick = () => search({ group: school[0], item: -1, name: nameOf(school), trouble: false, standing: false });
  name.append(link);
  row.append(name, ...(towns ? [make("td", "state town", data.groups[school[0]].name)] : []), make("td", "state", stateOf(school)));
  items.forEach((_, item) => {
    /* 记号由样式画出，选中复制得到的是词。 */
    const [word, kind] = ANSWERS[answer(school, item)] || ["", ""];
    const cell = make("td", `cell ${kind}${word ? " said" : ""}${item === wanted.item ? " chosen" : ""}`);
    cell.append(make("span", "vh", word));
    row.append(cell);
  });
  return row;
}

function matrixRows(found) {
  const head = ["学校", "乡镇", "状态", ...items.map((item) => `第${item.number}项`)];
  return [head, ...found.map((school) => [
    nameOf(school), data.groups[school[0]].name, stateOf(school), ...items.map((_, item) => wordOf(school, item)),
  ])];
}

/* 条件的说法，也是所打印的一页的题目。 */
function asked() {
  const parts = [wanted.group < 0 ? "" : data.groups[wanted.group].name, wanted.item < 0 ? "" : `第${items[wanted.item].number}项`,
    wanted.name && `名称含“${wanted.name}”`, wanted.trouble ? "存在问题的学校" : "", wanted.standing ? "上期也存在的问题" : ""].filter(Boolean);
  return parts.join("　") || "全部学校";
}

function refresh(whole = false) {
  const found = select(wanted);
  const counted = found.filter((school) => school[2] >= 0).length;
  const towns = grouped && wanted.group < 0;
  const size = whole ? found.length || 1 : PAGE;
  drawMatrix(found, whole ? found.length || 1 : SCHOOLS, towns);
  const problems = drawProblems(id("problems"), found, wanted.item, { size, towns, standing: wanted.standing });
  id("notes-title").hidden = wanted.item >= 0 || !drawNotes(id("notes"), found, size, towns);
  if (wanted.item >= 0) id("notes").replaceChildren();
  id("found").textContent = `${astray}${found.length
    ? `找到 ${found.length} 所学校，其中实报 ${counted} 所；${wanted.standing ? "持续存在的问题" : "存在问题"} ${problems} 项次。`
    : "没有符合条件的学校。"}`;
  id("wording").textContent = wanted.item < 0 ? "" : `第${items[wanted.item].number}项　${items[wanted.item].text}`;
  id("asked").textContent = asked();
  id("copy-found").hidden = !found.length || found.length > COPIED;
  id("copy-found").onclick = (event) => copyRows(event.currentTarget, matrixRows(found));
  id("print-found").hidden = !found.length || found.length > PRINTED;
  id("print-found").textContent = `打印（${asked()}）`;
}

function showConditions() {
  id("by-group").value = wanted.group < 0 ? "" : wanted.group;
  id("by-item").value = wanted.item < 0 ? "" : wanted.item;
  id("by-name").value = wanted.name;
  id("by-trouble").checked = wanted.trouble;
  if (id("by-standing")) id("by-standing").checked = wanted.standing;
  refresh();
}

/* 按给定条件查询，并到查询处。 */
function search(conditions) {
  Object.assign(wanted, conditions);
  astray = "";
  showConditions();
  remember("search");
  go("search");
}

function read() {
  astray = "";
  Object.assign(wanted, {
    group: id("by-group").value === "" ? -1 : Number(id("by-group").value),
    item: id("by-item").value === "" ? -1 : Number(id("by-item").value),
    name: id("by-name").value.trim(),
    trouble: id("by-trouble").checked,
    standing: Boolean(id("by-standing") && id("by-standing").checked),
  });
  refresh();
}

/* 让每一项打开或合上，同 opened 一致：打开的在它下面列出学校。 */
function showOpened() {
  items.forEach(({ row }, at) => {
    const button = row.querySelector("[data-item] button");
    const detail = row.nextElementSibling && row.nextElementSibling.matches(".detail") ? row.nextElementSibling : null;
    if (!button || opened.has(at) === Boolean(detail)) return;
    button.setAttribute("aria-expanded", String(!detail));
    if (detail) detail.remove();
    else row.after(detailOf(at, row.cells.length));
  });
}

function detailOf(at, columns) {
  const detail = mark(make("tr", "detail"));
  const cell = make("td");
  cell.colSpan = columns;
  const [problems, notes] = [make("div"), make("div")];
  cell.append(problems, notes);
  detail.append(cell);
  const everyone = [...schools(-1)];
  drawProblems(problems, everyone, at);
  drawNotesOfItem(notes, everyone, at);
  return detail;
}

function toggle(at) {
  if (!opened.delete(at)) opened.add(at);
  showOpened();
  remember("items");
}

/* 把文字变成按钮：不用脚本时它只是文字。 */
function upgrade(holder, act) {
  const button = mark(make("button", "link"), "around");
  button.type = "button";
  button.append(...holder.childNodes);
  holder.append(button);
  button.onclick = () => act(button);
  return button;
}

/* 只打印所选的学校，全部展开；打印后还原。 */
function printFound() {
  refresh(true);
  root.classList.add("only-found");
  window.print();
}

/* 各项按问题多少，或按序号排列。 */
function arrange(sorted) {
  document.querySelectorAll(".detail").forEach((row) => row.remove());
  for (const { row } of items) {
    const button = row.querySelector("[data-item] button");
    if (button) button.setAttribute("aria-expanded", "false");
  }
  const table = id("items-table");
  table.classList.toggle("sorted", sorted);
  const order = [...items].sort((a, b) => (sorted ? b.bad - a.bad : 0) || a.number - b.number);
  for (const item of order) (sorted ? table.tBodies[0] : item.home).append(item.row);
  if (id("sort")) id("sort").setAttribute("aria-pressed", String(sorted));
}

root.classList.add("script");
root.classList.remove("only-found");
arrange(false);
if (id("sort")) {
  id("sort").onclick = (event) => {
    arrange(event.currentTarget.getAttribute("aria-pressed") !== "true");
    showOpened();
  };
}
items.forEach((item, at) => {
  const holder = item.row.querySelector("[data-item]");
  if (holder) upgrade(holder, () => toggle(at)).setAttribute("aria-expanded", "false");
});
if (id("search")) {
  items.forEach((item, at) => id("by-item").append(mark(new Option(titled(at, 24), at))));
  data.groups.forEach((group, at) => id("by-group").append(mark(new Option(`${group.name}（${group.schools.length} 所）`, at))));
  id("by-group").parentNode.hidden = !grouped;
  for (const holder of document.querySelectorAll("[data-group]")) {
    upgrade(holder, () => search({ group: Number(holder.dataset.group), item: -1, name: "", trouble: false, standing: false }));
  }
  let typing = false;
  id("filters").oninput = (event) => {
    const again = typing && event.target === id("by-name");
    typing = event.target === id("by-name");
    read();
    remember("search", again);
  };
  id("filters").onchange = () => { typing = false; };
  id("filters").onreset = () => setTimeout(() => { read(); remember("search"); });
  id("filters").onsubmit = (event) => event.preventDefault();
  id("print-found").onclick = printFound;
  window.addEventListener("afterprint", () => {
    if (!root.classList.contains("only-found")) return;
    root.classList.remove("only-found");
    refresh();
  });
}
