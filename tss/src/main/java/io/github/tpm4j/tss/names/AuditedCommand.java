package io.github.tpm4j.tss.names;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.List;

/**
 * A command that a TPM has audited (Part 1, 35), as it was sent.
 *
 * @param command its code
 * @param names of all its handles, in order; a hierarchy's, PCR's and session's is its handle
 * @param parameters the parameter area as it was sent: a first parameter that a session has
 *     encrypted is not to be read here, all else is
 * @param rpHash of its response, by the hash of the audit; what was answered is not kept
 */
public record AuditedCommand(TpmCc command, List<Bytes> names, Bytes parameters, Bytes rpHash) {

  /**
   * Makes one from its components.
   *
   * @param command its code
   * @param names of all its handles, in order; a hierarchy's, PCR's and session's is its handle
   * @param parameters the parameter area as it was sent: a first parameter that a session has
   *     encrypted is not to be read here, all else is
   * @param rpHash of its response, by the hash of the audit; what was answered is not kept
   */
  public AuditedCommand {
    names = List.copyOf(names);
  }

  /**
   * {@return whether an object, an NV Index or another entity is one of its handles}
   *
   * @param name of the entity
   */
  public boolean uses(Bytes name) {
    return names.contains(name);
  }

  /**
   * {@return the digest of an audit after this command (Part 1, 35.3)}
   *
   * @param hash of the audit
   * @param digest before it; zeros at the beginning
   */
  public Bytes extend(HashAlg hash, Bytes digest) {
    Bytes cpHash =
        Bytes.adopt(CommandHashes.cpHash(hash, command, names, parameters.toByteArray()));
    return Digests.of(hash, digest, cpHash, rpHash);
  }

  /** The command and the Names; parameters may be secret. */
  @Override
  public String toString() {
    return "AuditedCommand[" + command + ", " + names + "]";
  }
}
