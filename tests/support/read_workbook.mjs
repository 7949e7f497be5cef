// Prints what a library of JavaScript reads from a workbook: node read_workbook.mjs exceljs|sheetjs FILE
// {"sheets": [names], "cells": {"sheet!A1": text or number}}; a date is its serial number.
import { readFile } from "node:fs/promises";

const serial = (date) => date.getTime() / 86_400_000 + 25_569;

function plain(value) {
  if (value instanceof Date) return serial(value);
  if (value?.richText) return value.richText.map((run) => run.text).join("");
  if (value?.hyperlink) return plain(value.text);
  return value;
}

async function exceljs(path) {
  const { default: ExcelJS } = await import("exceljs");
  const book = await new ExcelJS.Workbook().xlsx.readFile(path);
  const cells = {};
  book.eachSheet((sheet) =>
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        // the covered cells of a merge repeat its value; a formula's value lacks a result that is 0
        if (cell.master === cell) cells[`${sheet.name}!${cell.address}`] = plain(cell.formula ? cell.result : cell.value);
      }),
    ),
  );
  return { sheets: book.worksheets.map((sheet) => sheet.name), cells };
}

async function sheetjs(path) {
  const SheetJS = await import("xlsx");
  const book = SheetJS.read(await readFile(path));
  const cells = {};
  for (const name of book.SheetNames)
    for (const [address, cell] of Object.entries(book.Sheets[name]))
      if (!address.startsWith("!") && cell.t !== "z") cells[`${name}!${address}`] = cell.v;
  return { sheets: book.SheetNames, cells };
}

const [reader, path] = process.argv.slice(2);
process.stdout.write(JSON.stringify(await { exceljs, sheetjs }[reader](path)));
