package io.callscribe.simulator.ringcentral;

/** The person and the application behind a request. */
record Caller(Extension extension, String clientId, String sessionId) {}
