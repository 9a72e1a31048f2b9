// A member's browser keeps the page that tells, without the site, what they were writing.
navigator.serviceWorker?.register("/service-worker.js");
