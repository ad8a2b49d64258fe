// Reads e-books as a person would: pages from the first page to the last of
// epub.js in Chromium.  The book and the engine come from a server on the
// loopback; the browser may ask for nothing else.
//
//   read.js WIDTH HEIGHT light|dark BOOK...
//
// Prints for each book a line of JSON: "turns", how many page-turns;
// "documents", the text of each document shown, in order, without navigation;
// "outside", what was asked for elsewhere.  The folder PICTURES of the
// environment, if there is one, gets pictures of the first pages.
"use strict";
const fs = require("fs");
const http = require("http");
const path = require("path");
const puppeteer = require("puppeteer");

const [width, height, scheme, ...books] = process.argv.slice(2);
const folder = process.env.PICTURES;
const MOST_PICTURES = 12;
const MOST_TURNS = 3000;
const FILES = {
  "/": ["text/html; charset=utf-8", () => PAGE],
  "/jszip.js": ["text/javascript", () => script("jszip/dist/jszip.min.js")],
  "/epub.js": ["text/javascript", () => script("epubjs/dist/epub.min.js")],
};
const PAGE = `<!DOCTYPE html><html><title>reader</title>
<meta name="color-scheme" content="light dark">
<style>html,body{margin:0;height:100%}#page{height:100%}</style>
<div id="page"></div><script src="/jszip.js"></script><script src="/epub.js"></script></html>`;

function script(name) {
  return fs.readFileSync(require.resolve(name));
}

function bookFile(url) {
  const nth = /^\/(\d+)\.epub$/.exec(url);
  return nth && ["application/epub+zip",
                 () => fs.readFileSync(books[nth[1]])];
}

function serve() {
  const server = http.createServer((request, response) => {
    const [type, content] = FILES[request.url] ||
      bookFile(request.url) || [];
    response.writeHead(type ? 200 : 404, { "content-type": type || "text/plain" });
    response.end(type ? content() : "");
  });
  return new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () => resolve(server)));
}

/* ── In the browser ── */

// Opens the book; a dark reader's colours are the reader's own choice.
async function open(url, dark) {
  const book = ePub(url);
  window.rendition = book.renderTo("page", {
    width: innerWidth, height: innerHeight, flow: "paginated",
    spread: "none", allowScriptedContent: false });
  rendition.themes.default({ body: dark
    ? { color: "#ddd !important", background: "#111 !important" }
    : { color: "#111", background: "#fff" } });
  await book.ready;
  await rendition.display();
}

function here() {
  const words = (node) =>
    node.nodeType === 3 ? node.data
      : /^(nav|head|style)$/i.test(node.localName) || node.hidden ? ""
        : [...node.childNodes].map(words).join("");
  const { start, atEnd } = rendition.currentLocation();
  return { start: start.cfi, index: start.index, atEnd: !!atEnd,
           text: rendition.getContents().map(
             (c) => words(c.document.body)).join("") };
}

/* ── Reading ── */

async function read(page) {
  const documents = [];
  for (let turns = 0, before = null; turns < MOST_TURNS; turns++) {
    if (folder && turns < MOST_PICTURES)
      await page.screenshot({ path: path.join(folder, `${turns}.png`) });
    const now = await page.evaluate(here);
    if (now.start === before)
      throw new Error(`the page does not turn at ${now.start}`);
    before = now.start;
    documents[now.index] = now.text;
    if (now.atEnd)
      return { turns, documents };
    await page.evaluate(() => rendition.next());
  }
  throw new Error("the book has no end");
}

async function readBook(browser, home, nth) {
  const page = await browser.newPage();
  const outside = [];
  page.on("request", (request) => {
    if (!/^(blob:|data:|about:)/.test(request.url()) &&
        !request.url().startsWith(home))
      outside.push(request.url());
  });
  await page.setViewport({ width: +width, height: +height });
  await page.emulateMediaFeatures(
    [{ name: "prefers-color-scheme", value: scheme }]);
  await page.goto(home);
  await page.evaluate(open, `/${nth}.epub`, scheme === "dark");
  const seen = await read(page);
  await page.close();
  return { ...seen, outside };
}

async function main() {
  const server = await serve();
  const home = `http://127.0.0.1:${server.address().port}/`;
  const browser = await puppeteer.launch({
    headless: "shell",
    args: ["--no-sandbox", "--disable-background-networking"] });
  try {
    for (const nth of books.keys())
      console.log(JSON.stringify(await readBook(browser, home, nth)));
  } finally {
    await browser.close();
    server.close();
  }
}

main().catch((fault) => {
  console.error(fault);
  process.exit(1);
});
