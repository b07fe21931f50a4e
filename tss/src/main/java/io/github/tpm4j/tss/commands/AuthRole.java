package io.github.tpm4j.tss.commands;

/** What an authorisation of a handle is for (Part 1, 19.4). */
public enum AuthRole {
  /** Ordinary use of the entity. */
  USER,
  /** Administration: for some objects and Indices only a policy will do. */
  ADMIN,
  /** Duplication: only a policy that names the command will do. */
  DUP
}
