"""The machines of the cluster: each in a network namespace of its own, or, where the kernel refuses
those, at a loopback address of its own."""

import os
import subprocess
import sys
from pathlib import Path

from tests.services import DATABASE, SUPERUSER, Postgres, Redis, Service

ROOT = Path(__file__).parents[2]
NAMES = {"primary": 2, "replica": 3, "redis": 4, "web1": 11, "web2": 12, "front": 20}
PORT = 8000
WORKERS = 2
# Writes that were answered are on disk: what production has, and what Postgres does by itself.
STREAMING = {"wal_level": "replica", "hot_standby": "on", "max_connections": "60"}


class Network:
    """Where the machines are. `command` goes before what runs on one; `cut` and `join` are its
    cable."""

    def __init__(self, *, namespaces: bool):
        self.namespaces = namespaces
        if namespaces:
            Path("/run/netns").mkdir(exist_ok=True)
            subprocess.run(["mount", "-t", "tmpfs", "tmpfs", "/run/netns"], check=True)
            ip("link add bridge0 type bridge")
            ip("addr add 10.77.0.1/24 dev bridge0")
            ip("link set bridge0 up")
            ip("link set lo up")
            for name in NAMES:
                self.add(name)

    def add(self, name: str) -> None:
        ip(f"netns add {name}")
        ip(f"link add v-{name} type veth peer name eth0 netns {name}")
        ip(f"link set v-{name} master bridge0 up")
        ip(f"-n {name} addr add {self.address(name)}/24 dev eth0")
        ip(f"-n {name} link set eth0 up")
        ip(f"-n {name} link set lo up")

    def address(self, name: str) -> str:
        return f"{'10.77.0' if self.namespaces else '127.77.0'}.{NAMES[name]}"

    def where(self, name: str, port: int) -> dict:
        prefix = ["ip", "netns", "exec", name] if self.namespaces else []
        return {"host": self.address(name), "port": port, "prefix": prefix}

    def cut(self, name: str) -> None:
        if self.namespaces:
            ip(f"link set v-{name} down")

    def join(self, name: str) -> None:
        if self.namespaces:
            ip(f"link set v-{name} up")


def ip(arguments: str) -> None:
    subprocess.run(["ip", *arguments.split()], check=True)


class Primary(Postgres):
    def create(self) -> None:
        super().create()
        network = self.host.rpartition(".")[0] + ".0/24"
        with (self.data / "pg_hba.conf").open("a") as file:
            file.write(f"host all all {network} trust\nhost replication all {network} trust\n")
        self.sql("SELECT pg_reload_conf()")


class Replica(Postgres):
    """A hot standby that streams from the primary."""

    def copy(self, primary: Postgres) -> None:
        source = ["-h", primary.host, "-p", str(primary.port), "-U", SUPERUSER]
        self.run("pg_basebackup", *source, "-D", str(self.data), "-R", "-c", "fast")

    def is_level_with(self, primary: Postgres) -> bool:
        wanted = primary.sql("SELECT pg_current_wal_lsn()")
        return self.sql(f"SELECT pg_last_wal_replay_lsn() >= '{wanted}'") == "t"


class Web(Service):
    """A host with two processes of the site, as `serve` starts them."""

    def __init__(self, folder: Path, environment: dict[str, str], **where):
        super().__init__(folder, **where)
        settings = [f"{name}={value}" for name, value in environment.items()]
        self.prefix += ["env", "-i", *settings]

    def command(self) -> list[str]:
        return [
            *(sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws"),
            *("--host", self.host, "--port", str(self.port), "--workers", str(WORKERS)),
            *("--blocking-threads", "4", "--backpressure", "128", "--log-level", "warning"),
            *("--working-dir", str(ROOT), "reviewsite.wsgi:application"),
        ]

    def kill(self) -> None:
        """The host loses its power: all its processes at once."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        for pid in [self.process.pid, *map(int, children.split())]:
            os.kill(pid, 9)
        self.process.wait()


class Nginx(Service):
    """The door: shares requests out, and asks the other host when one is silent."""

    CONFIGURATION = """
daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/error.log;
events {{ worker_connections 512; }}
http {{
  access_log off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  upstream site {{ {servers} keepalive 32; }}
  server {{
    listen {host}:{port};
    location / {{
      proxy_pass http://site; proxy_http_version 1.1; proxy_set_header Connection "";
      proxy_set_header Host $http_host;
      proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
      proxy_set_header X-Forwarded-Proto $scheme;
      proxy_connect_timeout 1s; proxy_read_timeout 20s;
      proxy_next_upstream error timeout; proxy_next_upstream_tries 2;
    }}
  }}
}}
"""

    def __init__(self, folder: Path, webs: list[Web], **where):
        super().__init__(folder, **where)
        servers = " ".join(
            f"server {web.host}:{web.port} max_fails=1 fail_timeout=3s;" for web in webs
        )
        text = self.CONFIGURATION.format(
            folder=folder, servers=servers, host=self.host, port=self.port
        )
        (folder / "nginx.conf").write_text(text)

    def command(self) -> list[str]:
        return ["nginx", "-p", str(self.folder), "-c", str(self.folder / "nginx.conf")]


class Cluster:
    """All machines, made and started; `stop` ends their processes."""

    def __init__(self, folder: Path, *, namespaces: bool):
        self.network = network = Network(namespaces=namespaces)
        database, cache = network.where("primary", 5432), network.where("redis", 6379)
        self.primary = Primary(folder / "primary", options=STREAMING, **database)
        self.replica = Replica(
            folder / "replica", options=STREAMING, **network.where("replica", 5432)
        )
        self.redis = Redis(folder / "redis", **cache)
        self.address = f"http://{network.address('front')}:{PORT}"
        self.environment = {
            "PATH": os.environ["PATH"],
            "SECRET_KEY": "only-for-this-cluster-not-a-secret-0123456789-abcdefgh",
            "VAR_DIR": str(folder),
            "SITE_URL": self.address,
            "ALLOWED_HOSTS": ",".join(network.address(name) for name in NAMES),
            "TRUSTED_PROXY_COUNT": "1",
            "RATE_LIMITS": "false",
            "DATABASE_URL": f"postgres://foyer@{database['host']}:5432/{DATABASE}",
            "CACHE_URL": f"redis://{cache['host']}:6379/0",
        }
        self.webs = [
            Web(folder / name, self.environment, **network.where(name, PORT))
            for name in ("web1", "web2")
        ]
        self.front = Nginx(folder / "front", self.webs, **network.where("front", PORT))

    def start(self, fill: str) -> str:
        """Start everything on a site that the Python text `fill` makes; what it printed."""
        self.primary.create()
        said = self.manage("-c", fill)
        self.replica.copy(self.primary)
        for service in (self.replica, self.redis, *self.webs, self.front):
            service.start()
        return said

    def manage(self, *command: str) -> str:
        done = subprocess.run(
            [sys.executable, *command],
            cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(done.stderr)
        return done.stdout

    def stop(self) -> None:
        services = (self.front, *self.webs, self.redis, self.replica, self.primary)
        for service in services:
            if hasattr(service, "process"):
                service.stop()
