package io.callscribe.problem;

/** Whose turn it is when something fails; the web layer chooses the status. */
public enum ErrorKind {
  INVALID,
  UNAUTHENTICATED,
  FORBIDDEN,
  NOT_FOUND,
  CONFLICT,
  TOO_LARGE,
  UPSTREAM,
  DEFECT
}
