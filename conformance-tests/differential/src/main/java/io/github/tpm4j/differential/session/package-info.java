/** The caller's side of sessions (Part 1, 19 and 21), by the JDK's primitives alone. */
package io.github.tpm4j.differential.session;
