/* 汇总.html 的交互：按乡镇、项目、学校名称查询；点开一项看学校原话。没有它，网页照样可读。文字一律以 textContent 写入。 */
(() => {
  "use strict";
  const SCHOOLS = 20;   /* 一次显示几所、几条 */
  const PROBLEMS = 10;
  const STATES = { c: "", l: "逾期", r: "待更正", m: "未报" };
  const root = document.documentElement;
  const id = (name) => document.getElementById(name);
  const data = JSON.parse(id("data").textContent);
  const ANSWERS = [["·", "符合", ""], ["●", "存在问题", "bad"], ["–", data.neutral, ""]];
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
      for (const one of list.slice(shown, shown + size)) draw(one);
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
    for (const text of ["学校", ...(grouped ? ["乡镇"] : []), "状态", ...items.map((one) => one.number)]) {
      const cell = make("th", typeof text === "number" ? "digit" : "", text);
      cell.scope = "col";
      head.append(cell);
    }
    items.forEach((one, at) => {
      const cell = head.cells[head.cells.length - items.length + at];
      cell.title = one.text;
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
    row.append(name, ...(grouped ? [make("td", "state", data.groups[g].name)] : []), make("td", "state", STATES[data.groups[g].states[s]] || "已计入"));
    items.forEach((_, item) => {
      const [glyph, word, kind] = ANSWERS[answer(school, item)] || ["", "", ""];
      const cell = make("td", `cell ${kind}${item === wanted.item ? " chosen" : ""}`);
      if (start >= 0) {
        const mark = make("span", "", glyph);
        mark.ariaHidden = "true";
        cell.append(mark, make("span", "vh", word));
      }
      row.append(cell);
    });
    return row;
  }

  /* 存在的问题：学校原话、整改、出处。 */
  function drawProblems(box, found, item, heading) {
    const list = make("ul", "told");
    const button = make("button", "plain");
    button.type = "button";
    const problems = found.flatMap((school) => (item >= 0 ? [item] : problemsOf(school)).map((one) => [school, one]));
    const more = make("p", "more");
    more.append(button);
    box.replaceChildren(...(problems.length ? [list, more] : [make("p", "empty", "所选学校没有存在问题的项目。")]));
    if (problems.length) paged(problems, PROBLEMS, ([school, one]) => list.append(problemOf(school, one, heading)), button, "条");
    return problems.length;
  }

  function problemOf([g, s], item, heading) {
    const entry = make("li");
    const [file, told] = data.words[`${g}.${s}`] || ["", []];
    const words = told.find((one) => one[0] === item);
    entry.append(make(heading, "", data.groups[g].schools[s]));
    entry.append(make("p", "where", `${data.groups[g].name}　第${items[item].number}项${words ? `　回答“${words[1]}”` : ""}`));
    if (!words) {
      entry.append(make("p", "words none", "文字未收入本页，见 汇总表.xlsx 的“问题清单”。"));
      return entry;
    }
    const [, , explanation, cell, measures] = words;
    entry.append(make("p", explanation ? "words" : "words none", explanation || "没有填写情况说明。"));
    if (!measures.some(([measure]) => measure)) entry.append(make("p", "", "没有填写整改措施。"));
    for (const [measure, person, deadline] of measures) {
      if (!measure) continue;
      const rest = [person && `责任人 ${person}`, deadline && `完成时限 ${deadline}`].filter(Boolean).join("，");
      entry.append(make("p", "", `整改措施：${measure}${rest ? `（${rest}）` : ""}`));
    }
    entry.append(make("p", "source", `出处：${file}${cell ? `　${cell}` : ""}`));
    return entry;
  }

  function refresh() {
    const found = select(wanted);
    const counted = found.filter((school) => school[2] >= 0).length;
    drawMatrix(found);
    const problems = drawProblems(id("problems"), found, wanted.item, "h4");
    id("found").textContent = found.length
      ? `找到 ${found.length} 所学校，其中计入汇总 ${counted} 所；存在问题 ${problems} 项次。`
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
    drawProblems(box, select({ group: -1, item: at, name: "", trouble: false }), at, "h3");
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
    table.querySelectorAll("[aria-expanded]").forEach((one) => one.setAttribute("aria-expanded", "false"));
    button.setAttribute("aria-pressed", String(sorted));
    table.classList.toggle("sorted", sorted);
    const order = [...items].sort((a, b) => (sorted ? b.bad - a.bad : 0) || a.number - b.number);
    for (const one of order) (sorted ? table.tBodies[0] : one.home).append(one.row);
  }

  root.classList.add("script");
  items.forEach((one, at) => {
    one.home = one.row.parentNode;
    id("by-item").append(new Option(`第${one.number}项　${one.text.slice(0, 24)}${one.text.length > 24 ? "…" : ""}`, at));
    const holder = one.row.querySelector("[data-item]");
    if (holder) upgrade(holder, (button) => toggle(at, button)).setAttribute("aria-expanded", "false");
  });
  data.groups.forEach((group, at) => id("by-group").append(new Option(`${group.name}（${group.schools.length} 所）`, at)));
  for (const holder of document.querySelectorAll("[data-group]")) {
    upgrade(holder, () => search({ group: Number(holder.dataset.group), item: -1, name: "", trouble: false }));
  }
  if (id("sort")) id("sort").onclick = (event) => sort(event.currentTarget);
  id("filters").oninput = read;
  id("filters").onreset = () => setTimeout(read);
  id("filters").onsubmit = (event) => event.preventDefault();
  refresh();
})();
