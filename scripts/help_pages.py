#!/usr/bin/env python3
"""The man page and shells' completions, made from what the program's own --help says.

    help_pages.py BINARY FOLDER    writes orgkarta.1.gz, orgkarta.bash, _orgkarta and orgkarta.fish
"""
import gzip
import pathlib
import re
import subprocess
import sys

COMMAND = re.compile(r"^  ([a-z][a-z-]*) {2,}(\S.*)$")
OPTION = re.compile(r"^  (-[-\w,]+)(?: (\S+))?(?: REQUIRED)?(?: {2,}(\S.*))?$")
VALUES = re.compile(r"^[a-z][a-z-]*(\|[a-z][a-z-]*)+$")


def ask(binary, *arguments):
    done = subprocess.run([binary, *arguments], capture_output=True, text=True, check=True)
    return done.stdout


class Command:
    """A command and those below it."""

    def __init__(self, binary, path=(), about=""):
        self.path, self.about = path, about
        self.text = ask(binary, *path, "--help")
        self.options, names, section = [], [], ""
        for line in self.text.splitlines():
            if re.fullmatch(r"[A-Z][a-z]+:", line):
                section = line
            elif line and not line.startswith(" "):
                section = ""
            elif section == "Subcommands:" and (found := COMMAND.match(line)):
                names.append(found.groups())
            elif section == "Options:" and (found := OPTION.match(line)):
                values = found[2].split("|") if found[2] and VALUES.match(found[2]) else []
                self.options.append((found[1].split(","), bool(found[2]), values, found[3] or ""))
        self.commands = [Command(binary, (*path, name), text) for name, text in names]

    def all(self):
        yield self
        for one in self.commands:
            yield from one.all()


def roff(text):
    """Text in which nothing is a request or an escape."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "\\(ga").replace("^", "\\(ha").replace("~", "\\(ti")
    return "\n".join("\\&" + line if line.startswith(".") else line for line in text.splitlines())


def man_page(top, version):
    about, _, rest = top.text.partition("\nUsage:")
    out = [f'.TH ORGKARTA 1 "" "{version}" "User Commands"', ".SH NAME", "orgkarta \\- facts from municipal documents in Swedish",
           ".SH SYNOPSIS", ".B orgkarta", ".I COMMAND", "[\\fIOPTIONS\\fR]", ".SH DESCRIPTION", roff(" ".join(about.split()))]
    out += [".SH COMMANDS"]
    for one in top.commands:
        out += [".TP", f".B {roff(' '.join(one.path))}", roff(one.about)]
    out += [".SH EXAMPLES", ".nf", roff(rest[rest.index("Examples:") + 10:]), ".fi"]
    for one in list(top.all())[1:]:
        usage = one.text[one.text.index("Usage:"):]
        if one.commands or len(one.path) > 1:  # these repeat the examples of all
            usage = usage.split("\nExamples:")[0]
        out += [f'.SH "{" ".join(one.path).upper()}"', roff(one.about) + ".", ".PP", ".nf", roff(usage.rstrip()), ".fi"]
    out += [".SH ENVIRONMENT", ".TP", ".B ORGKARTA_RULES", "Folder of the rule set, where no option names one.",
            ".TP", ".B TMPDIR", "Where what comes out of archives lies meanwhile.",
            ".SH SEE ALSO", ".BR sqlite3 (1)"]
    return "\n".join(out) + "\n"


def bash(top):
    """Words that may come next, by the command that stands before."""
    cases = []
    for one in top.all():
        words = [c.path[-1] for c in one.commands] + [o for names, *_ in one.options for o in names]
        cases.append(f'    "{" ".join(one.path)}") words="{" ".join(words)}" ;;')
    values = [f'    "{" ".join(one.path)} {name}") COMPREPLY=($(compgen -W "{" ".join(v)}" -- "$cur")); return ;;'
              for one in top.all() for names, _, v, _ in one.options if v for name in names]
    commands = "|".join(f'"{" ".join(one.path)}"' for one in top.all() if one.path)
    return f"""# Completion of orgkarta for bash; made from its help.
_orgkarta() {{
  local cur=${{COMP_WORDS[COMP_CWORD]}} prev=${{COMP_WORDS[COMP_CWORD - 1]}} command="" words="" i next
  for ((i = 1; i < COMP_CWORD; i++)); do
    next="${{command:+$command }}${{COMP_WORDS[i]}}"
    case "$next" in
    {commands}) command=$next ;;
    *) break ;;
    esac
  done
  case "$command $prev" in
{chr(10).join(values)}
  esac
  case "$command" in
{chr(10).join(cases)}
  esac
  if [[ $cur == -* || -z $command || $command == rules ]]; then
    COMPREPLY=($(compgen -W "$words" -- "$cur"))
  else
    COMPREPLY=($(compgen -f -- "$cur"))
  fi
}}
complete -o filenames -F _orgkarta orgkarta
"""


def quoted(text):
    return "'" + text.replace("'", "'\\''") + "'"


def fish(top):
    out = ["# Completion of orgkarta for fish; made from its help."]
    for one in top.all():
        if len(one.path) > 1:
            continue
        here = f"-n '__fish_seen_subcommand_from {one.path[0]}'" if one.path else "-n __fish_use_subcommand"
        for below in one.commands:
            out.append(f"complete -c orgkarta {here} -f -a {below.path[-1]} -d {quoted(below.about)}")
        for names, argument, values, about in one.options:
            flags = " ".join(f"-l {n[2:]}" if n.startswith("--") else f"-s {n[1:]}" for n in names)
            takes = f" -x -a {quoted(' '.join(values))}" if values else " -r" if argument else ""
            out.append(f"complete -c orgkarta {here} {flags}{takes} -d {quoted(about)}")
    return "\n".join(out) + "\n"


def zsh(script):
    return "#compdef orgkarta\nautoload -U +X bashcompinit && bashcompinit\n" + script


def main():
    binary, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    top = Command(binary)
    page = man_page(top, ask(binary, "--version").strip())
    folder.mkdir(parents=True, exist_ok=True)
    with gzip.GzipFile(folder / "orgkarta.1.gz", "wb", compresslevel=9, mtime=0) as file:
        file.write(page.encode())
    script = bash(top)
    (folder / "orgkarta.bash").write_text(script, encoding="utf-8")
    (folder / "_orgkarta").write_text(zsh(script), encoding="utf-8")
    (folder / "orgkarta.fish").write_text(fish(top), encoding="utf-8")


if __name__ == "__main__":
    main()
