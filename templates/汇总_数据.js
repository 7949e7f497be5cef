/* 汇总.html 的数据：学校、回答、原话。没有脚本，网页照样可读；文字一律以 textContent 写入。 */

/* 浏览器“另存为”的网页里留有上次运行时添上的东西：先还原，再开始。 */
for (const node of document.querySelectorAll("[data-made]")) {
  if (node.dataset.made === "around") node.replaceWith(...node.childNodes);
  else node.remove();
}

const root = document.documentElement;
const id = (name) => document.getElementById(name);
const data = JSON.parse(id("data").textContent);
const PROBLEM = "1";
const ANSWERS = [["符合", ""], ["存在问题", "bad"], [data.neutral, "neutral"], [data.unasked, "unasked"]];
const grouped = data.groups.length > 1;
const items = [...document.querySelectorAll("tr[data-row]")]
  .sort((a, b) => a.dataset.row - b.dataset.row)
  .map((row) => ({
    number: Number(row.dataset.row), bad: Number(row.dataset.bad), row,
    home: row.closest("table").tBodies[row.dataset.block], text: row.querySelector(".text").textContent.trim(),
  }));

/* 每一项：哪所学校（乡镇.序号）怎样说的。 */
const voices = items.map(() => new Map());
for (const list of document.querySelectorAll("[data-voices]")) {
  for (const entry of list.children) voices[list.dataset.voices].set(entry.dataset.school, entry);
}

const make = (tag, className, text) => {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
};

/* 添在网页原有内容之间的东西都做上记号，重新打开时好还原。 */
const mark = (node, how = "added") => {
  node.dataset.made = how;
  return node;
};

const short = (text, limit) => (text.length > limit ? `${text.slice(0, limit)}…` : text);
const titled = (item, limit = 40) => `第${items[item].number}项　${short(items[item].text, limit)}`;

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
const nameOf = ([g, s]) => data.groups[g].schools[s];
const stateOf = ([g, s]) => data.states[data.groups[g].states[s]];
const answer = ([g, , start], item) => (start < 0 ? "" : data.groups[g].answers[start + item]);
/* 与学校核实后更正过的答案，在词后面注“更”。 */
const corrected = ([g, s], item) => (data.corrected[`${g}.${s}`] || []).includes(item);
const wordOf = (school, item) => {
  const [word] = ANSWERS[answer(school, item)] || [""];
  return word && corrected(school, item) ? `${word}（更）` : word;
};
const problemsOf = (school) => items.map((_, item) => item).filter((item) => answer(school, item) === PROBLEM);

/* 一所学校对符合和不涉及的各项写的话：[[项, 话]]。 */
function notesOf([g, s]) {
  const flat = data.notes[`${g}.${s}`] || [];
  const notes = [];
  for (let at = 0; at < flat.length; at += 2) notes.push([flat[at], data.texts[flat[at + 1]]]);
  return notes;
}

/* 上期也存在的问题。 */
const standingOf = ([g, s]) => data.groups[g].standing[s] || [];

function select({ group, item, name, trouble, standing }) {
  const found = [];
  for (const school of schools(group)) {
    if (name && !nameOf(school).includes(name)) continue;
    if (item >= 0 && answer(school, item) !== PROBLEM) continue;
    if (trouble && !problemsOf(school).length) continue;
    if (standing && !(item < 0 ? standingOf(school).length : standingOf(school).includes(item))) continue;
    found.push(school);
  }
  return found;
}
