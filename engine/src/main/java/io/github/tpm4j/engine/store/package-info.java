/**
 * How the bundled TPM keeps its state, whatever the state is: named records of bytes, changed by
 * atomic commits.
 *
 * <p>A {@link io.github.tpm4j.engine.store.DirectoryStore} has one file, {@code state}:
 *
 * <pre>
 * file     = header (128 bytes), snapshot record, commit record *
 * record   = record header (32 bytes), body
 * body     = change set padded to 8 bytes, plain or encrypted; check (SHA-256) or tag (GCM)
 * </pre>
 *
 * The snapshot is a change set too, applied to nothing. Each record's check covers the check of the
 * record before it, and the first one's covers the file header. Only the process that wrote a file
 * appends to it, and only while every append to it has succeeded. Otherwise the whole content goes
 * to {@code state.new}, which is forced to disk and renamed to {@code state}. So a torn record is
 * always the last, a nonce is never used again, and an older format is rewritten by the first
 * commit.
 */
package io.github.tpm4j.engine.store;
