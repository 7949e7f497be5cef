/* 汇总.html 的列表：学校对一项或几项怎样说的，一页一页地续写。 */
const PAGE = 8;   /* 一次显示几条 */
const COPY = "复制表格";
const NOT_HERE = "文字未收入本页，见 汇总表.xlsx 的“问题清单”。";

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

function listIn(box, entries, size, draw, unit, ...above) {
  const list = make("ul", "voices");
  const button = make("button", "plain");
  button.type = "button";
  const more = make("p", "more");
  more.append(button);
  box.replaceChildren(...above, list, more);
  paged(entries, size, (entry) => list.append(draw(entry)), button, unit);
}

const town = (school, towns) => (towns ? [make("span", "town", data.groups[school[0]].name)] : []);

/* 存在的问题，一所学校一段：学校原话、整改、出处。返回项次。 */
function drawProblems(box, found, item, { size = PAGE, towns = grouped, standing = false } = {}) {
  const entries = found
    .map((school) => [school, item >= 0 ? [item] : standing ? standingOf(school) : problemsOf(school)])
    .filter(([school, numbers]) => numbers.length && (item < 0 || answer(school, item) === PROBLEM));
  if (!entries.length) {
    box.replaceChildren(make("p", "empty", item < 0 ? "所选学校没有存在问题的项目。" : "这一项没有存在问题的学校。"));
    return 0;
  }
  const copy = make("button", "plain", COPY);
  copy.type = "button";
  copy.onclick = () => copyRows(copy, problemRows(entries));
  const tools = make("p", "tools");
  tools.append(copy);
  listIn(box, entries, size, ([school, numbers]) => problemsOfSchool(school, numbers, item < 0, towns), "所", tools);
  return entries.reduce((sum, [, numbers]) => sum + numbers.length, 0);
}

function problemsOfSchool(school, numbers, withTitles, towns) {
  const entry = make("li");
  const who = make("div", "who");
  who.append(make("b", "", nameOf(school)), ...town(school, towns));
  const said = make("div");
  for (const item of numbers) {
    const words = voices[item].get(`${school[0]}.${school[1]}`);
    if (withTitles) said.append(make("p", "title", titled(item)));
    said.append(...(words ? words.querySelector(".said").cloneNode(true).childNodes : [make("p", "words none", NOT_HERE)]));
  }
  entry.append(who, said);
  return entry;
}

function problemRows(entries) {
  const text = (node) => (node && !node.matches(".none") ? node.textContent : "");
  const rows = [["学校", "乡镇", "项号", "判定", "情况说明", "整改措施", "出处"]];
  for (const [school, numbers] of entries) {
    for (const item of numbers) {
      const words = voices[item].get(`${school[0]}.${school[1]}`);
      rows.push([
        nameOf(school), data.groups[school[0]].name, String(items[item].number), wordOf(school, item),
        words ? text(words.querySelector(".words")) : NOT_HERE,
        words ? [...words.querySelectorAll(".measure")].map(text).join("；") : "",
        words ? text(words.querySelector(".source")) : "",
      ]);
    }
  }
  return rows;
}

/* 一项里符合和不涉及的学校写的话：相同的话合在一起，写的学校多的在前。 */
function drawNotesOfItem(box, found, item) {
  const same = new Map();
  for (const school of found) {
    for (const [at, text] of notesOf(school)) {
      if (at !== item) continue;
      const key = `${wordOf(school, item)}${text}`;
      if (!same.has(key)) same.set(key, [wordOf(school, item), text, []]);
      same.get(key)[2].push(school);
    }
  }
  const entries = [...same.values()].sort((a, b) => b[2].length - a[2].length);
  if (!entries.length) {
    box.replaceChildren();
    return;
  }
  listIn(box, entries, PAGE, ([word, text, who]) => noteEntry(word, text, who), "种说法", make("p", "title", "其他学校的说明"));
}

function noteEntry(word, text, who) {
  const NAMED = 12;
  const entry = make("li");
  const kind = make("div", "who");
  kind.append(make("b", "", word), make("span", "town", `${who.length} 所`));
  const said = make("div");
  const names = who.slice(0, NAMED).map(nameOf).join("、");
  said.append(make("p", "words good", text), make("p", "source", `${names}${who.length > NAMED ? ` 等 ${who.length} 所` : ""}`));
  entry.append(kind, said);
  return entry;
}

/* 所选学校对符合和不涉及的各项写的话，一所学校一段。返回有没有。 */
function drawNotes(box, found, size, towns) {
  const entries = found.map((school) => [school, notesOf(school)]).filter(([, notes]) => notes.length);
  if (!entries.length) {
    box.replaceChildren();
    return false;
  }
  listIn(box, entries, size, ([school, notes]) => {
    const entry = make("li");
    const who = make("div", "who");
    who.append(make("b", "", nameOf(school)), ...town(school, towns));
    const said = make("div");
    for (const [item, text] of notes) said.append(make("p", "note", `第${items[item].number}项（${wordOf(school, item)}）：${text}`));
    entry.append(who, said);
    return entry;
  }, "所");
  return true;
}
