// Checks the e-books named on the command line with Ace by DAISY, all in this
// one process.  Prints for each its violations, a line "BOOK TAB VIOLATION"
// each, and last "BOOK TAB checked".
//
// NODE_PATH names the installed modules; PUPPETEER_EXECUTABLE_PATH a Chromium.
"use strict";
const fs = require("fs");
const os = require("os");
const path = require("path");
const ace = require("@daisy/ace-core");
const browser = require("@daisy/ace-axe-runner-puppeteer");

const QUIET = { initLogger: true, silent: true };

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

async function check(book) {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), "ace-"));
  try {
    const [, report] = await ace(book, { cwd: "/", outdir, ...QUIET }, browser);
    printViolations(book, report);
    print(book, "checked");
  } finally {
    fs.rmSync(outdir, { recursive: true });
  }
}

(async () => {
  for (const book of process.argv.slice(2))
    await check(book);
})().catch((fault) => {
  console.error(fault);
  process.exit(1);
});
