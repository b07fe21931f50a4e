package io.github.tpm4j.engine.pipeline;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.entity.Entity;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * cpHash, nameHash and rpHash of one command (Part 1, 18.7, 18.8 and 20), each computed at most
 * once for a hash algorithm. They are over what goes over the wire: before decryption, after
 * encryption.
 */
final class CommandHashes {
  private final CommandExecution execution;
  private final byte[] parameters;
  private final Map<HashAlgorithm, byte[]> cpHashes = new EnumMap<>(HashAlgorithm.class);
  private final Map<HashAlgorithm, byte[]> rpHashes = new EnumMap<>(HashAlgorithm.class);

  /** To be made before the parameters are decrypted. */
  CommandHashes(CommandExecution execution) {
    this.execution = execution;
    parameters =
        Arrays.copyOfRange(execution.bytes, execution.parametersFrom, execution.bytes.length);
  }

  /** H(commandCode ‖ Names ‖ parameters). */
  byte[] cpHash(HashAlgorithm hash) {
    return cpHashes.computeIfAbsent(hash, this::computeCpHash);
  }

  private byte[] computeCpHash(HashAlgorithm hash) {
    TpmWriter data = new TpmWriter(128 + parameters.length);
    execution.code().write(data);
    writeNames(data);
    return hash.digest(data.array(parameters).toByteArray());
  }

  /** pHash: H(commandCode ‖ parameters) (revision 1.83). */
  byte[] parametersHash(HashAlgorithm hash) {
    return hash.digest(execution.code().marshal(), parameters);
  }

  /** H(Names). */
  byte[] nameHash(HashAlgorithm hash) {
    TpmWriter names = new TpmWriter(128);
    writeNames(names);
    return hash.digest(names.toByteArray());
  }

  /** The Names as they were when the command came: some commands change them. */
  private void writeNames(TpmWriter out) {
    for (Entity entity : execution.entities) {
      out.bytes(entity.name());
    }
  }

  /** H(TPM_RC_SUCCESS ‖ commandCode ‖ response parameters). */
  byte[] rpHash(HashAlgorithm hash, byte[] responseParameters) {
    return rpHashes.computeIfAbsent(
        hash,
        algorithm ->
            algorithm.digest(
                TpmRc.SUCCESS.marshal(), execution.code().marshal(), responseParameters));
  }
}
