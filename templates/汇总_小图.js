/* 汇总.html 的小图：指到、点到或用方向键走到一格，说明是哪所学校、哪一项、怎样回答。 */
const STEP = 9;   /* 一格连同间隔，同 page_shapes 一致 */
const CELL = 8;
const tip = mark(make("div", "tip"));
tip.setAttribute("role", "status");
tip.hidden = true;
id("main").append(tip);   /* 在脚本之前：另存的网页重新打开时，还原才看得到它 */
/* 位置写进样式表，不写成 style 属性：网页的安全策略不许，另存的网页里也不留下。 */
const sheet = document.styleSheets[0];
const spot = sheet.cssRules[sheet.insertRule(".tip { left: 0; top: 0; }", sheet.cssRules.length)].style;
let again = null;   /* 选中的小图怎样再说一次 */

/* 在一块地方（屏幕坐标）旁边说几行话。 */
function tell(box, lines) {
  tip.replaceChildren(...lines.filter(Boolean).map((text, at) => make("div", at ? "" : "first", text)));
  tip.hidden = false;
  const GAP = 8;
  const [width, height] = [tip.offsetWidth, tip.offsetHeight];
  const left = Math.max(GAP, Math.min(box.left, root.clientWidth - width - GAP));
  const below = box.bottom + GAP + height <= root.clientHeight;
  spot.left = `${left}px`;
  spot.top = `${below ? box.bottom + GAP : Math.max(GAP, box.top - GAP - height)}px`;
}

function quiet() {
  tip.hidden = true;
  document.querySelectorAll(".cursor").forEach((node) => node.remove());
}

function describe(school, item) {
  const word = wordOf(school, item);
  if (!word) return [nameOf(school), stateOf(school)];
  const words = voices[item].get(`${school[0]}.${school[1]}`);
  const note = words ? words.querySelector(".words").textContent : (notesOf(school).find(([at]) => at === item) || ["", ""])[1];
  return [nameOf(school), `第${items[item].number}项：${word}`, short(items[item].text, 60), note && `“${short(note, 60)}”`];
}

function labelled(panel) {
  const members = [...schools(Number(panel.dataset.panel))];
  let [row, column] = [0, 0];

  const show = () => {
    quiet();
    const cursor = mark(document.createElementNS(panel.namespaceURI, "rect"));
    const whole = members[row][2] < 0;
    const place = { class: "cursor", x: whole ? 0 : data.columns[column], y: row * STEP, height: CELL,
      width: whole ? data.columns[items.length - 1] + CELL : CELL };
    for (const [name, value] of Object.entries(place)) cursor.setAttribute(name, value);
    panel.append(cursor);
    tell(cursor.getBoundingClientRect(), describe(members[row], column));
  };
  const find = (event) => {
    const box = panel.getBoundingClientRect();
    const scale = panel.viewBox.baseVal.width / box.width;
    const [x, y] = [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale];
    row = Math.max(0, Math.min(members.length - 1, Math.floor(y / STEP)));
    column = Math.max(0, data.columns.filter((left) => left <= x).length - 1);
    show();
  };
  const moves = {
    ArrowUp: () => { row -= 1; }, ArrowDown: () => { row += 1; },
    ArrowLeft: () => { column -= 1; }, ArrowRight: () => { column += 1; },
    Home: () => { column = 0; }, End: () => { column = items.length - 1; },
  };
  panel.onpointermove = find;
  panel.onpointerdown = find;
  panel.onpointerleave = (event) => { if (event.pointerType === "mouse") quiet(); };
  panel.onfocus = () => {
    again = show;
    show();
  };
  panel.onblur = () => {
    again = null;
    quiet();
  };
  panel.onkeydown = (event) => {
    if (event.key === "Enter") {
      quiet();
      search({ group: members[row][0], item: -1, name: nameOf(members[row]), trouble: false, standing: false });
    }
    if (!moves[event.key]) return;
    event.preventDefault();
    moves[event.key]();
    row = Math.max(0, Math.min(members.length - 1, row));
    column = Math.max(0, Math.min(items.length - 1, column));
    show();
  };
}

for (const panel of document.querySelectorAll("[data-panel]")) {
  panel.setAttribute("tabindex", "0");
  panel.setAttribute("role", "application");
  panel.setAttribute("aria-roledescription", "学校与项目的小图，用方向键走");
  labelled(panel);
}

/* 末几栏是各项的表：指到或点到一格，说明是哪个乡镇或学校、哪一项。 */
function labelCells(box, say) {
  const find = (event) => {
    const cell = event.target.closest("td, thead th");
    const item = cell && items[cell.cellIndex - cell.parentNode.cells.length + items.length];
    if (!item) {
      quiet();
      return;
    }
    const about = cell.tagName === "TD" ? [cell.parentNode.cells[0].textContent, say(cell.textContent)] : [];
    tell(cell.getBoundingClientRect(), [about[0], `第${item.number}项${about[1] ? `：${about[1]}` : ""}`, short(item.text, 60)]);
  };
  box.onpointermove = find;
  box.onpointerdown = find;
  box.onpointerleave = (event) => { if (event.pointerType === "mouse") quiet(); };
}
for (const cell of document.querySelectorAll("#heat-table [title]")) cell.removeAttribute("title");
if (id("heat-table")) labelCells(id("heat-table"), (number) => `存在问题的学校 ${number || 0} 所`);
if (id("matrix")) labelCells(id("matrix"), (word) => word || "没有计入");
document.addEventListener("keydown", (event) => { if (event.key === "Escape") quiet(); });
document.addEventListener("pointerdown", (event) => { if (!event.target.closest("[data-panel], #heat-table, #matrix")) quiet(); });
document.addEventListener("scroll", () => (again && !tip.hidden ? again() : quiet()), { passive: true });
