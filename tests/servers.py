"""The web servers that towns have, on this computer: Apache httpd and nginx, each with the rules that a build makes."""

import os
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.tools.install import apache, apache_modules, nginx, nginx_types

# What Debian's Apache has switched on, and what shared hosts add.
MODULES = ("mpm_event", "authz_core", "dir", "mime", "filter", "deflate", "headers", "rewrite")
_APACHE = """\
ServerRoot "{home}"
ServerName 127.0.0.1
Listen 127.0.0.1:{port}
PidFile "{home}/pid"
ErrorLog /dev/stderr
{modules}
TypesConfig "{types}"
AddType application/x-gzip .gz
DocumentRoot "{home}/www"
DirectoryIndex index.html
<Directory "{home}/www">
    Options FollowSymLinks
    AllowOverride FileInfo
    Require all granted
</Directory>
<Files ".ht*">
    Require all denied
</Files>
"""
_NGINX = """\
daemon off;
pid {home}/pid;
error_log stderr notice;
events {{}}
http {{
    include {types};
    access_log off;
    client_body_temp_path {home}/1;
    proxy_temp_path {home}/2;
    fastcgi_temp_path {home}/3;
    uwsgi_temp_path {home}/4;
    scgi_temp_path {home}/5;
    server {{
        listen 127.0.0.1:{port};
        root {home}/www;
        include {home}/www{base}/nginx.conf;
    }}
}}
"""


class Host:
    """A web server to ask."""

    def __init__(self, port: int) -> None:
        self.port = port

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> tuple[HTTPResponse, bytes]:
        """The answer and its body; nobody follows where it leads on."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("GET", path, headers=dict(headers or {}))
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer, body


@contextmanager
def served(server: str, site: Path, base: str = "", modules: Sequence[str] = MODULES) -> Iterator[Host]:
    """A folder as that server serves it, at its root or below a path; started anew, and stopped at the end."""
    with TemporaryDirectory() as name:
        home = Path(name).resolve()
        home.chmod(0o755)  # a server that root has started reads as nobody
        shutil.copytree(site, home / f"www{base}", copy_function=shutil.copyfile)
        port = _free_port()
        command, ready = _SERVERS[server](home, port, base, modules)
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
            try:
                _await(process, ready)
                yield Host(port)
            finally:
                process.terminate()


def _apache(home: Path, port: int, base: str, modules: Sequence[str]) -> tuple[list[str], str]:
    loaded = "\n".join(f'LoadModule {name}_module "{apache_modules()}/mod_{name}.so"' for name in modules)
    who = "User #65534\nGroup #65534\n" if os.geteuid() == 0 else ""
    conf = home / "apache.conf"
    conf.write_text(who + _APACHE.format(home=home, port=port, modules=loaded, types=_types(home)))
    return [str(apache()), "-f", str(conf), "-DFOREGROUND"], "resuming normal operations"


def _nginx(home: Path, port: int, base: str, modules: Sequence[str]) -> tuple[list[str], str]:
    conf = home / "nginx.conf"
    conf.write_text(_NGINX.format(home=home, port=port, base=base, types=nginx_types()))
    return [str(nginx()), "-c", str(conf), "-e", "stderr"], "start worker process"


_SERVERS: Mapping[str, Callable[[Path, int, str, Sequence[str]], tuple[list[str], str]]] = {
    "apache": _apache,
    "nginx": _nginx,
}


def _types(home: Path) -> Path:
    """What every Apache knows, without asking the system for it."""
    known = {"text/html": "html", "text/css": "css", "text/plain": "txt", "application/json": "json"}
    file = home / "mime.types"
    file.write_text("".join(f"{kind} {ending}\n" for kind, ending in known.items()))
    return file


def _await(process: "subprocess.Popen[str]", ready: str) -> None:
    """Until the server says that it is there; what it said instead is the error."""
    assert process.stderr
    said = []
    for line in process.stderr:
        said.append(line)
        if ready in line:
            return
    raise AssertionError("".join(said))


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port
