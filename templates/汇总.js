/* 汇总.html 的交互：按乡镇、项目、学校名称查询；点开一项看学校原话。没有它，网页照样可读。文字一律以 textContent 写入。 */
(() => {
  "use strict";
  const SCHOOLS = 20;   /* 一次显示几所、几条 */
  const PROBLEMS = 8;
  const root = document.documentElement;
  const id = (name) => document.getElementById(name);
  const data = JSON.parse(id("data").textContent);
  const ANSWERS = [["·", "符合", ""], ["●", "存在问题", "bad"], ["–", data.neutral, ""], ["", data.unasked, ""]];
  const items = [...document.querySelectorAll("tr[data-row]")].map((row) => ({
    number: Number(row.dataset.row), bad: Number(row.dataset.bad), row, text: row.querySelector(".text").textContent.trim(),
  }));
  const grouped = data.groups.length > 1;
  const wanted = { group: -1, item: -1, name: "", trouble: false };

  const make = (tag, className, text) => {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (text !== undefined) node.textContent = text;
    return node;
  };

  const short = (text, limit) => (text.length > limit ? `${text.slice(0, limit)}…` : text);

  /* 每所学校：[乡镇, 序号, 回答在乡镇的一串回答中的起点（没有则为 -1）]。 */
  function* schools(group) {
    for (let g = group < 0 ? 0 : group; g < (group < 0 ? data.groups.length : group + 1); g += 1) {
      const states = data.groups[g].states;
      let start = 0;
      for (let s = 0; s < states.length; s += 1) {
        const counted = states[s] === "c" || states[s] === "l";
        yield [g, s, counted ? start : -1];
        if (counted) start += items.length;
      }
    }
  }
  const answer = ([g, , start], item) => (start < 0 ? "" : data.groups[g].answers[start + item]);
  const problemsOf = (school) => items.map((_, item) => item).filter((item) => answer(school, item) === "1");

  function select({ group, item, name, trouble }) {
    const found = [];
    for (const school of schools(group)) {
      if (name && !data.groups[school[0]].schools[school[1]].includes(name)) continue;
      if (item >= 0 && answer(school, item) !== "1") continue;
      if (trouble && !problemsOf(school).length) continue;
      found.push(school);
    }
    return found;
  }

  /* 一页一页地续写列表；按钮说还有多少。 */
  function paged(list, size, draw, button, unit) {
    let shown = 0;
    const more = () => {
      for (const entry of list.slice(shown, shown + size)) draw(entry);
      shown = Math.min(shown + size, list.length);
      button.hidden = shown >= list.length;
      button.textContent = `再显示 ${Math.min(size, list.length - shown)} ${unit}（还有 ${list.length - shown} ${unit}）`;
    };
    button.onclick = more;
    more();
  }

  function drawMatrix(found) {
    const table = make("table", "matrix");
    const head = table.createTHead().insertRow();
    for (const text of ["学校", ...(grouped ? ["乡镇"] : []), "状态", ...items.map((item) => item.number)]) {
      const cell = make("th", typeof text === "number" ? "digit" : text === "乡镇" ? "town" : "", text);
      cell.scope = "col";
      head.append(cell);
    }
    items.forEach((item, at) => {
      const cell = head.cells[head.cells.length - items.length + at];
      cell.title = item.text;
      cell.classList.toggle("chosen", at === wanted.item);
    });
    const body = table.createTBody();
    id("matrix").replaceChildren(...(found.length ? [table] : []));
    paged(found, SCHOOLS, (school) => body.append(matrixRow(school)), id("more-schools"), "所");
  }

  function matrixRow(school) {
    const [g, s, start] = school;
    const row = make("tr");
    const name = make("th");
    name.scope = "row";
    const link = make("button", "link", data.groups[g].schools[s]);
    link.type = "button";
    link.onclick = () => search({ group: g, item: -1, name: data.groups[g].schools[s], trouble: false });
    name.append(link);
    row.append(name, ...(grouped ? [make("td", "state town", data.groups[g].name)] : []), make("td", "state", data.states[data.groups[g].states[s]]));
    items.forEach((_, item) => {
      const [glyph, word, kind] = ANSWERS[answer(school, item)] || ["", "", ""];
      const cell = make("td", `cell ${kind}${item === wanted.item ? " chosen" : ""}`);
      if (start >= 0) {
        const mark = make("span", "", glyph);
        mark.setAttribute("aria-hidden", "true");
        cell.append(mark, make("span", "vh", word));
      }
      row.append(cell);
    });
    return row;
  }

  /* 存在的问题，一所学校一段：学校原话、整改、出处。返回项次。 */
  function drawProblems(box, found, item) {
    const schoolsWith = found
      .map((school) => [school, item >= 0 ? [item] : problemsOf(school)])
      .filter(([, numbers]) => numbers.length);
    const list = make("ul", "voices");
    const button = make("button", "plain");
    button.type = "button";
    const more = make("p", "more");
    more.append(button);
    if (schoolsWith.length) {
      box.replaceChildren(list, more);
      paged(schoolsWith, PROBLEMS, (entry) => list.append(problemsOfSchool(...entry, item < 0)), button, "所");
    } else {
      box.replaceChildren(make("p", "empty", "所选学校没有存在问题的项目。"));
    }
    return schoolsWith.reduce((sum, [, numbers]) => sum + numbers.length, 0);
  }

  function problemsOfSchool([g, s], numbers, titled) {
    const entry = make("li");
    const who = make("div", "who");
    who.append(make("b", "", data.groups[g].schools[s]));
    if (grouped) who.append(make("span", "town", data.groups[g].name));
    const [file, problems] = data.words[`${g}.${s}`] || ["", []];
    const said = make("div");
    for (const item of numbers) {
      const words = problems.find(([at]) => at === item);
      if (titled) said.append(make("p", "title", `第${items[item].number}项　${short(items[item].text, 40)}`));
      said.append(...(words ? problem(words, file) : [make("p", "words none", "文字未收入本页，见 汇总表.xlsx 的“问题清单”。")]));
    }
    entry.append(who, said);
    return entry;
  }

  function* problem([, reply, explanation, cell, measures, papers], file) {
    yield make("p", explanation ? "words" : "words none", explanation || "没有填写情况说明。");
    const taken = measures.filter(([measure]) => measure);
    if (!taken.length) yield make("p", "measure", papers ? `整改措施见另报的材料：${papers}` : "没有填写整改措施。");
    for (const [measure, person, deadline] of taken) {
      const rest = [person && `责任人 ${person}`, deadline && `完成时限 ${deadline}`].filter(Boolean).join("，");
      yield make("p", "measure", `整改措施：${measure}${rest ? `（${rest}）` : ""}`);
    }
    yield make("p", "source", `回答“${reply}”，出处：${file}${cell ? `　${cell}` : ""}`);
  }

  function refresh() {
    const found = select(wanted);
    const counted = found.filter((school) => school[2] >= 0).length;
    drawMatrix(found);
    const problems = drawProblems(id("problems"), found, wanted.item);
    id("found").textContent = found.length
      ? `找到 ${found.length} 所学校，其中实报 ${counted} 所；存在问题 ${problems} 项次。`
      : "没有符合条件的学校。";
    id("wording").textContent = wanted.item < 0 ? "" : `第${items[wanted.item].number}项　${items[wanted.item].text}`;
  }

  /* 按给定条件查询，并到查询处。 */
  function search(conditions) {
    Object.assign(wanted, conditions);
    id("by-group").value = wanted.group < 0 ? "" : wanted.group;
    id("by-item").value = wanted.item < 0 ? "" : wanted.item;
    id("by-name").value = wanted.name;
    id("by-trouble").checked = wanted.trouble;
    refresh();
    id("search").scrollIntoView();
    id("search-title").focus({ preventScroll: true });
  }

  function read() {
    Object.assign(wanted, {
      group: id("by-group").value === "" ? -1 : Number(id("by-group").value),
      item: id("by-item").value === "" ? -1 : Number(id("by-item").value),
      name: id("by-name").value.trim(),
      trouble: id("by-trouble").checked,
    });
    refresh();
  }

  /* 点开一项：在它下面列出学校。 */
  function toggle(at, button) {
    const { row } = items[at];
    const open = button.getAttribute("aria-expanded") === "true";
    button.setAttribute("aria-expanded", String(!open));
    if (open) {
      row.nextElementSibling.remove();
      return;
    }
    const detail = make("tr", "detail");
    const cell = make("td");
    cell.colSpan = row.cells.length;
    const box = make("div");
    cell.append(box);
    detail.append(cell);
    row.after(detail);
    drawProblems(box, select({ group: -1, item: at, name: "", trouble: false }), at);
  }

  /* 把文字变成按钮：不用脚本时它只是文字。 */
  function upgrade(holder, act) {
    const button = make("button", "link");
    button.type = "button";
    button.append(...holder.childNodes);
    holder.append(button);
    button.onclick = () => act(button);
    return button;
  }

  function sort(button) {
    const sorted = button.getAttribute("aria-pressed") !== "true";
    const table = document.querySelector("table.items");
    document.querySelectorAll(".detail").forEach((row) => row.remove());
    table.querySelectorAll("[aria-expanded]").forEach((opened) => opened.setAttribute("aria-expanded", "false"));
    button.setAttribute("aria-pressed", String(sorted));
    table.classList.toggle("sorted", sorted);
    const order = [...items].sort((a, b) => (sorted ? b.bad - a.bad : 0) || a.number - b.number);
    for (const item of order) (sorted ? table.tBodies[0] : item.home).append(item.row);
  }

  root.classList.add("script");
  items.forEach((item, at) => {
    item.home = item.row.parentNode;
    const holder = item.row.querySelector("[data-item]");
    if (holder) upgrade(holder, (button) => toggle(at, button)).setAttribute("aria-expanded", "false");
  });
  if (id("sort")) id("sort").onclick = (event) => sort(event.currentTarget);
  if (!id("search")) return;
  items.forEach((item, at) => id("by-item").append(new Option(`第${item.number}项　${short(item.text, 24)}`, at)));
  data.groups.forEach((group, at) => id("by-group").append(new Option(`${group.name}（${group.schools.length} 所）`, at)));
  id("by-group").parentNode.hidden = !grouped;
  for (const holder of document.querySelectorAll("[data-group]")) {
    upgrade(holder, () => search({ group: Number(holder.dataset.group), item: -1, name: "", trouble: false }));
  }
  id("filters").oninput = read;
  id("filters").onreset = () => setTimeout(read);
  id("filters").onsubmit = (event) => event.preventDefault();
  refresh();
})();
