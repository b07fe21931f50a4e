package io.github.tpm4j.engine.pipeline;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.entity.Entity;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * cpHash, nameHash and rpHash of one command (Part 1, 18.7, 18.8 and 20), each computed at most
 * once for a hash algorithm. They are over what goes over the wire: before decryption, after
 * encryption.
 */
final class CommandHashes {
  private final TpmCc code;
  private final List<Entity> entities;
  private final byte[] parameters;
  private final Map<HashAlgorithm, byte[]> cpHashes = new EnumMap<>(HashAlgorithm.class);
  private final Map<HashAlgorithm, byte[]> rpHashes = new EnumMap<>(HashAlgorithm.class);

  /**
   * @param entities of the handles
   * @param parameters as they came over the wire
   */
  CommandHashes(TpmCc code, List<Entity> entities, byte[] parameters) {
    this.code = code;
    this.entities = entities;
    this.parameters = parameters;
  }

  /** H(commandCode ‖ Names ‖ parameters). */
  byte[] cpHash(HashAlgorithm hash) {
    return cpHashes.computeIfAbsent(hash, this::computeCpHash);
  }

  private byte[] computeCpHash(HashAlgorithm hash) {
    TpmWriter data = new TpmWriter(128 + parameters.length);
    code.write(data);
    writeNames(data);
    return hash.digest(data.array(parameters).toByteArray());
  }

  /** pHash: H(commandCode ‖ parameters) (revision 1.83). */
  byte[] parametersHash(HashAlgorithm hash) {
    return hash.digest(code.marshal(), parameters);
  }

  /** H(Names). */
  byte[] nameHash(HashAlgorithm hash) {
    TpmWriter names = new TpmWriter(128);
    writeNames(names);
    return hash.digest(names.toByteArray());
  }

  /** The Names as they were when the command came: some commands change them. */
  private void writeNames(TpmWriter out) {
    for (Entity entity : entities) {
      out.bytes(entity.name());
    }
  }

  /** H(TPM_RC_SUCCESS ‖ commandCode ‖ response parameters). */
  byte[] rpHash(HashAlgorithm hash, byte[] responseParameters) {
    return rpHashes.computeIfAbsent(
        hash,
        algorithm -> algorithm.digest(TpmRc.SUCCESS.marshal(), code.marshal(), responseParameters));
  }
}
