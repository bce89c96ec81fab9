# The portal for production; docs/runbook.md says how to run it. bin/install is the one `make` uses.
FROM python:3.11-slim-bookworm AS build
WORKDIR /srv/portal
COPY . .
RUN bin/install base && rm -rf node_modules

FROM python:3.11-slim-bookworm
WORKDIR /srv/portal
COPY bin bin
RUN bin/install system && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 990 --home-dir /tmp portal \
 && install --directory --owner portal --mode 700 /var/lib/scr-portal
COPY --from=build /srv/portal .
ENV PATH=/srv/portal/.venv/bin:$PATH PORTAL_VAR_DIR=/var/lib/scr-portal PYTHONUNBUFFERED=1
USER portal
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s CMD ["bin/healthy", "/health/live"]
CMD ["gunicorn", "scr_portal.wsgi", "--bind", "0.0.0.0:8000", "--worker-class", "gthread", "--workers", "3", \
     "--threads", "4", "--worker-tmp-dir", "/dev/shm", "--no-control-socket"]
