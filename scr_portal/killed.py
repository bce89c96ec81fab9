"""What the worker says when the process that did a task was killed: of which task, so that the log tells it too."""

import logging

from celery.worker import request

logger = logging.getLogger(__name__)


class Request(request.Request):
    """A task in the hands of a process; Celery itself says only that the process has gone."""

    def reject(self, requeue: bool = False) -> None:
        """Give it back; that the task is begun anew says which one it was."""
        if requeue:
            logger.error("The process that did %s was killed: it is begun anew.", self.name)
        super().reject(requeue)
