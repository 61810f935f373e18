// The main text of a page as Mozilla Readability sees it: node readability.js PAGE
const fs = require('fs');
const {Readability} = require('@mozilla/readability');
const {JSDOM, VirtualConsole} = require('jsdom');

// jsdom decides the charset by what the page declares, as a browser does.
const page = new JSDOM(
    fs.readFileSync(process.argv[2]), {url: 'https://example.org/', virtualConsole: new VirtualConsole()});
const article = new Readability(page.window.document).parse();
if (article) {
  // Blocks stand on lines of their own.
  const html = article.content.replace(/<(\/?(p|div|li|tr|td|th|h[1-6]|dd|dt|section|br)\b)/g, '\n<$1');
  process.stdout.write(article.title + '\n' + new JSDOM(html).window.document.body.textContent + '\n');
}
