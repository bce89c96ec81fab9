// Compiles the look of the portal into build/static: one style sheet, three scripts, our own mark, and only the pictures it asks for.
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { compile } from "sass";

const target = "build/static";
const pictures = ["node_modules/@ministryofjustice/frontend/moj/assets", "node_modules/govuk-frontend/dist/govuk/assets"];

function copy(source, name) {
  mkdirSync(dirname(join(target, name)), { recursive: true });
  copyFileSync(source, join(target, name));
}

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });

// What the two packages say about themselves is theirs to mend; warnings about our own lines are shown.
const logger = { warn: (message, { stack }) => stack?.includes("node_modules") || console.warn(message, stack ?? "") };
const { css } = compile("static/scss/portal.scss", { loadPaths: [".", "node_modules"], style: "compressed", quietDeps: true, logger });
writeFileSync(join(target, "portal.css"), css);
for (const [, name] of css.matchAll(/url\(["']?(images\/[^"')]+)["']?\)/g)) {
  const source = pictures.map((folder) => join(folder, name)).find(existsSync);
  if (!source) throw new Error(`The style sheet asks for ${name}, which no package holds.`);
  copy(source, name);
}

// The manifest of static files fails on a source map that is not there.
const script = readFileSync("node_modules/govuk-frontend/dist/govuk/all.bundle.js", "utf8");
writeFileSync(join(target, "govuk-frontend.js"), script.replace(/^\/\/# sourceMappingURL=.*$/m, ""));
for (const own of ["static/start.js", "static/autosave.js", "static/favicon.svg"]) copy(own, basename(own));
