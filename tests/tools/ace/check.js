// Checks the e-books named on the command line with Ace by DAISY, all in this
// one process.  Prints for each its violations, a line "BOOK TAB VIOLATION"
// each, and last "BOOK TAB checked".
//
// NODE_PATH names the installed modules; PUPPETEER_EXECUTABLE_PATH a Chromium
// without windows.
"use strict";
const fs = require("fs");
const os = require("os");
const path = require("path");
const { pathToFileURL } = require("url");
const ace = require("@daisy/ace-core");
const puppeteer = require("puppeteer");

const QUIET = { initLogger: true, silent: true };

/* ── The browser, as Ace wants it ── */

// Does what Ace's own does for each document, but starts once for all books,
// keeps its pages, and gives them the rules by address: so they are compiled
// once, not for every document.
class Browser {
  concurrency = 2;
  idle = [];

  async start() {
    this.browser = await puppeteer.launch(
      { headless: "shell", args: ["--no-sandbox"] });
  }

  stop() {
    return this.browser.close();
  }

  async launch() {}
  async close() {}

  async page() {
    const page = this.idle.pop() || await this.browser.newPage();
    await page.setOfflineMode(true);
    return page;
  }

  async run(url, scripts, sources) {
    const page = await this.page();
    await page.goto(url);
    for (const content of sources)
      await add(page, { content });
    for (const script of scripts)
      await add(page, { url: pathToFileURL(script).href });
    const found = await page.evaluate(() => new Promise((resolve, reject) =>
      daisy.ace.run((fault, result) => fault ? reject(fault) : resolve(result))));
    this.idle.push(page);
    return found;
  }
}

// Adds a script, marked as none of the book's.
async function add(page, script) {
  const element = await page.addScriptTag(script);
  await element.evaluate((e) => e.setAttribute("data-ace", ""));
}

/* ── The books ── */

function print(book, line) {
  process.stdout.write(`${book}\t${line.replace(/\s+/g, " ")}\n`);
}

// The report has an assertion for each document, which has one for each rule.
function printViolations(book, report) {
  for (const document of report.assertions)
    for (const rule of document.assertions) {
      const { "earl:test": test, "earl:result": result } = rule;
      if (result["earl:outcome"] === "fail")
        print(book, `${test["earl:impact"]} ${test["dct:title"]} ` +
              `${document["earl:testSubject"].url}: ` +
              `${result["dct:description"]} ${result.html || ""}`);
    }
}

async function check(book, browser) {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), "ace-"));
  try {
    const [, report] = await ace(book, { cwd: "/", outdir, ...QUIET }, browser);
    printViolations(book, report);
    print(book, "checked");
  } finally {
    fs.rmSync(outdir, { recursive: true });
  }
}

async function main(books) {
  const browser = new Browser();
  await browser.start();
  try {
    for (const book of books)
      await check(book, browser);
  } finally {
    await browser.stop();
  }
}

main(process.argv.slice(2)).catch((fault) => {
  console.error(fault);
  process.exit(1);
});
