document.body.classList.add("js-enabled", "govuk-frontend-supported"); window.GOVUKFrontend.initAll();
