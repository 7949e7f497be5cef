/* 汇总.html 的表格：复制到剪贴板（表格和文本两种），各乡镇按栏目排序。 */

/* 表格软件会把以这些字符开头的当公式：学校写的话照原样是文字。 */
const isNumber = (text) => /^-?\d+(\.\d+)?%?$/.test(text);
const flat = (text) => String(text).replace(/\s+/g, " ").trim();
const escaped = (text) => text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
const asLine = (cells) => cells.map((text) => (/^[=+\-@]/.test(text) && !isNumber(text) ? `'${text}` : text)).join("\t");
const asRow = (cells) => `<tr>${cells
  .map((text) => (isNumber(text) ? `<td>${text}</td>` : `<td style="mso-number-format:'\\@'">${escaped(text)}</td>`))
  .join("")}</tr>`;

/* 不用 navigator.clipboard：单位内网的 http 网址上没有它。 */
function copyRows(button, rows) {
  const clean = rows.map((row) => row.map(flat));
  let taken = false;
  const give = (event) => {
    event.clipboardData.setData("text/plain", clean.map(asLine).join("\r\n"));
    event.clipboardData.setData("text/html", `<meta charset="utf-8"><table>${clean.map(asRow).join("")}</table>`);
    event.preventDefault();
    event.stopImmediatePropagation();
    taken = true;
  };
  document.addEventListener("copy", give, true);
  try {
    taken = document.execCommand("copy") && taken;
  } finally {
    document.removeEventListener("copy", give, true);
  }
  const said = taken ? `已复制 ${rows.length - 1} 行` : "没能复制，请选中后复制";
  id("copied").textContent = `${said}。`;
  button.textContent = said;
  setTimeout(() => {
    button.textContent = COPY;
    id("copied").textContent = "";
  }, 3000);
}

/* 网页上一张表的行：没有图形、单位和分段的行。 */
function rowsOf(table) {
  const textOf = (cell) => {
    const copy = cell.cloneNode(true);
    copy.querySelectorAll("small").forEach((unit) => unit.remove());
    return copy.textContent;
  };
  return [...table.rows]
    .filter((row) => !row.matches(".block, .detail"))
    .map((row) => [...row.cells].filter((cell) => !cell.matches(".bars")).map(textOf));
}

/* 按一栏排序：数字从大到小，再点从小到大；第一栏是名册的顺序。没有数字的排在后面。 */
function sortTable(table, head) {
  const at = head.cellIndex;
  const falling = at > 0 && head.getAttribute("aria-sort") !== "descending";
  const value = (row) => (at ? parseFloat(row.cells[at].textContent) : Number(row.dataset.order));
  const rows = [...table.tBodies[0].rows].sort((a, b) => {
    const [x, y] = [value(a), value(b)];
    if (Number.isNaN(x) || Number.isNaN(y)) return Number.isNaN(x) - Number.isNaN(y) || a.dataset.order - b.dataset.order;
    return (falling ? y - x : x - y) || a.dataset.order - b.dataset.order;
  });
  for (const cell of head.parentNode.cells) cell.removeAttribute("aria-sort");
  if (at) head.setAttribute("aria-sort", falling ? "descending" : "ascending");
  table.tBodies[0].append(...rows);
}

for (const button of document.querySelectorAll("[data-copy]")) {
  button.textContent = COPY;
  button.onclick = () => copyRows(button, rowsOf(id(button.dataset.copy)));
}
if (id("copy-found")) id("copy-found").textContent = COPY;
id("copied").textContent = "";
if (id("groups-table")) {
  const table = id("groups-table");
  const heads = [...table.tHead.rows[0].cells].filter((cell) => !cell.matches(".bars"));
  sortTable(table, heads[0]);
  for (const head of heads) upgrade(head, () => sortTable(table, head));
}
