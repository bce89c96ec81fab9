"""The files of production: no engine runs them here, so what they must say is read."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from bin.places import ROOT

COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = ["migrate", "web", "worker", "worker-documents", "beat"]
DOCKERFILE = (ROOT / "Dockerfile").read_text()


def test_the_services_are_those_of_procfile_and_their_servers() -> None:
    assert set(SERVICES) == {*OURS, "postgres", "redis"}


@pytest.mark.parametrize("name", ["web", "worker", "worker-documents", "beat"])
def test_nothing_starts_before_the_migrations(name: str) -> None:
    assert SERVICES[name]["depends_on"]["migrate"] == {"condition": "service_completed_successfully"}


@pytest.mark.parametrize("name", SERVICES)
def test_nobody_but_the_migrations_acts_as_the_owner_of_the_tables(name: str) -> None:
    service = SERVICES[name]
    secrets = {"owner_database_url", "postgres_password"} & set(service.get("secrets", []))
    assert secrets == {"migrate": {"owner_database_url"}, "postgres": {"postgres_password"}}.get(name, set())
    assert ("OWNER_DATABASE_URL_FILE" in service.get("environment", {})) is (name == "migrate")


def test_the_migrations_run_once() -> None:
    assert SERVICES["migrate"]["restart"] == "no"


def test_web_is_watched_and_faces_the_proxy_only() -> None:
    assert SERVICES["web"]["healthcheck"]["test"] == ["CMD", "bin/healthy", "/health/ready"]
    assert '"bin/healthy", "/health/live"' in DOCKERFILE
    assert SERVICES["web"]["ports"] == ["127.0.0.1:8000:8000"]


@pytest.mark.parametrize("name", SERVICES)
def test_no_value_stands_for_a_secret(name: str) -> None:
    for variable, value in SERVICES[name].get("environment", {}).items():
        secret = variable != "PORTAL_BACKUP_KEY" and re.search("PASSWORD|KEY|DATABASE_URL|EMAIL_URL", variable)
        assert not secret or variable.endswith("_FILE")  # the backup key here is its public part
        assert ":-" not in value, f"{variable} has a default"


def test_every_secret_is_a_file_that_git_and_the_image_leave_out() -> None:
    wanted = {secret for service in SERVICES.values() for secret in service.get("secrets", [])}
    assert {name: Path(each["file"]).parent.name for name, each in COMPOSE["secrets"].items()} == dict.fromkeys(
        wanted, "secrets"
    )
    assert "/secrets/" in (ROOT / ".gitignore").read_text()
    assert "secrets" in (ROOT / ".dockerignore").read_text().splitlines()


@pytest.mark.parametrize("name", ["postgres", "redis"])
def test_the_servers_are_reached_from_inside_only(name: str) -> None:
    assert SERVICES[name]["networks"] == ["inside"]
    assert COMPOSE["networks"]["inside"] == {"internal": True}
    assert "ports" not in SERVICES[name]


def test_every_queue_has_its_worker() -> None:
    queues = {SERVICES[name]["command"][5] for name in ("worker", "worker-documents")}
    assert queues == {"default", "documents"}


def test_the_image_is_made_by_the_install_script_and_does_not_run_as_root() -> None:
    assert "RUN bin/install base" in DOCKERFILE
    assert "\nUSER portal\n" in DOCKERFILE
